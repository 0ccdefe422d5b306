//! Documents out of Python's memory: Python's own objects, and columns of Arrow.
//!
//! Both follow the rules of a line in a JSON Lines file: doubts come before the record, `null` and blank names say
//! nothing, and a key that has no place of its own travels along in the metadata.

mod columns;
mod feed;
mod metadata;
mod object;
mod open;
mod plain;
mod rows;

use amur::{Diagnostic, Record, Severity, Stage};
use pyo3::prelude::*;

pub(crate) use feed::{Feed, feed};
pub(crate) use open::wait_at_exit;
pub(crate) use plain::{is_missing, kind};
pub(crate) use rows::Rows;

/// A document, or why there is none.
pub(crate) type Item = Result<Record, Diagnostic>;

/// Whether an object gives its values as Arrow's.
pub(crate) fn has_arrow(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(object.hasattr("__arrow_c_stream__")? || object.hasattr("__arrow_c_array__")?)
}

/// What a document without text comes to.
fn without_text(id: &str) -> Diagnostic {
    let message =
        format!("item `{id}` has no `text`; give the article under that key, or a page under `html`");
    diagnostic(id, "no-text", Severity::Error, message)
}

fn diagnostic(id: &str, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: Some(id.to_owned()), source: None, stage: Stage::Read, code, severity, message }
}

/// What is told of columns that no library but their own can read; none where there are no such columns.
pub(crate) fn left_out(columns: &[String]) -> Option<Item> {
    let names: Vec<_> = columns.iter().map(|name| format!("`{name}`")).collect();
    let message = format!(
        "the table: {} of Python objects, which other libraries cannot read, was left out of `metadata`; cast it to text",
        names.join(", ")
    );
    let code = "metadata-lost";
    let (doc_id, source, stage, severity) = (None, None, Stage::Read, Severity::Warning);
    (!columns.is_empty()).then_some(Err(Diagnostic { doc_id, source, stage, code, severity, message }))
}

/// A name that says something.
fn not_blank(name: String) -> Option<String> {
    (!name.trim().is_empty()).then_some(name)
}
