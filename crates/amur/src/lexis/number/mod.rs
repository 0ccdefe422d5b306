//! Numbers in digits and words, in four languages.

mod cardinal;
mod digits;
mod finder;
mod fraction;
mod group;
mod notation;
mod source;
mod words;

use crate::Span;

pub(super) use finder::find;
pub(super) use words::NumberWords;

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its pieces, half-open.
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) span: Span,
    pub(crate) value: f64,
    pub(crate) shape: Shape,
    pub(crate) ordinal: bool,
    /// Whether it says that there are more: `20多`.
    pub(crate) over: bool,
    /// Its last multiplier, 1 where it has none.
    pub(crate) scale: f64,
    /// How far it may lie above its value: 三四百 is from 300 to 400.
    pub(crate) spread: f64,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Digits alone, as years are.
    Digits,
    /// Digits with a decimal point or groups.
    Marked,
    /// Digits and a multiplier: `8.9 billion`, `36亿`.
    Scaled,
    /// Words.
    Words,
    /// A fraction.
    Fraction,
}

impl Number {
    /// The value where it is a whole number that fits.
    pub(crate) fn integer(&self) -> Option<i64> {
        (self.value.fract() == 0.0 && self.value.abs() < 1e15).then_some(self.value as i64)
    }
}
