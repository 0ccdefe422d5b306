//! Dates in the lines around an article.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::cursor::Cursor;
use super::shape::boundary;
use crate::{PartialDate, tsv};

/// A date in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateInLine {
    pub(super) date: PartialDate,
    /// Bytes of the line it stands in.
    pub(super) start: usize,
    pub(super) end: usize,
}

static MONTHS: LazyLock<HashMap<&str, i16>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/months.tsv"))
        .filter_map(|[month, _, names]| Some((month.parse().ok()?, names)))
        .flat_map(|(month, names)| names.split(' ').map(move |name| (name, month)))
        .collect()
});

/// What a date says.
#[derive(Clone, Copy)]
enum Written {
    /// Year, month, day.
    Whole(i16, i16, i16),
    /// Two numbers, which may be day and month or month and day, and the year.
    Either(i16, i16, i16),
    /// No month of this name is known.
    Nothing,
}

/// A date as it stands in a line.
#[derive(Clone, Copy)]
struct Found {
    written: Written,
    start: usize,
    end: usize,
}

/// A way a whole date is written: reads it from a number on, and tells where it starts if that is before the number.
type Way = fn(&mut Cursor<'_>) -> Option<(Written, Option<usize>)>;

/// Of each, the first date of a line counts.
const WAYS: [Way; 8] = [iso, year_first, chinese, vietnamese, name_first, day_first, dotted, slashed];

/// `2022-05-24`.
fn iso(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    let year = at.year()?;
    let month = at.sign("-")?.two_digits()?;
    let day = at.sign("-")?.two_digits()?;
    Some((Written::Whole(year, month, day), None))
}

/// `2022/5/24`, `2022.05.24`.
fn year_first(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    let year = at.year()?;
    let month = at.one_of("/.")?.number()?;
    let day = at.one_of("/.")?.number()?;
    Some((Written::Whole(year, month, day), None))
}

/// `2022年5月24日`.
fn chinese(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    let year = at.year()?;
    let month = at.blanks().sign("年")?.blanks().number()?;
    let day = at.blanks().sign("月")?.blanks().number()?;
    at.blanks().sign("日")?;
    Some((Written::Whole(year, month, day), None))
}

/// `24 tháng 5 năm 2022`.
fn vietnamese(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    let day = at.number()?;
    let month = at.some_blanks()?.word("tháng")?.some_blanks()?.number()?;
    at.skip(",").some_blanks()?.skip_words(&["năm"]);
    Some((Written::Whole(at.year()?, month, day), None))
}

/// `May 24, 2022`, from the day on.
fn name_first(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    let (start, name) = at.name_before(3..=9)?;
    let day = at.number()?;
    at.skip_ending(&["st", "nd", "rd", "th"]).skip(",").some_blanks()?;
    let year = at.year()?;
    Some((named(name, year, day), Some(start)))
}

/// `24 May 2022`, `24th May 2022`, `24 de mayo de 2022`.
fn day_first(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    at.is_bounded().then_some(())?;
    let day = at.number()?;
    at.skip_ending(&["st", "nd", "rd", "th", "er", ".", "º"]).some_blanks()?.skip_words(&["de"]);
    let name = at.name(3..=10)?;
    at.skip(".").skip(",").some_blanks()?.skip_words(&["de", "del"]);
    Some((named(name, at.year()?, day), None))
}

/// `24.05.2022`.
fn dotted(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    at.is_bounded().then_some(())?;
    let day = at.number()?;
    let month = at.sign(".")?.number()?;
    Some((Written::Whole(at.sign(".")?.year()?, month, day), None))
}

/// `05/24/2022`, `24-05-2022`.
fn slashed(at: &mut Cursor<'_>) -> Option<(Written, Option<usize>)> {
    at.is_bounded().then_some(())?;
    let one = at.number()?;
    let other = at.one_of("/-")?.number()?;
    Some((Written::Either(one, other, at.one_of("/-")?.year()?), None))
}

fn named(name: &str, year: i16, day: i16) -> Written {
    let month = MONTHS.get(name.to_lowercase().as_str());
    month.map_or(Written::Nothing, |&month| Written::Whole(year, month, day))
}

/// The first whole date of a line. `day_first` settles `05/06/2022`; without it such a date is not read.
pub(super) fn find(line: &str, day_first: bool) -> Option<DateInLine> {
    first(line, &[day_first])
}

/// The same, where it does not matter which of two numbers is the day.
pub(super) fn find_any(line: &str) -> Option<DateInLine> {
    first(line, &[false, true])
}

/// The first date under the first of these readings of `05/06/2022` that yields one.
fn first(line: &str, day_first: &[bool]) -> Option<DateInLine> {
    let mut from = 0;
    let mut found = Vec::new();
    while let Some((start, end)) = around_year(line, from) {
        found.extend(matches(line, start, end));
        from = end;
    }
    day_first.iter().find_map(|&day_first| {
        let dates = found.iter().filter_map(|found| {
            let date = read(found.written, day_first)?;
            Some(DateInLine { date, start: found.start, end: found.end })
        });
        dates.min_by_key(|date| date.start)
    })
}

/// The dates between two bytes of a line, the first of each way of writing.
fn matches(line: &str, from: usize, to: usize) -> impl Iterator<Item = Found> {
    let part = &line[from..to];
    let mut found = [None; WAYS.len()];
    let bytes = part.as_bytes();
    let is_start = |&at: &usize| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit());
    for at in (0..part.len()).filter(is_start) {
        for (found, way) in found.iter_mut().zip(WAYS).filter(|(found, _)| found.is_none()) {
            let mut cursor = Cursor::new(part, at);
            *found = way(&mut cursor).map(|(written, start)| Found {
                written,
                start: from + start.unwrap_or(at),
                end: from + cursor.place(),
            });
        }
    }
    // `12022` or `20222` is no year.
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let is_longer = move |found: &Found| {
        let before = found.start.checked_sub(1).and_then(|before| line.as_bytes().get(before));
        digit(before) || digit(line.as_bytes().get(found.end))
    };
    found.into_iter().flatten().filter(move |found| !is_longer(found))
}

/// Bytes before a year and behind it in which all of its date stands.
const BEFORE: usize = 80;
const BEHIND: usize = 40;

/// The part of a line, from a byte on, that lies around its next year, and around those close behind.
fn around_year(line: &str, from: usize) -> Option<(usize, usize)> {
    let first = year(line, from)?;
    let start = boundary(line, first.saturating_sub(BEFORE)).max(from);
    let mut last = first;
    while let Some(next) = year(line, last + 4).filter(|next| *next < last + BEFORE + BEHIND) {
        last = next;
    }
    Some((start, boundary(line, last + 4 + BEHIND)))
}

/// Whether there is the number of a year; every way of writing needs one.
pub(super) fn has_year(line: &str) -> bool {
    year(line, 0).is_some()
}

/// Where the next number of a year is.
fn year(line: &str, from: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    let is_year = |at: usize| {
        matches!(bytes.get(at..at + 4), Some([b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..])
            if rest.iter().all(u8::is_ascii_digit))
    };
    // Every fourth byte is looked at first: one of the four digits stands there.
    let mut at = from + 3;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit()
            && let Some(year) = (at - 3..=at).find(|&start| is_year(start))
        {
            return Some(year);
        }
        at += 4;
    }
    None
}

/// The date that was written.
fn read(written: Written, day_first: bool) -> Option<PartialDate> {
    let (year, month, day) = match written {
        Written::Whole(year, month, day) => (year, month, day),
        Written::Either(a, b, year) if a > 12 || (day_first && b <= 12) => (year, b, a),
        Written::Either(a, b, year) if b > 12 || a == b => (year, a, b),
        _ => return None,
    };
    PartialDate::new(year, Some(i8::try_from(month).ok()?), Some(i8::try_from(day).ok()?))
}

/// Whether `05/06/2022` is the fifth of June: in Russian and Vietnamese papers it is.
pub(super) fn is_day_first(text: &str) -> bool {
    // ASCII has no such letter, and its bytes are characters.
    let start = &text[..boundary(text, 4000)];
    !start.is_ascii()
        && text.chars().take(4000).any(|char| matches!(char, 'а'..='я' | '\u{1ea0}'..='\u{1ef9}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_far_into_a_line() {
        let words = "слово ".repeat(40);
        for line in [
            format!("{words}2021 {words}24 мая 2022 года {words}1999"),
            format!("{words}1999 2021 2022 24 мая 2022 {words}"),
        ] {
            let found = find(&line, true).unwrap();
            assert_eq!(&line[found.start..found.end], "24 мая 2022", "{line}");
            assert_eq!(found.date.to_string(), "2022-05-24");
        }
    }

    fn date(line: &str) -> Option<String> {
        find(line, false).map(|found| found.date.to_string())
    }

    #[test]
    fn ways_of_writing() {
        for line in [
            "2022-05-24 10:00",
            "2022/5/24",
            "发布时间：2022年5月24日 08:30",
            "Ngày 24 tháng 5 năm 2022",
            "Thứ ba, 24/05/2022 - 07:10",
            "May 24, 2022",
            "Tuesday, 24th May 2022",
            "24 мая 2022, 18:05",
            "24.05.2022",
            "24. Mai 2022, 17:47 Uhr",
            "24 de mayo de 2022",
            "le 24 mai 2022",
            "Updated: MAY 24 2022",
        ] {
            assert_eq!(date(line).as_deref(), Some("2022-05-24"), "{line}");
        }
    }

    #[test]
    fn no_date() {
        for line in
            ["May 2022", "05/06/2022", "Article 20 of 2022", "31 июня 2022", "20 people in 2019", "120220524"]
        {
            assert_eq!(date(line), None, "{line}");
        }
        assert_eq!(
            find("05/06/2022", true).map(|found| found.date.to_string()).as_deref(),
            Some("2022-06-05")
        );
    }
}
