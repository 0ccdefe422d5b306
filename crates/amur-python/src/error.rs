//! Errors of the engine as Python's exceptions, which `amur.exceptions` defines.

use arrow::error::ArrowError;
use pyo3::import_exception;
use pyo3::prelude::*;

import_exception!(amur.exceptions, AmurError);
import_exception!(amur.exceptions, GazetteerError);
import_exception!(amur.exceptions, InputError);
import_exception!(amur.exceptions, OptionError);
import_exception!(amur.exceptions, OutputError);

/// The exception for an error of reading, writing or running.
pub(crate) fn from_io(error: amur_io::Error) -> PyErr {
    use amur_io::Error;
    let message = error.to_string();
    match error {
        Error::Missing(_)
        | Error::Read { .. }
        | Error::Pattern { .. }
        | Error::NoMatch(_)
        | Error::Load { .. }
        | Error::Damaged { .. } => InputError::new_err(message),
        Error::Format(_)
        | Error::Threads(_)
        | Error::TooManyThreads { .. }
        | Error::Tables(amur_tables::Error::UnknownTable { .. }) => OptionError::new_err(message),
        Error::Write { .. } | Error::Stale { .. } => OutputError::new_err(message),
        _ => AmurError::new_err(message),
    }
}

/// The exception for an error in the options of a pipeline.
pub(crate) fn from_core(error: amur::Error) -> PyErr {
    let message = error.to_string();
    match error {
        amur::Error::Gazetteer { .. } => GazetteerError::new_err(message),
        amur::Error::Code { .. } => OptionError::new_err(message),
        _ => AmurError::new_err(message),
    }
}

/// The exception for an error of Arrow, which may carry one of ours.
pub(crate) fn from_arrow(error: ArrowError) -> PyErr {
    match error {
        ArrowError::ExternalError(error) => match error.downcast::<amur_io::Error>() {
            Ok(error) => from_io(*error),
            Err(error) => AmurError::new_err(error.to_string()),
        },
        error => AmurError::new_err(error.to_string()),
    }
}
