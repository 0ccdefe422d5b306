//! What stops a whole run; whatever is wrong with one document is a diagnostic instead.

use std::io;
use std::path::PathBuf;

/// Why inputs could not be opened, tables not be written or not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An input does not exist.
    #[error("`{}` does not exist: check the path and the folder it is relative to", .0.display())]
    Missing(PathBuf),
    /// An input cannot be looked at.
    #[error("cannot read `{}`: {error}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A glob is malformed.
    #[error("`{pattern}` is not a pattern for file names: {reason}")]
    Pattern {
        /// The argument.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A glob matches no file.
    #[error("`{0}` matches no file: check the pattern and the folder it is relative to")]
    NoMatch(String),
    /// There is no such field of a document.
    #[error("`{field}` is not a field of a document: write one of {fields}")]
    Column {
        /// The name.
        field: String,
        /// The names that there are.
        fields: String,
    },
    /// The name of a file format is unknown.
    #[error("`{0}` is not a format for tables: write arrow, arrows, parquet, csv or jsonl")]
    Format(String),
    /// A table could not be written.
    #[error(
        "cannot write `{}`: {reason}; check that the folder can be written to and the disk is not full, \
         or choose another folder", path.display()
    )]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system or the encoder says.
        reason: String,
    },
    /// A table of an earlier run would stay beside the new ones.
    #[error(
        "`{}` is of an earlier run, and this one would not replace it, so that the two would be loaded as one: remove it, \
         or choose another folder", path.display()
    )]
    Stale {
        /// The file of that table.
        path: PathBuf,
    },
    /// A folder holds no table that can be loaded.
    #[error("cannot load tables from `{}`: {reason}", path.display())]
    Load {
        /// The folder.
        path: PathBuf,
        /// What is wrong and what to do.
        reason: String,
    },
    /// A file does not hold the table that its name says.
    #[error("cannot load `{}`: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        reason: String,
    },
    /// The tables could not be built.
    #[error(transparent)]
    Tables(#[from] amur_tables::Error),
    /// More threads were asked for than any machine has use for.
    #[error("{threads} threads are too many; ask for at most {}", crate::Settings::MAX_THREADS)]
    TooManyThreads {
        /// How many were asked for.
        threads: usize,
    },
    /// The threads could not be started.
    #[error("cannot start the threads: {0}; ask for fewer")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A tagger that was plugged in and wants batches failed.
    #[error(transparent)]
    Analysis(#[from] amur::Error),
    /// The monitor asked to stop; nothing was committed.
    #[error("cancelled")]
    Cancelled,
}
