//! Records out of files, folders and globs.

#[cfg(feature = "zip")]
mod archive;
mod columns;
mod container;
mod fields;
mod file;
mod json;
mod kind;
mod lines;
#[cfg(feature = "mhtml")]
mod mhtml;
mod object;
mod own;
mod pattern;
mod place;
#[cfg(feature = "csv")]
mod separated;
#[cfg(feature = "parquet")]
mod table;
mod walk;
#[cfg(feature = "warc")]
mod warc;

use std::fmt;
use std::path::PathBuf;
use std::vec;

use amur::{Diagnostic, Record, Severity, Stage};

use crate::Error;
use container::{Container, Records};
use file::Opened;
use kind::Kind;
use walk::{Argument, Walk};

pub use columns::Columns;

/// What a reader yields: a document, or why there is none.
type Item = Result<Record, Diagnostic>;

/// Opens files, folders (with all folders in them) and globs as one stream of records.
///
/// `.txt`, `.md`, `.html`, `.htm`, `.xhtml` and `.mhtml` files are a record each; `.jsonl`, `.json`, `.csv`, `.tsv`, `.parquet`,
/// `.arrow` and `.warc` files hold many, and a `.zip` is read like a folder. Each may be compressed, which a further `.gz`
/// or `.zst` tells. A folder is read in the order of the bytes of its paths; what is hidden in it (`.name`) is left out, and so are tables that
/// Amur wrote. An
/// argument counts as a glob if it has `*`, `?` or `[` and no file has that very name; `**` matches any depth.
///
/// Ids: a file's path relative to the argument with `/` between its parts (for a file its name, for a glob the path
/// relative to the last folder before the first wildcard); for a record of a container its `id`, else `path#n` with
/// its number from 1. Which key of a record means what, [`Columns`] tells.
///
/// # Errors
/// Where an argument does not exist, or is a glob that matches no file. Anything later is a diagnostic.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("visit.txt"), "BEIJING, Nov 1 — …")?;
/// let mut reader = amur_io::open(&[folder.path().to_path_buf()])?;
/// let record = reader.next().and_then(Result::ok).ok_or("no record")?;
/// assert_eq!(record.id, "visit.txt");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open(paths: &[PathBuf]) -> Result<Reader, Error> {
    open_with(paths, Columns::default())
}

/// The same as [`open`], with columns of containers named by the caller.
///
/// # Errors
/// Those of [`open`].
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("feed.jsonl"), r#"{"story": "BEIJING, Nov 1 — …"}"#)?;
/// let columns = amur_io::Columns::default().with("text", "story")?;
/// let mut reader = amur_io::open_with(&[folder.path().to_path_buf()], columns)?;
/// let record = reader.next().and_then(Result::ok).ok_or("no record")?;
/// assert_eq!(record.id, "feed.jsonl#1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open_with(paths: &[PathBuf], columns: Columns) -> Result<Reader, Error> {
    let mut total_bytes = 0;
    let mut arguments = Vec::with_capacity(paths.len());
    for path in paths {
        let argument = Argument::new(path)?;
        let mut matched = false;
        for found in argument.walk().flatten() {
            matched = true;
            if Kind::of(&found.path).is_some() {
                // A file that cannot be looked at counts nothing here; reading it tells why.
                total_bytes += found.path.metadata().map_or(0, |metadata| metadata.len());
            }
        }
        if !matched && argument.is_glob() {
            return Err(Error::NoMatch(path.display().to_string()));
        }
        arguments.push(argument);
    }
    Ok(Reader {
        arguments: arguments.into_iter(),
        walk: None,
        #[cfg(feature = "zip")]
        archive: None,
        container: None,
        columns,
        total_bytes,
    })
}

/// A stream of records; see [`open`]. Holds one file, or a record or a few rows of a container, at a time.
pub struct Reader {
    arguments: vec::IntoIter<Argument>,
    walk: Option<Walk>,
    #[cfg(feature = "zip")]
    archive: Option<Box<archive::Archive>>,
    container: Option<(Box<dyn Records + Send>, Container)>,
    columns: Columns,
    total_bytes: u64,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = self.container.as_ref().map(|(_, container)| container);
        f.debug_struct("Reader")
            .field("arguments", &self.arguments)
            .field("open", &open)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// Size of all files that will be read, when they were opened.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }
}

impl Reader {
    /// The next file of an archive, a folder or an argument; nothing at the end of all.
    fn next_file(&mut self) -> Option<Opened> {
        #[cfg(feature = "zip")]
        if let Some(archive) = &mut self.archive {
            match archive.next(&self.columns) {
                Some(opened) => return Some(opened),
                None => self.archive = None,
            }
        }
        loop {
            match self.walk.as_mut().and_then(Walk::next) {
                Some(Ok(found)) => return Some(file::read(&found, &self.columns)),
                Some(Err(diagnostic)) => return Some(Opened::Record(Err(diagnostic))),
                None => self.walk = Some(self.arguments.next()?.walk()),
            }
        }
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some((records, container)) = &mut self.container {
                match container.next(records.as_mut()) {
                    Some(item) => return Some(item),
                    None => self.container = None,
                }
            }
            match self.next_file()? {
                Opened::Record(item) => return Some(item),
                Opened::Container(records, container) => self.container = Some((records, container)),
                #[cfg(feature = "zip")]
                Opened::Archive(archive) => self.archive = Some(archive),
            }
        }
    }
}

/// A diagnostic of this step.
fn diagnostic(source: &str, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: None, source: Some(source.to_owned()), stage: Stage::Read, code, severity, message }
}
