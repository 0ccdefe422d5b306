//! Training of the conditional random field: AdaGrad, features dropped at random, weights averaged.

#![allow(clippy::needless_range_loop, reason = "tags number rows and columns at once")]

use amur::train::{OUTSIDE, TAGS, follows};
use rayon::prelude::*;

use super::examples::{Example, Examples};
use super::random::Random;
use super::recipe::Recipe;

/// The scores of a token's tags; the last ones are unused, so that loops run over whole registers.
pub(super) type Row = [f32; 16];

/// What training yields.
#[derive(Debug)]
pub(super) struct Weights {
    /// For each feature, by its number.
    pub(super) rows: Vec<Row>,
    /// For one tag after another.
    pub(super) transitions: [Row; TAGS],
}

/// Where AdaGrad's sums of squares begin.
const FIRST_SQUARE: f32 = 1e-2;
/// Gradients below this change nothing that matters.
const NEGLIGIBLE: f32 = 1e-3;
/// Tokens of a chunk that is trained on: a longer one is a list or a table.
const LONGEST: usize = 200;
const LOW: f32 = -1e30;

/// Weights that fit the examples, of several runs, each with a seed of its own.
pub(super) fn train(examples: &Examples, recipe: &Recipe, seed: u64) -> Vec<Weights> {
    let seeds: Vec<u64> = (0..recipe.runs).map(|number| seed + 1000 * number).collect();
    seeds.par_iter().map(|seed| run(examples, recipe, *seed)).collect()
}

impl Weights {
    /// The mean of runs.
    pub(super) fn mean(runs: &[Self]) -> Self {
        let mut mean = Self::none(runs.first().map_or(0, |run| run.rows.len()));
        for (number, run) in runs.iter().enumerate() {
            mean.approach(run.rows.iter().chain(&run.transitions), number + 1);
        }
        mean
    }

    fn none(features: usize) -> Self {
        Self { rows: vec![[0.0; 16]; features], transitions: [[0.0; 16]; TAGS] }
    }

    /// Makes these the mean of what they were the mean of and the new ones, the last of so many.
    fn approach<'a>(&mut self, new: impl Iterator<Item = &'a Row>, count: usize) {
        for (old, new) in self.rows.iter_mut().chain(&mut self.transitions).zip(new) {
            for (old, new) in old.iter_mut().zip(new) {
                *old += (new - *old) / count as f32;
            }
        }
    }
}

/// The weights of one run: the mean of those after each epoch of the second half.
fn run(examples: &Examples, recipe: &Recipe, seed: u64) -> Weights {
    let mut field = Field::new(examples.features.len(), recipe, seed);
    let mut order: Vec<usize> = (0..examples.chunks.len()).collect();
    let mut mean = Weights::none(examples.features.len());
    let mut taken = 0;
    for epoch in 0..recipe.epochs {
        field.random.shuffle(&mut order);
        for at in &order {
            let chunk = &examples.chunks[*at];
            let mut looks = chunk.weight;
            while looks > 0.0 {
                if (looks >= 1.0 || field.random.share() < looks) && chunk.tags.len() <= LONGEST {
                    field.learn(chunk);
                }
                looks -= 1.0;
            }
        }
        if epoch * 2 >= recipe.epochs {
            taken += 1;
            let rows = field.rows.iter().map(|row| &row.weight);
            mean.approach(rows.chain(&field.transitions.weight), taken);
        }
    }
    mean
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    weight: Row,
    squares: Row,
}

#[derive(Debug)]
struct Transitions {
    weight: [Row; TAGS],
    squares: [Row; TAGS],
}

/// A field in training, and what it works with.
struct Field {
    rows: Vec<Cell>,
    transitions: Transitions,
    random: Random,
    rate: f32,
    dropout: f32,
    scores: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    kept: Vec<u32>,
    ends: Vec<usize>,
}

impl Field {
    fn new(features: usize, recipe: &Recipe, seed: u64) -> Self {
        Self {
            rows: vec![Cell { weight: [0.0; 16], squares: [FIRST_SQUARE; 16] }; features],
            transitions: Transitions { weight: [[0.0; 16]; TAGS], squares: [[FIRST_SQUARE; 16]; TAGS] },
            random: Random::new(seed),
            rate: recipe.rate,
            dropout: recipe.dropout,
            scores: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
            kept: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// One step along the gradient of a chunk's likelihood.
    fn learn(&mut self, chunk: &Example) {
        self.score(chunk);
        let total = self.sum();
        self.update_rows(chunk, total);
        self.update_transitions(chunk, total);
    }

    /// Scores the tokens by the features that are not dropped.
    fn score(&mut self, chunk: &Example) {
        self.kept.clear();
        self.ends.clear();
        self.scores.clear();
        let boost = 1.0 / (1.0 - self.dropout);
        let mut start = 0;
        for end in &chunk.ends {
            let mut score = [0.0; 16];
            for feature in &chunk.features[start..*end as usize] {
                if self.random.share() < self.dropout {
                    continue;
                }
                self.kept.push(*feature);
                for (sum, weight) in score.iter_mut().zip(&self.rows[*feature as usize].weight) {
                    *sum += weight;
                }
            }
            self.scores.push(score.map(|score| score * boost));
            self.ends.push(self.kept.len());
            start = *end as usize;
        }
    }

    /// The logarithm of the sum over all rows of tags; sets `forward` and `backward`.
    fn sum(&mut self) -> f32 {
        let weight = &self.transitions.weight;
        self.forward.clear();
        let mut before = [LOW; 16];
        before[OUTSIDE] = 0.0;
        for score in &self.scores {
            let mut next = [LOW; 16];
            for (after, slot) in next.iter_mut().enumerate().take(TAGS) {
                let from = (0..TAGS).filter(|from| follows(*from, after));
                *slot = log_sum(from.map(|from| before[from] + weight[from][after])) + score[after];
            }
            self.forward.push(next);
            before = next;
        }
        self.backward.clear();
        self.backward.resize(self.scores.len(), [LOW; 16]);
        let mut after: Option<usize> = None;
        for at in (0..self.scores.len()).rev() {
            for from in 0..TAGS {
                self.backward[at][from] = match after {
                    None if follows(from, OUTSIDE) => weight[from][OUTSIDE],
                    None => LOW,
                    Some(next) => {
                        let to = (0..TAGS).filter(|to| follows(from, *to));
                        log_sum(
                            to.map(|to| weight[from][to] + self.scores[next][to] + self.backward[next][to]),
                        )
                    }
                };
            }
            after = Some(at);
        }
        let last = self.forward.last().copied().unwrap_or(before);
        log_sum(
            (0..TAGS).filter(|from| follows(*from, OUTSIDE)).map(|from| last[from] + weight[from][OUTSIDE]),
        )
    }

    fn update_rows(&mut self, chunk: &Example, total: f32) {
        let mut start = 0;
        for (at, end) in self.ends.iter().enumerate() {
            let mut gradient = [0.0; 16];
            for (tag, slot) in gradient.iter_mut().enumerate().take(TAGS) {
                *slot = -(self.forward[at][tag] + self.backward[at][tag] - total).exp();
            }
            gradient[usize::from(chunk.tags[at])] += 1.0;
            if gradient.iter().any(|one| one.abs() > NEGLIGIBLE) {
                let squares = gradient.map(|one| one * one);
                for feature in &self.kept[start..*end] {
                    let cell = &mut self.rows[*feature as usize];
                    for tag in 0..16 {
                        cell.squares[tag] += squares[tag];
                        cell.weight[tag] += self.rate * gradient[tag] / cell.squares[tag].sqrt();
                    }
                }
            }
            start = *end;
        }
    }

    fn update_transitions(&mut self, chunk: &Example, total: f32) {
        let mut gradient = [[0.0; 16]; TAGS];
        for at in 0..=chunk.tags.len() {
            let tag = |at: Option<usize>| {
                at.and_then(|at| chunk.tags.get(at)).map_or(OUTSIDE, |tag| usize::from(*tag))
            };
            gradient[tag(at.checked_sub(1))][tag(Some(at))] += 1.0;
            for from in 0..TAGS {
                let before = match at.checked_sub(1) {
                    Some(before) => self.forward[before][from],
                    None if from == OUTSIDE => 0.0,
                    None => LOW,
                };
                for to in (0..TAGS).filter(|to| before > LOW / 2.0 && follows(from, *to)) {
                    let rest = match self.scores.get(at) {
                        Some(scores) => scores[to] + self.backward[at][to],
                        None if to == OUTSIDE => 0.0,
                        None => LOW,
                    };
                    gradient[from][to] -= (before + self.transitions.weight[from][to] + rest - total).exp();
                }
            }
        }
        for from in 0..TAGS {
            for to in 0..TAGS {
                let one = gradient[from][to];
                self.transitions.squares[from][to] += one * one;
                self.transitions.weight[from][to] +=
                    self.rate * one / self.transitions.squares[from][to].sqrt();
            }
        }
    }
}

/// The logarithm of a sum of exponentials.
fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(LOW, f32::max);
    if most <= LOW / 2.0 {
        return LOW;
    }
    most + values.map(|value| (value - most).exp()).sum::<f32>().ln()
}
