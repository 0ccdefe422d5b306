//! Documents out of Python's memory: Python's own objects, and columns of Arrow.
//!
//! Both follow the rules of a line in a JSON Lines file: doubts come before the record, `null` and blank names say
//! nothing, and a key that has no place of its own travels along in the metadata.

mod columns;
mod feed;
mod object;
mod open;
mod rows;

use amur::{Diagnostic, Record, Severity, Stage};

pub(crate) use feed::{Feed, feed};
pub(crate) use open::wait_at_exit;
pub(crate) use rows::Rows;

/// A document, or why there is none.
pub(crate) type Item = Result<Record, Diagnostic>;

/// What a document without text comes to.
fn without_text(id: &str) -> Diagnostic {
    let message =
        format!("item `{id}` has no `text`; give the article under that key, or a page under `html`");
    diagnostic(id, "no-text", Severity::Error, message)
}

fn diagnostic(id: &str, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: Some(id.to_owned()), source: None, stage: Stage::Read, code, severity, message }
}

/// A name that says something.
fn not_blank(name: String) -> Option<String> {
    (!name.trim().is_empty()).then_some(name)
}
