//! What all containers have in common: where they are, and one record after the other.

use std::collections::VecDeque;
use std::io;

use amur::Severity;
use amur_tables::Table;

use super::columns::Columns;
use super::file::{too_large, unreadable};
use super::place::{Kind, Place};
use super::{Item, diagnostic, fields, own};

/// A container that was opened.
#[derive(Debug)]
pub(super) struct Container {
    pub(super) source: String,
    pub(super) file_id: String,
    pub(super) columns: Columns,
    /// The table of Amur that it may be, found in a folder and not asked for.
    own: Option<Table>,
    kind: Kind,
    /// Number of the record read last, from 1.
    number: u64,
    /// What it gave and was not yet yielded.
    items: VecDeque<Item>,
    ended: bool,
}

/// A reader of containers of one kind.
pub(super) trait Records {
    /// Reads the next record into the container; false at its end.
    fn advance(&mut self, container: &mut Container) -> io::Result<bool>;
}

impl Container {
    pub(super) fn new(source: String, file_id: String, columns: Columns, kind: Kind) -> Self {
        Self { source, file_id, columns, own: None, kind, number: 0, items: VecDeque::new(), ended: false }
    }

    /// The same, left out where it is a table of Amur.
    pub(super) fn unless_own(mut self) -> Self {
        self.own = own::named_after(&self.file_id);
        self
    }

    /// Counts a record, whether something can be made of it or not.
    pub(super) fn count(&mut self) {
        self.number += 1;
    }

    /// Takes back a count: it was no record but a list of them.
    pub(super) fn uncount(&mut self) {
        self.number -= 1;
    }

    /// Number of the record counted last, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn place(&self) -> Place<'_> {
        Place { source: &self.source, file_id: &self.file_id, kind: self.kind, number: self.number }
    }

    /// Takes the record counted last, as an object of JSON.
    pub(super) fn take_json(&mut self, json: &[u8]) {
        if self.ended || self.is_own(json) {
            return;
        }
        let place =
            Place { source: &self.source, file_id: &self.file_id, kind: self.kind, number: self.number };
        fields::read(json, place, &self.columns, &mut self.items);
    }

    /// Whether the first record tells that this is a table of Amur; it is the end of it then.
    fn is_own(&mut self, json: &[u8]) -> bool {
        self.ended = self.own.take().is_some_and(|table| own::is_row(json, table));
        if self.ended {
            let message = format!(
                "`{}` was left out: it is a table of Amur, not articles; name it to read it",
                self.source
            );
            self.items.push_back(Err(diagnostic(&self.source, "own-table", Severity::Info, message)));
        }
        self.ended
    }

    pub(super) fn take(&mut self, item: Item) {
        self.items.push_back(item);
    }

    /// Says that the record counted last cannot be read.
    pub(super) fn broken(&mut self, code: &'static str, reason: &str) {
        let item = self.place().diagnostic(code, Severity::Error, reason);
        self.items.push_back(Err(item));
    }

    /// Says that the record counted last is larger than any article.
    pub(super) fn too_large(&mut self) {
        let item = Err(too_large(&self.source, &self.place().to_string()));
        self.items.push_back(item);
    }

    /// The next item, read where none is waiting.
    pub(super) fn next(&mut self, records: &mut dyn Records) -> Option<Item> {
        while self.items.is_empty() && !self.ended {
            match records.advance(self) {
                Ok(more) => self.ended |= !more,
                Err(error) => {
                    self.ended = true;
                    self.items.push_back(Err(unreadable(&self.source, &error)));
                }
            }
        }
        self.items.pop_front()
    }
}
