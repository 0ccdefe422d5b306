//! JSON: a list of records, one record, or an object that holds a list of them.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use serde_json::value::RawValue;

use super::container::{Container, Records};
use super::file::{Input, MAX_BYTES};
use super::object::Object;

/// The records of a `.json` file. Of a list it holds one element at a time.
pub(super) struct Json {
    input: Input,
    is_list: Option<bool>,
    /// The file ended within an element, which is told as that element's fault.
    is_cut: bool,
    /// Records of a list inside an object.
    nested: VecDeque<Box<RawValue>>,
}

impl Json {
    pub(super) fn new(input: Input) -> Self {
        Self { input, is_list: None, is_cut: false, nested: VecDeque::new() }
    }

    /// Looks at the first character: `[` begins a list.
    fn start(&mut self) -> io::Result<bool> {
        if self.input.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
            self.input.consume(3);
        }
        let is_list = self.peek(b"")? == Some(b'[');
        if is_list {
            self.input.consume(1);
        }
        self.is_list = Some(is_list);
        Ok(is_list)
    }

    /// The next byte that is neither blank nor one of these, which is left where it is.
    fn peek(&mut self, skipped: &[u8]) -> io::Result<Option<u8>> {
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let wanted = |byte: &&u8| !byte.is_ascii_whitespace() && !skipped.contains(byte);
            if let Some((at, &byte)) = buffer.iter().enumerate().find(|(_, byte)| wanted(byte)) {
                self.input.consume(at);
                return Ok(Some(byte));
            }
            let length = buffer.len();
            self.input.consume(length);
        }
    }

    /// The text of the next value, up to where its brackets are closed; nothing where that is more than is read.
    fn value(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut scan = Scan::default();
        let mut value = Vec::new();
        let mut is_large = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                self.is_cut = true;
                break;
            }
            let (taken, ended) = scan.step(buffer);
            is_large |= value.len() as u64 + taken as u64 > MAX_BYTES;
            if is_large {
                value = Vec::new();
            } else {
                value.extend_from_slice(&buffer[..taken]);
            }
            self.input.consume(taken);
            if ended {
                break;
            }
        }
        Ok((!is_large).then_some(value))
    }

    /// The list of objects in an object that has no article of its own.
    fn unnest(&mut self, value: &[u8], container: &Container) -> bool {
        let Ok(object) = Object::parse(value) else { return false };
        let has = |field: &str| !container.columns.keys(field, object.keys()).is_empty();
        if let Some(list) = object.list_of_objects().filter(|_| !has("html")) {
            self.nested = list.into();
            return true;
        }
        false
    }
}

impl Records for Json {
    fn advance(&mut self, container: &mut Container) -> io::Result<bool> {
        if let Some(record) = self.nested.pop_front() {
            container.count();
            container.take_json(record.get().as_bytes());
            return Ok(true);
        }
        let is_list = match self.is_list {
            Some(is_list) => is_list,
            None => self.start()?,
        };
        match self.peek(if is_list { b"," } else { b"" })? {
            None if is_list && !self.is_cut => {
                container.count();
                container.broken("invalid-json", "the file ends before its list does; get it again");
                return Ok(false);
            }
            None | Some(b']') => return Ok(false),
            Some(_) => {}
        }
        container.count();
        match self.value()? {
            None => container.too_large(),
            Some(value) if !is_list && self.unnest(&value, container) => container.uncount(),
            Some(value) => container.take_json(&value),
        }
        Ok(true)
    }
}

/// Finds the end of a value by its brackets and strings.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    started: bool,
}

impl Scan {
    /// How many of these bytes belong to the value, and whether it ends with them.
    fn step(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (at + 1, true);
                    }
                }
                b',' | b']' if self.depth == 0 && self.started => return (at, true),
                _ => {}
            }
            self.started = true;
        }
        (bytes.len(), false)
    }
}
