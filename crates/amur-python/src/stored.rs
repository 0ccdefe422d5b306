//! A table in a file, of which no more is held than the batch read last.

use std::sync::{Arc, Mutex, PoisonError};

use amur_io::Loaded;
use arrow::array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow::compute::cast;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;

use crate::batches;

/// A table in a file, its columns as our schema has them, whoever wrote it.
pub(crate) struct Stored {
    file: Loaded,
    schema: SchemaRef,
    place: Mutex<Option<Place>>,
}

/// Where reading single rows has come to: who goes through the rows from first to last decodes each batch once.
struct Place {
    /// The number of the first row of `batch`.
    start: usize,
    batch: RecordBatch,
    rest: Box<dyn RecordBatchReader + Send>,
}

impl Stored {
    pub(crate) fn new(file: Loaded, schema: SchemaRef) -> Self {
        Self { file, schema, place: Mutex::new(None) }
    }

    pub(crate) fn reader(&self) -> Box<dyn RecordBatchReader + Send> {
        let schema = self.schema.clone();
        let batches = self.file.batches().map(move |batch| conform(&batch?, &schema));
        Box::new(RecordBatchIterator::new(batches, self.schema.clone()))
    }

    /// The rows with one column alone.
    pub(crate) fn column(&self, index: usize) -> Result<Box<dyn RecordBatchReader + Send>, ArrowError> {
        let schema = Arc::new(self.schema.project(&[index])?);
        let own = schema.clone();
        let batches = self.file.column(index)?.map(move |batch| conform(&batch?, &own));
        Ok(Box::new(RecordBatchIterator::new(batches, schema)))
    }

    /// `length` rows from `offset` on, or as many as there are.
    pub(crate) fn rows(&self, offset: usize, length: usize) -> Result<Vec<RecordBatch>, ArrowError> {
        // What a panic would have left behind is a place like any other.
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut start, mut held, mut rest) = match place.take().filter(|place| place.start <= offset) {
            Some(Place { start, batch, rest }) => (start, Some(batch), rest),
            None => (0, None, self.reader()),
        };
        let mut last: Option<RecordBatch> = None;
        let first = start;
        let rows = batches::rows(offset - first, length, || {
            let Some(batch) = held.take().map(Ok).or_else(|| rest.next()).transpose()? else {
                return Ok(None);
            };
            start += last.as_ref().map_or(0, RecordBatch::num_rows);
            last = Some(batch.clone());
            Ok(Some(batch))
        })?;
        *place = last.or(held).map(|batch| Place { start, batch, rest });
        Ok(rows)
    }
}

impl Clone for Stored {
    /// The same file, to be read from its first row again.
    fn clone(&self) -> Self {
        Self::new(self.file.clone(), self.schema.clone())
    }
}

/// A batch with the columns cast to the types of our schema. Other programs write the same text in other forms.
fn conform(batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
    let columns = batch.columns().iter().zip(schema.fields());
    let columns = columns.map(|(column, field)| cast(column, field.data_type()));
    RecordBatch::try_new(schema.clone(), columns.collect::<Result<_, _>>()?)
}
