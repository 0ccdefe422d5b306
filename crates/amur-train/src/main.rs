//! `amur-train`: makes the models of Amur out of labelled text.

#![allow(clippy::print_stdout, reason = "scores go to the terminal")]

mod ner;

use clap::{Parser, Subcommand};

/// Train and score the models of Amur.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train the tagger of names of one language.
    Ner(ner::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Ner(arguments) => ner::run(&arguments),
    }
}
