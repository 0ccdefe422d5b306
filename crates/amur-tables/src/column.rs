//! What there is to know about a column.

use arrow::datatypes::{DataType, Field};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its Arrow type.
    pub data_type: DataType,
    /// Whether a value may be unknown.
    pub nullable: bool,
    /// What a value means, in Markdown.
    pub doc: &'static str,
}

impl Column {
    /// The type as the tables reference writes it: `utf8`, `int32`, `list<utf8>`.
    ///
    /// ```
    /// use amur_tables::Table;
    /// assert_eq!(Table::Articles.columns()[0].type_name(), "utf8");
    /// ```
    #[must_use]
    pub fn type_name(&self) -> String {
        type_name(&self.data_type)
    }

    /// The column as an Arrow field, its documentation in the metadata key `description`.
    #[must_use]
    pub fn field(&self) -> Field {
        let description = ("description".to_owned(), self.doc.to_owned());
        Field::new(self.name, self.data_type.clone(), self.nullable).with_metadata([description].into())
    }
}

fn type_name(data_type: &DataType) -> String {
    match data_type {
        DataType::List(item) => format!("list<{}>", type_name(item.data_type())),
        DataType::Struct(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| format!("{} {}", field.name(), type_name(field.data_type())))
                .collect();
            format!("struct<{}>", fields.join(", "))
        }
        DataType::Boolean => "bool".to_owned(),
        other => other.to_string().to_lowercase(),
    }
}
