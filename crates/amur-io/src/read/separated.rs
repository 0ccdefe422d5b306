//! Comma- and tab-separated values.

use std::io;

use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::container::{Container, Records};
use super::file::{Input, MAX_BYTES};

/// The records of a `.csv` or `.tsv` file; its first line names the columns. Holds one row at a time.
pub(super) struct Separated {
    reader: csv::Reader<Input>,
    /// The names as JSON, once they were read.
    names: Option<Vec<String>>,
    row: ByteRecord,
}

impl Separated {
    pub(super) fn new(input: Input, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::CRLF)
            .from_reader(input);
        Self { reader, names: None, row: ByteRecord::new() }
    }

    fn read_row(&mut self) -> io::Result<bool> {
        self.reader.read_byte_record(&mut self.row).map_err(io::Error::from)
    }

    /// The names of the columns; those without one have their number.
    fn read_names(&mut self) -> io::Result<Vec<String>> {
        self.read_row()?;
        let name = |(index, field): (usize, &[u8])| {
            let field = if index == 0 { field.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(field) } else { field };
            let name = String::from_utf8_lossy(field).trim().to_owned();
            let name = if name.is_empty() { format!("column {}", index + 1) } else { name };
            serde_json::Value::from(name).to_string()
        };
        Ok(self.row.iter().enumerate().map(name).collect())
    }
}

impl Records for Separated {
    fn advance(&mut self, container: &mut Container) -> io::Result<bool> {
        let names = match &self.names {
            Some(names) => names.clone(),
            None => self.read_names()?,
        };
        self.names = Some(names.clone());
        if !self.read_row()? {
            return Ok(false);
        }
        container.count();
        if self.row.len() != names.len() {
            let reason = format!(
                "it has {} fields, and the first line names {}: check its quotation marks",
                self.row.len(),
                names.len()
            );
            container.broken("invalid-row", &reason);
        } else if self.row.as_slice().len() as u64 > MAX_BYTES {
            container.too_large();
        } else {
            match as_json(&names, &self.row) {
                Some(json) => container.take_json(json.as_bytes()),
                None => container.broken("invalid-row", "it is not UTF-8: save the table in that encoding"),
            }
        }
        Ok(true)
    }
}

/// A row as an object, without its empty fields; nothing where it is not UTF-8.
fn as_json(names: &[String], row: &ByteRecord) -> Option<String> {
    let mut json = String::from("{");
    for (name, field) in names.iter().zip(row) {
        let field = str::from_utf8(field).ok()?;
        if !field.is_empty() {
            json += if json.len() > 1 { "," } else { "" };
            json += &format!("{name}:{}", serde_json::Value::from(field));
        }
    }
    Some(json + "}")
}
