//! `sentences`: a row for each sentence of the article blocks.

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
        sentence: Int32,
        /// Number of the block it is in.
        block: Int32,
        span: Offsets,
        /// Its text.
        text: Text,
    }
}

#[derive(Default)]
pub(crate) struct Sentences;

impl Rows for Sentences {
    type Columns = Columns;
    const STEPS: Steps = Steps::SENTENCES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, sentence) in view.document.sentences.iter().enumerate() {
            batches.push(Row {
                doc_id: view.id(),
                sentence: index as i32,
                block: sentence.block as i32,
                span: view.place(sentence.span),
                text: view.slice(sentence.span),
            });
        }
    }
}
