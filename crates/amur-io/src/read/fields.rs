//! One object of JSON: the text of a document and what is already known about it.

use std::collections::VecDeque;

use amur::{Content, Diagnostic, Format, Given, Record, Severity};

use super::Item;
use super::columns::Columns;
use super::object::{Object, Value};
use super::place::Place;

/// Reads an object and adds what it gives to `items`: doubts first, then the record or why there is none.
///
/// `null`, and a blank string where a name is expected, say nothing. Of several keys for one field the first counts that
/// says something; of `text` and `html`, `text`. Every key that has no place of its own travels along in
/// [`Given::metadata`].
pub(super) fn read(json: &[u8], place: Place<'_>, columns: &Columns, items: &mut VecDeque<Item>) {
    let object = match Object::parse(json) {
        Ok(object) => object,
        Err(reason) => {
            let reason = format!("{reason}; write one JSON object {}", place.kind.each());
            items.push_back(Err(place.diagnostic("invalid-json", Severity::Error, &reason)));
            return;
        }
    };
    let mut fields = Fields { object, place, columns, id: place.id(), doubts: Vec::new() };
    let item = fields.record();
    items.extend(fields.doubts.into_iter().map(Err));
    items.push_back(item);
}

/// The fields of an object that were not taken yet.
struct Fields<'a> {
    object: Object<'a>,
    place: Place<'a>,
    columns: &'a Columns,
    id: String,
    doubts: Vec<Diagnostic>,
}

impl Fields<'_> {
    fn record(&mut self) -> Item {
        // The id first, for the diagnostics to name.
        if let Some(id) = self.name("id") {
            self.id = id;
        }
        let (text, format) = self.content()?;
        let given = Given {
            url: self.name("url"),
            published: self.name("published"),
            outlet: self.name("outlet"),
            lang: self.name("lang"),
            title: self.name("title"),
            authors: self.authors(),
            section: self.name("section"),
            reference_date: self.name("reference_date"),
            metadata: self.object.rest(),
        };
        let source = Some(self.place.source.to_owned());
        Ok(Record { id: self.id.clone(), source, content: Content::Text(text), format, given })
    }

    /// The keys that may hold a field, and whether each is its plain name.
    fn keys(&self, field: &str) -> Vec<(String, bool)> {
        let keys = self.columns.keys(field, self.object.keys());
        keys.into_iter().map(|key| (key.to_owned(), self.columns.is_plain(field, key))).collect()
    }

    /// The article, as text or as HTML.
    fn content(&mut self) -> Result<(String, Format), Diagnostic> {
        let mut wrong = None;
        for (field, format) in [("text", Format::Text), ("html", Format::Html)] {
            for (key, _) in self.keys(field) {
                match self.object.take(&key) {
                    Some(Value::String { text, lossy }) => {
                        self.note_loss(&key, lossy);
                        return Ok((text, format));
                    }
                    Some(other) => {
                        self.object.put_back(&key);
                        wrong = wrong.or(Some(format!("`{key}` is {}, not a string", other.type_name())));
                    }
                    None => {}
                }
            }
        }
        let reason = wrong.unwrap_or_else(|| self.missing());
        Err(self.told("no-text", Severity::Error, &reason))
    }

    /// Why there is no article.
    fn missing(&self) -> String {
        let Some(column) = self.columns.named("text").or_else(|| self.columns.named("html")) else {
            return "there is no `text`; give the article under that key, a page under `html`, or tell which column holds it"
                .to_owned();
        };
        let keys: Vec<&str> = self.object.keys().collect();
        if keys.contains(&column) {
            return format!("`{column}` is empty");
        }
        format!("there is no column `{column}`; there are {}", keys.join(", "))
    }

    fn told(&self, code: &'static str, severity: Severity, reason: &str) -> Diagnostic {
        self.place.diagnostic_of(self.id.clone(), code, severity, reason)
    }

    /// A field that is a string, or a number that stands for one. Anything else stays with the rest.
    fn name(&mut self, field: &str) -> Option<String> {
        for (key, is_plain) in self.keys(field) {
            match self.object.take(&key) {
                Some(Value::String { text, lossy }) => {
                    self.note_loss(&key, lossy);
                    if !text.trim().is_empty() {
                        return Some(text);
                    }
                }
                Some(Value::Number(digits)) => return Some(digits.to_owned()),
                Some(other) => self.unexpected(&key, &other, "a string", is_plain),
                None => {}
            }
        }
        None
    }

    fn authors(&mut self) -> Vec<String> {
        for (key, is_plain) in self.keys("authors") {
            let strings = match self.object.take(&key) {
                Some(string @ Value::String { .. }) => vec![string],
                Some(other) => match other.strings() {
                    Some(strings) => strings,
                    None => {
                        self.unexpected(&key, &other, "a string or a list of strings", is_plain);
                        continue;
                    }
                },
                None => continue,
            };
            let mut authors = Vec::new();
            for value in strings {
                if let Value::String { text, lossy } = value {
                    self.note_loss(&key, lossy);
                    authors.extend((!text.trim().is_empty()).then_some(text));
                }
            }
            if !authors.is_empty() {
                return authors;
            }
        }
        Vec::new()
    }

    /// Leaves a value to the rest; that of a key which may well mean something else, without a word.
    fn unexpected(&mut self, key: &str, value: &Value<'_>, wanted: &str, is_plain: bool) {
        self.object.put_back(key);
        if !is_plain {
            return;
        }
        let reason =
            format!("`{key}` is {}, not {wanted}; it was kept in `metadata` instead", value.type_name());
        self.doubts.push(self.told("unexpected-type", Severity::Warning, &reason));
    }

    fn note_loss(&mut self, key: &str, lossy: bool) {
        if lossy {
            let reason = format!(
                "`{key}` has halves of surrogate pairs, which are no characters; each was replaced by U+FFFD"
            );
            self.doubts.push(self.told("lone-surrogate", Severity::Warning, &reason));
        }
    }
}
