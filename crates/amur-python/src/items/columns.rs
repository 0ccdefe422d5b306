//! Which columns of an Arrow table say what about a document.

use std::sync::Arc;

use amur_io::Columns;
use arrow::array::{Array, ArrayRef, AsArray, Float32Array, Float64Array, LargeStringArray, RecordBatch};
use arrow::compute::{can_cast_types, cast};
use arrow::datatypes::{DataType, Decimal128Type, Field, Float32Type, Float64Type, Schema};

/// What the type of a column must be.
#[derive(Clone, Copy)]
enum Wanted {
    /// Text, or bytes in an encoding to be found out.
    Content,
    /// Text, or a number, a date or a point in time, which becomes text.
    Name,
    /// Text or a list of texts.
    Names,
}

/// What a document has, and of what type it is.
const FIELDS: [(&str, Wanted); 11] = [
    ("id", Wanted::Name),
    ("text", Wanted::Content),
    ("html", Wanted::Content),
    ("url", Wanted::Name),
    ("published", Wanted::Name),
    ("outlet", Wanted::Name),
    ("lang", Wanted::Name),
    ("title", Wanted::Name),
    ("authors", Wanted::Names),
    ("section", Wanted::Name),
    ("reference_date", Wanted::Name),
];

/// The columns that may hold each field, the likeliest first, as files have them too: one that goes by the field's own
/// name, and others if their types will do.
pub(super) fn of_fields(schema: &Schema) -> impl Iterator<Item = (&'static str, Vec<usize>)> {
    let columns = Columns::default();
    FIELDS.into_iter().map(move |(field, wanted)| {
        let names = schema.fields().iter().map(|column| column.name().as_str());
        let keys = columns.keys(field, names).into_iter();
        let places = keys.filter_map(|key| Some((key, schema.index_of(key).ok()?)));
        let will_do = |key: &str, place: usize| {
            columns.is_plain(field, key) || wanted.target(schema.field(place).data_type()).is_some()
        };
        (field, places.filter(|(key, place)| will_do(key, *place)).map(|(_, place)| place).collect())
    })
}

/// Whether a table has articles, and whether the types of its columns can do; the error tells what it has.
pub(super) fn check(schema: &Schema) -> Result<(), String> {
    if of_fields(schema).any(|(field, places)| matches!(field, "text" | "html") && !places.is_empty()) {
        let fields = schema.fields().iter().map(|field| (field.name().as_str(), field.data_type()));
        return fields.filter(|(_, own)| !may_be_nothing(own)).try_for_each(|(name, own)| fits(name, own));
    }
    let names: Vec<_> = schema.fields().iter().map(|field| format!("`{}`", field.name())).collect();
    Err(format!(
        "the table has no column `text` or `html`; rename the one with the articles ({})",
        if names.is_empty() { "it has no columns".to_owned() } else { names.join(", ") }
    ))
}

/// Whether the columns of a batch that hold anything are of types that will do; the error names the one that is not.
pub(super) fn check_values(batch: &RecordBatch) -> Result<(), String> {
    let schema = batch.schema();
    let mut columns = schema.fields().iter().zip(batch.columns());
    columns.try_for_each(|(field, column)| {
        fits(field.name(), field.data_type()).or_else(|error| {
            let column = without_nan(column);
            if column.logical_null_count() == column.len() { Ok(()) } else { Err(error) }
        })
    })
}

/// Whether a column without values may have this type: pandas makes numbers of missing texts.
fn may_be_nothing(own: &DataType) -> bool {
    own.is_numeric() || matches!(own, DataType::Null | DataType::Boolean)
}

/// Whether a column of this name may have this type; the error says what it should be.
fn fits(name: &str, own: &DataType) -> Result<(), String> {
    let Some((_, wanted)) = FIELDS.iter().find(|(field, _)| *field == name) else { return Ok(()) };
    match wanted.target(own) {
        Some(_) => Ok(()),
        None => Err(format!("column `{name}` has the type {own}; {}", wanted.description())),
    }
}

/// A column cast to the one type in which the values of a field are read; `None` if there is nothing in it.
///
/// # Errors
/// Where a value cannot be cast; the message names the column.
pub(super) fn column(batch: &RecordBatch, field: &str, place: usize) -> Result<Option<ArrayRef>, String> {
    let Some((_, wanted)) = FIELDS.iter().find(|(known, _)| *known == field) else { return Ok(None) };
    let column = with_all_digits(without_nan(batch.column(place)));
    if column.logical_null_count() == column.len() {
        return Ok(None);
    }
    let Some(target) = wanted.target(column.data_type()) else { return Ok(None) };
    let name = |error| format!("column `{}`: {error}", batch.schema().field(place).name());
    cast(&column, &target).map(Some).map_err(name)
}

/// A column with null where it has NaN, which data frames have in the place of a missing number.
fn without_nan(column: &ArrayRef) -> ArrayRef {
    match column.data_type() {
        DataType::Float64 => {
            let numbers = column.as_primitive::<Float64Type>().iter();
            Arc::new(numbers.map(|number| number.filter(|number| !number.is_nan())).collect::<Float64Array>())
        }
        DataType::Float32 => {
            let numbers = column.as_primitive::<Float32Type>().iter();
            Arc::new(numbers.map(|number| number.filter(|number| !number.is_nan())).collect::<Float32Array>())
        }
        _ => column.clone(),
    }
}

/// A column of whole numbers of 128 bits as text: duckdb hands out more digits than their type is declared with, which
/// casting would cut off.
fn with_all_digits(column: ArrayRef) -> ArrayRef {
    match column.as_primitive_opt::<Decimal128Type>() {
        Some(numbers) if numbers.scale() == 0 => {
            let texts = numbers.iter().map(|number| number.map(|number| number.to_string()));
            Arc::new(texts.collect::<LargeStringArray>())
        }
        _ => column,
    }
}

/// The text in a row of a column; none where it is null.
pub(super) fn text(column: Option<&ArrayRef>, row: usize) -> Option<&str> {
    let column = column.filter(|column| column.is_valid(row))?;
    column.as_string_opt::<i64>().map(|texts| texts.value(row))
}

impl Wanted {
    /// The type to cast a column to; none if its own will not do.
    fn target(self, own: &DataType) -> Option<DataType> {
        use DataType::{FixedSizeList, LargeList, LargeListView, List, ListView};
        let target = match (self, own) {
            (_, own) if is_text(own) => DataType::LargeUtf8,
            (Self::Content, own) if is_bytes(own) => DataType::LargeBinary,
            (Self::Name, own) if own.is_numeric() || own.is_temporal() => DataType::LargeUtf8,
            (
                Self::Names,
                List(item) | LargeList(item) | ListView(item) | LargeListView(item) | FixedSizeList(item, _),
            ) if is_text(item.data_type()) || item.data_type().is_null() => {
                LargeList(Arc::new(Field::new_list_field(DataType::LargeUtf8, true)))
            }
            _ => return None,
        };
        can_cast_types(own, &target).then_some(target)
    }

    fn description(self) -> &'static str {
        match self {
            Self::Content => "make it text (utf8) or bytes (binary)",
            Self::Name => "make it text (utf8), numbers, dates or timestamps",
            Self::Names => "make it text (utf8) or lists of text",
        }
    }
}

pub(super) fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

pub(super) fn is_bytes(data_type: &DataType) -> bool {
    match data_type {
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => true,
        DataType::Dictionary(_, values) => is_bytes(values),
        _ => false,
    }
}
