//! Record batches into the bytes of a file.

use std::io::{BufWriter, Write};

use arrow::array::RecordBatch;
use arrow::csv;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::writer::{FileWriter, StreamWriter};
use arrow::json::LineDelimitedWriter;
use arrow::json::writer::WriterBuilder;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use tempfile::NamedTempFile;

use super::cells;
use crate::FileFormat;

/// Bytes after which a row group of Parquet is closed: large enough to compress well, small enough to be held in memory.
const ROW_GROUP_BYTES: usize = 64 << 20;

type Output = BufWriter<NamedTempFile>;

/// A table file that is being written.
pub(super) enum Encoder {
    Arrow(FileWriter<Output>),
    ArrowStream(StreamWriter<Output>),
    Parquet(Box<ArrowWriter<Output>>),
    Csv(csv::Writer<Output>),
    Jsonl(LineDelimitedWriter<Output>),
}

impl Encoder {
    pub(super) fn new(
        format: FileFormat,
        schema: &SchemaRef,
        file: NamedTempFile,
    ) -> Result<Self, ArrowError> {
        let output = BufWriter::new(file);
        Ok(match format {
            FileFormat::Arrow => Self::Arrow(FileWriter::try_new(output, schema)?),
            FileFormat::ArrowStream => Self::ArrowStream(StreamWriter::try_new(output, schema)?),
            FileFormat::Parquet => {
                let properties = WriterProperties::builder()
                    .set_created_by("amur".to_owned())
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_max_row_group_bytes(Some(ROW_GROUP_BYTES))
                    .build();
                Self::Parquet(Box::new(ArrowWriter::try_new(output, schema.clone(), Some(properties))?))
            }
            FileFormat::Csv => {
                let mut writer = csv::WriterBuilder::new().with_header(true).build(output);
                // The header comes with the first batch, which a table without rows may never have.
                writer.write(&cells::flatten(&RecordBatch::new_empty(schema.clone()))?)?;
                Self::Csv(writer)
            }
            FileFormat::Jsonl => Self::Jsonl(WriterBuilder::new().with_explicit_nulls(true).build(output)),
        })
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), ArrowError> {
        match self {
            Self::Arrow(writer) => writer.write(batch),
            Self::ArrowStream(writer) => writer.write(batch),
            Self::Parquet(writer) => Ok(writer.write(batch)?),
            Self::Csv(writer) => writer.write(&cells::flatten(batch)?),
            Self::Jsonl(writer) => writer.write(batch),
        }
    }

    /// Completes the file and waits until it is on the disk.
    pub(super) fn finish(self) -> Result<NamedTempFile, ArrowError> {
        let mut output = match self {
            Self::Arrow(writer) => writer.into_inner()?,
            Self::ArrowStream(writer) => writer.into_inner()?,
            Self::Parquet(writer) => writer.into_inner()?,
            Self::Csv(writer) => writer.into_inner(),
            Self::Jsonl(mut writer) => {
                writer.finish()?;
                writer.into_inner()
            }
        };
        output.flush()?;
        let file = output.into_inner().map_err(|error| error.into_error())?;
        file.as_file().sync_all()?;
        Ok(file)
    }
}
