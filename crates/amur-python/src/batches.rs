//! A table's record batches in Python's hands.

use std::io::Cursor;
use std::sync::Arc;

use amur_tables::Table;
use arrow::array::{ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::error::from_arrow;
use crate::stored::Stored;
use crate::value;

/// Record batches of one schema. They are never changed, so handing them on copies nothing.
#[pyclass(frozen, subclass, module = "amur._core")]
#[derive(Clone)]
pub(crate) struct Batches {
    schema: SchemaRef,
    num_rows: usize,
    source: Source,
}

/// Where the batches are.
#[derive(Clone)]
enum Source {
    Memory(Vec<RecordBatch>),
    File(Stored),
}

impl Batches {
    pub(crate) fn in_memory(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        let num_rows = batches.iter().map(RecordBatch::num_rows).sum();
        Self { schema, num_rows, source: Source::Memory(batches) }
    }

    pub(crate) fn in_file(table: Table, file: amur_io::Loaded) -> Self {
        let (schema, num_rows) = (table.schema(), file.num_rows());
        Self { schema: schema.clone(), num_rows, source: Source::File(Stored::new(file, schema)) }
    }

    /// The batches one by one; those of a file are read as they are asked for.
    pub(crate) fn reader(&self) -> Box<dyn RecordBatchReader + Send> {
        match &self.source {
            Source::File(file) => file.reader(),
            Source::Memory(batches) => {
                let batches = batches.clone().into_iter().map(Ok);
                Box::new(RecordBatchIterator::new(batches, self.schema.clone()))
            }
        }
    }

    /// The same with one column alone: of a Parquet file the others are not decoded.
    fn column(&self, index: usize) -> Result<Box<dyn RecordBatchReader + Send>, ArrowError> {
        match &self.source {
            Source::File(file) => file.column(index),
            Source::Memory(batches) => {
                let schema = Arc::new(self.schema.project(&[index])?);
                let batches = batches.clone().into_iter().map(move |batch| batch.project(&[index]));
                Ok(Box::new(RecordBatchIterator::new(batches, schema)))
            }
        }
    }
}

#[pymethods]
impl Batches {
    /// The same batches: what a subclass is made of.
    #[new]
    fn new(batches: &Self) -> Self {
        batches.clone()
    }

    /// Export the batches as an Arrow C stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let row = Field::new_struct("", self.schema.fields().clone(), false)
            .with_metadata(self.schema.metadata().clone());
        let structs = self.reader().map(|batch| Ok(Arc::new(StructArray::from(batch?)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(structs, row.into())), requested_schema)
    }

    /// Export the columns' names and types as an Arrow C schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    fn __len__(&self) -> usize {
        self.num_rows
    }

    /// Return the rows as dictionaries of plain Python objects.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut rows = Vec::with_capacity(self.num_rows);
        for batch in self.reader() {
            rows.append(&mut value::rows(py, &batch.map_err(from_arrow)?.into())?);
        }
        Ok(rows)
    }

    /// Return the values of one column as plain Python objects.
    fn _column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let Ok(index) = self.schema.index_of(name) else {
            let names: Vec<_> = self.schema.fields().iter().map(|field| field.name().as_str()).collect();
            return Err(PyKeyError::new_err(format!("no column `{name}`; there are {}", names.join(", "))));
        };
        let mut values = Vec::with_capacity(self.num_rows);
        for batch in self.column(index).map_err(from_arrow)? {
            let batch = batch.map_err(from_arrow)?;
            for row in 0..batch.num_rows() {
                values.push(value::value(py, batch.column(0), row)?);
            }
        }
        Ok(values)
    }

    /// Name, type, whether it may be null and documentation of every column.
    fn _columns(&self) -> Columns {
        columns(&self.schema)
    }

    /// `length` rows from `offset` on, or as many as there are.
    fn _slice(&self, py: Python<'_>, offset: usize, length: usize) -> PyResult<Self> {
        let batches = match &self.source {
            Source::Memory(batches) => {
                let mut batches = batches.iter().cloned().map(Ok);
                rows(offset, length, || batches.next().transpose())
            }
            Source::File(file) => py.detach(|| file.rows(offset, length)),
        };
        let batches = batches.map_err(from_arrow)?;
        Ok(Self::in_memory(self.schema.clone(), batches))
    }

    /// The batches as an Arrow IPC stream.
    fn _to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let write = || {
            let mut writer = StreamWriter::try_new(Vec::new(), &self.schema)?;
            self.reader().try_for_each(|batch| writer.write(&batch?))?;
            writer.into_inner()
        };
        Ok(PyBytes::new(py, &py.detach(write).map_err(from_arrow)?))
    }

    /// The batches of an Arrow IPC stream.
    #[staticmethod]
    fn _from_ipc(py: Python<'_>, ipc: Vec<u8>) -> PyResult<Self> {
        let read = || {
            let reader = StreamReader::try_new(Cursor::new(ipc), None)?;
            let schema = reader.schema();
            Ok(Self::in_memory(schema, reader.collect::<Result<_, ArrowError>>()?))
        };
        py.detach(read).map_err(from_arrow)
    }
}

/// `length` rows from `offset` on out of batches, of which no more are asked for than it takes.
pub(crate) fn rows(
    offset: usize,
    length: usize,
    mut next: impl FnMut() -> Result<Option<RecordBatch>, ArrowError>,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let (mut skip, mut take) = (offset, length);
    let mut batches = Vec::new();
    while take > 0
        && let Some(batch) = next()?
    {
        let start = skip.min(batch.num_rows());
        let rows = take.min(batch.num_rows() - start);
        (skip, take) = (skip - start, take - rows);
        if rows > 0 {
            batches.push(batch.slice(start, rows));
        }
    }
    Ok(batches)
}

/// Name, type, whether it may be null and documentation of every column.
pub(crate) type Columns = Vec<(String, String, bool, String)>;

pub(crate) fn columns(schema: &Schema) -> Columns {
    let describe = |field: &Arc<Field>| {
        let doc = field.metadata().get("description").cloned().unwrap_or_default();
        (field.name().clone(), type_name(field.data_type()), field.is_nullable(), doc)
    };
    schema.fields().iter().map(describe).collect()
}

/// A type as the tables reference writes it.
fn type_name(data_type: &DataType) -> String {
    match data_type {
        DataType::Boolean => "bool".to_owned(),
        DataType::Timestamp(_, _) => "timestamp(us, UTC)".to_owned(),
        DataType::List(item) => format!("list<{}>", type_name(item.data_type())),
        DataType::Struct(fields) => {
            let fields =
                fields.iter().map(|field| format!("{} {}", field.name(), type_name(field.data_type())));
            format!("struct<{}>", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string().to_lowercase(),
    }
}
