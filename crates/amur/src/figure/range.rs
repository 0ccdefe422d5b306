//! Two numbers with one unit: `5–7 million`, `between 5 and 7 per cent`.

use super::FigureKind;
use super::measure::{Measured, measured};
use super::words::Cue;
use crate::lexis::{Number, Reading, Shape};

/// A range that starts with a number: its upper end measured, and the lower end's value.
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: Measured,
    pub(super) first: usize,
}

/// The range that two neighbouring numbers make, if they do.
pub(super) fn range(reading: &Reading<'_>, low: &Number, high: &Number) -> Option<Range> {
    let words = &reading.lexis.figures;
    let lower = measured(reading, low);
    let end = lower.as_ref().map_or(low.end, |lower| lower.end);
    let upper = measured(reading, high);
    let first_of_high = upper.as_ref().map_or(high.first, |upper| upper.first);
    let gap = first_of_high.checked_sub(end).filter(|gap| (1..=2).contains(gap))?;
    let joined = (end..end + gap).all(|at| words.is(reading, at, Cue::To));
    if !joined || low.ordinal || high.ordinal {
        return None;
    }
    let first = lower.as_ref().map_or(low.first, |lower| lower.first);
    let opened = first.checked_sub(1).is_some_and(|at| words.is(reading, at, Cue::Between));
    let mark = reading.word(end);
    let and = matches!(mark, "and" | "и" | "và" | "和");
    let or = matches!(mark, "or" | "или" | "hoặc");
    if and && !opened || or && low.value + 1.0 != high.value {
        return None;
    }
    let from = first.checked_sub(1).is_some_and(|at| words.is(reading, at, Cue::From));
    // `from 10 dollars to 20`: the unit is for both.
    let shared_unit = lower.as_ref().filter(|_| upper.is_none() && (from || opened));
    let upper = match shared_unit {
        Some(lower) => {
            Some(Measured { first: high.first, end: high.end, value: high.value, ..lower.clone() })
        }
        None => upper.or_else(|| super::count::counted(reading, high)),
    }?;
    // `5 to 7 million`: the multiplier is for both.
    let shared = high.scale > 1.0
        && high.shape == Shape::Scaled
        && low.shape != Shape::Scaled
        && low.value * high.scale <= upper.value;
    let low_value = match &lower {
        Some(lower) if lower.unit != upper.unit && lower.kind != FigureKind::Count => return None,
        Some(lower) if shared => lower.value * high.scale,
        Some(lower) => lower.value,
        None if shared => low.value * high.scale,
        None => low.value,
    };
    // `rose from 5 per cent to 7 per cent` tells two values; `5 per cent to 7 per cent` one range.
    let both = lower.is_some() && shared_unit.is_none() && from && !opened;
    (low_value < upper.value && !both).then_some(Range { low: low_value, high: upper, first })
}
