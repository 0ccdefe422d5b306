//! JSON Lines: a record a line.

use std::io::{self, BufRead, Read};

use super::container::{Container, Records};
use super::file::{Input, MAX_BYTES};

/// The records of a `.jsonl` file. Holds one line at a time.
pub(super) struct Lines {
    input: Input,
    line: Vec<u8>,
}

impl Lines {
    pub(super) fn new(input: Input) -> Self {
        Self { input, line: Vec::new() }
    }
}

impl Records for Lines {
    fn advance(&mut self, container: &mut Container) -> io::Result<bool> {
        self.line.clear();
        if self.input.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut self.line)? == 0 {
            return Ok(false);
        }
        container.count();
        if self.line.len() as u64 > MAX_BYTES {
            container.too_large();
            if !self.line.ends_with(b"\n") {
                self.input.skip_until(b'\n')?;
            }
            self.line = Vec::new();
            return Ok(true);
        }
        let line = match container.number() {
            1 => self.line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.line),
            _ => &self.line,
        };
        if !line.trim_ascii().is_empty() {
            container.take_json(line);
        }
        Ok(true)
    }
}
