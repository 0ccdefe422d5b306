//! Python's iterators, pulled on the caller's thread.
//!
//! A generator may stand on something that belongs to its thread, such as a connection of sqlite3, and Ctrl-C must reach
//! it: so items are made where the call came from, and handed to the engine through a short queue.

use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, SendTimeoutError, Sender, bounded};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use super::{Item, object};
use crate::error::InputError;

/// Items handed over at a time, at most.
const CHUNK: usize = 64;
/// Chunks that wait for the engine, at most.
const WAITING: usize = 4;

/// The caller's end of the queue.
pub(crate) struct Feed<'py> {
    items: Bound<'py, PyIterator>,
    position: usize,
    /// What was made of the items and not yet handed over.
    chunk: Vec<Item>,
    exhausted: bool,
    sender: Sender<Vec<Item>>,
}

/// A queue of the items of an iterable, and the engine's end of it.
pub(crate) fn feed<'py>(
    items: &Bound<'py, PyAny>,
) -> PyResult<(Feed<'py>, impl Iterator<Item = Item> + Send + use<>)> {
    let py = items.py();
    let items = items.try_iter().map_err(|error| {
        if !error.is_instance_of::<PyTypeError>(py) {
            return error;
        }
        InputError::new_err(format!(
            "items: {}; pass a list of str or dict, or a data frame",
            error.value(py)
        ))
    })?;
    let (sender, receiver): (_, Receiver<Vec<Item>>) = bounded(WAITING);
    let feed = Feed { items, position: 0, chunk: Vec::new(), exhausted: false, sender };
    Ok((feed, receiver.into_iter().flatten()))
}

impl Feed<'_> {
    /// Takes items from Python and hands them over, for about as long as `patience`; false when there is no more to do.
    pub(crate) fn advance(&mut self, py: Python<'_>, patience: Duration) -> PyResult<bool> {
        let until = Instant::now() + patience;
        while !self.exhausted && self.chunk.len() < CHUNK && Instant::now() < until {
            match self.items.next() {
                Some(item) => object::read(&item?, self.position, &mut self.chunk)?,
                None => self.exhausted = true,
            }
            self.position += 1;
        }
        let chunk = std::mem::take(&mut self.chunk);
        match py.detach(|| self.sender.send_timeout(chunk, patience)) {
            Ok(()) => Ok(!self.exhausted),
            Err(SendTimeoutError::Timeout(chunk)) => {
                self.chunk = chunk;
                Ok(true)
            }
            // The engine has ended: its result tells why.
            Err(SendTimeoutError::Disconnected(_)) => Ok(false),
        }
    }
}
