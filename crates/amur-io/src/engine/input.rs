//! Items gathered into batches.

use amur::{Diagnostic, Record, Severity, Stage};

use super::Monitor;
use super::ids::Ids;
use crate::Error;

/// Items of one batch at most, so that many small ones do not pile up.
const MAX_ITEMS: usize = 1024;

/// The items of a run, with distinct ids.
pub(super) struct Input<'a, I> {
    items: I,
    batch_bytes: usize,
    monitor: &'a dyn Monitor,
    ids: Ids,
    /// Documents so far.
    pub(super) documents: usize,
    /// Bytes of their content.
    pub(super) bytes: u64,
}

impl<'a, I: Iterator<Item = Result<Record, Diagnostic>>> Input<'a, I> {
    pub(super) fn new(items: I, batch_bytes: usize, monitor: &'a dyn Monitor) -> Self {
        Self { items, batch_bytes, monitor, ids: Ids::default(), documents: 0, bytes: 0 }
    }

    /// The next batch; empty at the end.
    pub(super) fn next_batch(&mut self) -> Result<Vec<I::Item>, Error> {
        let mut batch = Vec::new();
        let mut size = 0;
        while batch.len() < MAX_ITEMS && (batch.is_empty() || size < self.batch_bytes) {
            if self.monitor.cancelled() {
                return Err(Error::Cancelled);
            }
            match self.items.next() {
                Some(Ok(mut record)) => {
                    self.documents += 1;
                    self.bytes += record.content.len() as u64;
                    size += record.content.len();
                    batch.extend(self.make_distinct(&mut record).map(Err));
                    batch.push(Ok(record));
                }
                Some(Err(diagnostic)) => batch.push(Err(diagnostic)),
                None => break,
            }
        }
        Ok(batch)
    }

    fn make_distinct(&mut self, record: &mut Record) -> Option<Diagnostic> {
        let free = self.ids.take(&record.id)?;
        let message = format!("another document has the id `{}`; this one is called `{free}`", record.id);
        record.id = free;
        Some(Diagnostic {
            doc_id: Some(record.id.clone()),
            source: record.source.clone(),
            stage: Stage::Read,
            code: "duplicate-id",
            severity: Severity::Warning,
            message,
        })
    }
}
