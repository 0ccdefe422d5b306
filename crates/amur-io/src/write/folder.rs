//! A folder of table files that appear all together.

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use amur_tables::Table;
use arrow::array::RecordBatch;
use tempfile::NamedTempFile;

use super::Sink;
use super::encoder::Encoder;
use crate::{Error, FileFormat};

/// A sink that writes each table to `DIR/<table>.<extension>`.
///
/// Until [`commit`](Self::commit) the rows are in hidden temporary files in that folder, which are removed when the
/// sink is dropped. Files of these names are replaced; others are left alone.
///
/// ```
/// use amur_io::{FileFormat, Folder, Sink};
/// use amur_tables::{Builders, Table};
///
/// # let temporary = tempfile::tempdir()?;
/// # let dir = temporary.path().join("tables");
/// let mut folder = Folder::create(&dir, FileFormat::Csv, &[Table::Articles])?;
/// for (table, batch) in Builders::new(&[Table::Articles]).finish()? {
///     folder.write(table, &batch)?;
/// }
/// folder.commit()?;
/// assert!(dir.join("articles.csv").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Folder {
    dir: PathBuf,
    files: Vec<TableFile>,
}

struct TableFile {
    table: Table,
    target: PathBuf,
    encoder: Encoder,
}

impl Folder {
    /// Makes the folder if there is none, and a temporary file for each table.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to, or holds tables of an earlier run that would stand beside the new
    /// ones as if they belonged to them.
    pub fn create(dir: &Path, format: FileFormat, tables: &[Table]) -> Result<Self, Error> {
        fs::create_dir_all(dir).map_err(|error| failed(dir, error))?;
        if format.is_loadable() {
            refuse_others(dir, format, tables)?;
        }
        let chosen = Table::ALL.iter().filter(|table| tables.contains(table));
        let files = chosen.map(|&table| TableFile::create(dir, format, table)).collect::<Result<_, _>>()?;
        Ok(Self { dir: dir.to_owned(), files })
    }

    /// Completes the files and gives them their names. Nothing is renamed before all are safely on the disk.
    ///
    /// # Errors
    /// Where a file cannot be completed or renamed.
    pub fn commit(self) -> Result<(), Error> {
        let mut complete = Vec::with_capacity(self.files.len());
        for TableFile { target, encoder, .. } in self.files {
            match encoder.finish() {
                Ok(file) => complete.push((file, target)),
                Err(error) => return Err(failed(&target, error)),
            }
        }
        for (file, target) in complete {
            file.persist(&target).map_err(|error| failed(&target, error.error))?;
        }
        sync(&self.dir).map_err(|error| failed(&self.dir, error))
    }
}

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let targets = self.files.iter().map(|file| &file.target);
        f.debug_list().entries(targets).finish()
    }
}

impl Sink for Folder {
    fn write(&mut self, table: Table, batch: &RecordBatch) -> Result<(), Error> {
        let file = self.files.iter_mut().find(|file| file.table == table);
        let file =
            file.ok_or_else(|| failed(&self.dir, format!("no file was begun for the table `{table}`")))?;
        file.encoder.write(batch).map_err(|error| failed(&file.target, error))
    }
}

impl TableFile {
    fn create(dir: &Path, format: FileFormat, table: Table) -> Result<Self, Error> {
        let name = format!("{}.{format}", table.name());
        let target = dir.join(&name);
        if target.is_dir() {
            return Err(failed(&target, "there is a folder of that name"));
        }
        let file = temporary(dir, &name).map_err(|error| failed(dir, error))?;
        let encoder = Encoder::new(format, &table.schema(), file).map_err(|error| failed(&target, error))?;
        Ok(Self { table, target, encoder })
    }
}

/// Tables that loading would mix with those to be written.
fn refuse_others(dir: &Path, format: FileFormat, tables: &[Table]) -> Result<(), Error> {
    let loadable = FileFormat::ALL.iter().filter(|format| format.is_loadable());
    for (&table, &other) in
        Table::ALL.iter().flat_map(|table| loadable.clone().map(move |format| (table, format)))
    {
        let path = dir.join(format!("{table}.{other}"));
        if path.is_file() && !(other == format && tables.contains(&table)) {
            return Err(Error::Stale { path });
        }
    }
    Ok(())
}

/// A file in the folder itself, because only there can it be renamed in one step.
fn temporary(dir: &Path, name: &str) -> io::Result<NamedTempFile> {
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    // Temporary files are private by default; tables are as readable as any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(dir)
}

/// Makes the new names as durable as the files; only Unix can do that to a folder.
fn sync(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

fn failed(path: &Path, reason: impl ToString) -> Error {
    Error::Write { path: path.to_owned(), reason: reason.to_string() }
}
