//! Days and months whose year the text does not tell: the nearest that its tense allows.

use jiff::civil::Date;

use super::meaning::Match;
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};

/// A month and day whose year the text does not tell.
pub(super) fn yearless_day(found: &Match<'_>, month: i8, day: i8) -> Option<Time> {
    let exists = Date::new(2024, month, day).is_ok();
    let Some((now, anchor)) = found.clock.now(Unit::Year).filter(|_| exists) else {
        return exists.then(|| Time::value(TimeKind::Date, Unit::Day, format!("XXXX-{month:02}-{day:02}")));
    };
    let days = (-8..=8).filter_map(|by| Date::new(now.year() + by, month, day).ok());
    let day = nearest(days, now, found.tense(), 200)?;
    Some(Time { yearless: true, ..Time::day(day)?.from(anchor) })
}

/// A month whose year the text does not tell: of a year just spoken of, else the last or the next one.
pub(super) fn yearless_month(found: &Match<'_>, month: i8) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        return Some(Time::value(TimeKind::Date, Unit::Month, format!("XXXX-{month:02}")));
    };
    let months = (-1..=1).filter_map(|by| Date::new(now.year() + by, month, 1).ok());
    let start = nearest(months, Unit::Month.floor(now)?, found.tense(), 200)?;
    Some(Time { yearless: true, ..Time::stretch(Unit::Month, start)?.from(anchor) })
}

/// Of the same date in several years the one that the tense asks for, else the nearest.
pub(super) fn nearest(days: impl Iterator<Item = Date>, now: Date, tense: Tense, reach: i32) -> Option<Date> {
    let distance = |day: Date| (day - now).get_days();
    days.min_by_key(|&day| {
        let distance = distance(day);
        let wrong = match tense {
            Tense::Past => distance > 0,
            Tense::Future => distance < 0,
            Tense::Alone => return if distance < 0 { 400 - distance } else { distance },
            Tense::None => false,
        };
        // What lies on the other side counts as a year away, so that a near date wins over a far one.
        distance.abs() + if wrong { reach } else { 0 }
    })
}

/// A weekday by itself: the last one, today among them, unless the text looks ahead.
pub(super) fn weekday_alone(found: &Match<'_>, weekday: i8) -> Option<Time> {
    let unknown =
        || Time { weekday: true, ..Time::value(TimeKind::Date, Unit::Day, format!("XXXX-WXX-{weekday}")) };
    let Some((now, anchor)) = found.clock.now(Unit::Day) else { return Some(unknown()) };
    let today = i64::from(now.weekday().to_monday_one_offset());
    let back = (today - i64::from(weekday)).rem_euclid(7);
    let by = match found.tense() {
        Tense::Future if back > 0 => 7 - back,
        Tense::Alone => 7 - back,
        _ => -back,
    };
    Some(Time { weekday: true, ..Time::day(move_days(now, by)?)?.from(anchor) })
}

/// A day of the month by itself: `the 18th`; with a weekday, the nearest month in which they meet.
pub(super) fn day_alone(found: &Match<'_>, day: i8) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Month) else {
        return Some(Time::value(TimeKind::Date, Unit::Day, format!("XXXX-XX-{day:02}")));
    };
    let weekday = found.whole(Class::Weekday);
    let first = Unit::Month.floor(now)?;
    let months = if weekday.is_some() { -12..=12 } else { -2..=2 };
    let days = months
        .filter_map(|by| Unit::Month.shift(first, by))
        .filter_map(|month| Date::new(month.year(), month.month(), day).ok())
        .filter(|day| weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday));
    Some(Time::day(nearest(days, now, found.tense(), 20)?)?.from(anchor))
}
