//! Words of lines, their endings left aside, to tell which lines speak of the same.

use crate::letters::{lower, small, small_letters, traits};
use crate::script::is_han;

use super::super::lines::Line;

/// The first words of all lines of a page, as numbers.
pub(super) struct Stems {
    all: Vec<u32>,
    /// Where the words of each line end.
    ends: Vec<usize>,
}

impl Stems {
    pub(super) fn of(text: &str, lines: &[Line]) -> Self {
        let mut all = Vec::new();
        let mut ends = Vec::with_capacity(lines.len());
        for line in lines {
            each(line.span.of(text), |stem| all.push(stem));
            ends.push(all.len());
        }
        Self { all, ends }
    }

    pub(super) fn line(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[at]]
    }
}

/// Words of a line that are looked at.
const LOOKED_AT: usize = 48;
/// Letters of a word that count.
const STEM: usize = 5;

/// Calls with every longer word of a line, its ending left aside; of Chinese with every pair of characters.
pub(super) fn each(line: &str, mut call: impl FnMut(u32)) {
    let mut calls = 0;
    let mut han: Option<char> = None;
    let mut word = Word::default();
    let mut chars = line.chars();
    let mut is_ended = false;
    while !is_ended && calls < LOOKED_AT {
        let next = chars.next();
        is_ended = next.is_none();
        let char = next.unwrap_or(' ');
        if let Some(letter) = letter(char) {
            han = None;
            word = if word.length < STEM { word.and(letter) } else { word.longer(1) };
            if word.length >= STEM {
                let rest = chars.as_str();
                let (bytes, letters) = small_letters(rest);
                word = word.longer(letters);
                chars = rest[bytes..].chars();
            }
            continue;
        }
        let before = std::mem::replace(&mut han, is_han(char).then_some(char));
        if let (Some(before), Some(char)) = (before, han) {
            calls += 1;
            call(Word::default().and(before).and(char).number());
        }
        if word.length > 3 || (word.length == 3 && !word.is_ascii) {
            calls += 1;
            call(word.number());
        }
        word = Word::default();
    }
}

/// The small form of a letter that words are made of.
#[inline]
fn letter(char: char) -> Option<char> {
    small(char).or_else(|| (traits(char).is_alphabetic() && !is_han(char)).then(|| lower(char)))
}

/// The letters of a word so far.
#[derive(Clone, Copy)]
struct Word {
    hash: u64,
    length: usize,
    is_ascii: bool,
}

impl Default for Word {
    fn default() -> Self {
        Self { hash: 0, length: 0, is_ascii: true }
    }
}

impl Word {
    fn and(self, char: char) -> Self {
        let hash = (self.hash ^ u64::from(u32::from(char))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self {
            hash: hash ^ (hash >> 29),
            length: self.length + 1,
            is_ascii: self.is_ascii && char.is_ascii(),
        }
    }

    /// The same with letters more that do not count.
    fn longer(self, letters: usize) -> Self {
        Self { length: self.length + letters, ..self }
    }

    fn number(self) -> u32 {
        (self.hash >> 32) as u32
    }
}
