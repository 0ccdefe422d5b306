//! The command `amur` as a library, so that the binary and the `amur` script of the Python wheel are the same program.
//!
//! `amur extract` makes tables of files, `amur inspect` shows one document in the terminal, `amur schema` tells what the
//! columns mean; `amur --help` says the rest.

mod analysis;
mod args;
mod extract;
mod inspect;
mod interrupt;
mod outcome;
mod page;
mod paint;
mod progress;
mod schema;

use std::ffi::OsString;
use std::io::{self, Write};

use amur_io::Error;
use clap::Parser;

use args::{Cli, Command};
use outcome::Outcome;

/// Runs the command with these arguments, the program's name first, and tells its exit status.
///
/// Ctrl-C is handled while it runs, for the whole process.
///
/// ```
/// assert_eq!(amur_cli::run(["amur", "schema", "mentions"]), 0);
/// assert_eq!(amur_cli::run(["amur", "extract", "no/such/folder", "--out", "tables"]), 1);
/// assert_eq!(amur_cli::run(["amur", "no-such-command"]), 2);
/// ```
pub fn run<A: Into<OsString> + Clone>(args: impl IntoIterator<Item = A>) -> i32 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Where not even the usage can be printed, the status still tells.
            let _ = error.print();
            return error.exit_code();
        }
    };
    let outcome = match cli.command {
        Command::Extract(args) => extract::extract(&args),
        Command::Inspect(args) => inspect::inspect(&args),
        Command::Schema { table } => schema::schema(table),
    };
    outcome.unwrap_or_else(|error| failed(&error)).status()
}

fn failed(error: &anyhow::Error) -> Outcome {
    let io_error = error.downcast_ref::<io::Error>();
    if io_error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        // `amur inspect … | head` has read all that it wants.
        return Outcome::Done;
    }
    let _ = writeln!(io::stderr(), "error: {error:#}");
    match error.downcast_ref::<amur::Error>() {
        // `--languages` names one that there is not.
        Some(amur::Error::Code { .. }) => Outcome::Usage,
        // `--column` names a field that there is not, `--jobs` more threads than there can be.
        _ => match error.downcast_ref::<Error>() {
            Some(Error::Column { .. } | Error::TooManyThreads { .. }) => Outcome::Usage,
            _ => Outcome::Fatal,
        },
    }
}
