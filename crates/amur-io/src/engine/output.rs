//! Documents into tables, tables into the sink.

use amur::{Diagnostic, Document, Severity, Stage};
use amur_tables::{Builders, Table};

use crate::{Error, Sink};

/// The tables of a run on their way out.
pub(super) struct Output<'a> {
    builders: Builders,
    sink: &'a mut dyn Sink,
    failures: Failures,
}

/// What went wrong, counted.
#[derive(Default)]
pub(super) struct Failures {
    /// Documents that were read, and have an error.
    pub(super) failed: usize,
    /// What could not be read.
    pub(super) unread: usize,
}

impl<'a> Output<'a> {
    pub(super) fn new(tables: &[Table], sink: &'a mut dyn Sink) -> Self {
        Self { builders: Builders::new(tables), sink, failures: Failures::default() }
    }

    /// Adds a batch; what fills a table's batch goes to the sink.
    pub(super) fn write(&mut self, batch: Vec<Result<Document, Diagnostic>>) -> Result<(), Error> {
        for item in batch {
            match &item {
                Ok(document) => {
                    self.builders.append(document);
                    self.failures.failed += usize::from(document.diagnostics.iter().any(is_error));
                }
                Err(diagnostic) => {
                    self.builders.append_diagnostic(diagnostic);
                    let count = match diagnostic.stage {
                        Stage::Read => &mut self.failures.unread,
                        _ => &mut self.failures.failed,
                    };
                    *count += usize::from(is_error(diagnostic));
                }
            }
        }
        for (table, batch) in self.builders.take_full()? {
            self.sink.write(table, &batch)?;
        }
        Ok(())
    }

    /// Writes what is left and tells what went wrong.
    pub(super) fn finish(self) -> Result<Failures, Error> {
        for (table, batch) in self.builders.finish()? {
            self.sink.write(table, &batch)?;
        }
        Ok(self.failures)
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}
