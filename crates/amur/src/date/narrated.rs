//! Times counted from what the text was just speaking of.

use jiff::civil::Date;

use super::Unit;
use super::counted::{amounts, counted, moved};
use super::meaning::{Argument, Match};
use super::relative::is_plural;
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;

/// 当日: the day just spoken of.
pub(super) fn told_day(found: &Match<'_>, _: Argument) -> Option<Time> {
    let Some((day, grain, anchor)) = found.clock.told(Unit::Day) else {
        return Some(Time::unknown(Unit::Day));
    };
    if grain > Unit::Day { Some(Time::unknown(Unit::Day)) } else { Some(Time::day(day)?.from(anchor)) }
}

/// 当年, 次年, 去年同期: years from the time just spoken of, as finely as that was told.
pub(super) fn told_year(found: &Match<'_>, by: Argument) -> Option<Time> {
    let Some((day, grain, anchor)) = found.clock.told(Unit::Year) else {
        return Some(Time::unknown(Unit::Year));
    };
    let grain = if by.number < 0 { grain.max(Unit::Month) } else { Unit::Year };
    Some(Time::stretch(grain, Unit::Year.shift(grain.floor(day)?, by.number)?)?.from(anchor))
}

/// `the quarter`, `the year`: the one just spoken of, else the current one.
pub(super) fn the_unit(found: &Match<'_>, _: Argument) -> Option<Time> {
    let unit = found.unit().filter(|unit| {
        matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year)
    })?;
    // `the year's`, `the week of talks`, `the day when` speak of another one.
    let next = found.reading.word(found.end);
    if matches!(next, "of" | "when" | "that" | "'s" | "-" | "before" | "after" | "in")
        && unit != Unit::Weekend
        || is_plural(found)
    {
        return None;
    }
    if unit == Unit::Quarter {
        let Some((start, anchor)) = found.clock.quarter() else { return Some(Time::unknown(unit)) };
        return Some(Time { anchor, ..Time::stretch(unit, start)? });
    }
    let (day, _, anchor) = match found.clock.narrative().filter(|(_, grain)| *grain == unit) {
        Some((day, grain)) => (day, grain, None),
        None => match found.clock.now(unit) {
            // `the weekend` is the last one, unless the text looks ahead.
            Some((now, anchor)) if unit == Unit::Weekend && found.tense() != Tense::Future => {
                (Unit::Week.shift(now, -1)?, unit, Some(anchor))
            }
            Some((now, anchor)) => (now, unit, Some(anchor)),
            None => return Some(Time::unknown(unit)),
        },
    };
    Some(Time { anchor, ..Time::stretch(unit, unit.floor(day)?)? })
}

/// `a year earlier`, `two days later`: from what the text spoke of, as finely as that was told.
pub(super) fn narrated(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let before = found.reading.word(found.end - 1).eq_ignore_ascii_case("before");
    if before && is_governing(found) {
        return None;
    }
    let time = counted_from(found, sign)?;
    Some(Time { compared: sign.number < 0, ..time })
}

/// Whether `before` leads on to an event: `30 days before the vote` counts from what no clock knows.
fn is_governing(found: &Match<'_>) -> bool {
    let next = found.reading.word(found.end);
    let article = matches!(next, "the" | "a" | "an" | "its" | "his" | "their");
    let event = next.ends_with("ing") && found.reading.is_lower(found.end);
    article || event
}

fn counted_from(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let mut amounts = amounts(found);
    if let (None, [(_, Unit::Year), (_, stretch)]) = (found.get(Class::N), amounts.as_slice()) {
        return year_before(found, *stretch, sign.number);
    }
    amounts.retain(|&(_, unit)| unit >= Unit::Day);
    let unit = amounts.iter().map(|&(_, unit)| unit).min()?;
    let Some((day, grain, anchor)) = found.clock.told(unit) else { return Some(Time::unknown(unit)) };
    // A year before April 2022 is April 2021; a week after April is not known to the day.
    let grain = if found.clock.narrative().is_some() { grain.max(Unit::Day) } else { unit.max(Unit::Day) };
    if unit < grain && grain > Unit::Day {
        return Some(Time::unknown(unit.max(Unit::Day)));
    }
    counted(moved(day, &amounts, sign.number)?, grain, anchor)
}

/// `the year-ago quarter`: the same stretch of the year before.
fn year_before(found: &Match<'_>, stretch: Unit, sign: i64) -> Option<Time> {
    let (start, anchor) = match stretch {
        Unit::Quarter => found.clock.quarter()?,
        _ => found.clock.told(stretch).map(|(day, _, anchor)| (day, Some(anchor)))?,
    };
    let start = stretch.floor(Unit::Year.shift(start, sign)?)?;
    Some(Time { anchor, ..Time::stretch(stretch, start)? })
}

/// `the previous month`, `the same year`: from what the text spoke of.
pub(super) fn narrative(found: &Match<'_>, by: Argument) -> Option<Time> {
    if let Some(weekday) = found.whole(Class::Weekday) {
        let Some((day, _, anchor)) = found.clock.told(Unit::Day) else {
            return Some(Time::unknown(Unit::Day));
        };
        let gap = i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset());
        let days = if by.number < 0 { (gap.rem_euclid(7)) - 7 } else { (gap - 1).rem_euclid(7) + 1 };
        return Some(Time::day(move_days(day, days)?)?.from(anchor));
    }
    let unit = found.unit().filter(|unit| *unit >= Unit::Day)?;
    if unit == Unit::Quarter && by.number == 0 {
        let (start, anchor) = found.clock.quarter()?;
        return Some(Time { anchor, ..Time::stretch(unit, start)? });
    }
    let Some((day, grain, anchor)) = found.clock.told(unit) else { return Some(Time::unknown(unit)) };
    if grain > unit {
        return Some(Time::unknown(unit));
    }
    Some(Time::stretch(unit, unit.shift(unit.floor(day)?, by.number)?)?.from(anchor))
}

/// `the 1988 quarter`: that of the year, of the quarter the text speaks of; where it speaks of none, the year.
pub(super) fn told_quarter(found: &Match<'_>, _: Argument) -> Option<Time> {
    let year = found.year()?;
    let time = match found.clock.told_quarter() {
        Some(quarter) => Time::stretch(Unit::Quarter, Date::new(year, quarter.month(), 1).ok()?),
        None => Time::stretch(Unit::Year, Date::new(year, 1, 1).ok()?),
    }?;
    Some(Time { compared: true, ..time })
}
