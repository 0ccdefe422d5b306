//! From records to tables.

mod analyse;
mod ids;
mod input;
mod output;

use amur::{Diagnostic, Pipeline, Record};
use amur_tables::Table;

use crate::{Error, Sink};
use analyse::{analyse, analyse_together};
use input::Input;
use output::{Failures, Output};

/// How a run uses the machine. No setting changes a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Threads to use, at most [`MAX_THREADS`](Self::MAX_THREADS); `None` takes `RAYON_NUM_THREADS`, or all cores.
    pub threads: Option<usize>,
    /// Bytes of content that are analysed at a time; three such batches, and what was found in two, are in memory.
    pub batch_bytes: usize,
}

impl Settings {
    /// More threads than this would stall a machine instead of using it.
    pub const MAX_THREADS: usize = 1024;

    fn pool(&self) -> Result<rayon::ThreadPool, Error> {
        // Zero threads means to rayon what `None` means here.
        let threads = self.threads.unwrap_or(0);
        if threads > Self::MAX_THREADS {
            return Err(Error::TooManyThreads { threads });
        }
        Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { threads: None, batch_bytes: 2 << 20 }
    }
}

/// Watches a run and may stop it. Its methods are called from the threads of the run.
///
/// `()` is the monitor that does neither.
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
///
/// #[derive(Default)]
/// struct Count(AtomicUsize);
///
/// impl amur_io::Monitor for Count {
///     fn advance(&self, documents: usize, _bytes: u64) {
///         self.0.fetch_add(documents, Ordering::Relaxed);
///     }
/// }
/// ```
pub trait Monitor: Sync {
    /// Whether to stop. It is asked before every document.
    fn cancelled(&self) -> bool {
        false
    }

    /// So many more documents, and bytes of their content, have been analysed.
    fn advance(&self, documents: usize, bytes: u64) {
        let _ = (documents, bytes);
    }
}

impl Monitor for () {}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were read.
    pub documents: usize,
    /// Those of them with a diagnostic of severity `error`.
    pub failed: usize,
    /// Files and records that could not be read; how many documents they hold is unknown.
    pub unread: usize,
    /// Bytes of the content of all documents.
    pub bytes: u64,
}

/// Analyses the items and writes the tables to the sink.
///
/// Rows follow the order of the items. A document with the id of an earlier one gets a number at the end of its id,
/// `#2` for the second, and a diagnostic `duplicate-id`. A document whose analysis panics gets a diagnostic
/// `internal`; the others are unharmed. `tables` should go with what the pipeline was told to do: the rows of steps
/// that it does not take are missing. A tagger that wants batches is called on the
/// thread that called this function, for a batch at a time, and its failure ends the run.
///
/// # Errors
/// [`Error::TooManyThreads`] before anything is read; [`Error::Cancelled`] where the monitor asked to stop; [`Error::Analysis`] where a tagger that wants batches fails;
/// whatever the sink fails with.
///
/// ```
/// use amur::{Options, Pipeline, Record};
/// use amur_io::{Memory, Settings};
/// use amur_tables::Table;
///
/// let pipeline = Pipeline::new(Options::default())?;
/// let items = [Ok(Record::text("a", "BEIJING — …")), Ok(Record::text("b", "MOSCOW — …"))];
/// let mut memory = Memory::default();
/// amur_io::run(items.into_iter(), &pipeline, &[Table::Articles], &Settings::default(), &mut memory, &())?;
/// assert_eq!(memory.into_batches()[&Table::Articles][0].num_rows(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn run(
    items: impl Iterator<Item = Result<Record, Diagnostic>> + Send,
    pipeline: &Pipeline,
    tables: &[Table],
    settings: &Settings,
    sink: &mut dyn Sink,
    monitor: &dyn Monitor,
) -> Result<Summary, Error> {
    let pool = settings.pool()?;
    let mut input = Input::new(items, settings.batch_bytes, monitor);
    let mut output = Output::new(tables, sink);
    if pipeline.wants_batches() {
        loop {
            let batch = input.next_batch()?;
            if batch.is_empty() {
                break;
            }
            output.write(analyse_together(batch, pipeline, &pool, monitor)?)?;
        }
    } else {
        pool.install(|| overlapped(&mut input, &mut output, pipeline, monitor))?;
    }
    let Failures { failed, unread } = output.finish()?;
    Ok(Summary { documents: input.documents, failed, unread, bytes: input.bytes })
}

/// While one batch is analysed, the one before is written and the one after is read.
fn overlapped<I: Iterator<Item = Result<Record, Diagnostic>> + Send>(
    input: &mut Input<'_, I>,
    output: &mut Output<'_>,
    pipeline: &Pipeline,
    monitor: &dyn Monitor,
) -> Result<(), Error> {
    let mut batch = input.next_batch()?;
    let mut analysed = Vec::new();
    while !batch.is_empty() {
        let (now, next) = rayon::join(
            || analyse(batch, &|record| pipeline.analyze(record), monitor),
            || {
                output.write(analysed)?;
                input.next_batch()
            },
        );
        (analysed, batch) = (now?, next?);
    }
    output.write(analysed)
}
