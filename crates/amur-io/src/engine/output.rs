//! Documents into tables, tables into the sink.

use amur::{Diagnostic, Document, Severity};
use amur_tables::{Builders, Table};

use crate::{Error, Sink};

/// The tables of a run on their way out.
pub(super) struct Output<'a> {
    builders: Builders,
    sink: &'a mut dyn Sink,
    failed: usize,
}

impl<'a> Output<'a> {
    pub(super) fn new(tables: &[Table], sink: &'a mut dyn Sink) -> Self {
        Self { builders: Builders::new(tables), sink, failed: 0 }
    }

    /// Adds a batch; what fills a table's batch goes to the sink.
    pub(super) fn write(&mut self, batch: Vec<Result<Document, Diagnostic>>) -> Result<(), Error> {
        for item in batch {
            let failed = match &item {
                Ok(document) => {
                    self.builders.append(document);
                    document.diagnostics.iter().any(is_error)
                }
                Err(diagnostic) => {
                    self.builders.append_diagnostic(diagnostic);
                    is_error(diagnostic)
                }
            };
            self.failed += usize::from(failed);
        }
        for (table, batch) in self.builders.take_full()? {
            self.sink.write(table, &batch)?;
        }
        Ok(())
    }

    /// Writes what is left and tells how many documents failed.
    pub(super) fn finish(self) -> Result<usize, Error> {
        for (table, batch) in self.builders.finish()? {
            self.sink.write(table, &batch)?;
        }
        Ok(self.failed)
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}
