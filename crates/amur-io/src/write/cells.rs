//! Cells of a CSV: lists and structs become JSON.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, FieldRef, Schema};
use arrow::error::ArrowError;
use arrow::json::writer::{EncoderOptions, make_encoder};

/// The same rows, every nested column as JSON text.
pub(super) fn flatten(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = batch.schema();
    let mut fields = Vec::with_capacity(batch.num_columns());
    let mut columns = Vec::with_capacity(batch.num_columns());
    for (field, column) in schema.fields().iter().zip(batch.columns()) {
        if field.data_type().is_nested() {
            fields.push(Arc::new(Field::new(field.name(), DataType::Utf8, true)));
            columns.push(json(field, column)?);
        } else {
            fields.push(field.clone());
            columns.push(column.clone());
        }
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}

fn json(field: &FieldRef, column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let options = EncoderOptions::default().with_explicit_nulls(true);
    let mut encoder = make_encoder(field, column, &options)?;
    let mut cells = StringBuilder::with_capacity(column.len(), 0);
    let mut cell = Vec::new();
    for row in 0..column.len() {
        if column.is_null(row) {
            cells.append_null();
            continue;
        }
        cell.clear();
        encoder.encode(row, &mut cell);
        cells.append_value(String::from_utf8_lossy(&cell));
    }
    Ok(Arc::new(cells.finish()))
}
