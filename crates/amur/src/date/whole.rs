//! Dates that name their place in the calendar, with or without a year, and times made of them.

use jiff::civil::Date;

use super::meaning::{Argument, Match};
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::lexis::Shape;
use crate::{Lang, TokenKind};

/// A date of year, month, day and weekday, as far as they were captured.
pub(super) fn calendar(found: &Match<'_>, order: Argument) -> Option<Time> {
    let month = found.whole(Class::Month);
    let day = found
        .whole(Class::Day)
        .or_else(|| found.whole(Class::Ordinal))
        .or_else(|| found.whole(Class::OrdinalDigits));
    let weekday = found.whole(Class::Weekday);
    let numbers: Vec<i64> = found.all(Class::Num).map(|number| number as i64).collect();
    let two = |index: usize| numbers.get(index).and_then(|&number| i8::try_from(number).ok());
    let digits = !matches!(order.text, "" | "n" | "yn" | "day" | "weekday-day");
    if digits && is_part_of_number(found) {
        return None;
    }
    let (year, month, day) = match order.text {
        "n" => (found.year(), two(0), day),
        "yn" => (Some(century_of(two(0)?)), two(1), day),
        "dmy" => (found.year(), two(1), two(0)),
        "dm" => (None, two(1), two(0)),
        "my" => (found.year(), two(0), None),
        "ymd" => (found.year(), two(0), two(1)),
        "ym" => (found.year(), two(0).filter(|month| (1..=12).contains(month)), None),
        "mdy" => with_order(found, two(0)?, two(1)?, found.year())?,
        "mdyy" if month.is_some() => (Some(century_of(two(0)?)), month, day),
        "mdyy" => with_order(found, two(0)?, two(1)?, Some(century_of(two(2)?)))?,
        "md" => {
            if !is_numeric_date(found) {
                return None;
            }
            with_order(found, two(0)?, two(1)?, None)?
        }
        "wmd" | "this-md" => with_order(found, two(0)?, two(1)?, None)?,
        "dotted" => dotted(found)?,
        "compact" => compact(found)?,
        "yymd" => (Some(century_of(two(0)?)), two(1), two(2)),
        "weekday-day" | "day" => return day_alone(found, day?),
        "" => (found.year(), month, day),
        _ => return None,
    };
    let bare_weekday = year.is_none() && month.is_none() && day.is_none();
    if let Some(weekday) = weekday.filter(|_| bare_weekday) {
        return weekday_alone(found, weekday);
    }
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => Time::day(Date::new(year, month, day).ok()?),
        (Some(year), Some(month), None) => Time::stretch(Unit::Month, Date::new(year, month, 1).ok()?),
        (None, Some(month), Some(day)) => yearless_day(found, month, day),
        (None, Some(month), None) => yearless_month(found, month),
        _ => None,
    }
}

type Parts = (Option<i16>, Option<i8>, Option<i8>);

/// Month and day of two numbers: by what is possible, else by the custom of the language.
fn with_order(found: &Match<'_>, first: i8, second: i8, year: Option<i16>) -> Option<Parts> {
    let day_first = found.reading.lang() != Lang::ENG && found.reading.lang() != Lang::CMN;
    let (month, day) = match (first, second) {
        (1..=12, 1..=12) if !day_first => (first, second),
        (1..=31, 1..=12) => (second, first),
        (1..=12, 1..=31) => (first, second),
        _ => return None,
    };
    Some((year, Some(month), Some(day)))
}

/// Whether bare numbers go on to the left: `133-03-03-2020`.
fn is_part_of_number(found: &Match<'_>) -> bool {
    let before = found.first.checked_sub(1).filter(|_| !found.reading.is_free(found.first));
    before.is_some_and(|at| {
        let mark = found.reading.word(at);
        // In `10/1/2018-10/7/2018` the hyphen joins two dates.
        let other = mark == "-" && found.reading.word(found.first + 1) != "-";
        matches!(mark, "-" | "/" | "." | ":") && !other || found.reading.pieces[at].kind == TokenKind::Symbol
    })
}

/// `11/20` alone: not a fraction, a ratio, or a part of a longer number.
fn is_numeric_date(found: &Match<'_>) -> bool {
    let fraction = found.reading.numbers.iter().any(|number| {
        number.shape == Shape::Fraction && number.first <= found.first && found.first < number.end
    });
    let joined = |at: usize| {
        matches!(found.reading.word(at), "/" | "-" | "%" | "." | ",") && !found.reading.is_free(at)
    };
    let before = found.first > 0 && !found.reading.is_free(found.first);
    let counted =
        found.reading.pieces.get(found.end).is_some_and(|next| next.glued && next.kind == TokenKind::Word);
    let sentence_end = found.reading.word(found.end) == "." && found.end + 1 == found.reading.pieces.len();
    !(fraction
        || before
        || counted
        || joined(found.end) && !sentence_end && found.reading.word(found.end) != ",")
}

/// `23.04.2022`, `31.10.74`, `15.2` beside a weekday or by the custom of the language.
fn dotted(found: &Match<'_>) -> Option<Parts> {
    let capture = found.captures.iter().find(|capture| capture.class == Class::Dotted)?;
    let text = found.reading.word(capture.first);
    let mut parts = text.split('.').map(|part| part.parse::<i16>().ok());
    let (first, second) = (i8::try_from(parts.next()??).ok()?, i8::try_from(parts.next()??).ok()?);
    let year = match (parts.next(), text.rsplit('.').next().map(str::len)) {
        (Some(year), Some(2)) => Some(century_of(i8::try_from(year?).ok()?)),
        (Some(year), Some(4)) => year,
        (Some(_), _) => return None,
        (None, _) => None,
    };
    let weekday = found.get(Class::Weekday).is_some();
    // A date in dots puts the day first everywhere but where it cannot be.
    if year.is_some() {
        let (month, day) = if second <= 12 { (second, first) } else { (first, second) };
        return Some((year, Some(month), Some(day)));
    }
    (weekday || alone_in_dots(found, text)).then(|| with_order(found, first, second, None)).flatten()
}

/// `15.10` is a date in Russian where a dot follows or nothing is counted by it, and no decimal could be meant.
fn alone_in_dots(found: &Match<'_>, text: &str) -> bool {
    let before = found.first.checked_sub(1).map_or("", |at| found.reading.word(at));
    let alone = found.reading.pieces.len() <= found.end - found.first + 1
        || matches!(before, "с" | "до" | "по" | "к") && text.len() == 5;
    let short = text.split('.').all(|part| part.len() <= 2);
    short && alone && found.reading.lang() == Lang::RUS
}

/// `20170302`.
fn compact(found: &Match<'_>) -> Option<Parts> {
    let number = found.get(Class::Compact)? as i64;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    Some((i16::try_from(year).ok(), i8::try_from(month).ok(), i8::try_from(day).ok()))
}

/// The year that two digits stand for.
fn century_of(year: i8) -> i16 {
    let year = i16::from(year);
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// A month and day whose year the text does not tell.
fn yearless_day(found: &Match<'_>, month: i8, day: i8) -> Option<Time> {
    let exists = Date::new(2024, month, day).is_ok();
    let Some((now, anchor)) = found.clock.now(Unit::Year).filter(|_| exists) else {
        return exists.then(|| Time::value(TimeKind::Date, Unit::Day, format!("XXXX-{month:02}-{day:02}")));
    };
    let days = (-8..=8).filter_map(|by| Date::new(now.year() + by, month, day).ok());
    let day = nearest(days, now, found.tense(), 200)?;
    Some(Time::day(day)?.from(anchor))
}

/// A month whose year the text does not tell: of a year just spoken of, else the last or the next one.
fn yearless_month(found: &Match<'_>, month: i8) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        return Some(Time::value(TimeKind::Date, Unit::Month, format!("XXXX-{month:02}")));
    };
    let months = (-1..=1).filter_map(|by| Date::new(now.year() + by, month, 1).ok());
    let start = nearest(months, Unit::Month.floor(now)?, found.tense(), 200)?;
    Some(Time::stretch(Unit::Month, start)?.from(anchor))
}

/// Of the same date in several years the one that the tense asks for, else the nearest.
fn nearest(days: impl Iterator<Item = Date>, now: Date, tense: Tense, reach: i32) -> Option<Date> {
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
fn weekday_alone(found: &Match<'_>, weekday: i8) -> Option<Time> {
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
fn day_alone(found: &Match<'_>, day: i8) -> Option<Time> {
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

/// A year by itself; four digits may also count things.
pub(super) fn year(found: &Match<'_>, sure: Argument) -> Option<Time> {
    let year = found.year()?;
    if sure.text != "sure" && !is_year(found, year) {
        return None;
    }
    Time::stretch(Unit::Year, Date::new(year, 1, 1).ok()?)
}

/// Whether four digits are a year: what stands around them does not measure or count.
fn is_year(found: &Match<'_>, year: i16) -> bool {
    let reading = found.reading;
    let (before, after) = (found.first.checked_sub(1), found.end);
    let word_before = before.map_or("", |at| reading.word(at));
    let attached = !reading.is_free(found.first)
        && !word_before
            .starts_with(['(', '"', '\'', '“', '‘', '«', '-', '–', '—', '/', '=', '（', ',', ';', ':']);
    let sign = reading
        .pieces
        .get(after)
        .is_some_and(|next| next.glued && matches!(next.kind, TokenKind::Word | TokenKind::Symbol));
    let money = before.is_some_and(|at| reading.pieces[at].kind == TokenKind::Symbol && word_before != "=");
    if attached && reading.lang() != Lang::CMN || sign || money || reading.is_measured(found.first, after) {
        return false;
    }
    let placed = [
        "in", "since", "by", "until", "of", "during", "from", "early", "late", "mid", "before", "after",
        "and", "between", "to", "through", "for", "season",
    ];
    let introduced = placed.contains(&word_before.to_lowercase().as_str());
    let counts =
        reading.is_lower(after) && reading.word(after).ends_with('s') && !reading.word(after).ends_with("ss");
    match year {
        1900..=2099 => introduced || !counts || reading.lang() != Lang::ENG,
        1000..=1899 => {
            introduced
                && !counts
                && ["in", "since", "of", "from", "by", "until", "before", "after"]
                    .contains(&word_before.to_lowercase().as_str())
        }
        _ => false,
    }
}

/// A fiscal year, whose days the text does not tell.
pub(super) fn fiscal(found: &Match<'_>, _: Argument) -> Option<Time> {
    if let Some(year) = found.year() {
        return Some(Time::value(TimeKind::Date, Unit::Year, format!("{year:04}")));
    }
    let by = (found.first..found.end).find_map(|at| match found.reading.word(at).to_lowercase().as_str() {
        "current" | "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => None,
    });
    let Some(by) = by else { return Some(Time::duration(Unit::Year, Some(1.0))) };
    let Some((now, anchor)) = found.clock.now(Unit::Year) else { return Some(Time::unknown(Unit::Year)) };
    Some(Time::value(TimeKind::Date, Unit::Year, format!("{:04}", now.year() + by)).from(anchor))
}

pub(super) fn decade(found: &Match<'_>, _: Argument) -> Option<Time> {
    let told = found.year().or_else(|| found.whole(Class::Num).map(|short| 1900 + i16::from(short)));
    let year = found.get(Class::Decade).map(|year| year as i16).or(told).filter(|year| year % 10 == 0)?;
    Time::stretch(Unit::Decade, Date::new(year, 1, 1).ok()?)
}

/// `the 20th century`; its years begin with 19.
pub(super) fn century(found: &Match<'_>, _: Argument) -> Option<Time> {
    let ordinal = found.get(Class::Ordinal).or_else(|| found.get(Class::N))?;
    let number = (1.0..=30.0).contains(&ordinal).then_some(ordinal as i16)?;
    Time::stretch(Unit::Century, Date::new((number - 1) * 100, 1, 1).ok()?)
}

/// 20世纪90年代, 90年代.
pub(super) fn century_decade(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut numbers = found.all(Class::N).filter(|number| (0.0..100.0).contains(number));
    let (first, second) = (numbers.next()? as i16, numbers.next());
    let year = match second {
        Some(decade) => (first - 1) * 100 + decade as i16,
        None => 1900 + first,
    };
    (year > 0 && year % 10 == 0).then(|| Time::stretch(Unit::Decade, Date::new(year, 1, 1).ok()?)).flatten()
}

/// The n-th week of a month that was found: 十月的第一周.
pub(super) fn week_in(found: &Match<'_>, _: Argument) -> Option<Time> {
    let month = found.time(Class::Date).filter(|date| date.grain >= Unit::Month)?;
    let number = found.whole(Class::Num).filter(|number| (1..=53).contains(number))?;
    let first = Unit::Week.floor(move_days(month.start?, 3)?)?;
    Some(Time {
        anchor: month.anchor,
        ..Time::stretch(Unit::Week, Unit::Week.shift(first, i64::from(number) - 1)?)?
    })
}

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
    if let super::holiday::Holiday::Once(day) = holiday {
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

/// A time of day; it becomes a moment beside a date only.
pub(super) fn clock(found: &Match<'_>, minutes: Argument) -> Option<Time> {
    let minutes = match found.get(Class::Clock) {
        Some(minutes) => minutes as u32,
        None if minutes.number > 0 => u32::try_from(minutes.number).ok()?,
        None => {
            let rest = if minutes.text == "half" { 30 } else { found.whole(Class::N).unwrap_or(0) };
            let hour = found.whole(Class::Num).filter(|hour| (0..=24).contains(hour))?;
            u32::try_from(i64::from(hour) * 60 + i64::from(rest).clamp(0, 59)).ok()?
        }
    };
    let late = found.get(Class::Part).is_some_and(|part| part >= 2.0);
    let minutes = if late && minutes < 720 { minutes + 720 } else { minutes };
    let digits = found.reading.pieces.get(found.first).is_some_and(|piece| piece.kind == TokenKind::Number);
    let said = found.end - found.first > 1 || !digits;
    let timex = said.then(|| format!("T{}", hours(minutes)));
    Some(Time { timex, minutes: Some(minutes), ..Time::of(TimeKind::Time, Unit::Minute) })
}

/// `17` or `17:30`.
fn hours(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A date and a time of day.
pub(super) fn moment(found: &Match<'_>, bare: Argument) -> Option<Time> {
    let date = found.time(Class::Date)?;
    let minutes = match (bare.text, found.time(Class::Time)) {
        ("bare", _) => {
            u32::try_from(i64::from(found.whole(Class::Num).filter(|hour| *hour <= 24)?)).ok()? * 60
        }
        (_, Some(time)) => time.minutes?,
        _ => return None,
    };
    let known = date.grain <= Unit::Day && (date.kind == TimeKind::Date || date.kind == TimeKind::Time);
    let day = date.timex.as_deref().and_then(|timex| timex.get(..10)).filter(|_| known)?;
    let evening = date.timex.as_deref().is_some_and(|timex| timex.ends_with("NI") || timex.ends_with("EV"))
        || found.get(Class::Part).is_some_and(|part| part >= 3.0);
    let minutes = if evening && (240..720).contains(&minutes) { minutes + 720 } else { minutes };
    Some(Time {
        kind: TimeKind::Time,
        timex: Some(format!("{day}T{}", hours(minutes))),
        minutes: Some(minutes),
        grain: Unit::Minute,
        ..date.clone()
    })
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

/// From one time to another.
pub(super) fn range(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut times = found.times();
    let (first, last) = (times.next()?, times.next()?);
    let dash = found.captures.first()?.end;
    let worded = found.reading.word(found.first) != found.reading.word(found.captures.first()?.first)
        || !matches!(found.reading.word(dash), "-" | "–" | "~");
    let same = first.grain == last.grain;
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
