//! Whether a file holds the table that its name says.

use amur_tables::Table;
use arrow::datatypes::Schema;

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
        if wanted.data_type() != found.data_type() {
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
