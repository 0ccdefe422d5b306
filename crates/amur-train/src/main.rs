//! Trains and scores what Amur ships: see the README of this crate.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "scores and progress go to the terminal")]

mod language;
mod ner;
mod roles;

use clap::{Parser, Subcommand};

/// Train and score the models of Amur.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The table of n-grams that tells languages apart, and the calibration of its scores.
    Language(language::Args),
    /// The tagger of names of one language.
    Ner(ner::Arguments),
    /// The model of block roles.
    Roles(roles::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Language(args) => language::run(&args),
        Command::Ner(arguments) => ner::run(&arguments),
        Command::Roles(options) => roles::run(&options),
    }
}
