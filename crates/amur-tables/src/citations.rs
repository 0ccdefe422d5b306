//! `citations`: a row for each source that a text names.

use amur::Steps;

use crate::batches::{Batches, Rows};
use crate::kind::{Int32, Offsets, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        citation: Int32,
        span: Offsets,
        /// The words that name the source.
        text: Text,
        /// The entity of the outlet, body or agency that is the source; null for a document without a name.
        source_id: Option<Text>,
        /// The entity that this source cites in turn, as in “according to Bloomberg, citing Chinese customs data”.
        cites_id: Option<Text>,
        /// Number of the sentence it is in.
        sentence: Int32,
    }
}

#[derive(Default)]
pub(crate) struct Citations;

impl Rows for Citations {
    type Columns = Columns;
    const STEPS: Steps = Steps::QUOTES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, citation) in view.document.citations.iter().enumerate() {
            batches.push(Row {
                doc_id: view.id(),
                citation: index as i32,
                span: view.place(citation.span),
                text: view.slice(citation.span),
                source_id: citation.source_id.as_deref(),
                cites_id: citation.cites_id.as_deref(),
                sentence: citation.sentence as i32,
            });
        }
    }
}
