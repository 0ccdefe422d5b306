//! Decoding that cannot take the program down with it.

use std::path::PathBuf;

use arrow::array::{RecordBatch, RecordBatchReader};
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;

use crate::Error;
use crate::panic::caught;

/// What `work` decodes, or why it cannot. Arrow and Parquet check much of a damaged file by assertions.
pub(super) fn decoded<T>(work: impl FnOnce() -> Result<T, ArrowError>) -> Result<T, String> {
    caught(work)
        .and_then(|result| result.map_err(|error| error.to_string()))
        .map_err(|reason| format!("it is damaged ({reason}); make it again"))
}

/// The batches of one file; they end with the first that cannot be decoded.
pub(super) struct Batches<I> {
    pub(super) batches: Option<I>,
    pub(super) schema: SchemaRef,
    pub(super) path: PathBuf,
}

impl<I: Iterator<Item = Result<RecordBatch, ArrowError>>> Iterator for Batches<I> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batches = self.batches.as_mut()?;
        match decoded(|| batches.next().transpose()) {
            Ok(batch) => batch.map(Ok),
            Err(reason) => {
                self.batches = None;
                let error = Error::Damaged { path: self.path.clone(), reason };
                Some(Err(ArrowError::ExternalError(Box::new(error))))
            }
        }
    }
}

impl<I: Iterator<Item = Result<RecordBatch, ArrowError>>> RecordBatchReader for Batches<I> {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
