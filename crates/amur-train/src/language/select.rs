//! Which weights are worth their place.
//!
//! From short n-grams to long ones: a weight is what the model's log-probability differs from the sum of the weights that
//! were kept for the n-gram's shorter ends. So a weight that is left out is made up for by the longer n-grams that are kept.

use std::collections::{BTreeMap, HashMap};

use amur::language::table::{BASE, COMMON, ORDER, STEPS};
use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::model::{Gram, Model, key};

/// The languages of one script: number in the table, importance, model.
pub(super) type Family = Vec<(usize, f64, Model)>;

/// Weights by number of language, in steps.
pub(super) type Weights = Vec<(usize, i8)>;

/// How much the other languages' text counts when a weight of one language is judged.
const OTHERS: f64 = 0.25;

/// The n-grams of a family, by order, with their shares weighted by importance: in all languages, and in each.
pub(super) struct Candidates {
    orders: Vec<Vec<(Gram, f64, Vec<f64>)>>,
}

impl Candidates {
    /// Those that are frequent enough to matter at any threshold from `least` on.
    pub(super) fn new(family: &Family, least: f64) -> Self {
        let order = |order: usize| {
            let mut union: BTreeMap<Gram, Vec<f64>> = BTreeMap::new();
            for (index, (_, importance, model)) in family.iter().enumerate() {
                for (gram, share) in model.shares.get(order).into_iter().flatten() {
                    if share * importance > least / 100.0 {
                        union.entry(*gram).or_insert_with(|| vec![0.0; family.len()])[index] =
                            share * importance;
                    }
                }
            }
            let with_sum = union.into_iter().map(|(gram, shares)| (gram, shares.iter().sum(), shares));
            with_sum.filter(|(_, sum, _)| *sum > least / 10.0).collect()
        };
        Self { orders: (0..ORDER).map(order).collect() }
    }
}

/// The weights that are kept at a threshold of usefulness.
pub(super) fn select(family: &Family, candidates: &Candidates, threshold: f64) -> Vec<(u64, Weights)> {
    let mut kept: HashMap<u64, Weights, FixedState> = HashMap::default();
    let mut all = Vec::new();
    for grams in &candidates.orders {
        let chosen: Vec<(u64, Weights)> = grams
            .par_iter()
            .filter(|(_, sum, _)| *sum * 10.0 > threshold)
            .filter_map(|(gram, sum, shares)| {
                let wanted = residuals(gram, family, &kept);
                Some((gram.key(), worth(family, &wanted, *sum, shares, threshold)?))
            })
            .collect();
        kept.extend(chosen.iter().cloned());
        all.extend(chosen);
    }
    all
}

/// What is missing to the log-probability of each language, in steps.
fn residuals(gram: &Gram, family: &Family, kept: &HashMap<u64, Weights, FixedState>) -> Vec<f64> {
    let symbols = gram.symbols();
    let mut sums = [0_i32; 128];
    for start in 1..symbols.len() {
        let mut own = [None; 128];
        for (lang, weight) in kept.get(&key(&symbols[start..])).into_iter().flatten() {
            own[*lang] = Some(i32::from(*weight));
        }
        for (lang, _, _) in family {
            sums[*lang] += own[*lang].unwrap_or(0) + own[COMMON].unwrap_or(0);
        }
    }
    family
        .iter()
        .map(|(lang, _, model)| (model.log_probability(symbols) - BASE.ln()) * STEPS - f64::from(sums[*lang]))
        .collect()
}

/// The weights of one n-gram that are worth their place: one for all languages, and those that differ from it.
fn worth(family: &Family, wanted: &[f64], sum: f64, shares: &[f64], threshold: f64) -> Option<Weights> {
    let common = median(family, wanted).round().clamp(-127.0, 127.0);
    let mut weights: Weights = Vec::new();
    for (((lang, importance, _), wanted), share) in family.iter().zip(wanted).zip(shares) {
        let weight = (wanted - common).round().clamp(-127.0, 127.0);
        let use_ = share + OTHERS * importance * (sum - share);
        if weight != 0.0 && weight.abs() / STEPS * use_ > threshold {
            weights.push((*lang, weight as i8));
        }
    }
    if weights.is_empty() {
        return None;
    }
    if common != 0.0 {
        weights.insert(0, (COMMON, common as i8));
    }
    Some(weights)
}

/// The median over languages, by importance.
fn median(family: &Family, values: &[f64]) -> f64 {
    let mut sorted: Vec<(f64, f64)> =
        values.iter().zip(family).map(|(value, (_, importance, _))| (*value, *importance)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sorted.iter().map(|(_, importance)| importance).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    for (value, importance) in sorted {
        sum += importance;
        if sum >= half {
            return value;
        }
    }
    0.0
}
