//! How far a run is, on stderr.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use amur_io::Monitor;
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::interrupt;

/// So many documents, in words.
pub(crate) fn counted(documents: usize) -> String {
    format!("{} document{}", HumanCount(documents as u64), if documents == 1 { "" } else { "s" })
}

/// A bar on stderr; nothing where stderr is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    documents: AtomicUsize,
}

impl Progress {
    pub(crate) fn new(total_bytes: u64, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(total_bytes), target);
        let template = "{bar:30} {decimal_bytes} of {decimal_total_bytes}, {msg}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(counted(0));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, documents: AtomicUsize::new(0) }
    }

    /// Removes the bar.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Monitor for Progress {
    fn cancelled(&self) -> bool {
        interrupt::was_pressed()
    }

    fn advance(&self, documents: usize, bytes: u64) {
        let documents = documents + self.documents.fetch_add(documents, Ordering::Relaxed);
        self.bar.inc(bytes);
        self.bar.set_message(counted(documents));
    }
}
