//! Dates that name their place in the calendar by numbers and months, in every order.

use jiff::civil::Date;

use super::Unit;
use super::meaning::{Argument, Match};
use super::nearest::{day_alone, weekday_alone, yearless_day, yearless_month};
use super::symbol::Class;
use super::time::Time;
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
        "mdyy" if month.is_some() => {
            let short = found.reading.pieces.get(found.end - 1)?.kind == TokenKind::Number;
            (Some(century_of(two(0).filter(|_| short)?)), month, day)
        }
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
    let stop = found.end + usize::from(found.reading.word(found.end) == ".");
    let joined = matches!(found.reading.word(stop), "по" | "до" | "-" | "–" | "—")
        && found.reading.word(stop + 1).matches('.').count() == 2;
    let alone = found.reading.pieces.len() <= found.end - found.first + 1
        || joined
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
