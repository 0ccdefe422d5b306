//! Parquet files.

use std::iter;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};

/// Rows of a batch: text is long, so fewer than readers of numbers take.
const BATCH_ROWS: usize = 4096;

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// A Parquet file in memory. Only its metadata was read.
#[derive(Clone, Debug)]
pub(super) struct ParquetFile {
    data: Bytes,
    metadata: ArrowReaderMetadata,
}

impl ParquetFile {
    pub(super) fn open(data: Bytes) -> Result<Self, ArrowError> {
        let metadata = ArrowReaderMetadata::load(&data, ArrowReaderOptions::new())?;
        Ok(Self { data, metadata })
    }

    pub(super) fn schema(&self) -> SchemaRef {
        self.metadata.schema().clone()
    }

    pub(super) fn num_rows(&self) -> usize {
        usize::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or_default()
    }

    pub(super) fn batches(self) -> Batches {
        self.columns(ProjectionMask::all())
    }

    pub(super) fn column(self, index: usize) -> Batches {
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), [index]);
        self.columns(mask)
    }

    fn columns(self, columns: ProjectionMask) -> Batches {
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(self.data, self.metadata)
            .with_projection(columns);
        match builder.with_batch_size(BATCH_ROWS).build() {
            Ok(reader) => Box::new(reader),
            Err(error) => Box::new(iter::once(Err(error.into()))),
        }
    }
}
