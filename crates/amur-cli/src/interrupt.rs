//! Ctrl-C.

use std::io::{self, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::outcome::Outcome;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// From here on, the first Ctrl-C asks the run to stop and the second ends the process.
pub(crate) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where it cannot be handled, Ctrl-C ends the process as it always does.
        let _ = ctrlc::set_handler(|| {
            if INTERRUPTED.swap(true, Ordering::Relaxed) {
                std::process::exit(Outcome::Interrupted.status());
            }
            let _ = writeln!(io::stderr(), "\ninterrupted: stopping; press again to stop at once");
        });
    });
}

/// Whether Ctrl-C was pressed.
pub(crate) fn was_pressed() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
