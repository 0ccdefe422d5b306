//! Training text as numbers: rows of features and tags.

use std::collections::HashMap;
use std::sync::Arc;

use amur::train::{Chunk, Extractor, OUTSIDE, Place, tag};
use amur::{Lang, Pipeline};
use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::augment;
use super::data::Document;
use super::lexicon::Tables;
use super::recipe::Recipe;

/// Documents whose features one thread works out at a time.
const PORTION: usize = 64;

/// All chunks of the training text.
#[derive(Debug)]
pub(super) struct Examples {
    /// The features that are common enough, sorted.
    pub(super) features: Vec<u64>,
    pub(super) chunks: Vec<Example>,
}

/// A chunk.
#[derive(Debug)]
pub(super) struct Example {
    /// The numbers of the features of all tokens.
    pub(super) features: Vec<u32>,
    /// Where those of each token end.
    pub(super) ends: Vec<u32>,
    pub(super) tags: Vec<u8>,
    /// How often it is looked at in an epoch.
    pub(super) weight: f32,
}

impl Examples {
    pub(super) fn describe(&self) -> String {
        let tokens: usize = self.chunks.iter().map(|chunk| chunk.tags.len()).sum();
        let features: usize = self.chunks.iter().map(|chunk| chunk.features.len()).sum();
        format!(
            "{} chunks, {tokens} tokens, {features} occurrences of {} features",
            self.chunks.len(),
            self.features.len()
        )
    }
}

/// The chunks of the documents and of copies of some.
pub(super) fn gather(
    lang: Lang,
    recipe: &Recipe,
    pipeline: &Arc<Pipeline>,
    tables: &Tables,
    training: &[(&Document, f32)],
    seed: u64,
) -> Examples {
    let mut copies = augment::copies(training.iter(), recipe.rewritten, seed);
    copies.extend(augment::with_other_names(training.iter(), recipe.renamed, seed));
    let all: Vec<(&Document, f32)> =
        training.iter().copied().chain(copies.iter().map(|(copy, weight)| (copy, *weight))).collect();
    let labelled: Vec<(Chunk, Vec<u8>, f32)> = all
        .par_chunks(PORTION)
        .flat_map_iter(|portion| {
            let mut extractor = Extractor::new(Arc::clone(pipeline), lang);
            portion
                .iter()
                .flat_map(|(document, weight)| {
                    let chunks = extractor.chunks(&document.text, tables);
                    chunks.into_iter().map(|chunk| {
                        let tags = tags(&chunk, document);
                        (chunk, tags, *weight)
                    })
                })
                .collect::<Vec<_>>()
        })
        .collect();
    let features = common(&labelled, recipe.cutoff);
    let numbers: HashMap<u64, u32, FixedState> =
        features.iter().enumerate().map(|(number, hash)| (*hash, number as u32)).collect();
    let chunks =
        labelled.into_par_iter().map(|(chunk, tags, weight)| example(&chunk, tags, weight, &numbers));
    Examples { chunks: chunks.collect(), features }
}

/// The features that occur often enough, sorted.
fn common(labelled: &[(Chunk, Vec<u8>, f32)], cutoff: u32) -> Vec<u64> {
    let mut all: Vec<u64> = labelled.iter().flat_map(|(chunk, ..)| chunk.features.iter().copied()).collect();
    all.par_sort_unstable();
    all.chunk_by(|one, next| one == next)
        .filter(|same| same.len() >= cutoff as usize)
        .map(|same| same[0])
        .collect()
}

fn example(chunk: &Chunk, tags: Vec<u8>, weight: f32, numbers: &HashMap<u64, u32, FixedState>) -> Example {
    let mut example =
        Example { features: Vec::new(), ends: Vec::with_capacity(chunk.ends.len()), tags, weight };
    let mut start = 0;
    for end in &chunk.ends {
        let own = &chunk.features[start..*end as usize];
        example.features.extend(own.iter().filter_map(|hash| numbers.get(hash)));
        example.ends.push(example.features.len() as u32);
        start = *end as usize;
    }
    example
}

/// The tags of a chunk's tokens.
fn tags(chunk: &Chunk, document: &Document) -> Vec<u8> {
    let name_of = |at: usize| {
        let span = chunk.spans[at];
        let next = document.names.partition_point(|(_, end, _)| *end <= span.start as usize);
        document.names.get(next).filter(|(start, ..)| *start < span.end as usize).map(|name| (next, name.2))
    };
    let names: Vec<Option<(usize, usize)>> = (0..chunk.spans.len()).map(name_of).collect();
    names
        .chunk_by(|one, next| one == next)
        .flat_map(|same| {
            (0..same.len()).map(|at| match same[0] {
                Some((_, kind)) => tag(kind, Place::of(at, same.len())) as u8,
                None => OUTSIDE as u8,
            })
        })
        .collect()
}
