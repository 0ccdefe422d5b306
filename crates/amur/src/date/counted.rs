//! Lengths, and times that a length leads to: `three weeks ago`, `the past two months`, `two days before Christmas`.

use jiff::civil::Date;

use super::meaning::{Argument, Match};
use super::narrated::narrated;
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::PartialDate;

/// The amounts that were captured, each with its unit; one where only a unit was.
pub(super) fn amounts(found: &Match<'_>) -> Vec<(f64, Unit)> {
    let mut amounts = Vec::new();
    let mut amount = 1.0;
    for capture in found.captures {
        match capture.class {
            // Four digits before 年 or `years` are a year.
            Class::N if capture.value >= 1000.0 => return Vec::new(),
            Class::N => amount = capture.value,
            Class::Unit => amounts.extend(Unit::of_code(capture.value).map(|unit| (amount, unit))),
            Class::Dur => {
                let length = found.before.get(capture.value as usize).map(|found| &found.time);
                amounts.extend(length.and_then(|length| Some((length.amount?, length.grain))));
            }
            _ => {}
        }
    }
    amounts
}

/// A day moved by all amounts.
pub(super) fn moved(day: Date, amounts: &[(f64, Unit)], sign: i64) -> Option<Date> {
    let whole = |amount: f64| (amount.fract() == 0.0 && amount.abs() < 1e5).then_some(amount as i64);
    amounts.iter().try_fold(day, |day, &(amount, unit)| {
        let halves = whole(amount * 2.0)?;
        if halves % 2 == 0 {
            unit.shift(day, sign * halves / 2)
        } else if unit == Unit::Year {
            Unit::Month.shift(day, sign * halves * 6)
        } else {
            unit.shift(day, sign * halves / 2)
        }
    })
}

/// `three weeks ago`, `two years from now`: told as finely as its unit.
pub(super) fn offset(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let amounts = amounts(found);
    let grain = amounts.iter().map(|&(_, unit)| unit).min()?;
    // Sales of a quarter or month compared with `a year ago` are compared with the same stretch of that year.
    if let (&[(1.0, Unit::Year)], Some((_, Unit::Quarter | Unit::Month)), true) =
        (amounts.as_slice(), found.clock.narrative(), sign.number < 0)
    {
        return narrated(found, sign);
    }
    let Some((now, anchor)) = found.clock.now(grain) else { return Some(Time::unknown(grain)) };
    if grain < Unit::Day {
        return Some(Time::value(TimeKind::Time, grain, Unit::Day.unknown()).from(anchor));
    }
    counted(moved(now, &amounts, sign.number)?, grain, anchor)
}

/// The stretch that a count leads to: of years the year, of weeks and days the day.
pub(super) fn counted(day: Date, grain: Unit, anchor: PartialDate) -> Option<Time> {
    let grain = match grain {
        Unit::Fortnight | Unit::Week if anchor.precision() == "day" => Unit::Day,
        Unit::Decade | Unit::Century => Unit::Year,
        _ => grain,
    };
    Some(Time::stretch(grain, grain.floor(day)?)?.from(anchor))
}

/// `in two weeks`: ahead, unless the text looks back, where it is how long something took.
pub(super) fn within(found: &Match<'_>, sign: Argument) -> Option<Time> {
    if found.tense() == Tense::Past {
        return None;
    }
    offset(found, sign)
}

/// `the past two months`, `the next three days`: a length, and the days it covers.
pub(super) fn span(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let (amount, unit) = *amounts(found).first()?;
    let number = found.captures.iter().find(|capture| capture.class == Class::N)?;
    if found.reading.is_measured(number.first, number.end) && found.first == number.first {
        return None;
    }
    spanned(found, amount, unit, sign.number)
}

/// `the next couple of weeks`.
pub(super) fn span_couple(found: &Match<'_>, _: Argument) -> Option<Time> {
    let past = (found.first..found.end).any(|at| matches!(found.reading.word(at), "past" | "last"));
    spanned(found, 2.0, found.unit()?, if past { -1 } else { 1 })
}

fn spanned(found: &Match<'_>, amount: f64, unit: Unit, sign: i64) -> Option<Time> {
    let length = Time::duration(unit, Some(amount));
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(length) };
    if unit < Unit::Day {
        return Some(length);
    }
    // Quarters are those of the calendar; days, weeks and years are counted from today.
    let today = if unit == Unit::Quarter || anchor.precision() != "day" { unit.floor(now)? } else { now };
    let from = match (sign > 0, unit == Unit::Quarter) {
        (true, true) => unit.shift(today, 1)?,
        (true, false) => move_days(today, 1)?,
        _ => today,
    };
    let other = moved(from, &[(amount, unit)], sign)?;
    let (start, end) = if sign > 0 { (from, other) } else { (other, from) };
    (start < end).then(|| Time { start: Some(start), end: Some(end), ..length }.from(anchor))
}

/// `three weeks before Christmas`: from a date that is told.
pub(super) fn from_date(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let date = found.time(Class::Date)?;
    let (unit, amount) = match found.time(Class::Dur) {
        Some(length) => (length.grain, length.amount?),
        None => (found.unit()?, 1.0),
    };
    let Some(day) = date.start.filter(|_| unit >= Unit::Day) else {
        return Some(Time::unknown(unit.max(Unit::Day)));
    };
    let grain = date.grain.max(Unit::Day);
    if unit < grain && grain > Unit::Day && date.end.is_some() && grain != Unit::Year {
        return None;
    }
    let moved = moved(day, &[(amount, unit)], sign.number)?;
    let grain = if unit >= Unit::Month && grain >= unit { grain } else { grain.min(unit.max(Unit::Day)) };
    let grain =
        if matches!(grain, Unit::Week | Unit::Fortnight | Unit::WorkingDay) { Unit::Day } else { grain };
    Some(Time { anchor: date.anchor, ..Time::stretch(grain, grain.floor(moved)?)? })
}

/// `three weeks`, `two years and six months`: a length.
pub(super) fn duration(found: &Match<'_>, how: Argument) -> Option<Time> {
    let amounts = amounts(found);
    // `a second round`, `2021 weekend`.
    let second = amounts.first().is_some_and(|&(_, unit)| unit == Unit::Second)
        && how.text == "one"
        && found.reading.is_lower(found.end);
    if second {
        return None;
    }
    match (how.text, amounts.as_slice()) {
        ("half", &[(amount, unit)]) => Some(Time::duration(unit, Some(amount + 0.5))),
        ("range", &[(_, unit)]) => Some(Time::duration(unit, Some(found.get(Class::N)?))),
        (_, &[(amount, unit)]) => Some(Time::duration(unit, Some(amount))),
        (_, [first, rest @ ..]) => {
            let mut timex = first.1.period(Some(first.0));
            for (amount, unit) in rest {
                timex.push_str(unit.period(Some(*amount)).trim_start_matches('P'));
            }
            Some(Time::value(TimeKind::Duration, first.1, timex))
        }
        _ => None,
    }
}
