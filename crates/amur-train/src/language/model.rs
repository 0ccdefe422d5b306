//! The probability of the last character of an n-gram, after the ones before it.

use std::collections::HashMap;

use amur::language::table::{BASE, ORDER, extend};
use foldhash::fast::FixedState;

use super::counts::Counts;

type Map<V> = HashMap<u64, V, FixedState>;

/// An n-gram: its symbols.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gram {
    symbols: [char; ORDER],
    len: u8,
}

impl Gram {
    fn new(text: &str) -> Self {
        let mut symbols = ['\0'; ORDER];
        let mut len = 0;
        for (slot, symbol) in symbols.iter_mut().zip(text.chars()) {
            *slot = symbol;
            len += 1;
        }
        Self { symbols, len }
    }

    pub(super) fn symbols(&self) -> &[char] {
        &self.symbols[..usize::from(self.len)]
    }

    /// The key of the table.
    pub(super) fn key(&self) -> u64 {
        key(self.symbols())
    }
}

/// The key of symbols.
pub(super) fn key(symbols: &[char]) -> u64 {
    symbols.iter().rev().fold(0, |key, symbol| extend(key, *symbol))
}

/// An n-gram model of one language with Witten–Bell smoothing.
pub(super) struct Model {
    /// The n-grams of each order with their share among those of their order.
    pub(super) shares: Vec<Vec<(Gram, f64)>>,
    counts: Map<u64>,
    /// How often each context occurs, and how many different symbols follow it.
    contexts: Map<(u64, u64)>,
}

impl Model {
    pub(super) fn new(orders: &[Counts]) -> Self {
        let mut model = Self { shares: Vec::new(), counts: Map::default(), contexts: Map::default() };
        let letters: u64 = orders[0].values().sum();
        for counts in orders {
            let mut shares = Vec::with_capacity(counts.len());
            for (text, count) in counts {
                let gram = Gram::new(text);
                let symbols = gram.symbols();
                model.counts.insert(gram.key(), *count);
                let context = model.contexts.entry(key(&symbols[..symbols.len() - 1])).or_default();
                *context = (context.0 + count, context.1 + 1);
                shares.push((gram, *count as f64 / letters as f64));
            }
            model.shares.push(shares);
        }
        model
    }

    /// The logarithm of the probability of the last symbol.
    pub(super) fn log_probability(&self, symbols: &[char]) -> f64 {
        let mut probability = BASE;
        for start in (0..symbols.len()).rev() {
            let gram = &symbols[start..];
            let context = &gram[..gram.len() - 1];
            let Some(&(total, kinds)) = self.contexts.get(&key(context)) else { break };
            let count = self.counts.get(&key(gram)).copied().unwrap_or(0);
            probability = (count as f64 + kinds as f64 * probability) / (total + kinds) as f64;
        }
        probability.ln()
    }
}
