//! What a field of a row can be, and the Arrow builders behind it.

use std::sync::Arc;

use arrow::array::{
    ArrayBuilder, ArrayRef, BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder,
    ListBuilder, StringBuilder, StructBuilder,
};
use arrow::datatypes::{DataType, Field, FieldRef, Fields};
use jiff::civil;

use crate::Column;

/// A field of a row: one column, or several that belong together.
pub(crate) trait Kind {
    /// What a row brings.
    type Value<'a>;
    /// Where it is collected.
    type Builder: Default;

    /// Adds its columns.
    fn describe(name: &'static str, doc: &'static str, columns: &mut Vec<Column>);
    /// Adds a value and tells the bytes it takes.
    fn push(builder: &mut Self::Builder, value: Self::Value<'_>) -> usize;
    /// Adds the finished arrays, one for each column, and leaves the builder empty.
    fn finish(builder: &mut Self::Builder, arrays: &mut Vec<ArrayRef>);
}

/// A kind of value that one column holds. As such it is never null; as an `Option` it may be.
pub(crate) trait Scalar {
    type Value<'a>;
    type Builder: ArrayBuilder + Default;

    fn data_type() -> DataType;
    fn push_value(builder: &mut Self::Builder, value: Self::Value<'_>) -> usize;
    fn push_null(builder: &mut Self::Builder);
}

impl<S: Scalar> Kind for S {
    type Value<'a> = S::Value<'a>;
    type Builder = S::Builder;

    fn describe(name: &'static str, doc: &'static str, columns: &mut Vec<Column>) {
        columns.push(Column { name, data_type: S::data_type(), nullable: false, doc });
    }

    fn push(builder: &mut Self::Builder, value: Self::Value<'_>) -> usize {
        S::push_value(builder, value)
    }

    fn finish(builder: &mut Self::Builder, arrays: &mut Vec<ArrayRef>) {
        arrays.push(ArrayBuilder::finish(builder));
    }
}

impl<S: Scalar> Kind for Option<S> {
    type Value<'a> = Option<S::Value<'a>>;
    type Builder = S::Builder;

    fn describe(name: &'static str, doc: &'static str, columns: &mut Vec<Column>) {
        columns.push(Column { name, data_type: S::data_type(), nullable: true, doc });
    }

    fn push(builder: &mut Self::Builder, value: Self::Value<'_>) -> usize {
        match value {
            Some(value) => S::push_value(builder, value),
            None => {
                S::push_null(builder);
                1
            }
        }
    }

    fn finish(builder: &mut Self::Builder, arrays: &mut Vec<ArrayRef>) {
        arrays.push(ArrayBuilder::finish(builder));
    }
}

macro_rules! scalar {
    ($(#[$doc:meta])* $name:ident, $value:ty, $builder:ty, $data_type:expr, $bytes:literal, |$it:ident| $stored:expr) => {
        $(#[$doc])*
        pub(crate) enum $name {}

        impl Scalar for $name {
            type Value<'a> = $value;
            type Builder = $builder;

            fn data_type() -> DataType {
                $data_type
            }

            fn push_value(builder: &mut Self::Builder, $it: Self::Value<'_>) -> usize {
                builder.append_value($stored);
                $bytes
            }

            fn push_null(builder: &mut Self::Builder) {
                builder.append_null();
            }
        }
    };
}

scalar! {
    /// A number or index that fits 32 bits; documents that need more are refused.
    Int32, i32, Int32Builder, DataType::Int32, 4, |value| value
}
scalar! {
    /// A count over the whole corpus.
    Int64, i64, Int64Builder, DataType::Int64, 8, |value| value
}
scalar! {
    /// A score from 0 to 1, stored in steps of 0.001 so that the last bits of a sum never show.
    Score, f64, Float64Builder, DataType::Float64, 8, |value| (value * 1000.0).round() / 1000.0
}
scalar! {
    /// A measured value, as exactly as the text gives it.
    Float64, f64, Float64Builder, DataType::Float64, 8, |value| value
}
scalar! {
    /// Yes or no.
    Bool, bool, BooleanBuilder, DataType::Boolean, 1, |value| value
}
scalar! {
    /// A day.
    Date, civil::Date, Date32Builder, DataType::Date32, 4, |value| days_since_epoch(value)
}

/// Text.
pub(crate) enum Text {}

impl Scalar for Text {
    type Value<'a> = &'a str;
    type Builder = StringBuilder;

    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn push_value(builder: &mut Self::Builder, value: &str) -> usize {
        builder.append_value(value);
        value.len() + 4
    }

    fn push_null(builder: &mut Self::Builder) {
        builder.append_null();
    }
}

/// Several texts; none is an empty list.
pub(crate) enum Texts {}

impl Scalar for Texts {
    type Value<'a> = &'a [&'a str];
    type Builder = ListBuilder<StringBuilder>;

    fn data_type() -> DataType {
        DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))
    }

    fn push_value(builder: &mut Self::Builder, value: &[&str]) -> usize {
        let mut bytes = 4;
        for text in value {
            builder.values().append_value(text);
            bytes += text.len() + 4;
        }
        builder.append(true);
        bytes
    }

    fn push_null(builder: &mut Self::Builder) {
        builder.append(false);
    }
}

/// Several spans in code points, as a list of structs `char_start`, `char_end`; none is an empty list.
pub(crate) enum Spans {}

/// The builder of a list of spans.
pub(crate) struct SpansBuilder(ListBuilder<StructBuilder>);

impl Spans {
    fn fields() -> Fields {
        ["char_start", "char_end"].map(|name| Field::new(name, DataType::Int32, false)).to_vec().into()
    }

    fn item() -> FieldRef {
        Arc::new(Field::new_list_field(DataType::Struct(Self::fields()), true))
    }
}

impl Default for SpansBuilder {
    fn default() -> Self {
        Self(ListBuilder::new(StructBuilder::from_fields(Spans::fields(), 0)).with_field(Spans::item()))
    }
}

impl Kind for Spans {
    type Value<'a> = &'a [[i32; 2]];
    type Builder = SpansBuilder;

    fn describe(name: &'static str, doc: &'static str, columns: &mut Vec<Column>) {
        columns.push(Column { name, data_type: DataType::List(Self::item()), nullable: false, doc });
    }

    fn push(builder: &mut Self::Builder, value: Self::Value<'_>) -> usize {
        let spans = builder.0.values();
        for span in value {
            for (column, at) in span.iter().enumerate() {
                if let Some(builder) = spans.field_builder::<Int32Builder>(column) {
                    builder.append_value(*at);
                }
            }
            spans.append(true);
        }
        builder.0.append(true);
        4 + value.len() * 8
    }

    fn finish(builder: &mut Self::Builder, arrays: &mut Vec<ArrayRef>) {
        arrays.push(Arc::new(builder.0.finish()));
    }
}

/// Where the evidence stands: the four columns of offsets into `articles.text`.
pub(crate) enum Offsets {}

/// One span, in code points and in bytes.
pub(crate) struct Place {
    pub(crate) chars: [i32; 2],
    pub(crate) bytes: [i32; 2],
}

impl Kind for Offsets {
    type Value<'a> = Place;
    type Builder = [Int32Builder; 4];

    fn describe(_: &'static str, _: &'static str, columns: &mut Vec<Column>) {
        for (name, doc) in [
            ("char_start", "Where it starts in `articles.text`, in Unicode code points."),
            ("char_end", "Where it ends: the code point after its last."),
            ("byte_start", "Where it starts in `articles.text`, in bytes of UTF-8."),
            ("byte_end", "Where it ends: the byte after its last."),
        ] {
            columns.push(Column { name, data_type: DataType::Int32, nullable: false, doc });
        }
    }

    fn push(builder: &mut Self::Builder, place: Place) -> usize {
        let values = place.chars.into_iter().chain(place.bytes);
        for (column, value) in builder.iter_mut().zip(values) {
            column.append_value(value);
        }
        16
    }

    fn finish(builder: &mut Self::Builder, arrays: &mut Vec<ArrayRef>) {
        arrays.extend(builder.iter_mut().map(|column| ArrayBuilder::finish(column)));
    }
}

/// What `date32` counts.
fn days_since_epoch(date: civil::Date) -> i32 {
    (date.duration_since(civil::Date::constant(1970, 1, 1)).as_hours() / 24) as i32
}
