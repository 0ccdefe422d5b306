//! Quarters, halves, seasons, weeks and named days of a year.

use jiff::civil::Date;

use super::holiday::Holiday;
use super::meaning::{Argument, Match};
use super::nearest::nearest;
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::{Lang, TokenKind};

/// A quarter of a captured year, of last, this or next year, or of the nearest year.
pub(super) fn quarter(found: &Match<'_>, of: Argument) -> Option<Time> {
    let number = found
        .whole(Class::Quarter)
        .or_else(|| found.whole(Class::Ordinal))
        .or_else(|| found.whole(Class::Num))?;
    part_of_year(found, of, number, 4, Unit::Quarter)
}

pub(super) fn half(found: &Match<'_>, of: Argument) -> Option<Time> {
    let told = of.text.rsplit(' ').next().and_then(|number| number.parse().ok());
    let number = found.whole(Class::Half).or_else(|| found.whole(Class::Ordinal)).or(told)?;
    part_of_year(found, of, number, 2, Unit::HalfYear)
}

/// The n-th of so many parts of a year.
fn part_of_year(found: &Match<'_>, of: Argument, number: i8, parts: i8, unit: Unit) -> Option<Time> {
    if !(1..=parts).contains(&number) {
        return None;
    }
    let month = (number - 1) * (12 / parts) + 1;
    if let Some(year) = found.year() {
        return Time::stretch(unit, Date::new(year, month, 1).ok()?);
    }
    let mark = if unit == Unit::Quarter { 'Q' } else { 'H' };
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        return Some(Time::value(TimeKind::Date, unit, format!("XXXX-{mark}{number}")));
    };
    let year = now.year();
    let start = match of.text {
        text if text.starts_with("last") => Date::new(year - 1, month, 1).ok()?,
        text if text.starts_with("this") => Date::new(year, month, 1).ok()?,
        text if text.starts_with("next") => Date::new(year + 1, month, 1).ok()?,
        // The last one that has begun, unless the text looks ahead.
        _ => {
            let this = Date::new(year, month, 1).ok()?;
            match found.tense() {
                Tense::Future | Tense::Alone => this,
                _ if this > now => Date::new(year - 1, month, 1).ok()?,
                _ => this,
            }
        }
    };
    Some(Time::stretch(unit, start)?.from(anchor))
}

/// The codes of the seasons.
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// A season: its months, winter beginning in December.
pub(super) fn season(found: &Match<'_>, how: Argument) -> Option<Time> {
    let number = found.whole(Class::Season)?;
    let make = |year: i16| {
        let start = Date::new(year, number * 3, 1).ok()?;
        let code = SEASONS.get(usize::try_from(number - 1).ok()?)?;
        let end = Unit::Month.shift(start, 3)?;
        Some(Time {
            start: Some(start),
            end: Some(end),
            ..Time::value(TimeKind::Date, Unit::Quarter, format!("{year:04}-{code}"))
        })
    };
    if let Some(year) = found.year() {
        return make(year);
    }
    let word = found.reading.word(found.first).to_lowercase();
    if how.text.is_empty() && !is_season(found) {
        return None;
    }
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        let code = SEASONS.get(usize::try_from(number - 1).ok()?)?;
        return Some(Time::value(TimeKind::Date, Unit::Quarter, format!("XXXX-{code}")));
    };
    let current = Date::new(now.year(), number * 3, 1).ok()?;
    let year = match (how.number, how.text) {
        (by, text) if text.ends_with("year") => now.year() + by as i16,
        _ if word == "next" && current <= now => now.year() + 1,
        _ if word == "last" && Unit::Month.shift(current, 3)? > now => now.year() - 1,
        _ if how.text.is_empty() && current > now && found.tense() == Tense::Past => now.year() - 1,
        _ => now.year(),
    };
    Some(make(year)?.from(anchor))
}

/// Whether `spring` or `fall` is a season here, not a verb or a well.
fn is_season(found: &Match<'_>) -> bool {
    let before = found.first.checked_sub(1).map_or("", |at| found.reading.word(at));
    found.reading.lang() != Lang::ENG
        || matches!(before, "in" | "by" | "the" | "until" | "since" | "during" | "early" | "late") && {
            let next = found.reading.word(found.end);
            found.reading.pieces.get(found.end).is_none_or(|piece| piece.kind != TokenKind::Word)
                || matches!(next, "and" | "or" | "when" | "after" | "before" | "with" | "to" | "that")
        }
}

/// A named day: of a year, or of history.
pub(super) fn holiday(found: &Match<'_>, which: Argument) -> Option<Time> {
    let holiday = *found.words.holidays.get(found.get(Class::Holiday)? as usize)?;
    if let Holiday::Once(day) = holiday {
        return Time::day(day);
    }
    if let Some(year) = found.year() {
        return Time::day(holiday.day(year)?);
    }
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        return Some(Time { timex: holiday.unknown(), ..Time::of(TimeKind::Date, Unit::Day) });
    };
    let mut days = (-1..=1).filter_map(|by| holiday.day(now.year() + by));
    let day = match which.text {
        "last" => days.rfind(|day| *day < now),
        "next" => days.find(|day| *day > now),
        "last-year" => holiday.day(now.year() - 1),
        "this" => holiday.day(now.year()),
        _ => nearest(days, now, found.tense(), 200),
    };
    Some(Time::day(day?)?.from(anchor))
}

/// The n-th week of a month that was found: 十月的第一周.
pub(super) fn week_in(found: &Match<'_>, which: Argument) -> Option<Time> {
    let month = found.time(Class::Date).filter(|date| date.grain >= Unit::Month)?;
    if which.text == "last" {
        let start = Unit::Week.floor(move_days(month.end?, -4)?)?;
        return Some(Time { anchor: month.anchor, ..Time::stretch(Unit::Week, start)? });
    }
    let number = found.whole(Class::Num).or_else(|| found.whole(Class::Ordinal));
    let number = number.filter(|number| (1..=53).contains(number))?;
    let first = Unit::Week.floor(move_days(month.start?, 3)?)?;
    Some(Time {
        anchor: month.anchor,
        ..Time::stretch(Unit::Week, Unit::Week.shift(first, i64::from(number) - 1)?)?
    })
}

/// `week 31` of this year.
pub(super) fn week_number(found: &Match<'_>, _: Argument) -> Option<Time> {
    let week = found.whole(Class::Num).filter(|week| (1..=53).contains(week))?;
    let (year, anchor) = match found.year() {
        Some(year) => (year, None),
        None => found.clock.now(Unit::Year).map(|(now, anchor)| (now.year(), Some(anchor)))?,
    };
    let start = Unit::Week.shift(Unit::Week.floor(Date::new(year, 1, 4).ok()?)?, i64::from(week) - 1)?;
    Some(Time { anchor, ..Time::stretch(Unit::Week, start)? })
}

/// The n-th or last week of a month or year: the week of its first or last Thursday counts.
pub(super) fn week_of(found: &Match<'_>, which: Argument) -> Option<Time> {
    let month = found.whole(Class::Month);
    let (year, anchor) = match found.year() {
        Some(year) => (year, None),
        None => found.clock.now(Unit::Year).map(|(now, anchor)| (now.year(), Some(anchor)))?,
    };
    let unit = if month.is_some() { Unit::Month } else { Unit::Year };
    let first = Date::new(year, month.unwrap_or(1), 1).ok()?;
    let start = if which.text == "last" {
        Unit::Week.floor(move_days(unit.after(first)?, -4)?)?
    } else {
        let number = found.whole(Class::Ordinal).filter(|number| (1..=53).contains(number))?;
        Unit::Week.shift(Unit::Week.floor(move_days(first, 3)?)?, i64::from(number) - 1)?
    };
    Some(Time { anchor, ..Time::stretch(Unit::Week, start)? })
}
