//! The columns of a table, written once: as a struct of its row.

use arrow::array::ArrayRef;

use crate::Column;

/// The column builders of one table.
pub(crate) trait Columns: Default {
    /// What one row brings.
    type Row<'a>;

    /// The columns, in order.
    fn describe() -> Vec<Column>;
    /// Adds a row and tells the bytes it takes.
    fn push(&mut self, row: Self::Row<'_>) -> usize;
    /// The finished arrays, in order; no rows are left.
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// Makes of a struct, whose fields are [kinds](crate::kind::Kind) with their documentation, the struct of a row's values
/// and the builders of its columns. So a schema, its documentation and its rows cannot disagree, and a row that leaves
/// a column out does not compile.
macro_rules! row {
    (struct $row:ident in $columns:ident { $( $(#[doc = $doc:literal])* $field:ident: $kind:ty, )+ }) => {
        /// The values of one row.
        pub(crate) struct $row<'a> {
            $( $field: <$kind as $crate::kind::Kind>::Value<'a>, )+
        }

        /// The builders of the columns.
        #[derive(Default)]
        pub(crate) struct $columns {
            $( $field: <$kind as $crate::kind::Kind>::Builder, )+
        }

        impl $crate::row::Columns for $columns {
            type Row<'a> = $row<'a>;

            fn describe() -> Vec<$crate::Column> {
                let mut columns = Vec::new();
                $(
                    let doc = concat!($($doc),*).trim_ascii();
                    // `type` is a word of Rust, so the field of that column is `r#type`.
                    let name = stringify!($field).trim_start_matches("r#");
                    <$kind as $crate::kind::Kind>::describe(name, doc, &mut columns);
                )+
                columns
            }

            fn push(&mut self, row: $row<'_>) -> usize {
                0 $( + <$kind as $crate::kind::Kind>::push(&mut self.$field, row.$field) )+
            }

            fn finish(&mut self) -> Vec<arrow::array::ArrayRef> {
                let mut arrays = Vec::new();
                $( <$kind as $crate::kind::Kind>::finish(&mut self.$field, &mut arrays); )+
                arrays
            }
        }
    };
}
pub(crate) use row;
