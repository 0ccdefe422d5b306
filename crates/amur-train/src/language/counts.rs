//! Counts of n-grams, with the ends of words worked out.
//!
//! The source counts runs of up to five letters inside words, as fractions of the counts of the runs that are one letter
//! shorter. How often a run begins or ends a word follows: it is what its longer runs leave over.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use amur::language::table::{BOUNDARY, ORDER};
use anyhow::{Context, Result, bail};
use foldhash::fast::FixedState;
use serde_json::Value;
use zip::ZipArchive;

/// Counts by n-gram.
pub(super) type Counts = HashMap<String, u64, FixedState>;

const FILES: [&str; ORDER] = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];

/// The models of the wheel of lingua.
pub(super) struct Source {
    archive: ZipArchive<File>,
}

impl Source {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
        Ok(Self { archive: ZipArchive::new(file)? })
    }

    /// Counts of the n-grams of each order, of a language by its ISO 639-1 code; none where the source lacks it.
    pub(super) fn counts(&mut self, code: &str) -> Result<Option<Vec<Counts>>> {
        let mut orders: Vec<Counts> = Vec::new();
        for name in FILES {
            let Some(fractions) = self.fractions(code, name)? else { break };
            let total = fractions.iter().map(|fraction| fraction.1).max().unwrap_or(1);
            let mut counts = Counts::default();
            for (part, whole, grams) in &fractions {
                for gram in grams.split_whitespace() {
                    let prefix = &gram[..gram.char_indices().next_back().map_or(0, |(at, _)| at)];
                    let all = match orders.last() {
                        None => total,
                        Some(shorter) => shorter.get(prefix).copied().unwrap_or(0),
                    };
                    counts.insert(gram.to_owned(), (part * all + whole / 2) / whole);
                }
            }
            orders.push(counts);
        }
        Ok((!orders.is_empty()).then(|| with_boundaries(&orders)))
    }

    /// The fractions of a file, as part, whole and the n-grams that have it.
    fn fractions(&mut self, code: &str, name: &str) -> Result<Option<Vec<(u64, u64, String)>>> {
        let path = format!("lingua/language-models/{code}/{name}.json.br");
        let Ok(file) = self.archive.by_name(&path) else { return Ok(None) };
        let mut json = Vec::new();
        brotli_decompressor::Decompressor::new(file, 1 << 16).read_to_end(&mut json)?;
        let parsed: Value = serde_json::from_slice(&json)?;
        let Some(grams) = parsed["ngrams"].as_object() else { bail!("{path} has no `ngrams`") };
        let fraction = |(fraction, grams): (&String, &Value)| {
            let (part, whole) = fraction.split_once('/')?;
            Some((part.parse().ok()?, whole.parse().ok()?, grams.as_str()?.to_owned()))
        };
        let all: Option<_> = grams.iter().map(fraction).collect();
        Ok(Some(all.with_context(|| format!("{path} holds something else than fractions"))?))
    }
}

/// The counts of each order, where the ends of words are a symbol too.
fn with_boundaries(letters: &[Counts]) -> Vec<Counts> {
    let mut all = letters.to_vec();
    for order in 1..letters.len() {
        let (before, after) = (margins(&letters[order], false), margins(&letters[order], true));
        let around = letters.get(order + 1).map(inner);
        for (gram, count) in &letters[order - 1] {
            let of = |counts: &Counts| counts.get(gram).copied().unwrap_or(0);
            add(&mut all[order], format!("{BOUNDARY}{gram}"), count.saturating_sub(of(&before)));
            add(&mut all[order], format!("{gram}{BOUNDARY}"), count.saturating_sub(of(&after)));
            if let Some(around) = &around {
                let whole = (count + of(around)).saturating_sub(of(&before) + of(&after));
                add(&mut all[order + 1], format!("{BOUNDARY}{gram}{BOUNDARY}"), whole);
            }
        }
    }
    if let Some(pairs) = all.get(1) {
        let words = pairs.iter().filter(|(gram, _)| gram.starts_with(BOUNDARY)).map(|(_, count)| count).sum();
        add(&mut all[0], BOUNDARY.to_string(), words);
    }
    all
}

fn add(counts: &mut Counts, gram: String, count: u64) {
    if count > 0 {
        counts.insert(gram, count);
    }
}

/// How often each n-gram stands before another letter, or after one.
fn margins(longer: &Counts, before: bool) -> Counts {
    let mut sums = Counts::default();
    for (gram, count) in longer {
        let first = gram.chars().next().map_or(0, char::len_utf8);
        let last = gram.char_indices().next_back().map_or(0, |(at, _)| at);
        let part = if before { &gram[..last] } else { &gram[first..] };
        *sums.entry(part.to_owned()).or_default() += count;
    }
    sums
}

/// How often each n-gram stands between two letters.
fn inner(longer: &Counts) -> Counts {
    margins(&margins(longer, true), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts of the letter runs of a text.
    fn runs(words: &[&str]) -> Vec<Counts> {
        let mut orders = vec![Counts::default(); ORDER];
        for word in words {
            let letters: Vec<char> = word.chars().collect();
            for (order, counts) in (1..).zip(&mut orders) {
                for run in letters.windows(order) {
                    *counts.entry(run.iter().collect()).or_default() += 1;
                }
            }
        }
        orders
    }

    #[test]
    fn ends_of_words_are_recovered() {
        let counts = with_boundaries(&runs(&["the", "the", "then", "a", "heathen"]));
        assert_eq!(counts[4].get(" the "), Some(&2));
        assert_eq!(counts[2].get(" a "), Some(&1));
        assert_eq!(counts[3].get(" the"), Some(&3));
        assert_eq!(counts[3].get("hen "), Some(&2));
        assert_eq!(counts[4].get(" then"), Some(&1));
        assert_eq!(counts[2].get(" e "), None);
        assert_eq!(counts[0].get(" "), Some(&5));
    }
}
