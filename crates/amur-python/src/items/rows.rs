//! The rows of an Arrow stream as documents.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use amur::{Content, Format, Given, Record};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StructArray};
use arrow::compute::{and, is_null, nullif};
use arrow::datatypes::{DataType, Field, Fields, Schema};
use arrow::error::ArrowError;
use arrow::json::LineDelimitedWriter;
use pyo3_arrow::ffi::ArrayReader;

use super::columns::{check, check_values, column, is_bytes, is_text, of_fields, text};
use super::open::Open;
use super::{Item, not_blank, without_text};

/// Rows that are turned into records at a time: a data frame may come as one batch of gigabytes.
const CHUNK: usize = 256;

/// The rows of a stream: of a table, or of a column of texts. Pulled on the engine's thread, so that a slow producer can
/// be interrupted.
pub(crate) struct Rows {
    reader: Box<dyn ArrayReader + Send>,
    /// What is left of the batch read last.
    batch: Option<RecordBatch>,
    /// Records that were made of it and not yet yielded.
    items: VecDeque<Item>,
    position: usize,
    failure: Option<String>,
    /// Fields are dropped in order: the reader before this.
    _open: Open,
}

impl Rows {
    /// Checks the columns; the error tells which one is wrong. None of a stream of other things than rows and texts.
    pub(crate) fn new(reader: Box<dyn ArrayReader + Send>) -> Result<Option<Self>, String> {
        match reader.field().data_type() {
            DataType::Struct(fields) => check(&Schema::new(fields.clone()))?,
            own if is_text(own) || is_bytes(own) || own.is_null() => {}
            _ => return Ok(None),
        }
        Ok(Some(Self {
            reader,
            batch: None,
            items: VecDeque::new(),
            position: 0,
            failure: None,
            _open: Open::new(),
        }))
    }

    /// Why the rows ended early, if they did.
    pub(crate) fn failure(self) -> Option<String> {
        self.failure
    }

    /// Makes records of the next rows; false at the end.
    fn advance(&mut self) -> Result<bool, String> {
        let Some(batch) = self.batch.take() else {
            let cannot = |error| format!("the table cannot be read from row {} on: {error}", self.position);
            let Some(array) = self.reader.next().transpose().map_err(cannot)? else { return Ok(false) };
            let batch = table(&array).map_err(cannot)?;
            // Of all its rows, before any of them is worked on.
            check_values(&batch)?;
            self.batch = Some(batch);
            return Ok(true);
        };
        let rows = batch.num_rows().min(CHUNK);
        self.convert(&batch.slice(0, rows))?;
        self.position += rows;
        self.batch = (rows < batch.num_rows()).then(|| batch.slice(rows, batch.num_rows() - rows));
        Ok(true)
    }

    fn convert(&mut self, batch: &RecordBatch) -> Result<(), String> {
        let columns = Columns::new(batch)?;
        let position = self.position;
        self.items.extend((0..batch.num_rows()).map(|row| columns.item(row, position + row)));
        Ok(())
    }
}

impl Iterator for Rows {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.items.is_empty() {
            match self.advance() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.failure = Some(error);
                    return None;
                }
            }
        }
        self.items.pop_front()
    }
}

/// The rows of an array; texts are the column `text`.
fn table(array: &ArrayRef) -> Result<RecordBatch, ArrowError> {
    let Some(rows) = array.as_any().downcast_ref::<StructArray>() else {
        return RecordBatch::try_from_iter_with_nullable([("text", array.clone(), true)]);
    };
    let missing = rows.nulls().map(|_| is_null(rows)).transpose()?;
    let column =
        |column: &ArrayRef| missing.as_ref().map_or(Ok(column.clone()), |missing| nullif(column, missing));
    let columns = rows.columns().iter().map(column).collect::<Result<_, _>>()?;
    RecordBatch::try_new(Arc::new(nullable(rows.fields())), columns)
}

/// The columns, each of which may have nulls.
fn nullable(fields: &Fields) -> Schema {
    let fields = fields.iter().map(|field| field.as_ref().clone().with_nullable(true));
    Schema::new(fields.collect::<Vec<Field>>())
}

/// The columns of one batch: of each field the likeliest first, of which the first that says something counts.
struct Columns {
    fields: BTreeMap<&'static str, Vec<ArrayRef>>,
    metadata: Vec<Option<String>>,
}

impl Columns {
    fn new(batch: &RecordBatch) -> Result<Self, String> {
        let mut fields = BTreeMap::new();
        for (field, places) in of_fields(&batch.schema()) {
            let columns = places.into_iter().map(|place| column(batch, field, place));
            fields.insert(field, columns.filter_map(Result::transpose).collect::<Result<_, _>>()?);
        }
        Ok(Self { fields, metadata: metadata(batch)? })
    }

    fn of(&self, field: &str) -> impl Iterator<Item = &ArrayRef> {
        self.fields.get(field).into_iter().flatten()
    }

    fn item(&self, row: usize, position: usize) -> Item {
        let name = |field| self.of(field).find_map(|column| not_blank(text(Some(column), row)?.to_owned()));
        let content = |field| self.of(field).find_map(|column| content(Some(column), row));
        let id = name("id").unwrap_or_else(|| position.to_string());
        let text = content("text").map(|text| (text, Format::Text));
        let page = || content("html").map(|page| (page, Format::Html));
        let Some((content, format)) = text.or_else(page) else { return Err(without_text(&id)) };
        let given = Given {
            url: name("url"),
            published: name("published"),
            outlet: name("outlet"),
            lang: name("lang"),
            title: name("title"),
            authors: self.authors(row),
            section: name("section"),
            reference_date: name("reference_date"),
            metadata: self.metadata.get(row).cloned().flatten(),
        };
        Ok(Record { id, source: None, content, format, given })
    }

    fn authors(&self, row: usize) -> Vec<String> {
        let names = |column: &ArrayRef| {
            let (several, rows) = match column.as_list_opt::<i64>() {
                Some(lists) => (lists.value(row), None),
                None => (column.clone(), Some(row..row + 1)),
            };
            let rows = rows.unwrap_or(0..several.len());
            rows.filter_map(|row| not_blank(text(Some(&several), row)?.to_owned())).collect::<Vec<_>>()
        };
        let columns = self.of("authors").filter(|column| column.is_valid(row));
        columns.map(names).find(|names| !names.is_empty()).unwrap_or_default()
    }
}

fn content(column: Option<&ArrayRef>, row: usize) -> Option<Content> {
    let column = column.filter(|column| column.is_valid(row))?;
    Some(match column.as_binary_opt::<i64>() {
        Some(bytes) => Content::Bytes(bytes.value(row).to_vec()),
        None => Content::Text(text(Some(column), row)?.to_owned()),
    })
}

/// The rows without the values that a field took, and the places of the columns that may have others: of several
/// columns for one field the later ones have those of rows in which an earlier one counts.
fn with_unused(batch: &RecordBatch) -> Result<(RecordBatch, Vec<usize>), ArrowError> {
    let schema = batch.schema();
    let mut columns = batch.columns().to_vec();
    let mut is_other = vec![true; columns.len()];
    for (_, places) in of_fields(&schema) {
        let Some((first, later)) = places.split_first() else { continue };
        is_other[*first] = false;
        let mut is_open = is_null(batch.column(*first))?;
        for place in later {
            columns[*place] = nullif(batch.column(*place), &is_open)?;
            is_open = and(&is_open, &is_null(batch.column(*place))?)?;
        }
    }
    let others = (0..columns.len()).filter(|place| is_other[*place]).collect();
    Ok((RecordBatch::try_new(schema, columns)?, others))
}

/// The other columns, as a JSON object a row.
fn metadata(batch: &RecordBatch) -> Result<Vec<Option<String>>, String> {
    let (batch, others) = &with_unused(batch).map_err(|error| error.to_string())?;
    let schema = batch.schema();
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let write = || {
        let mut writer = LineDelimitedWriter::new(Vec::new());
        writer.write(&batch.project(others)?)?;
        writer.finish()?;
        Ok(writer.into_inner())
    };
    let lines = write().map_err(|error: ArrowError| {
        let names: Vec<_> = others.iter().map(|&index| schema.field(index).name().as_str()).collect();
        format!("the other columns ({}) cannot be kept as JSON: {error}; leave them out", names.join(", "))
    })?;
    let lines = String::from_utf8_lossy(&lines);
    // A row of nulls has no key left.
    Ok(lines.lines().map(|line| (line != "{}").then(|| line.to_owned())).collect())
}
