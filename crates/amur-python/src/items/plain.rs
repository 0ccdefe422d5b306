//! Values of numpy and pyarrow as Python's own.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};

/// A scalar or an array of numpy, or a scalar of pyarrow, as Python has such values; anything else as it is.
pub(super) fn plain(value: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    if is_own(&value) {
        return Ok(value);
    }
    let module = value.get_type().module()?;
    match module.to_string_lossy().split('.').next() {
        Some("numpy") => of_numpy(value),
        Some("pyarrow") if value.hasattr(intern!(value.py(), "as_py"))? => value.call_method0("as_py"),
        _ => Ok(value),
    }
}

/// Whether a value is of a type that most values are of.
fn is_own(value: &Bound<'_, PyAny>) -> bool {
    value.is_none()
        || value.is_exact_instance_of::<PyString>()
        || value.is_exact_instance_of::<PyInt>()
        || value.is_exact_instance_of::<PyFloat>()
        || value.is_exact_instance_of::<PyBool>()
        || value.is_exact_instance_of::<PyDict>()
        || value.is_exact_instance_of::<PyList>()
}

fn of_numpy(value: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    let py = value.py();
    let (Some(kind), Some(_)) =
        (value.getattr_opt(intern!(py, "dtype"))?, value.getattr_opt(intern!(py, "tolist"))?)
    else {
        return Ok(value);
    };
    let value = match kind.getattr(intern!(py, "kind"))?.extract::<String>()?.as_str() {
        // Its numbers of nanoseconds mean nothing; its text is ISO 8601, as exact as the value.
        "M" | "m" => value.call_method1("astype", (py.get_type::<PyString>(),))?,
        _ => value,
    };
    let value = value.call_method0("tolist")?;
    let is_nat = value.cast::<PyString>().is_ok_and(|text| text.to_string_lossy() == "NaT");
    Ok(if is_nat { py.None().into_bound(py) } else { value })
}

/// Whether a value stands for a missing one: `None`, and what data frames have in its place.
pub(crate) fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(number.value().is_nan());
    }
    Ok(value.is_none() || matches!(kind(value)?.as_str(), "NAType" | "NaTType"))
}

/// The name of a value's type.
pub(crate) fn kind(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.get_type().name()?.to_string())
}
