//! Bounds, approximation and change: the words directly beside a figure.

use super::words::Cue;
use super::{Bound, Change};
use crate::TokenKind;
use crate::lexis::Reading;

/// What the words beside a figure tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Around {
    pub(super) bound: Bound,
    pub(super) approximate: bool,
    pub(super) change: Change,
    /// Where the words before the figure start.
    pub(super) first: usize,
}

/// Longest cue in pieces.
const LONGEST: usize = 4;

/// Reads the words around pieces `first..end`.
pub(super) fn around(reading: &Reading<'_>, first: usize, end: usize) -> Around {
    let mut found = Around { bound: Bound::None, approximate: false, change: Change::None, first };
    // Several may stand before it: `up by more than about`.
    for _ in 0..3 {
        let Some((cues, start)) = cue_before(reading, found.first) else { break };
        // `упала до 5` tells where it fell to, no limit.
        if is_level(reading, start) && start.checked_sub(1).is_some_and(|at| direction(reading, at).is_some())
        {
            break;
        }
        for cue in cues {
            match cue {
                Cue::Over if found.bound == Bound::None => found.bound = Bound::Over,
                Cue::Under if found.bound == Bound::None => found.bound = Bound::Under,
                Cue::About => found.approximate = true,
                _ => {}
            }
        }
        found.first = start;
    }
    if let Some((senses, _)) = reading.longest(&reading.lexis.figures.cues, end) {
        for sense in senses.iter().filter(|sense| sense.after) {
            match sense.cue {
                Cue::Over => found.bound = Bound::Over,
                Cue::Under => found.bound = Bound::Under,
                Cue::About => found.approximate = true,
                _ => {}
            }
        }
    }
    found.change = change(reading, found.first, end);
    found
}

/// The bound or approximation that ends directly before a piece, and where it starts.
fn cue_before(reading: &Reading<'_>, at: usize) -> Option<(Vec<Cue>, usize)> {
    (1..=LONGEST).rev().filter_map(|length| at.checked_sub(length)).find_map(|start| {
        let (senses, end) = reading.longest(&reading.lexis.figures.cues, start)?;
        let cues: Vec<Cue> = senses
            .iter()
            .filter(|sense| !sense.after && matches!(sense.cue, Cue::Over | Cue::Under | Cue::About))
            .map(|sense| sense.cue)
            .collect();
        (end == at && !cues.is_empty()).then_some((cues, start))
    })
}

/// Pieces looked at for a word of change.
const BEFORE: usize = 5;
const AFTER: usize = 3;

/// The change that a figure measures: `up 5 per cent`, `rose by 5 per cent`, `a 5 per cent rise`; not `rose to`.
fn change(reading: &Reading<'_>, first: usize, end: usize) -> Change {
    for at in (first.saturating_sub(BEFORE)..first).rev() {
        let piece = reading.pieces[at];
        if is_level(reading, at)
            || piece.kind == TokenKind::Number
            || matches!(reading.word(at), "," | ";" | "，" | "；" | "and" | "и" | "with")
        {
            break;
        }
        if let Some(found) = direction(reading, at) {
            return found;
        }
    }
    for at in end..(end + AFTER).min(reading.pieces.len()) {
        let piece = reading.pieces[at];
        if is_level(reading, at)
            || piece.kind == TokenKind::Number
            || piece.kind == TokenKind::Punctuation
            || reading.word(at) == "of"
        {
            break;
        }
        if let Some(found) = direction(reading, at) {
            return found;
        }
    }
    Change::None
}

/// The direction that a word of change tells.
fn direction(reading: &Reading<'_>, at: usize) -> Option<Change> {
    let words = &reading.lexis.figures;
    if words.is(reading, at, Cue::Up) {
        Some(Change::Up)
    } else {
        words.is(reading, at, Cue::Down).then_some(Change::Down)
    }
}

/// Whether a word leads to the value that something rose or fell to, or from.
fn is_level(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "to" | "from" | "at" | "до" | "至" | "到" | "lên" | "xuống" | "còn")
}
