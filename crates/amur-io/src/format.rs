//! The formats of table files.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// A format for table files; its name is the files' extension.
///
/// ```
/// use amur_io::FileFormat;
/// assert_eq!("parquet".parse::<FileFormat>()?, FileFormat::Parquet);
/// assert_eq!(FileFormat::ArrowStream.extension(), "arrows");
/// # Ok::<(), amur_io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileFormat {
    /// Arrow IPC files, not compressed: they can be mapped into memory.
    #[default]
    Arrow,
    /// Arrow IPC streams, for readers that cannot seek.
    ArrowStream,
    /// Parquet, compressed with Zstandard.
    Parquet,
    /// CSV with a header; lists and structs are JSON, a null is an empty cell.
    Csv,
    /// A JSON object a row; a null is written as `null`.
    Jsonl,
}

impl FileFormat {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Arrow, Self::ArrowStream, Self::Parquet, Self::Csv, Self::Jsonl];

    /// Extension of the files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Arrow => "arrow",
            Self::ArrowStream => "arrows",
            Self::Parquet => "parquet",
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }

    /// Whether [`load`](crate::load) reads it back; the others are for other programs.
    #[must_use]
    pub fn is_loadable(self) -> bool {
        matches!(self, Self::Arrow | Self::Parquet)
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.extension())
    }
}

impl FromStr for FileFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|format| format.extension() == name);
        known.ok_or_else(|| Error::Format(name.to_owned()))
    }
}
