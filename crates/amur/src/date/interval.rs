//! Times made of times: ranges, parts, open intervals.

use jiff::civil::Date;

use super::meaning::{Argument, Match};
use super::nearest::yearless_day;
use super::symbol::Class;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::TokenKind;

/// Days of one month: `May 2 to 5`.
pub(super) fn days(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut days = found.all(Class::Day);
    let (first, last) = (days.next()? as i8, days.next()? as i8);
    let month = found.whole(Class::Month).or_else(|| found.whole(Class::Num))?;
    let start = match found.year() {
        Some(year) => Time::day(Date::new(year, month, first).ok()?)?,
        None => yearless_day(found, month, first)?,
    };
    let end = match start.start {
        Some(day) => Date::new(day.year(), month, last).ok().filter(|last| *last > day).map(Time::day)??,
        None => Time::value(TimeKind::Date, Unit::Day, format!("XXXX-{month:02}-{last:02}")),
    };
    between(&start, &end)
}

/// Months of one year: `March to May 2021`, over the turn of the year too.
pub(super) fn months(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut months = found.all(Class::Month);
    let (first, last) = (months.next()? as i8, months.next()? as i8);
    let year = found.year()?;
    let start = Date::new(if last < first { year - 1 } else { year }, first, 1).ok()?;
    let end = Date::new(year, last, 1).ok()?;
    between(&Time::stretch(Unit::Month, start)?, &Time::stretch(Unit::Month, end)?)
}

/// `2014–2018`, `2014-18`.
pub(super) fn years(found: &Match<'_>, short: Argument) -> Option<Time> {
    let mut years = found.all(Class::Year);
    let first = years.next()? as i16;
    let last = match short.text {
        "short" => first / 100 * 100 + i16::from(found.whole(Class::Num)?),
        _ => years.next()? as i16,
    };
    let sound = (1500..2200).contains(&first) && (first + 1..first + 200).contains(&last);
    let stretch = |year| Time::stretch(Unit::Year, Date::new(year, 1, 1).ok()?);
    if !sound || found.reading.is_measured(found.first, found.end) {
        return None;
    }
    between(&stretch(first)?, &stretch(last)?)
}

/// A weekday and a day, or a part of a day and a day, that name the same.
pub(super) fn join(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut times = found.times();
    let (first, second) = (times.next()?, times.next()?);
    let (weekday, day) = if first.weekday { (first, second) } else { (second, first) };
    let joined = weekday.weekday && !day.weekday && day.grain == Unit::Day && day.kind == TimeKind::Date;
    joined.then(|| day.clone())
}

/// `early March`, `the end of the year`: the same value, fewer days.
pub(super) fn portion(found: &Match<'_>, _: Argument) -> Option<Time> {
    let whole = found.time(Class::Date)?;
    if whole.grain <= Unit::Day && whole.weekday {
        return Some(whole.clone());
    }
    let part = found.whole(Class::Portion)?;
    cut(whole, part)
}

/// A part of a time: 0 its first third, 1 the second, 2 the last, 3 its last day (of a year the last third), 4 all of it.
pub(super) fn cut(whole: &Time, part: i8) -> Option<Time> {
    let Some((start, end)) = whole.start.zip(whole.end) else { return Some(whole.clone()) };
    let days = (end - start).get_days();
    let third = |n: i64| {
        if whole.grain == Unit::Year {
            Unit::Month.shift(start, 4 * n)
        } else {
            move_days(start, i64::from(days) * n / 3)
        }
    };
    let (start, end) = match part {
        0 if days > 2 => (start, third(1)?),
        1 if days > 2 => (third(1)?, third(2)?),
        3 if whole.grain < Unit::Year => (whole.last_day()?, end),
        2 | 3 if days > 2 => (third(2)?, end),
        _ => (start, end),
    };
    (start < end).then(|| Time { start: Some(start), end: Some(end), ..whole.clone() })
}

/// A date without a year, moved to the first year in which it lies after a day.
fn moved_after(time: &Time, day: Date) -> Option<Time> {
    let start = time.start?;
    let same = i64::from(day.year()) - i64::from(start.year());
    let moved =
        [same, same + 1].iter().filter_map(|&by| Unit::Year.shift(start, by)).find(|start| *start > day)?;
    Time::stretch(time.grain, moved)
}

/// From one time to another.
pub(super) fn range(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut times = found.times();
    let (first, last) = (times.next()?, times.next()?);
    let dash = found.captures.first()?.end;
    let worded = found.reading.word(found.first) != found.reading.word(found.captures.first()?.first)
        || !matches!(found.reading.word(dash), "-" | "–" | "~");
    let same = first.grain == last.grain;
    // A year told with the start holds for the end: `3 May 2016 to 5 June`.
    let later = if first.anchor.is_none() && last.yearless { moved_after(last, first.start?) } else { None };
    let last = later.as_ref().unwrap_or(last);
    // `this year through August` is not from this year; `from 2007 to May 2008` is a range.
    let opened = found.first < found.captures.first()?.first;
    if !(same || worded && opened) {
        return None;
    }
    if first.start.is_some() && first.start >= last.start {
        return wrapped(first, last);
    }
    between(first, last)
}

/// `November to March`: the end lies in the next year.
fn wrapped(first: &Time, last: &Time) -> Option<Time> {
    if last.weekday {
        // `next Monday to Friday`.
        let days = (first.start? - last.start?).get_days();
        return between(first, &Time::day(move_days(last.start?, i64::from(days / 7 + 1) * 7)?)?);
    }
    if last.grain > Unit::Month || last.anchor.is_none() {
        // A year told with the end holds for the start: `Nov 18-Dec 19, 2015`.
        let earlier = first.anchor.is_some().then(|| moved_before(first, last.start?)).flatten()?;
        return between(&earlier, last);
    }
    let (start, end) = (Unit::Year.shift(last.start?, 1)?, Unit::Year.shift(last.end?, 1)?);
    let timex = if last.grain == Unit::Month { Unit::Month.timex(start) } else { start.to_string() };
    between(first, &Time { start: Some(start), end: Some(end), timex: Some(timex), ..last.clone() })
}

/// A date without a year, moved to the last year in which it lies before a day.
fn moved_before(time: &Time, day: Date) -> Option<Time> {
    let start = time.start?;
    let same = i64::from(day.year()) - i64::from(start.year());
    let moved =
        [same, same - 1].iter().filter_map(|&by| Unit::Year.shift(start, by)).find(|start| *start < day)?;
    Time::stretch(time.grain, moved)
}

/// A stretch from the start of one time to the end of another.
pub(super) fn between(first: &Time, last: &Time) -> Option<Time> {
    if first.kind == TimeKind::Duration || last.kind == TimeKind::Duration {
        return None;
    }
    let first = match (first.anchor, last.anchor, last.start) {
        // A start without a year takes that of its end.
        (Some(_), None, Some(end)) if first.grain <= Unit::Month => {
            moved_before(first, end).unwrap_or_else(|| first.clone())
        }
        _ => first.clone(),
    };
    let timex = format!("{}/{}", first.timex.as_deref()?, last.timex.as_deref()?);
    let (start, end) = (first.start, last.end);
    if start.is_some() && end.is_some() && start >= end {
        return None;
    }
    Some(Time {
        start,
        end,
        anchor: first.anchor.or(last.anchor),
        ..Time::value(TimeKind::Date, first.grain.max(last.grain), timex)
    })
}

/// An interval with one end: `after 2010`, `since May`, `before 1999`.
pub(super) fn open(found: &Match<'_>, side: Argument) -> Option<Time> {
    let time = found.time(Class::Date)?;
    let closed = found.reading.pieces.get(found.end).is_none_or(|next| {
        next.kind != TokenKind::Word || found.words.has(found.reading, found.end, Class::Closed)
    });
    // `before 2010 or after 2018`: the words belong to what follows.
    let digits = found.reading.pieces.get(found.end).is_some_and(|next| next.kind == TokenKind::Number);
    let closed = closed && !digits;
    let told = time.start.is_some() && time.kind == TimeKind::Date;
    if !closed || !told {
        return None;
    }
    let (start, end) = match side.text {
        // What follows a day may begin on it.
        "after" if time.grain <= Unit::Day => (time.start, None),
        "after" => (time.end, None),
        "since" => (time.start, None),
        "before" => (None, time.start),
        "until" => (None, time.end),
        _ => return None,
    };
    Some(Time { start, end, ..time.clone() })
}

/// `the week of February 4`: seven days from there.
pub(super) fn week_from(found: &Match<'_>, _: Argument) -> Option<Time> {
    let date = found.time(Class::Date).filter(|date| date.grain == Unit::Day)?;
    let start = date.start?;
    let timex = Unit::Week.timex(Unit::Week.floor(start)?);
    let from = Time::value(TimeKind::Date, Unit::Week, timex);
    Some(Time { start: Some(start), end: move_days(start, 7), anchor: date.anchor, ..from })
}
