//! Streams that the end of the interpreter must wait for.
//!
//! An interrupted run is left to end by itself. If its stream's producer is Python's, letting go of it needs an
//! interpreter that is still there; otherwise the process would crash on its way out.

use std::process;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Held as long as a stream is open.
pub(super) struct Open(());

impl Open {
    pub(super) fn new() -> Self {
        COUNT.fetch_add(1, SeqCst);
        Self(())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        COUNT.fetch_sub(1, SeqCst);
    }
}

/// Has the interpreter wait, before it ends, until no stream is open. Another Ctrl-C ends the wait.
pub(crate) fn wait_at_exit(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let wait = wrap_pyfunction!(wait, module)?;
    module.py().import("atexit")?.call_method1("register", (wait, process::id()))?;
    Ok(())
}

/// `loader` is the process that loaded the module: the threads of a run do not live on in a fork of it.
#[pyfunction]
fn wait(py: Python<'_>, loader: u32) -> PyResult<()> {
    while loader == process::id() && COUNT.load(SeqCst) > 0 {
        py.check_signals()?;
        py.detach(|| thread::sleep(Duration::from_millis(10)));
    }
    Ok(())
}
