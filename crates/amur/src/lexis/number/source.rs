//! What numbers are read from, and what is read.

use super::words::{Class, NumberWords, Word};
use super::{Shape, digits};
use crate::lexis::piece::Piece;
use crate::{Lang, TokenKind};

/// A cardinal number, or an ordinal, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cardinal {
    pub(super) value: f64,
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) ordinal: bool,
    pub(super) over: bool,
    /// The last multiplier, for `three million and a half`.
    pub(super) scale: f64,
    /// How far the value may lie above: 三四百 is 300 and 100 more.
    pub(super) spread: f64,
}

impl Cardinal {
    pub(super) fn new(value: f64, end: usize, shape: Shape) -> Self {
        Self { value, end, shape, ordinal: false, over: false, scale: 1.0, spread: 0.0 }
    }
}

/// What a sentence offers to the parser.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) lang: Lang,
    pub(super) pieces: &'a [Piece],
    pub(super) words: &'a NumberWords,
}

impl Source<'_> {
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        self.words.at(self.pieces, at)
    }

    /// Whether the piece is this mark.
    pub(super) fn is(&self, at: usize, mark: &str) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.span.of(self.text) == mark)
    }

    /// A whole number without scales: its value and where it ends.
    pub(super) fn section(&self, at: usize) -> Option<(f64, usize)> {
        if let Some(piece) = self.pieces.get(at).filter(|piece| piece.kind == TokenKind::Number) {
            let (value, _) = digits::value(piece.span.of(self.text), self.lang)?;
            let times = self.word(at + 1).filter(|word| word.class == Class::Times);
            return Some((value * times.map_or(1.0, |word| word.value), at + 1));
        }
        let first =
            self.word(at).filter(|word| matches!(word.class, Class::Small | Class::Ten | Class::Ordinal))?;
        let mut end = at + first.length;
        let mut value = first.value;
        if first.class == Class::Ten {
            let gap = usize::from(self.is(end, "-"));
            if let Some(unit) =
                self.word(end + gap).filter(|word| word.class == Class::Small && word.value < 10.0)
            {
                value += unit.value;
                end += gap + unit.length;
            }
        }
        if let Some(times) = self.word(end).filter(|word| word.class == Class::Times) {
            value *= times.value;
            end += times.length;
        }
        Some((value, end))
    }

    /// The denominator that stands here: `fifths`.
    pub(super) fn part(&self, at: usize) -> Option<f64> {
        let at = at + usize::from(self.is(at, "-"));
        self.word(at).filter(|word| word.class == Class::Part).map(|word| word.value)
    }
}
