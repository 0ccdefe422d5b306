//! Rows gathered into batches whose borders depend on the rows alone.

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};

use crate::row::Columns;
use crate::view::View;
use crate::{Error, Table};

/// Bytes of data after which a batch is closed. Large enough for fast scans, small enough that a few batches of every
/// table fit in memory, and far from the 2 GiB that an offset of Arrow's `utf8` can count.
const BUDGET: usize = 4 << 20;

/// How documents become the rows of one table.
pub(crate) trait Rows: Default {
    /// Its columns.
    type Columns: Columns;
    /// The steps that the pipeline must run for them.
    const STEPS: amur::Steps;

    /// Adds the rows of a document.
    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Self::Columns>);

    /// Adds the row of a diagnostic that no document carries.
    fn append_diagnostic(&mut self, _: &amur::Diagnostic, _: &mut Batches<Self::Columns>) {}

    /// Adds the rows that only the whole corpus gives.
    fn close(&mut self, _: &mut Batches<Self::Columns>) {}
}

/// The rows of one table on their way into batches.
#[derive(Default)]
pub(crate) struct Batches<C> {
    open: C,
    bytes: usize,
    full: Vec<Vec<ArrayRef>>,
    taken: bool,
}

impl<C: Columns> Batches<C> {
    /// Adds a row; closes the batch once it has reached the budget.
    pub(crate) fn push(&mut self, row: C::Row<'_>) {
        self.bytes += self.open.push(row);
        if self.bytes >= BUDGET {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.full.push(self.open.finish());
        self.bytes = 0;
    }

    /// The full batches.
    fn take(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error> {
        self.taken |= !self.full.is_empty();
        let batch = |arrays| {
            RecordBatch::try_new_with_options(table.schema(), arrays, &RecordBatchOptions::new())
                .map(|batch| (table, batch))
                .map_err(|source| Error::Batch { table, source })
        };
        self.full.drain(..).map(batch).collect()
    }

    /// The remaining batches; an empty one where there never was a row.
    fn finish(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error> {
        if self.bytes > 0 || (self.full.is_empty() && !self.taken) {
            self.cut();
        }
        self.take(table)
    }
}

/// One table being built, whichever it is.
pub(crate) trait Builder: Send {
    fn append(&mut self, view: &View<'_>);
    fn append_diagnostic(&mut self, diagnostic: &amur::Diagnostic);
    fn take(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error>;
    fn finish(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error>;
}

/// The rows of a table together with their batches.
#[derive(Default)]
pub(crate) struct Building<R: Rows> {
    rows: R,
    batches: Batches<R::Columns>,
}

impl<R: Rows + Send> Builder for Building<R>
where
    R::Columns: Send,
{
    fn append(&mut self, view: &View<'_>) {
        self.rows.append(view, &mut self.batches);
    }

    fn append_diagnostic(&mut self, diagnostic: &amur::Diagnostic) {
        self.rows.append_diagnostic(diagnostic, &mut self.batches);
    }

    fn take(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error> {
        self.batches.take(table)
    }

    fn finish(&mut self, table: Table) -> Result<Vec<(Table, RecordBatch)>, Error> {
        self.rows.close(&mut self.batches);
        self.batches.finish(table)
    }
}
