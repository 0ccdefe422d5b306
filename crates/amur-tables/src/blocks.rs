//! `blocks`: a row for each line of a document, or part of one.

use amur::Steps;

use crate::batches::{Batches, Rows};
use crate::kind::{Int32, Offsets, Score, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        block: Int32,
        span: Offsets,
        /// What it is to the article: `title`, `subtitle`, `byline`, `dateline`, `date`, `outlet`, `section`, `body`
        /// (list items and table rows too), `heading`, `caption`, `ad`, `related` or `boilerplate`.
        role: Text,
        /// How sure the role is, 0 to 1.
        role_score: Score,
        /// Its language, ISO 639-3; `und` where there is no evidence.
        lang: Text,
        /// How sure the language is, 0 to 1.
        lang_score: Score,
        /// Line of the source it starts on, from 1.
        source_line: Int32,
        /// Its text.
        text: Text,
    }
}

#[derive(Default)]
pub(crate) struct Blocks;

impl Rows for Blocks {
    type Columns = Columns;
    const STEPS: Steps = Steps::BLOCKS;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, block) in view.document.blocks.iter().enumerate() {
            batches.push(Row {
                doc_id: view.id(),
                block: index as i32,
                span: view.place(block.span),
                role: block.role.as_str(),
                role_score: block.role_score,
                lang: block.language.lang.as_str(),
                lang_score: block.language.score,
                source_line: block.source_line as i32,
                text: view.slice(block.span),
            });
        }
    }
}
