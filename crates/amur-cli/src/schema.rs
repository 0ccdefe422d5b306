//! `amur schema`: the columns and what they mean.

use std::io::{self, Write};

use amur_tables::{Column, Table};

use crate::outcome::Outcome;

pub(crate) fn schema(table: Option<Table>) -> anyhow::Result<Outcome> {
    let tables = table.as_ref().map_or(Table::ALL, std::slice::from_ref);
    let mut stdout = io::stdout().lock();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            writeln!(stdout)?;
        }
        writeln!(stdout, "{table}: {}", table.doc())?;
        let columns = table.columns();
        let longest = columns.iter().map(|column| column.name.len()).max().unwrap_or_default();
        for column in columns {
            writeln!(stdout, "  {:longest$}  {:11}  {}", column.name, type_of(&column), column.doc)?;
        }
    }
    stdout.flush()?;
    Ok(Outcome::Done)
}

/// The type, with `?` where a value may be null.
fn type_of(column: &Column) -> String {
    format!("{}{}", column.type_name(), if column.nullable { "?" } else { "" })
}
