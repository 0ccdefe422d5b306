//! Trains and scores the models of Amur: `cargo run --release -p amur-train -- --help`.

mod roles;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about, version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The model of block roles.
    Roles(roles::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Roles(options) => roles::run(&options),
    }
}
