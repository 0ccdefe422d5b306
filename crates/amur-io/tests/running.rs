//! Runs from items to tables.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use amur::{Diagnostic, Options, Pipeline, Record, Severity, Stage};
use amur_io::{Error, FileFormat, Folder, Memory, Monitor, Settings, Sink, Summary, run};
use amur_tables::Table;
use arrow::array::{AsArray, RecordBatch};

type Item = Result<Record, Diagnostic>;

static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::new(Options::default()).expect("default options"));

fn settings(threads: usize, batch_bytes: usize) -> Settings {
    Settings { threads: Some(threads), batch_bytes }
}

fn unread(name: &str, severity: Severity) -> Item {
    Err(Diagnostic {
        doc_id: None,
        source: Some(name.to_owned()),
        stage: Stage::Read,
        code: "unreadable",
        severity,
        message: format!("cannot read `{name}`"),
    })
}

fn in_memory(items: Vec<Item>, settings: &Settings) -> (BTreeMap<Table, Vec<RecordBatch>>, Summary) {
    let mut memory = Memory::default();
    let summary =
        run(items.into_iter(), &PIPELINE, Table::ALL, settings, &mut memory, &()).expect("no failure");
    (memory.into_batches(), summary)
}

/// A column of strings; a null is empty.
fn strings(batches: &[RecordBatch], name: &str) -> Vec<String> {
    let columns = batches.iter().map(|batch| batch.column_by_name(name).expect("a column of the table"));
    let values = columns.flat_map(|column| column.as_string::<i32>().iter());
    values.map(|value| value.unwrap_or_default().to_owned()).collect()
}

/// Many documents of all lengths, with what goes wrong between them.
fn many() -> impl Iterator<Item = Item> + Send {
    (0..400_usize).map(|n| match n % 97 {
        13 => unread(&format!("{n}.txt"), Severity::Error),
        // An id that came before.
        50 => Ok(Record::text(format!("doc{}", n / 2), "Again.")),
        _ => {
            let text = "Пекин и Москва подписали договор о поставках газа. China and Russia agreed.\n";
            Ok(Record::text(format!("doc{n}"), text.repeat(n % 4)))
        }
    })
}

#[test]
fn rows_follow_the_items_and_failures_are_counted() {
    let items = vec![
        Ok(Record::text("b", "One line.")),
        unread("x.txt", Severity::Error),
        Ok(Record::text("a", "Two\nlines.")),
        unread("y.csv", Severity::Warning),
    ];
    let (tables, summary) = in_memory(items, &settings(2, 1));
    assert_eq!(summary, Summary { documents: 2, failed: 0, unread: 1, bytes: 19 });
    assert_eq!(strings(&tables[&Table::Articles], "doc_id"), ["b", "a"]);
    assert_eq!(strings(&tables[&Table::Blocks], "doc_id"), ["b", "a", "a"]);
    let sources = strings(&tables[&Table::Diagnostics], "source");
    let ours: Vec<_> = sources.iter().filter(|source| !source.is_empty()).collect();
    assert_eq!(ours, ["x.txt", "y.csv"]);
}

#[test]
fn equal_ids_are_made_distinct_and_told() {
    let items = ["a", "b", "a", "a"].map(|id| Ok(Record::text(id, "Some text.")));
    let (tables, summary) = in_memory(items.into(), &settings(1, 1 << 20));
    assert_eq!(strings(&tables[&Table::Articles], "doc_id"), ["a", "b", "a#2", "a#3"]);
    let diagnostics = &tables[&Table::Diagnostics];
    let told: Vec<_> = strings(diagnostics, "code").into_iter().zip(strings(diagnostics, "doc_id")).collect();
    for id in ["a#2", "a#3"] {
        assert!(told.contains(&("duplicate-id".to_owned(), id.to_owned())), "{told:?}");
    }
    assert_eq!((summary.documents, summary.failed), (4, 0));
}

#[test]
fn every_chosen_table_is_there_without_any_item() {
    let (tables, summary) = in_memory(Vec::new(), &Settings::default());
    assert_eq!(summary, Summary::default());
    assert!(tables.keys().eq(Table::ALL.iter()));
}

#[test]
fn the_same_batches_whatever_the_threads_and_their_size() {
    let run = |threads, batch_bytes| in_memory(many().collect(), &settings(threads, batch_bytes));
    let expected = run(1, 4 << 20);
    for (threads, batch_bytes) in [(2, 4 << 20), (2, 0), (3, 10_000)] {
        assert!(run(threads, batch_bytes) == expected, "{threads} threads, batches of {batch_bytes} bytes");
    }
}

/// Stops a run after some documents.
struct StopAfter {
    limit: usize,
    documents: AtomicUsize,
}

impl Monitor for StopAfter {
    fn cancelled(&self) -> bool {
        self.documents.load(Ordering::Relaxed) >= self.limit
    }

    fn advance(&self, documents: usize, _bytes: u64) {
        self.documents.fetch_add(documents, Ordering::Relaxed);
    }
}

#[test]
fn a_run_can_be_stopped_and_leaves_nothing_behind() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for threads in [1, 2] {
        let monitor = StopAfter { limit: 1500, documents: AtomicUsize::new(0) };
        let mut folder =
            Folder::create(dir.path(), FileFormat::Arrow, Table::ALL).expect("a writable folder");
        let endless = (0..).map(|n: u64| Ok(Record::text(n.to_string(), "A line.\n")));
        let settings = settings(threads, 4 << 20);
        let stopped = run(endless, &PIPELINE, Table::ALL, &settings, &mut folder, &monitor);
        assert!(matches!(stopped, Err(Error::Cancelled)));
        // Documents that were begun are finished; no other is begun.
        assert!(monitor.documents.into_inner() < 1500 + threads);
        drop(folder);
        assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 0);
    }
}

#[test]
fn a_stop_while_waiting_for_items_takes_effect_with_the_next() {
    struct At(Instant);
    impl Monitor for At {
        fn cancelled(&self) -> bool {
            Instant::now() > self.0
        }
    }
    let slow = (0..).map(|n: u64| {
        std::thread::sleep(Duration::from_millis(5));
        Ok(Record::text(n.to_string(), ""))
    });
    let start = Instant::now();
    let monitor = At(start + Duration::from_millis(50));
    let stopped =
        run(slow, &PIPELINE, &[Table::Articles], &Settings::default(), &mut Memory::default(), &monitor);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn progress_adds_up() {
    let monitor = StopAfter { limit: usize::MAX, documents: AtomicUsize::new(0) };
    let settings = settings(2, 10_000);
    let mut memory = Memory::default();
    let summary =
        run(many(), &PIPELINE, &[Table::Articles], &settings, &mut memory, &monitor).expect("no failure");
    assert_eq!(monitor.documents.into_inner(), summary.documents);
}

#[test]
fn a_sink_that_fails_ends_the_run() {
    struct Full;
    impl Sink for Full {
        fn write(&mut self, _: Table, _: &RecordBatch) -> Result<(), Error> {
            Err(Error::Write { path: "out".into(), reason: "no space left on device".to_owned() })
        }
    }
    let failed = run(many(), &PIPELINE, Table::ALL, &Settings::default(), &mut Full, &());
    assert!(matches!(failed, Err(Error::Write { .. })));
}
