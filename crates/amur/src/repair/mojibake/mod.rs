//! Text that was read in a wrong encoding and saved again, such as `â€œ` for `“`, read in the right one.
//!
//! Every pair of encodings in `data/mojibake_pairs.tsv` is tried on the lines that look damaged: the characters are turned
//! back into the bytes they were read from, and these read again. What counts is by how much that makes the words more
//! plausible ([`cost`]), and, of UTF-8, that the bytes are valid at all. The pair that gains most over the document is
//! applied to the stretches that gain by it, and the search begins anew, for what was damaged otherwise or twice. Once
//! a pair is certain, stretches are repaired by it that would not be evidence by themselves.

mod class;
mod cost;
mod encoding;
mod look;
mod pair;
mod sequence;
mod stretch;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use cost::cost;
use foldhash::fast::FixedState;
use look::Look;
use pair::{Pair, pairs};
use stretch::Reading;

/// Pairs that are applied to one document at most; of text that was damaged thrice, each time counts.
const ROUNDS: usize = 8;
/// Bytes of damaged lines that the pair is chosen by.
const SAMPLE: usize = 1 << 16;

/// A text after repair.
pub(super) struct Repaired {
    pub(super) text: String,
    /// Names of the pairs that were applied, each once.
    pub(super) names: Vec<String>,
}

/// Repairs a text line by line; nothing where there is nothing to repair.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    if text.is_ascii() || !text.split('\n').any(is_suspicious) {
        return None;
    }
    let mut lines: Vec<Cow<'_, str>> = text.split('\n').map(Cow::Borrowed).collect();
    let mut names = Vec::new();
    for _ in 0..ROUNDS {
        let Some(pair) = round(&mut lines) else { break };
        if !names.contains(&pair.name()) {
            names.push(pair.name());
        }
    }
    (!names.is_empty()).then(|| Repaired { text: lines.join("\n"), names })
}

/// Whether a word of the line may be damaged.
fn is_suspicious(line: &str) -> bool {
    !line.is_ascii()
        && words::ranges(line).any(|range| {
            let word = &line[range];
            !word.is_ascii() && cost(word).is_suspicious()
        })
}

/// A line that was looked at with all pairs.
struct Sampled {
    index: usize,
    gains: Vec<i32>,
}

/// Applies the pair that gains most, and tells which it was.
fn round(lines: &mut [Cow<'_, str>]) -> Option<&'static Pair> {
    let suspicious: Vec<usize> = (0..lines.len()).filter(|&index| is_suspicious(&lines[index])).collect();
    let non_ascii = lines.iter().filter(|line| !line.is_ascii()).map(|line| line.len()).sum::<usize>();
    let mut sampled = Vec::new();
    let mut bytes = 0;
    for &index in &suspicious {
        if bytes < SAMPLE {
            bytes += lines[index].len();
            let look = Look::new(&lines[index]);
            let gain = |pair: &Pair| {
                if look.may_gain(pair) { Reading::new(pair, &lines[index], false).gain } else { 0 }
            };
            sampled.push(Sampled { index, gains: pairs().iter().map(gain).collect() });
        }
    }
    let total = |number: usize| sampled.iter().map(|line| line.gains[number]).sum::<i32>();
    let mut ranked: Vec<(usize, i32)> = (0..pairs().len()).map(|number| (number, total(number))).collect();
    ranked.sort_by_key(|(_, gain)| -gain);
    for (number, gain) in ranked {
        let pair = &pairs()[number];
        if gain < pair.thresholds(false).document {
            continue;
        }
        let best: HashMap<usize, i32, FixedState> =
            sampled.iter().map(|line| (line.index, line.gains.iter().copied().max().unwrap_or(0))).collect();
        let gaining =
            sampled.iter().filter(|line| line.gains[number] > 0).map(|line| lines[line.index].len()).sum();
        let certain = pair.is_certain(gain, gaining, non_ascii.min(SAMPLE));
        if apply(lines, pair, certain, &suspicious, &best) {
            return Some(pair);
        }
    }
    None
}

/// Applies a pair, if it is certain also to lines that are not suspicious; tells whether anything changed. A line that
/// another pair fits clearly better is left to that pair: `best` holds what each line can gain.
fn apply(
    lines: &mut [Cow<'_, str>],
    pair: &Pair,
    certain: bool,
    suspicious: &[usize],
    best: &HashMap<usize, i32, FixedState>,
) -> bool {
    let mut changed = false;
    for (index, line) in lines.iter_mut().enumerate() {
        if line.is_ascii() || !(certain || suspicious.binary_search(&index).is_ok()) {
            continue;
        }
        let reading = Reading::new(pair, line, certain);
        let is_best = reading.gain * 10 >= best.get(&index).copied().unwrap_or(0) * 7;
        if reading.gain > 0 && is_best {
            let right = reading.apply(line);
            changed |= right != *line;
            *line = Cow::Owned(right);
        }
    }
    changed
}

#[cfg(test)]
mod tests;
