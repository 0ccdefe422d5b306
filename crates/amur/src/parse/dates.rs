//! Dates in the lines around an article.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

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

static MONTHS: LazyLock<HashMap<&str, i8>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/months.tsv"))
        .filter_map(|[month, _, names]| Some((month.parse().ok()?, names)))
        .flat_map(|(month, names)| names.split(' ').map(move |name| (name, month)))
        .collect()
});

/// A way a whole date is written.
struct Pattern {
    /// With named groups.
    regex: Regex,
    /// Signs of which a line has one, if it has such a date.
    signs: &'static [char],
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    const PATTERNS: [(&[char], &str); 8] = [
        (&['-'], r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
        (&['/', '.'], r"(?P<y>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})"),
        (&['年'], r"(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
        (&['á', 'Á'], r"(?i)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2}),?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)"),
        (&[], r"(?i)\b(?P<name>\p{L}{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)"),
        (
            &[],
            r"(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<name>\p{L}{3,10})\.?,?\s+(?:del?\s+)?(?P<y>(?:19|20)\d\d)",
        ),
        (&['.'], r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)"),
        (&['/', '-'], r"\b(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>(?:19|20)\d\d)"),
    ];
    PATTERNS
        .iter()
        .filter_map(|&(signs, pattern)| Some(Pattern { regex: Regex::new(pattern).ok()?, signs }))
        .collect()
});

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
        let dates = found.iter().filter_map(|(found, start)| {
            let date = read(found, day_first)?;
            Some(DateInLine { date, start: *start, end: start + found.get(0)?.len() })
        });
        dates.min_by_key(|date| date.start)
    })
}

/// What the patterns find between two bytes of a line, and where it starts.
fn matches(line: &str, from: usize, to: usize) -> impl Iterator<Item = (Captures<'_>, usize)> {
    let part = &line[from..to];
    let fits = |pattern: &&Pattern| pattern.signs.is_empty() || part.contains(pattern.signs);
    PATTERNS.iter().filter(fits).filter_map(move |pattern| {
        let found = pattern.regex.captures(part)?;
        let whole = found.get(0)?;
        let (start, end) = (from + whole.start(), from + whole.end());
        // `12022` or `20222` is no year.
        let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
        let longer = digit(line.as_bytes().get(end))
            || start.checked_sub(1).is_some_and(|before| digit(line.as_bytes().get(before)));
        (!longer).then_some((found, start))
    })
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

/// Whether there is the number of a year; every pattern needs one.
pub(super) fn has_year(line: &str) -> bool {
    year(line, 0).is_some()
}

/// Where the next number of a year is.
fn year(line: &str, from: usize) -> Option<usize> {
    let bytes = line.as_bytes().get(from..)?;
    let is_year = |year: &[u8]| {
        matches!(year[..2], [b'1', b'9'] | [b'2', b'0']) && year[2..].iter().all(u8::is_ascii_digit)
    };
    bytes.windows(4).position(is_year).map(|at| from + at)
}

/// The date that a pattern found.
fn read(found: &Captures<'_>, day_first: bool) -> Option<PartialDate> {
    let number = |name| found.name(name).and_then(|group| group.as_str().parse::<i16>().ok());
    let year = number("y")?;
    let month_day = if let Some(name) = found.name("name") {
        let month = *MONTHS.get(name.as_str().to_lowercase().as_str())?;
        (i16::from(month), number("d")?)
    } else if let Some(month) = number("m") {
        (month, number("d")?)
    } else {
        match (number("a")?, number("b")?) {
            (a, b) if a > 12 || (day_first && b <= 12) => (b, a),
            (a, b) if b > 12 => (a, b),
            (a, b) if a == b => (a, b),
            _ => return None,
        }
    };
    PartialDate::new(year, Some(i8::try_from(month_day.0).ok()?), Some(i8::try_from(month_day.1).ok()?))
}

/// Whether `05/06/2022` is the fifth of June: in Russian and Vietnamese papers it is.
pub(super) fn is_day_first(text: &str) -> bool {
    text.chars().take(4000).any(|char| matches!(char, 'а'..='я' | '\u{1ea0}'..='\u{1ef9}'))
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
