//! What can go wrong while tables are made.

use arrow::error::ArrowError;

use crate::Table;

/// Why a table could not be named or built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no table of that name.
    #[error("there is no table `{name}`; the tables are {}", names())]
    UnknownTable {
        /// The name that was asked for.
        name: String,
    },
    /// Arrow refused a batch: a mistake in this crate.
    #[error("the rows of table `{table}` do not make a record batch: {source}")]
    Batch {
        /// The table.
        table: Table,
        /// What Arrow says.
        source: ArrowError,
    },
}

fn names() -> String {
    Table::ALL.iter().map(|table| table.name()).collect::<Vec<_>>().join(", ")
}
