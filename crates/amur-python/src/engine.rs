//! The functions that run the engine.

use std::path::PathBuf;

use amur_io::{FileFormat, Folder, Memory, Sink, Summary};
use amur_tables::Table;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use pyo3_arrow::PyRecordBatchReader;

use crate::batches::Batches;
use crate::error::{InputError, OptionError, from_arrow, from_io};
use crate::items::{Item, Rows, feed};
use crate::options::Options;
use crate::run::{Progress, run};
use crate::tagger::{PythonTagger, connect};

/// Read files, folders and globs into tables by name.
#[pyfunction]
pub(crate) fn read<'py>(
    paths: Vec<PathBuf>,
    options: Py<Options>,
    callback: &Bound<'py, PyAny>,
    tagger: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyDict>> {
    let (asked, tagger) = connect(tagger)?;
    let tables = run(callback, None, asked, move |progress| {
        let reader = amur_io::open_with(&paths, options.get().columns()).map_err(from_io)?;
        progress.expect(reader.total_bytes());
        in_memory(reader, options.get(), tagger, progress)
    })?;
    by_name(callback.py(), tables)
}

/// Analyse the items of an iterable, or the rows of an Arrow stream, into tables by name.
#[pyfunction]
pub(crate) fn analyze<'py>(
    items: &Bound<'py, PyAny>,
    options: Py<Options>,
    callback: &Bound<'py, PyAny>,
    tagger: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyDict>> {
    let (asked, tagger) = connect(tagger)?;
    let tables = if let Some(mut rows) = rows(items)? {
        run(callback, None, asked, move |progress| {
            let tables = in_memory(&mut rows, options.get(), tagger, progress)?;
            rows.failure().map_or(Ok(tables), |message| Err(InputError::new_err(message)))
        })
    } else {
        let (feed, items) = feed(items)?;
        run(callback, Some(feed), asked, move |progress| in_memory(items, options.get(), tagger, progress))
    };
    by_name(callback.py(), tables?)
}

/// Read files, folders and globs, and write their tables to files. Returns the numbers of documents and of those that
/// failed, and the bytes that were read.
#[pyfunction]
pub(crate) fn extract(
    paths: Vec<PathBuf>,
    directory: PathBuf,
    format: &str,
    options: Py<Options>,
    callback: &Bound<'_, PyAny>,
    tagger: Option<Bound<'_, PyAny>>,
) -> PyResult<(usize, usize, usize, u64)> {
    let format = format_named(format)?;
    let (asked, tagger) = connect(tagger)?;
    let summary = run(callback, None, asked, move |progress| {
        let options = options.get();
        let reader = amur_io::open_with(&paths, options.columns()).map_err(from_io)?;
        progress.expect(reader.total_bytes());
        let mut folder = Folder::create(&directory, format, options.tables()).map_err(from_io)?;
        let summary = write(reader, options, tagger, &mut folder, progress)?;
        folder.commit().map_err(from_io)?;
        Ok(summary)
    })?;
    Ok((summary.documents, summary.failed, summary.unread, summary.bytes))
}

/// Write tables to files of a folder.
#[pyfunction]
pub(crate) fn save(
    py: Python<'_>,
    tables: Vec<(String, Py<Batches>)>,
    directory: PathBuf,
    format: &str,
) -> PyResult<()> {
    let format = format_named(format)?;
    let named = |(name, batches): (String, Py<Batches>)| {
        let table = name.parse().map_err(|error| from_io(amur_io::Error::Tables(error)))?;
        Ok((table, batches))
    };
    let tables = tables.into_iter().map(named).collect::<PyResult<Vec<(Table, _)>>>()?;
    py.detach(|| {
        let names: Vec<_> = tables.iter().map(|(table, _)| *table).collect();
        let mut folder = Folder::create(&directory, format, &names).map_err(from_io)?;
        for (table, batches) in &tables {
            for batch in batches.get().reader() {
                folder.write(*table, &batch.map_err(from_arrow)?).map_err(from_io)?;
            }
        }
        folder.commit().map_err(from_io)
    })
}

/// Open the tables of a folder, by name.
#[pyfunction]
pub(crate) fn load(py: Python<'_>, directory: PathBuf) -> PyResult<Bound<'_, PyDict>> {
    let files = py.detach(|| amur_io::load(&directory)).map_err(from_io)?;
    by_name(py, files.into_iter().map(|(table, file)| (table, Batches::in_file(file))).collect())
}

/// The rows of an Arrow table; none where `items` is something else, which a column of a data frame is too.
fn rows(items: &Bound<'_, PyAny>) -> PyResult<Option<Rows>> {
    let Some(stream) = items.getattr_opt(intern!(items.py(), "__arrow_c_stream__"))? else { return Ok(None) };
    let capsule = stream.call0()?;
    match PyRecordBatchReader::from_arrow_pycapsule(capsule.cast::<PyCapsule>()?) {
        Ok(reader) => Rows::new(reader.into_reader()?).map(Some).map_err(InputError::new_err),
        Err(_) => Ok(None),
    }
}

fn in_memory(
    items: impl Iterator<Item = Item> + Send,
    options: &Options,
    tagger: Option<PythonTagger>,
    progress: &Progress,
) -> PyResult<Vec<(Table, Batches)>> {
    let mut memory = Memory::default();
    write(items, options, tagger, &mut memory, progress)?;
    let batches = memory.into_batches().into_iter();
    Ok(batches.map(|(table, batches)| (table, Batches::in_memory(table.schema(), batches))).collect())
}

fn write(
    items: impl Iterator<Item = Item> + Send,
    options: &Options,
    tagger: Option<PythonTagger>,
    sink: &mut dyn Sink,
    progress: &Progress,
) -> PyResult<Summary> {
    let mut pipeline = options.pipeline()?;
    if let Some(tagger) = tagger {
        pipeline = pipeline.with_tagger(tagger);
    }
    amur_io::run(items, &pipeline, options.tables(), options.settings(), sink, progress).map_err(from_io)
}

fn by_name(py: Python<'_>, tables: Vec<(Table, Batches)>) -> PyResult<Bound<'_, PyDict>> {
    let named = PyDict::new(py);
    for (table, batches) in tables {
        named.set_item(table.name(), Bound::new(py, batches)?)?;
    }
    Ok(named)
}

fn format_named(name: &str) -> PyResult<FileFormat> {
    name.parse().map_err(|error: amur_io::Error| OptionError::new_err(error.to_string()))
}
