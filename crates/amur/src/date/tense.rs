//! Which way a date without a year lies.

use super::symbol::Class;
use super::words::DateWords;
use crate::Lang;
use crate::lexis::Reading;

/// What the words around an expression tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Nothing; there are other words.
    None,
    /// The expression stands alone.
    Alone,
}

/// Pieces looked at before and after an expression.
const BEFORE: usize = 10;
const AFTER: usize = 6;

/// The tense that the nearest verb tells.
pub(super) fn of(reading: &Reading<'_>, words: &DateWords, first: usize, end: usize) -> Tense {
    let size = reading.pieces.len();
    if end - first + 1 >= size {
        return Tense::Alone;
    }
    let before = (first.saturating_sub(BEFORE)..first).rev().map(|at| (first - at, at));
    let after = (end..size.min(end + AFTER)).map(|at| (at - end + 1, at));
    before
        .chain(after)
        .filter_map(|(distance, at)| Some((distance, told(reading, words, at)?)))
        .min_by_key(|&(distance, _)| distance)
        .map_or(Tense::None, |(_, tense)| tense)
}

/// What one word tells.
fn told(reading: &Reading<'_>, words: &DateWords, at: usize) -> Option<Tense> {
    for &(class, _) in words.senses(reading, at) {
        match class {
            Class::Future => return Some(Tense::Future),
            Class::Past => return Some(Tense::Past),
            _ => {}
        }
    }
    let word = reading.word(at);
    let past = match reading.lang() {
        Lang::ENG => word.len() > 4 && word.ends_with("ed"),
        Lang::RUS => {
            word.chars().count() > 4
                && ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
        }
        _ => false,
    };
    (past && reading.is_lower(at)).then_some(Tense::Past)
}
