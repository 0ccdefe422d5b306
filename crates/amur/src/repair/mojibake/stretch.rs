//! Which stretches of a line are damaged: runs of words that gain by being read in the right encoding.

use std::ops::Range;

use super::pair::Pair;
use super::words::Word;

/// A line as a pair of encodings would read it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Points that it gains.
    pub(super) gain: i32,
    /// Which words, as a half-open range.
    stretches: Vec<(usize, usize)>,
    words: Vec<Word>,
}

impl Reading {
    /// The best reading of a line; its gain is 0 where no stretch reaches what is asked.
    pub(super) fn new(pair: &Pair, line: &str, trust: bool) -> Self {
        let mut reading = Self { words: pair.words(line, trust), ..Self::default() };
        if reading.words.iter().all(|word| word.right.is_none()) {
            return reading;
        }
        let threshold = pair.thresholds(trust).line;
        if let Some(gain) = reading.as_a_whole(pair, line, trust) {
            reading.gain = gain;
            reading.stretches = vec![(0, reading.words.len())];
            return reading;
        }
        let mut search = Search::default();
        for index in 0..=reading.words.len() {
            let gain = reading.words.get(index).and_then(|word| word.gain);
            if let Some((start, end, gain)) = search.step(index, gain)
                && gain >= threshold
                && reading.is_plausible(pair, line, start..end, trust)
            {
                reading.gain += gain;
                reading.stretches.push((start, end));
            }
        }
        reading
    }

    /// What the line gains if all of it was damaged, as far as that is enough.
    fn as_a_whole(&self, pair: &Pair, line: &str, trust: bool) -> Option<i32> {
        let gain = self.words.iter().map(|word| word.gain).sum::<Option<i32>>()?;
        let is_enough = gain >= pair.thresholds(trust).line;
        (is_enough && self.is_plausible(pair, line, 0..self.words.len(), trust)).then_some(gain)
    }

    /// Whether the right reading of a run of words is good enough for its length.
    fn is_plausible(&self, pair: &Pair, line: &str, run: Range<usize>, trust: bool) -> bool {
        let words = &self.words[run];
        let costs = |of: fn(&Word) -> u32| words.iter().map(of).sum();
        let beyond_ascii =
            |word: &Word| line[word.range.clone()].chars().filter(|char| !char.is_ascii()).count();
        let characters = words.iter().map(beyond_ascii).sum();
        pair.is_plausible(costs(|word| word.costs.0), costs(|word| word.costs.1), characters, trust)
    }

    /// The line with its stretches in the right encoding.
    pub(super) fn apply(&self, line: &str) -> String {
        let mut text = String::with_capacity(line.len());
        let mut at = 0;
        for (start, end) in &self.stretches {
            for word in &self.words[*start..*end] {
                if let Some(right) = &word.right {
                    text.push_str(&line[at..word.range.start]);
                    text.push_str(right);
                    at = word.range.end;
                }
            }
        }
        text.push_str(&line[at..]);
        text
    }
}

/// Points that a run may lose again before it counts as ended.
pub(super) const PATIENCE: i32 = 40;

/// Finds, one word after the other, the runs of words whose gains add up to most.
#[derive(Default)]
struct Search {
    start: usize,
    sum: i32,
    best: i32,
    end: usize,
}

impl Search {
    /// Takes the gain of the next word, or that it cannot be part of a run; tells the run that ended there.
    fn step(&mut self, index: usize, gain: Option<i32>) -> Option<(usize, usize, i32)> {
        if let Some(gain) = gain {
            self.sum += gain;
            if self.sum > self.best {
                (self.best, self.end) = (self.sum, index + 1);
            }
            if self.sum >= 0 && self.sum > self.best - PATIENCE {
                return None;
            }
        }
        let run = (self.best > 0).then_some((self.start, self.end, self.best));
        *self = Self { start: index + 1, ..Self::default() };
        run
    }
}
