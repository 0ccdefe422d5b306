//! An item that is a Python object: a text, or a dictionary.

use amur::{Content, Diagnostic, Format, Given, Record, Severity};
use amur_io::Columns;
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyMapping, PyString};

use super::metadata;
use super::plain::{is_missing, kind, plain};
use super::{Item, diagnostic, not_blank, without_text};
use crate::error::InputError;

/// Reads an item and adds what it gives to `items`: doubts first, then the record or why there is none.
///
/// # Errors
/// Where the first item is no document: the rest will hardly be. What is wrong with a later one stops nothing.
pub(super) fn read(item: &Bound<'_, PyAny>, position: usize, items: &mut Vec<Item>) -> PyResult<()> {
    let wrong = match document(item, position, items) {
        Ok(None) => return Ok(()),
        Ok(Some(kind)) => format!(
            "item {position} is a {kind}; give each document as a str or a dict with `text` or `html` \
             (amur.read takes the paths of files)"
        ),
        Err(error) if error.is_instance_of::<PyException>(item.py()) => {
            items.push(Err(unreadable(position, format!("item {position} cannot be read: {error}"))));
            return Ok(());
        }
        // An interrupt.
        Err(error) => return Err(error),
    };
    if position == 0 {
        return Err(InputError::new_err(wrong));
    }
    items.push(Err(unreadable(position, wrong)));
    Ok(())
}

fn unreadable(position: usize, message: String) -> amur::Diagnostic {
    diagnostic(&position.to_string(), "unreadable", Severity::Error, message)
}

/// The name of the item's type where it is neither a text nor a dictionary, nor missing.
fn document(item: &Bound<'_, PyAny>, position: usize, items: &mut Vec<Item>) -> PyResult<Option<String>> {
    let item = plain(item.clone())?;
    let rest = PyDict::new(item.py());
    if item.is_instance_of::<PyString>() || item.is_instance_of::<PyBytes>() {
        rest.set_item("text", item)?;
    } else if let Ok(mapping) = item.cast::<PyMapping>() {
        rest.update(mapping)?;
    } else if !is_missing(&item)? {
        return kind(&item).map(Some);
    }
    let mut fields = Fields { rest, id: position.to_string(), doubts: Vec::new() };
    if let Some(id) = fields.id()? {
        fields.id = id;
    }
    let record = fields.record()?;
    items.append(&mut fields.doubts);
    items.push(record);
    Ok(None)
}

/// The fields of an item that were not taken yet.
struct Fields<'py> {
    rest: Bound<'py, PyDict>,
    id: String,
    doubts: Vec<Item>,
}

impl<'py> Fields<'py> {
    /// The keys that may hold a field, and whether each is its plain name.
    fn keys(&self, field: &str) -> Vec<(String, bool)> {
        let names = self.rest.keys().iter().filter_map(|key| key.extract().ok()).collect::<Vec<String>>();
        let columns = Columns::default();
        let keys = columns.keys(field, names.iter().map(String::as_str));
        keys.into_iter().map(|key| (key.to_owned(), columns.is_plain(field, key))).collect()
    }

    /// The first id that says something.
    fn id(&mut self) -> PyResult<Option<String>> {
        for (key, _) in self.keys("id") {
            if let Some(id) = take(&self.rest, &key)?
                && let Some(id) = not_blank(id.str()?.to_string_lossy().into_owned())
            {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn record(&mut self) -> PyResult<Item> {
        let (content, format) = match self.article()? {
            Ok(article) => article,
            Err(diagnostic) => return Ok(Err(diagnostic)),
        };
        let given = Given {
            url: self.name("url")?,
            published: self.name("published")?,
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

    /// The article, as text or as HTML, or why there is none.
    fn article(&mut self) -> PyResult<Result<(Content, Format), Diagnostic>> {
        let mut wrong = None;
        for (field, format) in [("text", Format::Text), ("html", Format::Html)] {
            for (key, _) in self.keys(field) {
                let Some(value) = take(&self.rest, &key)? else { continue };
                if let Some(content) = self.content(&key, &value)? {
                    // The page of an article that is there as text.
                    take(&self.rest, "html")?;
                    return Ok(Ok((content, format)));
                }
                let message =
                    format!("item `{}`: `{key}` is a {}, not a str or bytes", self.id, kind(&value)?);
                wrong = wrong.or(Some(diagnostic(&self.id, "no-text", Severity::Error, message)));
                self.rest.set_item(key, value)?;
            }
        }
        Ok(Err(wrong.unwrap_or_else(|| without_text(&self.id))))
    }

    fn content(&mut self, key: &str, text: &Bound<'py, PyAny>) -> PyResult<Option<Content>> {
        if let Ok(text) = text.cast::<PyString>() {
            return Ok(Some(Content::Text(self.string(key, text)?)));
        }
        Ok(text.cast::<PyBytes>().ok().map(|bytes| Content::Bytes(bytes.as_bytes().to_vec())))
    }

    /// A field that is a string, a date, or a number that stands for one. Anything else stays with the rest.
    fn name(&mut self, field: &str) -> PyResult<Option<String>> {
        for (key, is_plain) in self.keys(field) {
            let Some(value) = take(&self.rest, &key)? else { continue };
            if let Ok(text) = value.cast::<PyString>() {
                if let Some(name) = not_blank(self.string(&key, text)?) {
                    return Ok(Some(name));
                }
            } else if is_number(&value)? {
                return Ok(Some(value.str()?.to_string()));
            } else if let Some(isoformat) = value.getattr_opt(intern!(value.py(), "isoformat"))? {
                return Ok(Some(isoformat.call0()?.extract()?));
            } else {
                self.unexpected(&key, &value, "a str", is_plain)?;
            }
        }
        Ok(None)
    }

    /// One name, or any iterable of names.
    fn authors(&mut self) -> PyResult<Vec<String>> {
        for (key, is_plain) in self.keys("authors") {
            let Some(value) = take(&self.rest, &key)? else { continue };
            match self.names(&key, &value)? {
                Some(names) if names.is_empty() => {}
                Some(names) => return Ok(names),
                None => self.unexpected(&key, &value, "a str or a list of str", is_plain)?,
            }
        }
        Ok(Vec::new())
    }

    /// The names in a value; nothing where it holds anything else.
    fn names(&mut self, key: &str, value: &Bound<'py, PyAny>) -> PyResult<Option<Vec<String>>> {
        let Some(several) = several(value)? else { return Ok(None) };
        let mut names = Vec::new();
        for name in &several {
            if let Ok(name) = name.cast::<PyString>() {
                names.extend(not_blank(self.string(key, name)?));
            } else if !is_missing(name)? {
                return Ok(None);
            }
        }
        Ok(Some(names))
    }

    /// What nothing else took, as the text of a JSON object.
    fn metadata(&mut self) -> PyResult<Option<String>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (json, lost) = metadata::json(&self.rest)?;
        if !lost.is_empty() {
            let message = format!(
                "item `{}`: of its other keys {} cannot be written as JSON; left out of `metadata`",
                self.id,
                lost.join(", ")
            );
            self.doubts.push(Err(diagnostic(&self.id, "metadata-lost", Severity::Warning, message)));
        }
        self.string("metadata", &json).map(Some)
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

    /// Leaves a value to the rest; that of a key which may well mean something else, without a word.
    fn unexpected(
        &mut self,
        key: &str,
        value: &Bound<'py, PyAny>,
        wanted: &str,
        is_plain: bool,
    ) -> PyResult<()> {
        self.rest.set_item(key, value)?;
        if !is_plain {
            return Ok(());
        }
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
    let value = plain(value)?;
    Ok(if is_missing(&value)? { None } else { Some(value) })
}

/// The values of an iterable, or a single text; none where it is neither, or would lose its values as one.
fn several<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Vec<Bound<'py, PyAny>>>> {
    if value.is_instance_of::<PyString>() {
        return Ok(Some(vec![value.clone()]));
    }
    if value.is_instance_of::<PyBytes>() || value.cast::<PyMapping>().is_ok() {
        return Ok(None);
    }
    let Ok(values) = metadata::sorted(value)?.try_iter() else { return Ok(None) };
    values.map(|value| plain(value?)).collect::<PyResult<_>>().map(Some)
}

/// Whether a value is a number; truth values are none.
fn is_number(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let is_number = value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>();
    Ok(is_number && !value.is_instance_of::<PyBool>() || kind(value)? == "Decimal")
}
