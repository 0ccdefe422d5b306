//! Rows of Arrow and Parquet files.

use std::fs::File;
use std::io;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Schema};
use arrow::error::ArrowError;
use arrow::ipc::reader::{FileReader, StreamReader};
use arrow::json::LineDelimitedWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::container::{Container, Records};
use crate::panic::caught;

/// Rows that are turned into records at a time: texts are long.
const ROWS: usize = 64;

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// The records of a file of Arrow's or a Parquet file. Holds one batch of the file at a time.
pub(super) struct Table {
    /// Unset after damage.
    batches: Option<Batches>,
    /// What is left of the batch read last.
    batch: Option<RecordBatch>,
}

impl Table {
    pub(super) fn parquet(file: File) -> Result<Self, String> {
        Self::new(|| {
            let reader = ParquetRecordBatchReaderBuilder::try_new(file)?.with_batch_size(ROWS);
            Ok(Box::new(reader.build()?) as Batches)
        })
    }

    pub(super) fn arrow_file(file: File) -> Result<Self, String> {
        Self::new(|| Ok(Box::new(FileReader::try_new_buffered(file, None)?) as Batches))
    }

    pub(super) fn arrow_stream(file: File) -> Result<Self, String> {
        Self::new(|| Ok(Box::new(StreamReader::try_new_buffered(file, None)?) as Batches))
    }

    /// Arrow and Parquet check much of a damaged file by assertions.
    fn new(open: impl FnOnce() -> Result<Batches, ArrowError>) -> Result<Self, String> {
        let batches = caught(open).and_then(|opened| opened.map_err(|error| error.to_string()))?;
        Ok(Self { batches: Some(batches), batch: None })
    }

    /// The next rows; nothing at the end.
    fn rows(&mut self) -> Result<Option<RecordBatch>, String> {
        loop {
            if let Some(batch) = self.batch.take().filter(|batch| batch.num_rows() > 0) {
                let rows = batch.num_rows().min(ROWS);
                self.batch = Some(batch.slice(rows, batch.num_rows() - rows));
                return Ok(Some(batch.slice(0, rows)));
            }
            let Some(batches) = self.batches.as_mut() else { return Ok(None) };
            let next = caught(|| batches.next().transpose())
                .and_then(|next| next.map_err(|error| error.to_string()));
            if !matches!(next, Ok(Some(_))) {
                self.batches = None;
            }
            self.batch = next?;
            if self.batch.is_none() {
                return Ok(None);
            }
        }
    }
}

impl Records for Table {
    fn advance(&mut self, container: &mut Container) -> io::Result<bool> {
        let rows = match self.rows() {
            Ok(Some(rows)) => rows,
            Ok(None) => return Ok(false),
            Err(reason) => {
                container.count();
                container.broken(
                    "damaged",
                    &format!("the file is damaged from here on ({reason}); make it again"),
                );
                return Ok(false);
            }
        };
        match caught(|| as_json(&rows)).and_then(|json| json.map_err(|error| error.to_string())) {
            Ok(json) => {
                for line in json.split(|byte| *byte == b'\n').take(rows.num_rows()) {
                    container.count();
                    container.take_json(line);
                }
            }
            Err(reason) => {
                for _ in 0..rows.num_rows() {
                    container.count();
                    container.broken("unreadable", &format!("its columns cannot be read as text: {reason}"));
                }
            }
        }
        Ok(true)
    }
}

/// The rows as JSON, one a line. Bytes are taken for UTF-8; those that are none count as missing.
fn as_json(rows: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for (field, column) in rows.schema().fields().iter().zip(rows.columns()) {
        let is_bytes = matches!(
            column.data_type(),
            DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_)
        );
        let column = if is_bytes {
            cast(&cast(column, &DataType::LargeBinary)?, &DataType::LargeUtf8)?
        } else {
            column.clone()
        };
        fields.push(Field::new(field.name(), column.data_type().clone(), true));
        columns.push(column);
    }
    let rows = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)?;
    let mut writer = LineDelimitedWriter::new(Vec::new());
    writer.write(&rows)?;
    writer.finish()?;
    Ok(writer.into_inner())
}
