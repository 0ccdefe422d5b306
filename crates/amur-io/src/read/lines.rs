//! JSON Lines: a record a line.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use super::file::{MAX_BYTES, too_large, unreadable};
use super::{Item, fields};

/// The records of a `.jsonl` file. Holds one line at a time.
#[derive(Debug)]
pub(super) struct Lines<R = File> {
    input: Option<BufReader<R>>,
    source: String,
    file_id: String,
    /// Number of the line read last, from 1.
    number: u64,
    line: Vec<u8>,
    /// What the line gave and was not yet yielded.
    items: VecDeque<Item>,
}

/// Where a line is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) source: &'a str,
    pub(super) file_id: &'a str,
    pub(super) number: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R, source: String, file_id: String) -> Self {
        Self {
            input: Some(BufReader::new(input)),
            source,
            file_id,
            number: 0,
            line: Vec::new(),
            items: VecDeque::new(),
        }
    }

    /// Reads the next line into `self.items`; false at the end of the file.
    fn read_line(&mut self) -> io::Result<bool> {
        let Some(input) = &mut self.input else { return Ok(false) };
        self.line.clear();
        if input.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut self.line)? == 0 {
            return Ok(false);
        }
        self.number += 1;
        let place = Place { source: &self.source, file_id: &self.file_id, number: self.number };
        if self.line.len() as u64 > MAX_BYTES {
            self.items.push_back(Err(too_large(place.source, &place.to_string())));
            if !self.line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
            }
            self.line = Vec::new();
            return Ok(true);
        }
        let line = match self.number {
            1 => self.line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.line),
            _ => &self.line,
        };
        if !line.trim_ascii().is_empty() {
            fields::read(line, place, &mut self.items);
        }
        Ok(true)
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.items.is_empty() {
            match self.read_line() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.input = None;
                    self.items.push_back(Err(unreadable(&self.source, &error)));
                }
            }
        }
        self.items.pop_front()
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`, line {}", self.source, self.number)
    }
}
