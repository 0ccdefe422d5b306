//! The tables reference, made from the schemas.

use std::fmt::Write;

use crate::Table;

const INTRODUCTION: &str = "\
# Tables

<!-- Made from the schemas in crates/amur-tables; do not edit. -->

Rows follow the order of the input; items are numbered from 0 within their document. Offsets are half-open and count in
`articles.text`: `char_start` and `char_end` in Unicode code points, as Python slices, `byte_start` and `byte_end` in bytes
of UTF-8. So `text[char_start:char_end]` of the article is the row's `text`. An unknown value is null; an empty list means
that there is none. Scores are rounded to 0.001.
";

/// The tables reference as Markdown: a section for each table, a line for each column.
///
/// ```
/// assert!(amur_tables::reference().contains("## mentions"));
/// ```
#[must_use]
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_owned();
    for table in Table::ALL {
        // Writing to a String cannot fail.
        let _ = write!(
            page,
            "\n## {table}\n\n{}\n\n| column | type | null | what it is |\n|---|---|---|---|\n",
            table.doc()
        );
        for column in table.columns() {
            let null = if column.nullable { "yes" } else { "" };
            let _ = writeln!(
                page,
                "| `{}` | {} | {null} | {} |",
                column.name,
                column.type_name(),
                column.doc.replace('|', "\\|")
            );
        }
    }
    page
}
