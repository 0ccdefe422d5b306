//! Real articles and pages through every step, in a build that checks arithmetic and bounds. Where the data is not
//! beside the project, there is nothing to run over.
#![allow(
    clippy::print_stdout,
    reason = "tells why it is skipped, and how much it ran over, with --nocapture"
)]

use std::path::Path;

use amur::{Options, Pipeline, Record};
use rayon::prelude::*;

/// Documents of each file or folder.
const DOCUMENTS: usize = 60;

/// Some records of a file or folder beside the project, spread over all of it.
fn some(path: &str) -> Vec<Record> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return Vec::new();
    }
    let all = || amur_io::open(std::slice::from_ref(&path)).expect("readable data").flatten();
    let step = (all().count() / DOCUMENTS).max(1);
    all().step_by(step).collect()
}

#[test]
fn no_step_fails_on_real_documents() {
    let pipeline = Pipeline::new(Options::default()).expect("default options");
    let languages = ["eng", "rus", "cmn", "vie"].map(|language| format!("data/coverage/{language}.jsonl"));
    for path in languages.iter().map(String::as_str).chain(["data/html/fundus", "seeds"]) {
        let records = some(path);
        println!("{path}: {} documents", records.len());
        records.into_par_iter().for_each(|record| {
            let (id, document) = (record.id.clone(), pipeline.analyze(record));
            // Every table's evidence lies in the text.
            let length = document.text.len();
            let spans = document.mentions.iter().map(|mention| mention.span);
            assert!(spans.clone().all(|span| span.end as usize <= length), "{path}: {id}");
            assert!(
                spans.zip(document.mentions.iter().skip(1)).all(|(span, next)| span.start <= next.span.start),
                "{path}: {id}"
            );
        });
    }
}
