//! What tests of names share.

use crate::{Options, Pipeline, Record};

/// Names in a text, through the whole pipeline, as `text TYPE`.
pub(super) fn names(options: Options, text: &str) -> Vec<String> {
    let document = Pipeline::new(options).unwrap().analyze(Record::text("1", text));
    let names = document.mentions.iter();
    names.map(|one| format!("{} {}", document.slice(one.span), one.kind.as_str())).collect()
}
