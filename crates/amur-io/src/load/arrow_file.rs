//! Arrow IPC files, decoded in place.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::ipc::convert::fb_to_schema;
use arrow::ipc::reader::{FileDecoder, read_footer_length};
use arrow::ipc::{Block, root_as_footer, root_as_message};
use bytes::Bytes;

/// Length of a footer's length and the magic word after it.
const TRAILER: usize = 10;
/// What a message starts with: a marker and its length.
const MESSAGE_PREFIX: usize = 8;

/// An Arrow IPC file in memory. Only its footer and the headers of its batches were read.
#[derive(Clone, Debug)]
pub(super) struct ArrowFile {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    data: Buffer,
    decoder: FileDecoder,
    schema: SchemaRef,
    blocks: Vec<Block>,
    num_rows: usize,
}

impl ArrowFile {
    pub(super) fn open(data: Bytes) -> Result<Self, ArrowError> {
        let data = Buffer::from(data);
        let footer = footer(&data)?;
        let footer = root_as_footer(footer).map_err(|error| damaged(&error.to_string()))?;
        let schema = footer.schema().ok_or_else(|| damaged("its footer has no schema"))?;
        let schema = Arc::new(fb_to_schema(schema));
        let blocks: Vec<Block> = footer.recordBatches().iter().flatten().copied().collect();
        let mut num_rows = 0;
        for block in &blocks {
            num_rows += rows(&message(&data, block)?)?;
        }
        let decoder = FileDecoder::new(schema.clone(), footer.version());
        Ok(Self { inner: Arc::new(Inner { decoder, schema, blocks, num_rows, data }) })
    }

    pub(super) fn schema(&self) -> SchemaRef {
        self.inner.schema.clone()
    }

    pub(super) fn num_rows(&self) -> usize {
        self.inner.num_rows
    }

    pub(super) fn batches(self) -> impl Iterator<Item = Result<RecordBatch, ArrowError>> + Send {
        (0..self.inner.blocks.len()).map(move |index| self.inner.batch(index))
    }
}

impl Inner {
    fn batch(&self, index: usize) -> Result<RecordBatch, ArrowError> {
        let block = &self.blocks[index];
        let batch = self.decoder.read_record_batch(block, &message(&self.data, block)?)?;
        batch.ok_or_else(|| damaged("a batch is empty"))
    }
}

fn footer(data: &[u8]) -> Result<&[u8], ArrowError> {
    let no_arrow = || damaged("it is no Arrow file, or its end is missing");
    let (rest, trailer) = data.split_last_chunk::<TRAILER>().ok_or_else(no_arrow)?;
    let length = read_footer_length(*trailer).map_err(|_| no_arrow())?;
    let start = rest.len().checked_sub(length).ok_or_else(no_arrow)?;
    Ok(&rest[start..])
}

/// The bytes of a batch with its header.
fn message(data: &Buffer, block: &Block) -> Result<Buffer, ArrowError> {
    let range = || {
        let start = usize::try_from(block.offset()).ok()?;
        let header =
            usize::try_from(block.metaDataLength()).ok().filter(|header| *header >= MESSAGE_PREFIX)?;
        let length = header.checked_add(usize::try_from(block.bodyLength()).ok()?)?;
        (start.checked_add(length)? <= data.len()).then_some((start, length))
    };
    let (start, length) = range().ok_or_else(|| damaged("a batch lies outside of the file"))?;
    Ok(data.slice_with_length(start, length))
}

fn rows(message: &[u8]) -> Result<usize, ArrowError> {
    let header = root_as_message(&message[MESSAGE_PREFIX..]).map_err(|error| damaged(&error.to_string()))?;
    let batch = header.header_as_record_batch().ok_or_else(|| damaged("a batch has no header"))?;
    usize::try_from(batch.length()).map_err(|_| damaged("a batch has a negative length"))
}

fn damaged(reason: &str) -> ArrowError {
    ArrowError::IpcError(reason.to_owned())
}
