//! What the reader of a table must know: failures, doubts, repairs that lost something.

/// Something that happened to a document, for a person to read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Diagnostic {
    /// The document, if one was reached.
    pub doc_id: Option<String>,
    /// The file or container.
    pub source: Option<String>,
    /// The step that says so.
    pub stage: Stage,
    /// A short fixed name of what happened: `empty`, `binary`, `invalid-utf8` …
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was wrong, where, and what to do.
    pub message: String,
}

/// The step that a diagnostic comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Stage {
    /// Finding and reading files and records.
    Read,
    /// Bytes to text.
    Decode,
    /// Text to blocks and metadata.
    Parse,
    /// Languages.
    Language,
    /// Names.
    Entity,
    /// Some step of the analysis; which one is unknown.
    Pipeline,
}

impl Stage {
    /// The name used in the `diagnostics` table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Decode => "decode",
            Self::Parse => "parse",
            Self::Language => "language",
            Self::Entity => "entity",
            Self::Pipeline => "pipeline",
        }
    }
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A value may be missing or wrong.
    Warning,
    /// The document has no rows, or not all of them.
    Error,
}

impl Severity {
    /// The name used in the `diagnostics` table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
