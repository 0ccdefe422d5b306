//! The command as a user meets it.

mod extract;
mod help;
mod inspect;
#[cfg(unix)]
mod interrupt;
mod support;
