//! Whether a file holds the table that its name says.

use amur_tables::Table;
use arrow::datatypes::{DataType, Schema};

/// Tells what is wrong with the columns of a file, and what to do.
pub(super) fn check(table: Table, found: &Schema) -> Result<(), String> {
    let wanted = table.schema();
    let known = |name: &str| wanted.field_with_name(name).is_ok();
    if let Some(column) = wanted.fields().iter().find(|field| found.field_with_name(field.name()).is_err()) {
        return Err(format!(
            "it has no column `{}`: it is not Amur's table `{table}`, or one of an older version; make it again",
            column.name()
        ));
    }
    if let Some(column) = found.fields().iter().find(|field| !known(field.name())) {
        return Err(format!(
            "this version ({}) of Amur does not know its column `{}`: a newer one wrote it; update Amur",
            env!("CARGO_PKG_VERSION"),
            column.name()
        ));
    }
    for (wanted, found) in wanted.fields().iter().zip(found.fields()) {
        if wanted.name() != found.name() {
            return Err(format!(
                "it has the column `{}` in the place of `{}`: another program wrote it; make it again",
                found.name(),
                wanted.name()
            ));
        }
        if !same(wanted.data_type(), found.data_type()) {
            return Err(format!(
                "its column `{}` is {}, not {}: another program or version wrote it; make it again",
                found.name(),
                found.data_type(),
                wanted.data_type()
            ));
        }
    }
    Ok(())
}

/// Whether a type holds the same values: other programs write text and lists in other forms, and name a list's items
/// otherwise.
fn same(wanted: &DataType, found: &DataType) -> bool {
    use DataType::{Dictionary, LargeList, LargeUtf8, List, Struct, Utf8, Utf8View};
    match (wanted, found) {
        (Utf8, LargeUtf8 | Utf8View) => true,
        (Utf8, Dictionary(_, values)) => same(wanted, values),
        (List(wanted), List(found) | LargeList(found)) => same(wanted.data_type(), found.data_type()),
        (Struct(wanted), Struct(found)) => {
            wanted.len() == found.len()
                && wanted.iter().zip(found).all(|(wanted, found)| {
                    wanted.name() == found.name() && same(wanted.data_type(), found.data_type())
                })
        }
        _ => wanted == found,
    }
}
