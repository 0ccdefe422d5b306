//! `diagnostics`: a row for each failure or doubt.

use amur::{Diagnostic, Steps};

use crate::batches::{Batches, Rows};
use crate::kind::Text;
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document; null where none was reached.
        doc_id: Option<Text>,
        /// The file or container it was read from; null for text in memory.
        source: Option<Text>,
        /// The step that says so: `read`, `decode`, `parse`, `language` or `entity`. Steps that no chosen table needs do
        /// not run, and say nothing.
        stage: Text,
        /// A short fixed name of what happened.
        code: Text,
        /// How bad it is: `info` (worth knowing), `warning` (a value may be missing or wrong) or `error` (the document has
        /// no rows, or not all of them).
        severity: Text,
        /// What was wrong, where, and what to do.
        message: Text,
    }
}

#[derive(Default)]
pub(crate) struct Diagnostics;

impl Rows for Diagnostics {
    type Columns = Columns;
    const STEPS: Steps = Steps::BLOCKS;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for diagnostic in &view.document.diagnostics {
            self.append_diagnostic(diagnostic, batches);
        }
    }

    fn append_diagnostic(&mut self, diagnostic: &Diagnostic, batches: &mut Batches<Columns>) {
        batches.push(Row {
            doc_id: diagnostic.doc_id.as_deref(),
            source: diagnostic.source.as_deref(),
            stage: diagnostic.stage.as_str(),
            code: diagnostic.code,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
        });
    }
}
