//! Where tables go.

mod cells;
mod encoder;
mod folder;

use std::collections::BTreeMap;

use amur_tables::Table;
use arrow::array::RecordBatch;

use crate::Error;
pub use folder::Folder;

/// Takes the tables of a run, batch by batch, in the order of their rows.
pub trait Sink: Send {
    /// Takes the next batch of a table.
    ///
    /// # Errors
    /// Where it cannot be kept; the run ends then.
    fn write(&mut self, table: Table, batch: &RecordBatch) -> Result<(), Error>;
}

/// A sink that keeps the batches in memory.
///
/// ```
/// use amur_io::{Memory, Sink};
/// use amur_tables::{Builders, Table};
///
/// let mut memory = Memory::default();
/// for (table, batch) in Builders::new(&[Table::Mentions]).finish()? {
///     memory.write(table, &batch)?;
/// }
/// assert_eq!(memory.into_batches()[&Table::Mentions].len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Memory {
    batches: BTreeMap<Table, Vec<RecordBatch>>,
}

impl Memory {
    /// The batches of every table that was written to.
    #[must_use]
    pub fn into_batches(self) -> BTreeMap<Table, Vec<RecordBatch>> {
        self.batches
    }
}

impl Sink for Memory {
    fn write(&mut self, table: Table, batch: &RecordBatch) -> Result<(), Error> {
        self.batches.entry(table).or_default().push(batch.clone());
        Ok(())
    }
}
