//! One batch, analysed on all threads.

use amur::{Diagnostic, Document, Record, Severity, Stage};
use rayon::prelude::*;

use super::Monitor;
use crate::Error;
use crate::panic::caught;

/// Documents in the order of their records; what could not be read, or analysed, is passed on in its place.
pub(super) fn analyse(
    batch: Vec<Result<Record, Diagnostic>>,
    analyze: &(dyn Fn(Record) -> Document + Sync),
    monitor: &dyn Monitor,
) -> Result<Vec<Result<Document, Diagnostic>>, Error> {
    let one = |item: Result<Record, Diagnostic>| {
        if monitor.cancelled() {
            return Err(Error::Cancelled);
        }
        Ok(item.and_then(|record| {
            let bytes = record.content.len() as u64;
            let document = guarded(record, analyze);
            monitor.advance(1, bytes);
            document
        }))
    };
    // Documents differ so much in length that a thread had better take one at a time.
    batch.into_par_iter().with_max_len(1).map(one).collect()
}

/// A panic is a mistake of ours, and must not take the work on all other documents with it.
fn guarded(record: Record, analyze: &(dyn Fn(Record) -> Document + Sync)) -> Result<Document, Diagnostic> {
    let (id, source) = (record.id.clone(), record.source.clone());
    caught(|| analyze(record)).map_err(|reason| Diagnostic {
        message: format!(
            "the analysis of `{id}` broke off ({reason}): a mistake in Amur; please report it, with the document if \
             you can"
        ),
        doc_id: Some(id),
        source,
        stage: Stage::Parse,
        code: "internal",
        severity: Severity::Error,
    })
}

#[cfg(test)]
mod tests {
    use amur::{Options, Pipeline};

    use super::*;

    #[test]
    fn a_panic_costs_one_document() {
        let pipeline = Pipeline::new(Options::default()).expect("default options");
        let analyze = |record: Record| {
            assert!(record.id != "bad", "unheard of");
            pipeline.analyze(record)
        };
        let batch = ["first", "bad", "last"].map(|id| Ok(Record::text(id, "Text.")));
        let analysed = analyse(batch.into(), &analyze, &()).expect("not cancelled");
        assert!(analysed[0].is_ok() && analysed[2].is_ok());
        let diagnostic = analysed[1].as_ref().expect_err("it panicked");
        assert_eq!(diagnostic.doc_id.as_deref(), Some("bad"));
        assert!(diagnostic.message.contains("unheard of"));
    }
}
