//! Records out of files, folders and globs.

mod fields;
mod file;
mod lines;
mod object;
mod pattern;
mod walk;

use std::path::PathBuf;
use std::vec;

use amur::{Diagnostic, Record, Severity, Stage};

use crate::Error;
use file::{Kind, Opened};
use lines::Lines;
use walk::{Argument, Walk};

/// What a reader yields: a document, or why there is none.
type Item = Result<Record, Diagnostic>;

/// Opens files, folders (with all folders in them) and globs as one stream of records.
///
/// `.txt`, `.md`, `.html`, `.htm` and `.xhtml` files are a record each, `.jsonl` files a record a line. A folder is read in the order of the
/// bytes of its paths; what is hidden in it (`.name`) is left out. An argument counts as a glob if it has `*`, `?` or
/// `[` and no file has that very name; `**` matches any depth.
///
/// Ids: a file's path relative to the argument with `/` between its parts (for a file its name, for a glob the path
/// relative to the last folder before the first wildcard); for a line of a `.jsonl` file its `id`, else `path#n` with
/// the number of the line from 1.
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
    Ok(Reader { arguments: arguments.into_iter(), walk: None, lines: None, total_bytes })
}

/// A stream of records; see [`open`]. Holds one file, or one line of a container, at a time.
#[derive(Debug)]
pub struct Reader {
    arguments: vec::IntoIter<Argument>,
    walk: Option<Walk>,
    lines: Option<Lines>,
    total_bytes: u64,
}

impl Reader {
    /// Size of all files that will be read, when they were opened.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.lines = None,
                }
            }
            match self.walk.as_mut().and_then(Walk::next) {
                Some(Ok(found)) => match file::read(&found) {
                    Opened::Record(item) => return Some(item),
                    Opened::Lines(lines) => self.lines = Some(lines),
                },
                Some(Err(diagnostic)) => return Some(Err(diagnostic)),
                None => self.walk = Some(self.arguments.next()?.walk()),
            }
        }
    }
}

/// A diagnostic of this step.
fn diagnostic(source: &str, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: None, source: Some(source.to_owned()), stage: Stage::Read, code, severity, message }
}
