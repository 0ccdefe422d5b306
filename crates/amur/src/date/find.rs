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
    let mut finder = Finder { reading, words, open: Vec::new(), edges: Vec::new(), captures: Vec::new() };
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
    /// States of the walk, and what may follow one; kept to save allocations.
    open: Vec<State>,
    edges: Vec<Edge>,
    /// What the states of the last walk captured, each with the place of the capture before it.
    captures: Vec<(Capture, usize)>,
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
        let mut matches = Vec::new();
        while at < self.reading.pieces.len() {
            while before.get(old).is_some_and(|time| time.first < at) {
                old += 1;
            }
            let told_here = before.get(old).is_some_and(|time| time.first == at);
            if !told_here && !self.may_begin(level, at) {
                at += 1;
                continue;
            }
            matches.clear();
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

    /// Whether a rule of a level may begin at a piece where nothing was found before: most pieces begin none.
    fn may_begin(&self, level: usize, at: usize) -> bool {
        let piece = &self.reading.pieces[at];
        if piece.word == 0 || piece.kind == TokenKind::Number {
            return piece.kind == TokenKind::Number;
        }
        let numbers = &self.reading.numbers;
        self.words.begins(level, piece.word)
            || self.words.begins(level, piece.exact)
            || numbers.binary_search_by_key(&at, |number| number.first).is_ok()
    }

    /// All rules that match from a piece on.
    fn walk(&mut self, rules: &Trie<Meaning>, start: usize, before: &[Found], matches: &mut Vec<Candidate>) {
        let (mut open, mut edges) = (std::mem::take(&mut self.open), std::mem::take(&mut self.edges));
        self.captures.clear();
        open.push(State { node: ROOT, at: start, last: 0, length: 0 });
        while let Some(state) = open.pop() {
            if state.at > start
                && let Some(&meaning) = rules.value(state.node)
            {
                matches.push(Candidate { end: state.at, meaning, last: state.last, length: state.length });
            }
            let Some(piece) = self.reading.pieces.get(state.at) else { continue };
            for symbol in [piece.word, piece.exact] {
                if symbol != 0
                    && let Some(node) = rules.step(state.node, symbol)
                {
                    open.push(State { node, at: state.at + 1, ..state });
                }
            }
            if state.length == MOST {
                continue;
            }
            self.edges(state.at, before, &mut edges);
            for (class, capture, end) in edges.drain(..) {
                let Some(node) = rules.step(state.node, class.symbol()) else { continue };
                let last = self.captures.len();
                self.captures.push((Capture { class, ..capture }, state.last));
                open.push(State { node, at: end, last, length: state.length + 1 });
            }
        }
        (self.open, self.edges) = (open, edges);
    }

    fn meaning(&self, found: &Candidate, first: usize, before: &[Found], clock: &Clock) -> Option<Time> {
        let mut captures = [Capture::NONE; MOST];
        let mut last = found.last;
        for slot in captures[..found.length].iter_mut().rev() {
            (*slot, last) = self.captures[last];
        }
        let matched = Match {
            reading: self.reading,
            words: self.words,
            clock,
            first,
            end: found.end,
            captures: &captures[..found.length],
            before,
        };
        found.meaning.time(&matched)
    }
}

#[derive(Clone, Copy)]
struct State {
    node: u32,
    at: usize,
    /// The last of its captures, where it has some.
    last: usize,
    length: usize,
}

struct Candidate {
    end: usize,
    meaning: Meaning,
    last: usize,
    length: usize,
}
