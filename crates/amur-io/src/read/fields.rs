//! One line of JSON: the text of a document and what is already known about it.

use std::collections::VecDeque;

use amur::{Content, Diagnostic, Format, Given, Record, Severity};

use super::lines::Place;
use super::object::{Object, Value};
use super::{Item, diagnostic};

/// Reads a line and adds what it gives to `items`: doubts first, then the record or why there is none.
///
/// `null`, and a blank string where a name is expected, say nothing. Of `published` and `date` the first counts; of
/// `text` and `html`, `text`. Every key that has no place of its own travels along in [`Given::metadata`].
pub(super) fn read(line: &[u8], place: Place<'_>, items: &mut VecDeque<Item>) {
    let object = match Object::parse(line) {
        Ok(object) => object,
        Err(reason) => {
            let message = format!("{place}: {reason}; write one JSON object a line");
            items.push_back(Err(diagnostic(place.source, "invalid-json", Severity::Error, message)));
            return;
        }
    };
    let mut fields = Fields { object, place, doubts: Vec::new() };
    let item = fields.record();
    items.extend(fields.doubts.into_iter().map(Err));
    items.push_back(item);
}

/// The fields of a line that were not taken yet.
struct Fields<'a> {
    object: Object<'a>,
    place: Place<'a>,
    doubts: Vec<Diagnostic>,
}

impl Fields<'_> {
    fn record(&mut self) -> Item {
        let (text, format) = self.text()?;
        let Place { file_id, number, .. } = self.place;
        let id = self.name("id").unwrap_or_else(|| format!("{file_id}#{number}"));
        let given = Given {
            url: self.name("url"),
            published: self.name("published").or_else(|| self.name("date")),
            outlet: self.name("outlet"),
            lang: self.name("lang"),
            title: self.name("title"),
            authors: self.authors(),
            section: self.name("section"),
            reference_date: self.name("reference_date"),
            metadata: self.object.rest(),
        };
        let source = Some(self.place.source.to_owned());
        Ok(Record { id, source, content: Content::Text(text), format, given })
    }

    fn text(&mut self) -> Result<(String, Format), Diagnostic> {
        let place = self.place;
        let failure = |message| Err(diagnostic(place.source, "no-text", Severity::Error, message));
        let html = self.object.take("html");
        let (key, format, value) = match self.object.take("text") {
            Some(text) => ("text", Format::Text, Some(text)),
            None => ("html", Format::Html, html),
        };
        match value {
            Some(Value::String { text, lossy }) => {
                self.note_loss(key, lossy);
                Ok((text, format))
            }
            Some(other) => failure(format!("{place}: `{key}` is {}, not a string", other.type_name())),
            None => failure(format!(
                "{place}: there is no `text`; give the article under that key, or a page under `html`"
            )),
        }
    }

    /// A field that is a string, or a number that stands for one. Anything else stays with the rest.
    fn name(&mut self, key: &str) -> Option<String> {
        match self.object.take(key)? {
            Value::String { text, lossy } => {
                self.note_loss(key, lossy);
                (!text.trim().is_empty()).then_some(text)
            }
            Value::Number(digits) => Some(digits.to_owned()),
            other => {
                self.unexpected(key, &other, "a string");
                None
            }
        }
    }

    fn authors(&mut self) -> Vec<String> {
        const KEY: &str = "authors";
        let strings = match self.object.take(KEY) {
            Some(string @ Value::String { .. }) => Some(vec![string]),
            Some(other) => {
                let strings = other.strings();
                if strings.is_none() {
                    self.unexpected(KEY, &other, "a string or a list of strings");
                }
                strings
            }
            None => None,
        };
        let mut authors = Vec::new();
        for value in strings.into_iter().flatten() {
            if let Value::String { text, lossy } = value {
                self.note_loss(KEY, lossy);
                authors.extend((!text.trim().is_empty()).then_some(text));
            }
        }
        authors
    }

    fn unexpected(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        self.object.put_back(key);
        let message = format!(
            "{}: `{key}` is {}, not {wanted}; it was kept in `metadata` instead",
            self.place,
            value.type_name()
        );
        self.doubts.push(diagnostic(self.place.source, "unexpected-type", Severity::Warning, message));
    }

    fn note_loss(&mut self, key: &str, lossy: bool) {
        if lossy {
            let message = format!(
                "{}: `{key}` has halves of surrogate pairs, which are no characters; each was replaced by U+FFFD",
                self.place
            );
            self.doubts.push(diagnostic(self.place.source, "lone-surrogate", Severity::Warning, message));
        }
    }
}
