//! Trains what Amur ships: see the README of this crate.

mod language;

use clap::{Parser, Subcommand};

/// Train the models of Amur.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The table of n-grams that tells languages apart, and the calibration of its scores.
    Language(language::Args),
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Language(args) => language::run(&args),
    }
}
