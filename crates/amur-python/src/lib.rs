//! The module `amur._core`: Python's objects in, Arrow tables out, errors and interrupts as Python has them.
//!
//! What a notebook sees is written in Python, in the package around this module.

mod batches;
mod detect;
mod engine;
mod error;
mod items;
mod options;
mod run;
mod stored;
mod tagger;
mod value;

use std::ffi::OsString;

use pyo3::prelude::*;

/// The engine of Amur.
#[pymodule]
mod _core {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::batches::Batches;
    #[pymodule_export]
    use super::detect::detect;
    #[pymodule_export]
    use super::engine::{analyze, extract, load, read, save};
    #[pymodule_export]
    use super::options::Options;
    #[pymodule_export]
    use super::{command, tables};
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::items::wait_at_exit(module)
    }
}

/// Name, documentation and columns of every table.
#[pyfunction]
fn tables() -> Vec<(&'static str, &'static str, batches::Columns)> {
    let describe =
        |table: &amur_tables::Table| (table.name(), table.doc(), batches::columns(&table.schema()));
    amur_tables::Table::ALL.iter().map(describe).collect()
}

/// Run the command `amur` and return its exit status.
#[pyfunction]
fn command(py: Python<'_>, args: Vec<OsString>) -> i32 {
    py.detach(|| amur_cli::run(args))
}
