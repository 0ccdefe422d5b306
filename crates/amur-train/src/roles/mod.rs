//! Fits the weights of the roles of lines (`crates/amur/data/line_model.tsv`) to pages of which every line is labelled.

mod fit;
mod learn;
mod pages;
mod score;
mod variants;

use std::fs;
use std::path::PathBuf;

use amur::train::{Weights, outlets};
use anyhow::{Context, Result};
use clap::Args;

use pages::Labelled;
use score::Score;

/// What to train on and what to print.
#[derive(Args)]
pub(crate) struct Options {
    /// Folders of labelled pages.
    #[arg(default_value = "tests/scraped/dev")]
    pages: Vec<PathBuf>,
    /// Where the weights go.
    #[arg(long, default_value = "crates/amur/data/line_model.tsv")]
    out: PathBuf,
    /// Score by cross-validation with so many folds, and write nothing.
    #[arg(long)]
    folds: Option<usize>,
    /// Score these folders of pages by what the others teach, and write nothing.
    #[arg(long)]
    against: Vec<PathBuf>,
    /// Print the wrong lines.
    #[arg(long)]
    errors: bool,
    /// Changed copies of every page to learn from.
    #[arg(long, default_value_t = 8)]
    variants: usize,
    /// Strength of the penalty on each weight.
    #[arg(long, default_value_t = 0.005)]
    penalty: f32,
    /// Passes over all pages.
    #[arg(long, default_value_t = 10)]
    passes: usize,
}

/// Trains, or scores by cross-validation.
pub(crate) fn run(options: &Options) -> Result<()> {
    let is_outlet = outlets()?;
    let sources = pages::read(&options.pages)?;
    let train = |pages: &[&pages::Source]| learn::learn(pages, &is_outlet, options);
    let label =
        |source: &pages::Source, weights: &Weights| Labelled::new(source, &is_outlet).looked_at(weights);
    if let Some(folds) = options.folds {
        let mut score = Score::default();
        for fold in 0..folds {
            let held = |(at, _): &(usize, &pages::Source)| at % folds == fold;
            let (test, rest): (Vec<_>, Vec<_>) = sources.iter().enumerate().partition(held);
            let weights = train(&rest.into_iter().map(|(_, source)| source).collect::<Vec<_>>());
            for (_, source) in test {
                score.add(source, &label(source, &weights), &weights, options.errors);
            }
        }
        score.print();
        return Ok(());
    }
    let weights = train(&sources.iter().collect::<Vec<_>>());
    if !options.against.is_empty() {
        let mut score = Score::default();
        for source in &pages::read(&options.against)? {
            score.add(source, &label(source, &weights), &weights, options.errors);
        }
        score.print();
        return Ok(());
    }
    let mut score = Score::default();
    for source in &sources {
        score.add(source, &label(source, &weights), &weights, options.errors);
    }
    score.print();
    fs::write(&options.out, table(&weights)).with_context(|| options.out.display().to_string())
}

/// The weights as they ship.
fn table(weights: &Weights) -> String {
    let mut table = String::from(
        "# Weights of the roles of lines: made by `cargo run --release -p amur-train -- roles` from tests/scraped/dev, not by hand.\n\
         # docs/roles.md tells what the features are. A weight is added to a role's score where the feature holds.\n\
         feature\trole\tweight\n",
    );
    for (feature, role, weight) in weights.table() {
        table.push_str(&format!("{feature}\t{role}\t{weight:.2}\n"));
    }
    table
}
