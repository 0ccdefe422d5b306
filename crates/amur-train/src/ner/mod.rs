//! Trains a tagger of names: labelled text to features, features to weights, weights to a model file.

mod augment;
mod crf;
mod data;
mod examples;
mod export;
mod lexicon;
mod random;
mod recipe;
mod score;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use amur::{Input, Lang, Options, Pipeline};
use anyhow::Context;

use crf::Weights;
use data::Document;
use lexicon::Tables;
use recipe::Recipe;

/// What to train, and from what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The language, as ISO 639-3 code: eng, rus or cmn.
    #[arg(long)]
    lang: Lang,
    /// The folder of labelled sets, with `train` in it.
    #[arg(long)]
    data: PathBuf,
    /// The folder of word lists, `eng.tsv` and `classes.eng.tsv` for English; see the crate's README.
    #[arg(long)]
    lists: Option<PathBuf>,
    /// The model file to write; without it, the model is only scored.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The seed of the order of sentences and of what is dropped.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Score each run alone, too: the spread between seeds.
    #[arg(long)]
    each: bool,
    /// Score by cross-validation over documents in so many parts, of the sets that are measured on too.
    #[arg(long)]
    folds: Option<usize>,
    /// Print so many errors on each set.
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Score this model file instead of training one.
    #[arg(long)]
    model: Option<PathBuf>,
    #[command(flatten)]
    recipe: recipe::Overrides,
}

/// Trains, scores and writes.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let recipe = Recipe::of(arguments.lang, &arguments.recipe)?;
    let pipeline = Arc::new(Pipeline::new(Options { input: Input::Plain, ..Options::default() })?);
    let sets = recipe.sets.iter().map(|set| set.read(&arguments.data)).collect::<anyhow::Result<Vec<_>>>()?;
    let training: Vec<(&Document, f32)> =
        sets.iter().flat_map(|(documents, weight)| documents.iter().map(|one| (one, *weight))).collect();
    if let Some(folds) = arguments.folds {
        return cross_validate(arguments, &recipe, &pipeline, &training, folds);
    }
    let model = match &arguments.model {
        Some(path) => fs::read(path).with_context(|| format!("cannot read {}", path.display()))?,
        None => train(arguments, &recipe, &pipeline, &training)?,
    };
    println!("{} bytes", model.len());
    score::on_sets(arguments.lang, &model, &arguments.data, arguments.errors)?;
    if let Some(path) = &arguments.out {
        fs::write(path, &model).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A model file of these documents.
fn train(
    arguments: &Arguments,
    recipe: &Recipe,
    pipeline: &Arc<Pipeline>,
    training: &[(&Document, f32)],
) -> anyhow::Result<Vec<u8>> {
    let start = Instant::now();
    let tables = Tables::gather(arguments, pipeline, training)?;
    let examples = examples::gather(arguments.lang, recipe, pipeline, &tables, training, arguments.seed);
    println!("{}; {:.0} s", examples.describe(), start.elapsed().as_secs_f32());
    let runs = crf::train(&examples, recipe, arguments.seed);
    println!("trained; {:.0} s", start.elapsed().as_secs_f32());
    let model =
        |weights: &_| export::file_of(arguments.lang, &examples.features, weights, &tables, recipe.bytes);
    if arguments.each {
        for (number, run) in runs.iter().enumerate() {
            println!("run {} alone", number + 1);
            score::on_sets(arguments.lang, &model(run), &arguments.data, 0)?;
        }
    }
    Ok(model(&Weights::mean(&runs)))
}

/// Trains as often as there are parts, each time without one of them, and scores that one.
fn cross_validate(
    arguments: &Arguments,
    recipe: &Recipe,
    pipeline: &Arc<Pipeline>,
    training: &[(&Document, f32)],
    folds: usize,
) -> anyhow::Result<()> {
    let mut counts = score::Counts::default();
    for fold in 0..folds {
        let is_held_out = |one: &Document| one.set == recipe.crossed && one.number % folds == fold;
        let rest: Vec<_> = training.iter().copied().filter(|(one, _)| !is_held_out(one)).collect();
        let held_out: Vec<&Document> =
            training.iter().map(|(one, _)| *one).filter(|one| is_held_out(one)).collect();
        let model = train(arguments, recipe, pipeline, &rest)?;
        counts.add(&score::count(arguments.lang, &model, &held_out, arguments.errors)?);
    }
    println!("{}", counts.line(recipe.crossed));
    Ok(())
}
