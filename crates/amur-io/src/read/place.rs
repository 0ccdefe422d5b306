//! Where a record stands in its container.

use std::fmt;

use amur::{Diagnostic, Severity};

use super::diagnostic;

/// What the records of a container are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Lines of a JSON Lines file.
    Line,
    /// Elements of a list in a JSON file.
    Element,
    /// Rows of a table.
    Row,
    /// Records of a web archive.
    Record,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Element => "element",
            Self::Row => "row",
            Self::Record => "record",
        }
    }

    /// How often something has to come.
    pub(super) fn each(self) -> &'static str {
        match self {
            Self::Line => "a line",
            _ => "for each record",
        }
    }
}

/// The place of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) source: &'a str,
    pub(super) file_id: &'a str,
    pub(super) kind: Kind,
    /// From 1.
    pub(super) number: u64,
}

impl Place<'_> {
    /// The id of a record that brings none.
    pub(super) fn id(&self) -> String {
        format!("{}#{}", self.file_id, self.number)
    }

    /// What is to be said of the record, under the id that its place gives it.
    pub(super) fn diagnostic(&self, code: &'static str, severity: Severity, reason: &str) -> Diagnostic {
        self.diagnostic_of(self.id(), code, severity, reason)
    }

    /// The same under an id of its own.
    pub(super) fn diagnostic_of(
        &self,
        id: String,
        code: &'static str,
        severity: Severity,
        reason: &str,
    ) -> Diagnostic {
        Diagnostic {
            doc_id: Some(id),
            ..diagnostic(self.source, code, severity, format!("{self}: {reason}"))
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, {} {}", self.source, self.kind.name(), self.number)
    }
}
