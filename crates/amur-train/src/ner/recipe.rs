//! What each language's model is made of, and how: chosen on the dev sets with three seeds.

use std::path::Path;

use amur::Lang;
use anyhow::bail;

use super::data::{self, Document, Grouping};

/// A labelled set, and how often its sentences are looked at in an epoch.
#[derive(Clone, Debug)]
pub(super) struct Set {
    name: &'static str,
    agreed_only: bool,
    weight: f32,
}

impl Set {
    const fn new(name: &'static str, weight: f32) -> Self {
        Self { name, agreed_only: false, weight }
    }

    const fn agreed(name: &'static str, weight: f32) -> Self {
        Self { name, agreed_only: true, weight }
    }

    /// Its documents and weight.
    pub(super) fn read(&self, folder: &Path) -> anyhow::Result<(Vec<Document>, f32)> {
        let path = folder.join("train").join(format!("{}.jsonl", self.name));
        Ok((data::read(&path, self.name, self.agreed_only, Grouping::Both)?, self.weight))
    }
}

/// How a model is trained.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    pub(super) sets: Vec<Set>,
    /// The set that cross-validation cuts into parts.
    pub(super) crossed: &'static str,
    /// Trainings whose weights are averaged.
    pub(super) runs: u64,
    pub(super) epochs: usize,
    pub(super) rate: f32,
    /// The share of features that a look at a token leaves out.
    pub(super) dropout: f32,
    /// The share of documents that is also seen in headline writing or in capitals.
    pub(super) rewritten: f32,
    /// The share of documents that is also seen with other names.
    pub(super) renamed: f32,
    /// Occurrences that a feature needs.
    pub(super) cutoff: u32,
    /// Bytes of the model file, at most: as many features are kept as fit.
    pub(super) bytes: usize,
}

/// Values in place of the recipe's, to try others.
#[derive(clap::Args)]
pub(super) struct Overrides {
    #[arg(long)]
    runs: Option<u64>,
    #[arg(long)]
    epochs: Option<usize>,
    #[arg(long)]
    rate: Option<f32>,
    #[arg(long)]
    dropout: Option<f32>,
    #[arg(long)]
    rewritten: Option<f32>,
    #[arg(long)]
    renamed: Option<f32>,
    #[arg(long)]
    cutoff: Option<u32>,
    #[arg(long)]
    bytes: Option<usize>,
    /// Sets with weights in place of the recipe's: `en/ewt:1,en/gmb:0.5`; `!` before a weight takes agreed lines only.
    #[arg(long)]
    sets: Option<String>,
}

impl Recipe {
    /// The recipe of a language.
    pub(super) fn of(lang: Lang, overrides: &Overrides) -> anyhow::Result<Self> {
        let base = Self {
            sets: Vec::new(),
            crossed: "",
            runs: 3,
            epochs: 8,
            rate: 0.1,
            dropout: 0.45,
            rewritten: 0.1,
            renamed: 0.0,
            cutoff: 2,
            bytes: 4_000_000,
        };
        let recipe = match lang {
            Lang::ENG => Self {
                sets: vec![
                    Set::new("en/ewt", 1.0),
                    Set::new("en/gum", 1.0),
                    Set::new("en/wikigold", 1.0),
                    Set::agreed("en/gmb", 0.5),
                ],
                crossed: "en/ewt",
                renamed: 0.3,
                ..base
            },
            Lang::RUS => Self {
                sets: vec![
                    Set::new("ru/factrueval", 1.0),
                    Set::new("ru/ud_slovnet", 1.0),
                    Set::new("ru/wikiann_slovnet", 0.5),
                ],
                crossed: "ru/factrueval",
                ..base
            },
            Lang::CMN => Self {
                sets: vec![Set::new("zh/gsdsimp", 1.0)],
                crossed: "zh/gsdsimp",
                epochs: 14,
                rewritten: 0.0,
                cutoff: 1,
                ..base
            },
            other => bail!("there is no recipe for `{other}`: take eng, rus or cmn"),
        };
        recipe.with(overrides)
    }

    fn with(mut self, overrides: &Overrides) -> anyhow::Result<Self> {
        let values = overrides;
        self.runs = values.runs.unwrap_or(self.runs);
        self.epochs = values.epochs.unwrap_or(self.epochs);
        self.rate = values.rate.unwrap_or(self.rate);
        self.dropout = values.dropout.unwrap_or(self.dropout);
        self.rewritten = values.rewritten.unwrap_or(self.rewritten);
        self.renamed = values.renamed.unwrap_or(self.renamed);
        self.cutoff = values.cutoff.unwrap_or(self.cutoff);
        self.bytes = values.bytes.unwrap_or(self.bytes);
        if let Some(sets) = &values.sets {
            self.sets = sets.split(',').map(parse).collect::<anyhow::Result<_>>()?;
        }
        Ok(self)
    }
}

fn parse(set: &str) -> anyhow::Result<Set> {
    let (name, weight) = set.split_once(':').unwrap_or((set, "1"));
    let (agreed_only, weight) = weight.strip_prefix('!').map_or((false, weight), |weight| (true, weight));
    // The names of a run live as long as it does.
    Ok(Set { name: String::leak(name.to_owned()), agreed_only, weight: weight.parse()? })
}
