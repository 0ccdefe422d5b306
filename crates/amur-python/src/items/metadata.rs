//! The keys of an item that have no place of their own, as JSON.

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PySet, PyString, PyTuple};

use super::plain::{is_missing, plain};

/// How deep values may lie in one another.
const DEPTH: usize = 100;

/// The text of a JSON object, and the places of the values that have no form in it and were left out.
pub(super) fn json<'py>(keys: &Bound<'py, PyDict>) -> PyResult<(Bound<'py, PyString>, Vec<String>)> {
    let py = keys.py();
    let mut cleaner = Cleaner::default();
    let object = cleaner.members(keys.as_any())?;
    let settings = PyDict::new(py);
    settings.set_item("ensure_ascii", false)?;
    settings.set_item("separators", (",", ":"))?;
    let json = py.import("json")?.call_method("dumps", (object,), Some(&settings))?;
    Ok((json.cast_into()?, cleaner.lost))
}

/// Makes values that JSON has a form for.
#[derive(Default)]
struct Cleaner {
    /// The keys and positions on the way to the value in hand.
    path: Vec<String>,
    /// The addresses of what they lead through.
    open: Vec<usize>,
    lost: Vec<String>,
}

impl Cleaner {
    /// A value for JSON; none where it has no form there.
    fn value<'py>(&mut self, value: Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let py = value.py();
        let value = plain(value)?;
        // JSON has no numbers that are none, nor infinite ones.
        let is_infinite = value.cast::<PyFloat>().is_ok_and(|number| number.value().is_infinite());
        if is_infinite || is_missing(&value)? {
            return Ok(Some(py.None().into_bound(py)));
        }
        if value.is_instance_of::<PyString>() || value.is_instance_of::<PyFloat>() {
            return Ok(Some(value));
        }
        if value.is_instance_of::<PyInt>() {
            // Python refuses to write the digits of the longest.
            let is_written = value.extract::<i64>().is_ok() || value.str().is_ok();
            return Ok(if is_written { Some(value) } else { self.lose() });
        }
        let is_list = value.is_instance_of::<PyList>()
            || value.is_instance_of::<PyTuple>()
            || value.is_instance_of::<PySet>()
            || value.is_instance_of::<PyFrozenSet>();
        let is_mapping = value.cast::<PyMapping>().is_ok();
        if !is_list && !is_mapping {
            // Dates, paths, numbers of other libraries: as text rather than not at all.
            return Ok(match value.str() {
                Ok(text) => Some(text.into_any()),
                Err(error) if error.is_instance_of::<PyException>(py) => self.lose(),
                Err(interrupt) => return Err(interrupt),
            });
        }
        let address = value.as_ptr() as usize;
        if self.open.contains(&address) || self.open.len() == DEPTH {
            return Ok(self.lose());
        }
        self.open.push(address);
        let clean =
            if is_mapping { self.members(&value)?.into_any() } else { self.items(&value)?.into_any() };
        self.open.pop();
        Ok(Some(clean))
    }

    fn members<'py>(&mut self, mapping: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let members = PyDict::new(mapping.py());
        for member in mapping.call_method0("items")?.try_iter()? {
            let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = member?.extract()?;
            let key = key.str()?;
            self.path.push(key.to_string_lossy().into_owned());
            if let Some(value) = self.value(value)? {
                members.set_item(key, value)?;
            }
            self.path.pop();
        }
        Ok(members)
    }

    fn items<'py>(&mut self, list: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        let items = PyList::empty(list.py());
        for (position, item) in sorted(list)?.try_iter()?.enumerate() {
            self.path.push(position.to_string());
            if let Some(item) = self.value(item?)? {
                items.append(item)?;
            }
            self.path.pop();
        }
        Ok(items)
    }

    fn lose<T>(&mut self) -> Option<T> {
        let place = self.path.join(".");
        self.lost.push(format!("`{place}`"));
        None
    }
}

/// A set in an order that is the same in every run; anything else as it is.
pub(super) fn sorted<'py>(items: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if !items.is_instance_of::<PySet>() && !items.is_instance_of::<PyFrozenSet>() {
        return Ok(items.clone());
    }
    let order = PyDict::new(items.py());
    order.set_item("key", items.py().get_type::<PyString>())?;
    items.py().import("builtins")?.call_method("sorted", (items,), Some(&order))
}
