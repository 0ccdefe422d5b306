//! Saved tables, read back when they are asked for.

mod arrow_file;
mod batches;
mod parquet_file;
mod schema;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use amur_tables::Table;
use arrow::array::RecordBatchReader;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;

use crate::{Error, FileFormat, mmap};
use arrow_file::ArrowFile;
use batches::{Batches, decoded};
use parquet_file::ParquetFile;

/// Opens the tables of a folder: Arrow files and Parquet files. Rows are read when [`Loaded::batches`] is asked for
/// them.
///
/// # Errors
/// Where there is no such table, a table is there in two formats, or a file is not what its name says.
pub fn load(dir: &Path) -> Result<BTreeMap<Table, Loaded>, Error> {
    let refuse = |reason: String| Err(Error::Load { path: dir.to_owned(), reason });
    if !dir.is_dir() {
        return refuse("there is no such folder".to_owned());
    }
    let exists = |table: Table, format| Some(file(dir, table, format)).filter(|path| path.is_file());
    let mut tables = BTreeMap::new();
    for &table in Table::ALL {
        let loaded = match (exists(table, FileFormat::Arrow), exists(table, FileFormat::Parquet)) {
            (Some(_), Some(_)) => {
                return refuse(format!("`{table}` is there as .arrow and as .parquet; keep one of them"));
            }
            (Some(path), None) => Loaded::open(table, &path, FileFormat::Arrow)?,
            (None, Some(path)) => Loaded::open(table, &path, FileFormat::Parquet)?,
            (None, None) => continue,
        };
        tables.insert(table, loaded);
    }
    if !tables.is_empty() {
        return Ok(tables);
    }
    let is_there = |format: &FileFormat| Table::ALL.iter().any(|&table| exists(table, *format).is_some());
    match FileFormat::ALL.iter().find(|format| is_there(format)) {
        Some(format) => refuse(format!(
            "its tables are .{format} files, which are for other programs; save them as arrow or parquet to load them"
        )),
        None => refuse("there is no table in it, such as `articles.arrow`".to_owned()),
    }
}

fn file(dir: &Path, table: Table, format: FileFormat) -> PathBuf {
    dir.join(format!("{table}.{format}"))
}

/// A table in a file. Cheap to copy.
///
/// ```
/// # use amur_io::{FileFormat, Folder, Sink};
/// # use amur_tables::{Builders, Table};
/// # let temporary = tempfile::tempdir()?;
/// # let dir = temporary.path();
/// # let mut folder = Folder::create(dir, FileFormat::Parquet, &[Table::Articles])?;
/// # for (table, batch) in Builders::new(&[Table::Articles]).finish()? {
/// #     folder.write(table, &batch)?;
/// # }
/// # folder.commit()?;
/// let tables = amur_io::load(dir)?;
/// let articles = &tables[&Table::Articles];
/// let mut rows = 0;
/// for batch in articles.batches() {
///     rows += batch?.num_rows();
/// }
/// assert_eq!(rows, articles.num_rows());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Loaded {
    path: PathBuf,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Arrow(ArrowFile),
    Parquet(ParquetFile),
}

impl Loaded {
    fn open(table: Table, path: &Path, format: FileFormat) -> Result<Self, Error> {
        let damaged = |reason: String| Error::Damaged { path: path.to_owned(), reason };
        let bytes = mmap::map(path).map_err(|error| Error::Read { path: path.to_owned(), error })?;
        let content = decoded(|| match format {
            FileFormat::Parquet => ParquetFile::open(bytes).map(Content::Parquet),
            _ => ArrowFile::open(bytes).map(Content::Arrow),
        });
        let loaded = Self { path: path.to_owned(), content: content.map_err(damaged)? };
        schema::check(table, &loaded.schema()).map_err(damaged)?;
        Ok(loaded)
    }

    /// The schema, as the file has it.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        match &self.content {
            Content::Arrow(file) => file.schema(),
            Content::Parquet(file) => file.schema(),
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn num_rows(&self) -> usize {
        match &self.content {
            Content::Arrow(file) => file.num_rows(),
            Content::Parquet(file) => file.num_rows(),
        }
    }

    /// The rows, from the first on, decoded batch by batch. Of an Arrow file the batches point into the file.
    #[must_use]
    pub fn batches(&self) -> Box<dyn RecordBatchReader + Send> {
        let (schema, path) = (self.schema(), self.path.clone());
        match self.content.clone() {
            Content::Arrow(file) => Box::new(Batches { batches: Some(file.batches()), schema, path }),
            Content::Parquet(file) => Box::new(Batches { batches: Some(file.batches()), schema, path }),
        }
    }

    /// The same rows with one column, counted from 0; of a Parquet file the others are not decoded.
    ///
    /// # Errors
    /// Where there is no such column.
    pub fn column(&self, index: usize) -> Result<Box<dyn RecordBatchReader + Send>, ArrowError> {
        let (schema, path) = (Arc::new(self.schema().project(&[index])?), self.path.clone());
        Ok(match self.content.clone() {
            Content::Arrow(file) => {
                let batches = file.batches().map(move |batch| batch?.project(&[index]));
                Box::new(Batches { batches: Some(batches), schema, path })
            }
            Content::Parquet(file) => Box::new(Batches { batches: Some(file.column(index)), schema, path }),
        })
    }
}
