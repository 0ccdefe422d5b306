//! Values of Arrow columns as Python objects.

use arrow::array::{Array, AsArray, StructArray};
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

/// The rows of a table as dictionaries.
pub(crate) fn rows<'py>(py: Python<'py>, table: &StructArray) -> PyResult<Vec<Bound<'py, PyDict>>> {
    // Made once, so that the rows share the strings of their keys.
    let names: Vec<_> = table.fields().iter().map(|field| PyString::new(py, field.name())).collect();
    (0..table.len()).map(|row| dictionary(py, table, &names, row)).collect()
}

fn dictionary<'py>(
    py: Python<'py>,
    table: &StructArray,
    names: &[Bound<'py, PyString>],
    row: usize,
) -> PyResult<Bound<'py, PyDict>> {
    let dictionary = PyDict::new(py);
    for (name, column) in names.iter().zip(table.columns()) {
        dictionary.set_item(name, value(py, column, row)?)?;
    }
    Ok(dictionary)
}

/// One value, of a type that the tables use.
pub(crate) fn value<'py>(py: Python<'py>, column: &dyn Array, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_bound_py_any(py),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into_bound_py_any(py),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_bound_py_any(py),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_bound_py_any(py),
        DataType::Boolean => column.as_boolean().value(row).into_bound_py_any(py),
        DataType::Date32 => column.as_primitive::<Date32Type>().value_as_date(row).into_bound_py_any(py),
        DataType::Timestamp(_, _) => column
            .as_primitive::<TimestampMicrosecondType>()
            .value_as_datetime(row)
            .map(|time| time.and_utc())
            .into_bound_py_any(py),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            let items = (0..items.len()).map(|item| value(py, &items, item));
            Ok(PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        DataType::Struct(_) => {
            let table = column.as_struct();
            let names: Vec<_> = table.column_names().iter().map(|name| PyString::new(py, name)).collect();
            Ok(dictionary(py, table, &names, row)?.into_any())
        }
        other => Err(PyTypeError::new_err(format!(
            "a column of type {other} has no Python form here; use .to_polars() or .to_arrow()"
        ))),
    }
}
