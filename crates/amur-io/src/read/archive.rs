//! Zip archives: the files in them are read like those of a folder.

use std::fs::File;
use std::path::Path;
use std::vec;

use amur::{Diagnostic, Severity};
use zip::ZipArchive;

use super::columns::Columns;
use super::diagnostic;
use super::file::{Opened, Origin, opened, spooled, unreadable, unsupported};
use super::kind::Kind;

/// An archive, and the files of it that are still to be read.
pub(super) struct Archive {
    archive: ZipArchive<File>,
    origin: Origin,
    /// Names of the files and their places in the archive, in the order of the bytes of the names.
    files: vec::IntoIter<(String, usize)>,
}

impl Archive {
    pub(super) fn new(file: File, origin: Origin) -> Result<Self, Diagnostic> {
        let archive = ZipArchive::new(file).map_err(|error| {
            let message = format!("cannot read `{}`: {error}", origin.source);
            diagnostic(&origin.source, "damaged", Severity::Error, message)
        })?;
        let mut names: Vec<(String, usize)> = (0..archive.len())
            .filter_map(|place| Some((archive.name_for_index(place)?.ok()?.into_owned(), place)))
            .filter(|(name, _)| !name.ends_with('/') && !is_hidden(name))
            .collect();
        names.sort();
        Ok(Self { archive, origin, files: names.into_iter() })
    }

    /// The next file; nothing at the end.
    pub(super) fn next(&mut self, columns: &Columns) -> Option<Opened> {
        let (name, place) = self.files.next()?;
        let origin = Origin {
            source: format!("{}/{name}", self.origin.source),
            id: format!("{}/{name}", self.origin.id),
            named: false,
        };
        Some(
            self.open(place, &name, origin, columns)
                .unwrap_or_else(|diagnostic| Opened::Record(Err(diagnostic))),
        )
    }

    fn open(
        &mut self,
        place: usize,
        name: &str,
        origin: Origin,
        columns: &Columns,
    ) -> Result<Opened, Diagnostic> {
        let (kind, compression) = Kind::of(Path::new(name))
            .filter(|(kind, _)| *kind != Kind::Zip)
            .ok_or_else(|| unsupported(&origin))?;
        let file = self.archive.by_index(place).map_err(|error| unreadable(&origin.source, &error.into()))?;
        opened(spooled(file, &origin)?, kind, compression, origin, columns)
    }
}

/// Whether a part of a name says that nobody is to see it.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}
