//! One file: a record, a container of records, or the reason why it is neither.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use amur::{Diagnostic, Format, Record, Severity};

use super::columns::Columns;
use super::container::{Container, Records};
use super::json::Json;
use super::kind::{Compression, Kind};
use super::lines::Lines;
use super::place;
use super::walk::Found;
use super::{Item, diagnostic};

/// Larger documents are not read: no article is, and what is that large is something else.
pub(super) const MAX_BYTES: u64 = 256 << 20;
/// What is unpacked to a temporary file, because it cannot be read from the front to the end, may be this large.
#[cfg(any(feature = "parquet", feature = "zip"))]
const MAX_UNPACKED: u64 = 16 << 30;

/// A container, as it is read from the front to the end.
pub(super) type Input = Box<dyn BufRead + Send>;

/// A file that was opened.
pub(super) enum Opened {
    Record(Item),
    Container(Box<dyn Records + Send>, Container),
    #[cfg(feature = "zip")]
    Archive(Box<super::archive::Archive>),
}

/// Where data come from, and what they are called.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) source: String,
    pub(super) id: String,
    /// Whether they were asked for by name.
    pub(super) named: bool,
}

pub(super) fn read(found: &Found, columns: &Columns) -> Opened {
    let origin =
        Origin { source: found.path.display().to_string(), id: found.id.clone(), named: found.named };
    let opened = match Kind::of(&found.path) {
        None => Err(unsupported(&origin)),
        Some((kind, compression)) => {
            open(found, &origin.source).and_then(|file| opened(file, kind, compression, origin, columns))
        }
    };
    opened.unwrap_or_else(|diagnostic| Opened::Record(Err(diagnostic)))
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

/// Reads a file as what it is.
pub(super) fn opened(
    file: File,
    kind: Kind,
    compression: Compression,
    origin: Origin,
    columns: &Columns,
) -> Result<Opened, Diagnostic> {
    let container = |kind| {
        let container = Container::new(origin.source.clone(), origin.id.clone(), columns.clone(), kind);
        if origin.named { container } else { container.unless_own() }
    };
    let stream = |file| unpacked(file, compression).map_err(|error| unreadable(&origin.source, &error));
    Ok(match kind {
        Kind::Document(format) => {
            let bytes = document(file, compression, &origin)?;
            Opened::Record(Ok(record(&origin, bytes, format)))
        }
        Kind::Lines => Opened::Container(Box::new(Lines::new(stream(file)?)), container(place::Kind::Line)),
        Kind::Json => Opened::Container(Box::new(Json::new(stream(file)?)), container(place::Kind::Element)),
        #[cfg(feature = "csv")]
        Kind::Separated(delimiter) => {
            let records = super::separated::Separated::new(stream(file)?, delimiter);
            Opened::Container(Box::new(records), container(place::Kind::Row))
        }
        #[cfg(feature = "parquet")]
        Kind::Parquet | Kind::Arrow => {
            let table = table(file, kind, compression, &origin)?;
            Opened::Container(Box::new(table), container(place::Kind::Row))
        }
        #[cfg(feature = "warc")]
        Kind::Warc => {
            let records = super::warc::Warc::new(stream(file)?);
            Opened::Container(Box::new(records), container(place::Kind::Record))
        }
        #[cfg(feature = "mhtml")]
        Kind::Mhtml => {
            let bytes = document(file, compression, &origin)?;
            let page = super::mhtml::record(&bytes, origin.id.clone(), origin.source.clone());
            Opened::Record(page.ok_or_else(|| {
                let message = format!("`{}` holds no page: save it again, as one file", origin.source);
                diagnostic(&origin.source, "no-text", Severity::Error, message)
            }))
        }
        #[cfg(feature = "zip")]
        Kind::Zip => {
            let file = seekable(file, compression, &origin)?;
            Opened::Archive(Box::new(super::archive::Archive::new(file, origin)?))
        }
    })
}

#[cfg(feature = "parquet")]
fn table(
    file: File,
    kind: Kind,
    compression: Compression,
    origin: &Origin,
) -> Result<super::table::Table, Diagnostic> {
    use super::table::Table;

    let mut file = seekable(file, compression, origin)?;
    let mut magic = [0; 6];
    let is_file = file.read_exact(&mut magic).is_ok() && &magic == b"ARROW1";
    file.rewind().map_err(|error| unreadable(&origin.source, &error))?;
    let opened = match kind {
        Kind::Parquet => Table::parquet(file),
        _ if is_file => Table::arrow_file(file),
        _ => Table::arrow_stream(file),
    };
    opened.map_err(|reason| {
        let message = format!("cannot read `{}`: it is damaged ({reason}); make it again", origin.source);
        diagnostic(&origin.source, "damaged", Severity::Error, message)
    })
}

fn record(origin: &Origin, bytes: Vec<u8>, format: Format) -> Record {
    let record = Record::bytes(origin.id.clone(), bytes).with_format(format);
    Record { source: Some(origin.source.clone()), ..record }
}

/// A whole document, as far as an article may be long.
fn document(file: File, compression: Compression, origin: &Origin) -> Result<Vec<u8>, Diagnostic> {
    let source = &origin.source;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    let mut bytes = Vec::new();
    if size <= MAX_BYTES {
        bytes.reserve_exact(size as usize);
        let input = unpacked(file, compression).map_err(|error| unreadable(source, &error))?;
        // One byte more than allowed tells a file that has grown, a device without a size, or a bomb.
        input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(source, &error))?;
    }
    if size.max(bytes.len() as u64) > MAX_BYTES {
        return Err(too_large(source, &format!("`{source}`")));
    }
    Ok(bytes)
}

/// What is in a file, without its compression.
fn unpacked(file: File, compression: Compression) -> io::Result<Input> {
    Ok(match compression {
        Compression::None => Box::new(BufReader::new(file)),
        #[cfg(feature = "gzip")]
        Compression::Gzip => {
            Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(BufReader::new(file))))
        }
        #[cfg(feature = "zstd")]
        Compression::Zstd => Box::new(BufReader::new(zstd::Decoder::new(file)?)),
    })
}

/// A file without compression that can be read at any place; a temporary one where it was compressed.
#[cfg(any(feature = "parquet", feature = "zip"))]
fn seekable(file: File, compression: Compression, origin: &Origin) -> Result<File, Diagnostic> {
    if compression == Compression::None {
        return Ok(file);
    }
    let input = unpacked(file, compression).map_err(|error| unreadable(&origin.source, &error))?;
    spooled(input, origin)
}

/// A temporary file of what is read here.
#[cfg(any(feature = "parquet", feature = "zip"))]
pub(super) fn spooled(input: impl Read, origin: &Origin) -> Result<File, Diagnostic> {
    let spool = || {
        let mut file = tempfile::tempfile()?;
        let size = io::copy(&mut input.take(MAX_UNPACKED + 1), &mut file)?;
        file.rewind()?;
        Ok((file, size))
    };
    let (file, size) = spool().map_err(|error| unreadable(&origin.source, &error))?;
    if size > MAX_UNPACKED {
        let message = format!("`{}` holds more than {} GiB: unpack it", origin.source, MAX_UNPACKED >> 30);
        return Err(diagnostic(&origin.source, "too-large", Severity::Error, message));
    }
    Ok(file)
}

pub(super) fn unsupported(origin: &Origin) -> Diagnostic {
    let severity = if origin.named { Severity::Error } else { Severity::Warning };
    let message = format!(
        "`{}` was left out: files are read whose names end in .txt, .md, .html, .htm, .xhtml, .json, .jsonl, .csv, .tsv, .parquet, .arrow, \
         .warc, .mhtml or .zip, or in these and .gz or .zst",
        origin.source
    );
    diagnostic(&origin.source, "unsupported", severity, message)
}

pub(super) fn unreadable(source: &str, error: &io::Error) -> Diagnostic {
    diagnostic(source, "unreadable", Severity::Error, format!("cannot read `{source}`: {error}"))
}

/// `what` names the file, or a record in it.
pub(super) fn too_large(source: &str, what: &str) -> Diagnostic {
    let message = format!("{what} is larger than {} MiB: split it into one article each", MAX_BYTES >> 20);
    diagnostic(source, "too-large", Severity::Error, message)
}
