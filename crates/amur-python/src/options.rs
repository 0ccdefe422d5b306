//! What a run is to do.

use std::fs;
use std::path::PathBuf;

use amur::{Input, Pipeline};
use amur_io::{Columns, Settings};
use amur_tables::Table;
use pyo3::prelude::*;

use crate::error::{GazetteerError, OptionError, from_core};

/// The options of a run, checked.
#[pyclass(frozen, module = "amur._core")]
pub(crate) struct Options {
    tables: Vec<Table>,
    pipeline: amur::Options,
    settings: Settings,
    columns: Columns,
}

#[pymethods]
impl Options {
    #[new]
    #[pyo3(signature = (*, tables, languages, threads, gazetteers, input, columns))]
    fn new(
        py: Python<'_>,
        tables: Option<Vec<String>>,
        languages: Option<Vec<String>>,
        threads: Option<i64>,
        gazetteers: Vec<PathBuf>,
        input: &str,
        columns: Vec<(String, String)>,
    ) -> PyResult<Self> {
        let tables = chosen_tables(tables)?;
        let pipeline = amur::Options {
            languages: languages.unwrap_or_default(),
            input: input_named(input)?,
            steps: tables.iter().map(|table| table.steps()).collect(),
            gazetteers: py.detach(|| gazetteers.iter().map(read_gazetteer).collect::<PyResult<_>>())?,
        };
        let settings = Settings { threads: threads.map(checked_threads).transpose()?, ..Settings::default() };
        let columns = columns.into_iter().try_fold(Columns::default(), |columns, (field, column)| {
            columns.with(&field, column).map_err(|error| OptionError::new_err(error.to_string()))
        })?;
        Ok(Self { tables, pipeline, settings, columns })
    }
}

impl Options {
    pub(crate) fn tables(&self) -> &[Table] {
        &self.tables
    }

    pub(crate) fn columns(&self) -> Columns {
        self.columns.clone()
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn pipeline(&self) -> PyResult<Pipeline> {
        Pipeline::new(self.pipeline.clone()).map_err(from_core)
    }
}

fn chosen_tables(names: Option<Vec<String>>) -> PyResult<Vec<Table>> {
    let Some(names) = names else { return Ok(Table::ALL.to_vec()) };
    if names.is_empty() {
        return Err(OptionError::new_err("tables is empty; name some, or leave it out for all"));
    }
    let parse = |name: &String| {
        name.parse().map_err(|error: amur_tables::Error| OptionError::new_err(error.to_string()))
    };
    names.iter().map(parse).collect()
}

fn input_named(name: &str) -> PyResult<Input> {
    match name {
        "scraped" => Ok(Input::Scraped),
        "plain" => Ok(Input::Plain),
        other => Err(OptionError::new_err(format!("input is `{other}`; write `scraped` or `plain`"))),
    }
}

fn checked_threads(threads: i64) -> PyResult<usize> {
    usize::try_from(threads).ok().filter(|&threads| threads > 0).ok_or_else(|| {
        OptionError::new_err(format!(
            "threads is {threads}; give 1 or more, or leave it out for one per core"
        ))
    })
}

fn read_gazetteer(path: &PathBuf) -> PyResult<(String, String)> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Ok((name, text)),
        Err(error) => Err(GazetteerError::new_err(format!("cannot read the gazetteer `{name}`: {error}"))),
    }
}
