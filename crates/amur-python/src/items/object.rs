//! An item that is a Python object: a text, or a dictionary.

use amur::{Content, Format, Given, Record, Severity};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

use super::{Item, diagnostic, not_blank, without_text};
use crate::error::InputError;

/// Reads an item and adds what it gives to `items`: doubts first, then the record or why there is none.
pub(super) fn read(item: &Bound<'_, PyAny>, position: usize, items: &mut Vec<Item>) -> PyResult<()> {
    let rest = PyDict::new(item.py());
    if item.is_instance_of::<PyString>() {
        rest.set_item("text", item)?;
    } else if let Ok(mapping) = item.cast::<PyMapping>() {
        rest.update(mapping)?;
    } else {
        let kind = item.get_type().name()?;
        return Err(InputError::new_err(format!(
            "item {position} is a {kind}; give each document as a str or a dict with `text` or `html` \
             (amur.read takes the paths of files)"
        )));
    }
    let id = match take(&rest, "id")? {
        Some(id) => not_blank(id.str()?.to_string_lossy().into_owned()),
        None => None,
    };
    let mut fields = Fields { rest, id: id.unwrap_or_else(|| position.to_string()), doubts: Vec::new() };
    let item = fields.record()?;
    items.append(&mut fields.doubts);
    items.push(item);
    Ok(())
}

/// The fields of an item that were not taken yet.
struct Fields<'py> {
    rest: Bound<'py, PyDict>,
    id: String,
    doubts: Vec<Item>,
}

impl<'py> Fields<'py> {
    fn record(&mut self) -> PyResult<Item> {
        let html = take(&self.rest, "html")?;
        let (key, format, value) = match take(&self.rest, "text")? {
            Some(text) => ("text", Format::Text, Some(text)),
            None => ("html", Format::Html, html),
        };
        let Some(value) = value else { return Ok(Err(without_text(&self.id))) };
        let Some(content) = self.content(key, &value)? else {
            let message = format!("item `{}`: `{key}` is a {}, not a str or bytes", self.id, kind(&value)?);
            return Ok(Err(diagnostic(&self.id, "no-text", Severity::Error, message)));
        };
        let published = match self.name("published")? {
            Some(published) => Some(published),
            None => self.name("date")?,
        };
        let given = Given {
            url: self.name("url")?,
            published,
            outlet: self.name("outlet")?,
            lang: self.name("lang")?,
            title: self.name("title")?,
            authors: self.authors()?,
            section: self.name("section")?,
            reference_date: self.name("reference_date")?,
            metadata: self.metadata()?,
        };
        Ok(Ok(Record { id: self.id.clone(), source: None, content, format, given }))
    }

    fn content(&mut self, key: &str, text: &Bound<'py, PyAny>) -> PyResult<Option<Content>> {
        if let Ok(text) = text.cast::<PyString>() {
            return Ok(Some(Content::Text(self.string(key, text)?)));
        }
        Ok(text.cast::<PyBytes>().ok().map(|bytes| Content::Bytes(bytes.as_bytes().to_vec())))
    }

    /// A field that is a string, a date, or a number that stands for one. Anything else stays with the rest.
    fn name(&mut self, key: &str) -> PyResult<Option<String>> {
        let Some(value) = take(&self.rest, key)? else { return Ok(None) };
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(not_blank(self.string(key, text)?));
        }
        if is_number(&value) {
            return Ok(Some(value.str()?.to_string()));
        }
        if let Some(isoformat) = value.getattr_opt(intern!(value.py(), "isoformat"))? {
            return Ok(Some(isoformat.call0()?.extract()?));
        }
        self.unexpected(key, &value, "a str")?;
        Ok(None)
    }

    fn authors(&mut self) -> PyResult<Vec<String>> {
        const KEY: &str = "authors";
        let Some(value) = take(&self.rest, KEY)? else { return Ok(Vec::new()) };
        let several = match value.cast::<PyString>() {
            Ok(one) => vec![one.as_any().clone()],
            Err(_) if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() => {
                value.try_iter()?.collect::<PyResult<_>>()?
            }
            Err(_) => vec![value.clone()],
        };
        let mut authors = Vec::new();
        for author in several {
            if let Ok(author) = author.cast::<PyString>() {
                authors.extend(not_blank(self.string(KEY, author)?));
            } else if !is_missing(&author)? {
                self.unexpected(KEY, &value, "a str or a list of str")?;
                return Ok(Vec::new());
            }
        }
        Ok(authors)
    }

    /// What nothing else took, as the text of a JSON object.
    fn metadata(&mut self) -> PyResult<Option<String>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let py = self.rest.py();
        for (key, value) in self.rest.copy()? {
            if is_missing(&value)? {
                // JSON has no NaN.
                self.rest.set_item(key, py.None())?;
            }
        }
        let settings = PyDict::new(py);
        settings.set_item("ensure_ascii", false)?;
        settings.set_item("allow_nan", false)?;
        settings.set_item("separators", (",", ":"))?;
        // Dates, paths, numbers of other libraries: as text rather than not at all.
        settings.set_item("default", py.get_type::<PyString>())?;
        match py.import("json")?.call_method("dumps", (&self.rest,), Some(&settings)) {
            Ok(json) => Ok(Some(self.string("metadata", json.cast::<PyString>()?)?)),
            Err(error) => {
                let message = format!(
                    "item `{}`: its other keys cannot be written as JSON: {error}; left out",
                    self.id
                );
                self.doubts.push(Err(diagnostic(&self.id, "metadata-lost", Severity::Warning, message)));
                Ok(None)
            }
        }
    }

    /// A string of Python may hold halves of surrogate pairs, which UTF-8 has no form for.
    fn string(&mut self, key: &str, text: &Bound<'py, PyString>) -> PyResult<String> {
        if let Ok(text) = text.to_str() {
            return Ok(text.to_owned());
        }
        let bytes = text.call_method1("encode", ("utf-16-le", "surrogatepass"))?;
        let units = bytes.cast::<PyBytes>()?.as_bytes().chunks_exact(2);
        let units: Vec<u16> = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        let message = format!(
            "item `{}`: `{key}` has halves of surrogate pairs, which are no characters; pairs were joined, and \
             each other half was replaced by U+FFFD",
            self.id
        );
        self.doubts.push(Err(diagnostic(&self.id, "lone-surrogate", Severity::Warning, message)));
        Ok(String::from_utf16_lossy(&units))
    }

    fn unexpected(&mut self, key: &str, value: &Bound<'py, PyAny>, wanted: &str) -> PyResult<()> {
        self.rest.set_item(key, value)?;
        let message = format!(
            "item `{}`: `{key}` is a {}, not {wanted}; it was kept in `metadata` instead",
            self.id,
            kind(value)?
        );
        self.doubts.push(Err(diagnostic(&self.id, "unexpected-type", Severity::Warning, message)));
        Ok(())
    }
}

/// Takes the value of a key; none if there is none or it stands for a missing one.
fn take<'py>(rest: &Bound<'py, PyDict>, key: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(value) = rest.get_item(key)? else { return Ok(None) };
    rest.del_item(key)?;
    Ok(if is_missing(&value)? { None } else { Some(value) })
}

/// Whether a value stands for a missing one: `None`, and what data frames have in its place.
fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(number.value().is_nan());
    }
    Ok(value.is_none() || matches!(kind(value)?.as_str(), "NAType" | "NaTType"))
}

fn is_number(value: &Bound<'_, PyAny>) -> bool {
    (value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>())
        && !value.is_instance_of::<PyBool>()
}

fn kind(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.get_type().name()?.to_string())
}
