//! One file: a record, a container of records, or the reason why it is neither.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use amur::{Diagnostic, Format, Record, Severity};

use super::lines::Lines;
use super::walk::Found;
use super::{Item, diagnostic};

/// Larger documents are not read: no article is, and what is that large is something else.
pub(super) const MAX_BYTES: u64 = 256 << 20;

/// How a file's extension says it is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document(Format),
    Lines,
}

impl Kind {
    pub(super) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_ascii_lowercase().to_str()? {
            "txt" => Some(Self::Document(Format::Text)),
            "md" => Some(Self::Document(Format::Markdown)),
            "html" | "htm" | "xhtml" => Some(Self::Document(Format::Html)),
            "jsonl" => Some(Self::Lines),
            _ => None,
        }
    }
}

/// A file that was opened.
pub(super) enum Opened {
    Record(Item),
    Lines(Lines),
}

pub(super) fn read(found: &Found) -> Opened {
    let source = found.path.display().to_string();
    let opened =
        match Kind::of(&found.path) {
            None => Err(unsupported(&source, found.named)),
            Some(Kind::Document(format)) => document(found, &source)
                .map(|bytes| Opened::Record(Ok(record(found, &source, bytes, format)))),
            Some(Kind::Lines) => open(found, &source)
                .map(|file| Opened::Lines(Lines::new(file, source.clone(), found.id.clone()))),
        };
    opened.unwrap_or_else(|diagnostic| Opened::Record(Err(diagnostic)))
}

fn record(found: &Found, source: &str, bytes: Vec<u8>, format: Format) -> Record {
    let record = Record::bytes(found.id.clone(), bytes).with_format(format);
    Record { source: Some(source.to_owned()), ..record }
}

/// Opens a file of data: reading a pipe or device found in a folder might never end.
fn open(found: &Found, source: &str) -> Result<File, Diagnostic> {
    let metadata = found.path.metadata().map_err(|error| unreadable(source, &error))?;
    if !metadata.is_file() && !found.named {
        let message = format!("`{source}` was left out: it is a pipe or a device; name it to read it");
        return Err(diagnostic(source, "unsupported", Severity::Warning, message));
    }
    File::open(&found.path).map_err(|error| unreadable(source, &error))
}

fn document(found: &Found, source: &str) -> Result<Vec<u8>, Diagnostic> {
    let file = open(found, source)?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    let mut bytes = Vec::new();
    if size <= MAX_BYTES {
        bytes.reserve_exact(size as usize);
        // One byte more than allowed tells a file that has grown, or a device without a size.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(source, &error))?;
    }
    if size.max(bytes.len() as u64) > MAX_BYTES {
        return Err(too_large(source, &format!("`{source}`")));
    }
    Ok(bytes)
}

fn unsupported(source: &str, named: bool) -> Diagnostic {
    let severity = if named { Severity::Error } else { Severity::Warning };
    let message =
        format!("`{source}` was left out: only .txt, .md, .html, .htm, .xhtml and .jsonl files are read");
    diagnostic(source, "unsupported", severity, message)
}

pub(super) fn unreadable(source: &str, error: &io::Error) -> Diagnostic {
    diagnostic(source, "unreadable", Severity::Error, format!("cannot read `{source}`: {error}"))
}

/// `what` names the file, or a line of it.
pub(super) fn too_large(source: &str, what: &str) -> Diagnostic {
    let message = format!("{what} is larger than {} MiB: split it into one article each", MAX_BYTES >> 20);
    diagnostic(source, "too-large", Severity::Error, message)
}
