//! Which columns of an Arrow table say what about a document.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::{can_cast_types, cast};
use arrow::datatypes::{DataType, Field, Schema};

/// What the type of a column must be.
#[derive(Clone, Copy)]
enum Wanted {
    /// Text, or bytes in an encoding to be found out.
    Content,
    /// Text.
    Name,
    /// Text or a whole number.
    Id,
    /// Text, a date or a point in time.
    Date,
    /// Text or a list of texts.
    Names,
}

/// The columns with a place of their own.
const KNOWN: [(&str, Wanted); 12] = [
    ("id", Wanted::Id),
    ("text", Wanted::Content),
    ("html", Wanted::Content),
    ("url", Wanted::Name),
    ("published", Wanted::Date),
    ("date", Wanted::Date),
    ("outlet", Wanted::Name),
    ("lang", Wanted::Name),
    ("title", Wanted::Name),
    ("authors", Wanted::Names),
    ("section", Wanted::Name),
    ("reference_date", Wanted::Date),
];

/// Whether a table has articles; the error tells what it has.
pub(super) fn check(schema: &Schema) -> Result<(), String> {
    let has = |name: &str| schema.index_of(name).is_ok();
    if has("text") || has("html") {
        return Ok(());
    }
    let names: Vec<_> = schema.fields().iter().map(|field| format!("`{}`", field.name())).collect();
    Err(format!(
        "the table has no column `text` or `html`; rename the one with the articles ({})",
        if names.is_empty() { "it has no columns".to_owned() } else { names.join(", ") }
    ))
}

/// A column cast to the one type in which its values are read; `None` if there is no such column, or nothing in it.
///
/// # Errors
/// Where it has a type that will not do; the message names the column.
pub(super) fn column(batch: &RecordBatch, name: &str) -> Result<Option<ArrayRef>, String> {
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    let Some((column, (_, wanted))) = batch.column_by_name(name).zip(known) else { return Ok(None) };
    // A column without a value may have any type: pandas makes numbers of missing texts.
    if column.logical_null_count() == column.len() {
        return Ok(None);
    }
    let own = column.data_type();
    match wanted.target(own) {
        Some(target) => cast(column, &target).map(Some).map_err(|error| format!("column `{name}`: {error}")),
        None => Err(format!("column `{name}` has the type {own}; {}", wanted.description())),
    }
}

/// Whether a column has no place of its own.
pub(super) fn is_other(name: &str) -> bool {
    KNOWN.iter().all(|(known, _)| *known != name)
}

/// The text in a row of a column; none where it is null.
pub(super) fn text(column: Option<&ArrayRef>, row: usize) -> Option<&str> {
    let column = column.filter(|column| column.is_valid(row))?;
    column.as_string_opt::<i64>().map(|texts| texts.value(row))
}

impl Wanted {
    /// The type to cast a column to; none if its own will not do.
    fn target(self, own: &DataType) -> Option<DataType> {
        let target = match (self, own) {
            (_, own) if is_text(own) => DataType::LargeUtf8,
            (Self::Content, own) if is_bytes(own) => DataType::LargeBinary,
            (Self::Id, own) if own.is_integer() => DataType::LargeUtf8,
            (Self::Date, DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, _)) => {
                DataType::LargeUtf8
            }
            (Self::Names, DataType::List(item) | DataType::LargeList(item)) if is_text(item.data_type()) => {
                DataType::LargeList(Arc::new(Field::new_list_field(DataType::LargeUtf8, true)))
            }
            _ => return None,
        };
        can_cast_types(own, &target).then_some(target)
    }

    fn description(self) -> &'static str {
        match self {
            Self::Content => "make it text (utf8) or bytes (binary)",
            Self::Name => "make it text (utf8)",
            Self::Id => "make it text (utf8) or whole numbers",
            Self::Date => "make it text (utf8), dates or timestamps",
            Self::Names => "make it text (utf8) or lists of text",
        }
    }
}

fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

fn is_bytes(data_type: &DataType) -> bool {
    match data_type {
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => true,
        DataType::Dictionary(_, values) => is_bytes(values),
        _ => false,
    }
}
