//! Languages of texts, without the engine.

use std::sync::Arc;

use amur::CharMap;
use amur::language::{Detector, Foreign, Identified};
use arrow::array::{
    ArrayRef, AsArray, BooleanBuilder, Float64Builder, Int32Builder, ListBuilder, RecordBatch, StringBuilder,
    StructBuilder,
};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;

use crate::batches::Batches;
use crate::error::{InputError, from_arrow, from_core};
use crate::items::{has_arrow, is_missing};
use crate::run::{Progress, run};

/// Tell the language of every text of an iterable or of an Arrow column.
#[pyfunction]
pub(crate) fn detect(
    texts: &Bound<'_, PyAny>,
    languages: Option<Vec<String>>,
    callback: &Bound<'_, PyAny>,
) -> PyResult<Batches> {
    let detector = Detector::new(&languages.unwrap_or_default()).map_err(from_core)?;
    let texts = if has_arrow(texts)? { column(texts)? } else { objects(texts)? };
    run(callback, None, None, move |progress| rows(&detector, &texts, progress))
}

/// The texts of an Arrow column.
fn column(texts: &Bound<'_, PyAny>) -> PyResult<Vec<Option<String>>> {
    let reader = texts.extract::<AnyArray>()?.into_reader()?;
    let kind = reader.field().data_type().clone();
    let is_text = match &kind {
        DataType::Dictionary(_, values) => is_text(values),
        DataType::Null => true,
        other => is_text(other),
    };
    if !is_text {
        return Err(InputError::new_err(format!("texts has the type {kind}; pass one column of text")));
    }
    let mut all = Vec::new();
    for array in reader {
        let array = array.and_then(|array| cast(&array, &DataType::LargeUtf8)).map_err(from_arrow)?;
        all.extend(array.as_string::<i64>().iter().map(|text| text.map(str::to_owned)));
    }
    Ok(all)
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// The texts of an iterable of Python's; `None` and `nan` are none.
fn objects(texts: &Bound<'_, PyAny>) -> PyResult<Vec<Option<String>>> {
    let mut all = Vec::new();
    let texts = texts.try_iter().map_err(|error| {
        InputError::new_err(format!(
            "texts: {}; pass a list of str, or a column of text",
            error.value(texts.py())
        ))
    })?;
    for (position, text) in texts.enumerate() {
        let text = text?;
        if let Ok(text) = text.cast::<PyString>() {
            all.push(Some(text.to_string_lossy().into_owned()));
        } else if is_missing(&text)? {
            all.push(None);
        } else {
            let kind = text.get_type().name()?;
            return Err(InputError::new_err(format!("text {position} is a {kind}, not a str or None")));
        }
    }
    Ok(all)
}

/// A row for each text.
fn rows(detector: &Detector, texts: &[Option<String>], progress: &Progress) -> PyResult<Batches> {
    let mut columns = Columns::new();
    for text in texts {
        progress.go_on()?;
        match text {
            Some(text) => columns.push(text, &detector.detect(text)),
            None => columns.push_null(),
        }
    }
    let schema = schema();
    let batch = RecordBatch::try_new(schema.clone(), columns.finish()).map_err(from_arrow)?;
    Ok(Batches::in_memory(schema, vec![batch]))
}

/// Offsets and language of a stretch in another language.
fn stretch() -> Fields {
    let field = |name, kind| Field::new(name, kind, false);
    Fields::from(vec![
        field("char_start", DataType::Int32),
        field("char_end", DataType::Int32),
        field("lang", DataType::Utf8),
        field("lang_score", DataType::Float64),
    ])
}

fn schema() -> SchemaRef {
    let list = DataType::List(Arc::new(Field::new_list_field(DataType::Struct(stretch()), true)));
    let columns = [
        (
            "lang",
            DataType::Utf8,
            "Its language (ISO 639-3); `und` where there is no evidence, null where there is no text.",
        ),
        ("lang_score", DataType::Float64, "The probability that `lang` is right, from 0 to 1."),
        (
            "lang_reliable",
            DataType::Boolean,
            "Whether `lang` can be relied upon: right in at least 99.5 of 100 cases.",
        ),
        (
            "script",
            DataType::Utf8,
            "The writing system (ISO 15924): `Latn`, `Cyrl` …; of Chinese `Hans` (simplified), `Hant` (traditional) \
             or `Hani` (all its characters are both).",
        ),
        (
            "foreign",
            list,
            "Quotations and other stretches that are reliably in another language, as offsets in code points, half-open.",
        ),
    ];
    let field = |(name, kind, doc): (&str, DataType, &str)| {
        Field::new(name, kind, true).with_metadata([("description".to_owned(), doc.to_owned())].into())
    };
    Arc::new(Schema::new(columns.map(field).to_vec()))
}

/// The columns as they grow.
struct Columns {
    lang: StringBuilder,
    score: Float64Builder,
    reliable: BooleanBuilder,
    script: StringBuilder,
    foreign: ListBuilder<StructBuilder>,
}

impl Columns {
    fn new() -> Self {
        Self {
            lang: StringBuilder::new(),
            score: Float64Builder::new(),
            reliable: BooleanBuilder::new(),
            script: StringBuilder::new(),
            foreign: ListBuilder::new(StructBuilder::from_fields(stretch(), 0)),
        }
    }

    fn push(&mut self, text: &str, found: &Identified) {
        self.lang.append_value(found.language.lang.as_str());
        self.score.append_value((found.language.score * 1000.0).round() / 1000.0);
        self.reliable.append_value(found.language.reliable);
        self.script.append_option(found.script);
        if !found.foreign.is_empty() {
            let map = CharMap::new(text);
            found.foreign.iter().for_each(|one| self.push_foreign(text, &map, one));
        }
        self.foreign.append(true);
    }

    fn push_foreign(&mut self, text: &str, map: &CharMap, one: &Foreign) {
        let values = self.foreign.values();
        for (column, byte) in [one.span.start, one.span.end].into_iter().enumerate() {
            if let Some(offsets) = values.field_builder::<Int32Builder>(column) {
                offsets.append_value(map.chars(text, byte as usize) as i32);
            }
        }
        if let Some(langs) = values.field_builder::<StringBuilder>(2) {
            langs.append_value(one.language.lang.as_str());
        }
        if let Some(scores) = values.field_builder::<Float64Builder>(3) {
            scores.append_value((one.language.score * 1000.0).round() / 1000.0);
        }
        values.append(true);
    }

    fn push_null(&mut self) {
        self.lang.append_null();
        self.score.append_null();
        self.reliable.append_null();
        self.script.append_null();
        self.foreign.append_null();
    }

    fn finish(mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.lang.finish()),
            Arc::new(self.score.finish()),
            Arc::new(self.reliable.finish()),
            Arc::new(self.script.finish()),
            Arc::new(self.foreign.finish()),
        ]
    }
}
