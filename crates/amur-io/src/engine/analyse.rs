//! One batch, analysed on all threads.

use amur::{Diagnostic, Document, Draft, Pipeline, Record, Severity, Stage};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::Monitor;
use crate::Error;
use crate::panic::caught;

/// Something of each item of a batch, in its order, or why there is none.
type Each<T> = Vec<Result<T, Diagnostic>>;

/// Documents in the order of their records; what could not be read, or analysed, is passed on in its place.
pub(super) fn analyse(
    batch: Each<Record>,
    analyze: &(dyn Fn(Record) -> Document + Sync),
    monitor: &dyn Monitor,
) -> Result<Each<Document>, Error> {
    on_all_threads(batch, monitor, |record| {
        let bytes = record.content.len() as u64;
        let document = guarded(record, analyze);
        monitor.advance(1, bytes);
        document
    })
}

/// The same for a tagger that wants batches: it is called once, on this thread, between steps that run on those of the
/// pool.
pub(super) fn analyse_together(
    batch: Each<Record>,
    pipeline: &Pipeline,
    pool: &ThreadPool,
    monitor: &dyn Monitor,
) -> Result<Each<Document>, Error> {
    let prepare = |record: Record| {
        let bytes = record.content.len() as u64;
        let named = Named::of(&record);
        let draft = guarded(record, &|record| pipeline.prepare(record))?;
        Ok((draft, named, bytes))
    };
    let prepared = pool.install(|| on_all_threads(batch, monitor, prepare))?;
    let (mut drafts, mut rest) = (Vec::new(), Vec::new());
    for item in prepared {
        rest.push(item.map(|(draft, named, bytes)| {
            drafts.push(draft);
            (named, bytes)
        }));
    }
    let tagged = caught(|| pipeline.tag(&mut drafts));
    tagged.map_err(|reason| amur::Error::Tagger(format!("it broke off: {reason}")))??;
    let mut drafts = drafts.into_iter();
    let together: Each<(Draft, Named, u64)> = rest
        .into_iter()
        .filter_map(|item| match item {
            Ok((named, bytes)) => drafts.next().map(|draft| Ok((draft, named, bytes))),
            Err(diagnostic) => Some(Err(diagnostic)),
        })
        .collect();
    let settle = |(draft, named, bytes): (Draft, Named, u64)| {
        let document = caught(|| pipeline.settle(draft)).map_err(|reason| named.broke_off(&reason));
        monitor.advance(1, bytes);
        document
    };
    pool.install(|| on_all_threads(together, monitor, settle))
}

/// Takes a step for every item, unless the monitor asks to stop.
fn on_all_threads<I: Send, O: Send>(
    items: Each<I>,
    monitor: &dyn Monitor,
    step: impl Fn(I) -> Result<O, Diagnostic> + Sync,
) -> Result<Each<O>, Error> {
    let one = |item: Result<I, Diagnostic>| {
        if monitor.cancelled() { Err(Error::Cancelled) } else { Ok(item.and_then(&step)) }
    };
    // Documents differ so much in length that a thread had better take one at a time.
    items.into_par_iter().with_max_len(1).map(one).collect()
}

/// What a record is called.
struct Named {
    id: String,
    source: Option<String>,
}

impl Named {
    fn of(record: &Record) -> Self {
        Self { id: record.id.clone(), source: record.source.clone() }
    }

    fn broke_off(self, reason: &str) -> Diagnostic {
        let id = &self.id;
        Diagnostic {
            message: format!(
                "the analysis of `{id}` broke off ({reason}): a mistake in Amur; please report it, with the document if \
                 you can"
            ),
            doc_id: Some(self.id),
            source: self.source,
            stage: Stage::Pipeline,
            code: "internal",
            severity: Severity::Error,
        }
    }
}

/// A panic is a mistake of ours, and must not take the work on all other documents with it.
fn guarded<T>(record: Record, step: &(dyn Fn(Record) -> T + Sync)) -> Result<T, Diagnostic> {
    let named = Named::of(&record);
    caught(|| step(record)).map_err(|reason| named.broke_off(&reason))
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
