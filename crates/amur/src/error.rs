//! What can go wrong before the first document is read.

/// Why a [`Pipeline`](crate::Pipeline) could not be built or run.
///
/// A document that cannot be analysed is no error: it yields a [`Diagnostic`](crate::Diagnostic).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A code of a language or country is malformed or unknown.
    #[error("`{value}` is not {what}")]
    Code {
        /// What was expected.
        what: &'static str,
        /// What was given.
        value: String,
    },
    /// A gazetteer file does not follow its format.
    #[error("gazetteer {file}, line {line}: {reason}")]
    Gazetteer {
        /// The file's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what to do.
        reason: String,
    },
    /// A date is not a whole or partial ISO 8601 date.
    #[error("`{0}` is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 date and time")]
    Date(String),
    /// The bytes of a trained model cannot be used.
    #[error("cannot use the trained model: {0}")]
    Model(String),
    /// A tagger that was plugged in failed.
    #[error("the tagger failed: {0}")]
    Tagger(String),
}
