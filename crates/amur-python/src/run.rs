//! Work on a thread of Rust's, and the caller's thread that waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use amur_io::Monitor;
use crossbeam_channel::{Receiver, RecvTimeoutError, bounded};
use pyo3::prelude::*;

use crate::error::AmurError;
use crate::items::Feed;
use crate::tagger::Asked;

/// How often signals are looked at and progress is told.
const TICK: Duration = Duration::from_millis(100);
/// The same where a tagger in Python may be asked at any moment.
const SHORT_TICK: Duration = Duration::from_millis(2);
/// How long an interrupted run is waited for. It ends by itself, a document later.
const GRACE: Duration = Duration::from_millis(200);

/// How far a run is, and whether it shall stop.
#[derive(Default)]
pub(crate) struct Progress {
    cancelled: AtomicBool,
    documents: AtomicUsize,
    bytes: AtomicU64,
    /// Bytes of all documents; 0 where that is not known.
    total_bytes: AtomicU64,
}

impl Progress {
    pub(crate) fn expect(&self, total_bytes: u64) {
        self.total_bytes.store(total_bytes, Relaxed);
    }

    /// An error where the work shall stop. Nobody reads it: the caller has gone.
    pub(crate) fn go_on(&self) -> PyResult<()> {
        if self.cancelled() { Err(AmurError::new_err("stopped")) } else { Ok(()) }
    }

    fn tell(&self, callback: &Bound<'_, PyAny>) -> PyResult<()> {
        let total = Some(self.total_bytes.load(Relaxed)).filter(|&total| total > 0);
        callback.call1((self.documents.load(Relaxed), self.bytes.load(Relaxed), total))?;
        Ok(())
    }
}

impl Monitor for Progress {
    fn cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }

    fn advance(&self, documents: usize, bytes: u64) {
        self.documents.fetch_add(documents, Relaxed);
        self.bytes.fetch_add(bytes, Relaxed);
    }
}

/// Does the work without the GIL, and answers signals in the meantime.
///
/// `callback` is called about ten times a second with the documents and bytes that are done, and the bytes of all. What
/// it, a signal, the feed or a tagger raises stops the work.
pub(crate) fn run<T: Send + 'static>(
    callback: &Bound<'_, PyAny>,
    feed: Option<Feed<'_>>,
    asked: Option<Asked<'_>>,
    work: impl FnOnce(&Progress) -> PyResult<T> + Send + 'static,
) -> PyResult<T> {
    let progress = Arc::new(Progress::default());
    let (sender, done) = bounded(1);
    let shared = progress.clone();
    thread::Builder::new()
        .name("amur".to_owned())
        .spawn(move || {
            // Nobody receives it where the caller was interrupted and has gone.
            let _ = sender.send(work(&shared));
        })
        .map_err(|error| AmurError::new_err(format!("cannot start a thread: {error}")))?;
    let py = callback.py();
    match watch(callback, feed, asked, &progress, &done) {
        Ok(result) => result,
        Err(interrupt) => {
            let _ = py.detach(|| done.recv_timeout(GRACE));
            Err(interrupt)
        }
    }
}

/// Waits for the result; the error is what interrupted the wait.
fn watch<T: Send>(
    callback: &Bound<'_, PyAny>,
    mut feed: Option<Feed<'_>>,
    asked: Option<Asked<'_>>,
    progress: &Progress,
    done: &Receiver<PyResult<T>>,
) -> PyResult<PyResult<T>> {
    let py = callback.py();
    // Set before the feed is dropped: its end would else look like the end of the documents.
    let cancel = |error| {
        progress.cancelled.store(true, Relaxed);
        error
    };
    let mut told = Instant::now();
    let patience = if asked.is_some() { SHORT_TICK } else { TICK };
    loop {
        py.check_signals().map_err(cancel)?;
        if let Some(asked) = &asked {
            asked.answer().map_err(cancel)?;
        }
        if told.elapsed() >= TICK {
            progress.tell(callback).map_err(cancel)?;
            told = Instant::now();
        }
        if let Some(open) = &mut feed {
            if !open.advance(py, patience).map_err(cancel)? {
                feed = None;
            }
            continue;
        }
        match py.detach(|| done.recv_timeout(patience)) {
            Ok(result) => {
                progress.tell(callback)?;
                return Ok(result);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(AmurError::new_err(
                    "the engine stopped with an internal error (see standard error); please report it",
                ));
            }
        }
    }
}
