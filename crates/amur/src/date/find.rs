//! Matching the rules on a sentence.

use super::clock::Clock;
use super::meaning::{Capture, Match, Meaning};
use super::symbol::Class;
use super::time::Time;
use super::words::DateWords;
use crate::TokenKind;
use crate::lexis::{ROOT, Reading, Trie};

/// A time and its pieces, half-open.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) time: Time,
}

/// Captures of one match; patterns are short.
const MOST: usize = 8;

/// The times of a sentence.
pub(super) fn find(reading: &Reading<'_>, clock: &mut Clock) -> Vec<Found> {
    let words = &reading.lexis.dates;
    let mut found = Vec::new();
    let mut finder = Finder { reading, words, open: Vec::new() };
    for level in 0..words.rules.len() {
        if level > 0 && found.is_empty() {
            break;
        }
        found = finder.level(level, &found, clock);
    }
    found.retain(|found| found.time.minutes.is_none() || found.time.timex.is_some());
    for found in &mut found {
        // The full stop after `Aug.` ends the sentence as well.
        let stop = found.end == reading.pieces.len()
            && reading.word(found.end - 1) == "."
            && found.end - found.first > 1;
        found.end -= usize::from(stop);
    }
    for found in &found {
        clock.hear(&found.time);
    }
    found
}

pub(super) struct Finder<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) words: &'a DateWords,
    /// States of the walk; kept to save allocations.
    open: Vec<State>,
}

/// A way to go on from a piece: a symbol, what it captures, and the next piece.
pub(super) type Edge = (Class, Capture, usize);

impl Finder<'_> {
    /// Runs the rules of a level; what it finds replaces what was found in the same place.
    fn level(&mut self, level: usize, before: &[Found], clock: &mut Clock) -> Vec<Found> {
        let rules = &self.words.rules[level];
        let mut found: Vec<Found> = Vec::new();
        let (mut at, mut old) = (0, 0);
        let mut told = clock.clone();
        while at < self.reading.pieces.len() {
            while before.get(old).is_some_and(|time| time.first < at) {
                old += 1;
            }
            let piece = &self.reading.pieces[at];
            let told_here = before.get(old).is_some_and(|time| time.first == at);
            if piece.word == 0 && piece.kind != TokenKind::Number && !told_here {
                at += 1;
                continue;
            }
            let mut matches = Vec::new();
            self.walk(rules, at, &before[old..], &mut matches);
            matches.sort_by_key(|found: &Candidate| (std::cmp::Reverse(found.end), found.meaning.order));
            if let Some(blocked) = matches.first().filter(|longest| longest.meaning.blocks()) {
                at = blocked.end;
                continue;
            }
            let made = matches.iter().find_map(|candidate| {
                self.meaning(candidate, at, &before[old..], &told).map(|time| Found {
                    first: at,
                    end: candidate.end,
                    time,
                })
            });
            let next = before.get(old).filter(|time| time.first == at);
            match made {
                Some(made) => {
                    at = made.end;
                    told.hear(&made.time);
                    found.push(made);
                }
                None if next.is_some() => {
                    found.extend(next.cloned());
                    at = next.map_or(at + 1, |time| time.end);
                }
                None => at += 1,
            }
        }
        found
    }

    /// All rules that match from a piece on.
    fn walk(&mut self, rules: &Trie<Meaning>, start: usize, before: &[Found], matches: &mut Vec<Candidate>) {
        let mut open = std::mem::take(&mut self.open);
        open.push(State { node: ROOT, at: start, captures: [Capture::NONE; MOST], length: 0 });
        while let Some(state) = open.pop() {
            if state.at > start
                && let Some(&meaning) = rules.value(state.node)
            {
                matches.push(Candidate {
                    end: state.at,
                    meaning,
                    captures: state.captures,
                    length: state.length,
                });
            }
            let Some(piece) = self.reading.pieces.get(state.at) else { continue };
            for symbol in [piece.word, piece.exact] {
                if symbol != 0
                    && let Some(node) = rules.step(state.node, symbol)
                {
                    open.push(State { node, at: state.at + 1, ..state });
                }
            }
            for (class, capture, end) in self.edges(state.at, before) {
                let Some(node) = rules.step(state.node, class.symbol()) else { continue };
                let mut next = State { node, at: end, ..state };
                if let Some(slot) = next.captures.get_mut(next.length) {
                    *slot = Capture { class, ..capture };
                    next.length += 1;
                    open.push(next);
                }
            }
        }
        self.open = open;
    }

    fn meaning(&self, found: &Candidate, first: usize, before: &[Found], clock: &Clock) -> Option<Time> {
        let matched = Match {
            reading: self.reading,
            words: self.words,
            clock,
            first,
            end: found.end,
            captures: &found.captures[..found.length],
            before,
        };
        found.meaning.time(&matched)
    }
}

#[derive(Clone, Copy)]
struct State {
    node: u32,
    at: usize,
    captures: [Capture; MOST],
    length: usize,
}

struct Candidate {
    end: usize,
    meaning: Meaning,
    captures: [Capture; MOST],
    length: usize,
}
