//! Tables that Amur wrote itself: no articles to read.

use std::path::Path;

use amur_tables::Table;
use arrow::datatypes::DataType;

use super::object::Object;

/// The table that a file is named after, if it is.
pub(super) fn named_after(path: &str) -> Option<Table> {
    Path::new(path).file_name()?.to_str()?.split('.').next()?.parse().ok()
}

/// Whether a record is a row of that table: it has nothing but its columns, and all of those that are never empty.
pub(super) fn is_row(json: &[u8], table: Table) -> bool {
    let Ok(object) = Object::parse(json) else { return false };
    let schema = table.schema();
    let is_column = |key: &str| schema.field_with_name(key).is_ok();
    let mut keys = object.keys();
    let filled = |kind: &DataType| table == Table::Diagnostics || *kind != DataType::Utf8;
    let mut always = schema.fields().iter().filter(|field| !field.is_nullable() && filled(field.data_type()));
    keys.clone().all(is_column)
        && always.all(|field| keys.clone().any(|key| key == field.name()))
        && keys.next().is_some()
}
