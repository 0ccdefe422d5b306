//! Where two things were run together into one line.

use std::sync::LazyLock;

use regex::Regex;

use crate::script::is_han;

use super::cues::starts_with;
use super::{cues, dates};

/// The bytes of a longer line are a paragraph's.
const LONGEST: usize = 240;

/// Where the parts of a line after the first begin and where those before end: gaps between blocks, in order.
///
/// A date with the byline or outlet before it or behind it, and a caption behind what is left of its picture's tag.
pub(super) fn gaps(line: &str) -> Vec<(usize, usize)> {
    if let Some(at) = tag_end(line) {
        return gap(line, at, at).into_iter().collect();
    }
    if line.len() > LONGEST {
        return Vec::new();
    }
    let Some((start, end)) = date(line) else { return Vec::new() };
    let end = clock_end(line, end);
    let (before, behind) = (&line[..start], &line[end..]);
    let opens = is_opening(before);
    if !opens && !stands_apart(before) {
        return Vec::new();
    }
    let first = if opens { None } else { gap(line, start, start) };
    let second = if begins_block(behind) { gap(line, end, end) } else { None };
    // A date in the midst of words is no block.
    if second.is_none() && behind.chars().filter(|char| char.is_alphabetic()).count() > 6 {
        return Vec::new();
    }
    first.into_iter().chain(second).collect()
}

/// The date of a line; other words may run into it.
fn date(line: &str) -> Option<(usize, usize)> {
    if let Some(found) = dates::find_any(line) {
        return Some((found.start, found.end));
    }
    if !dates::has_year(line) {
        return None;
    }
    let mut before = ' ';
    let seams = line.char_indices().filter(|&(_, char)| {
        let seam = before.is_lowercase() && (char.is_uppercase() || char.is_ascii_digit());
        before = char;
        seam
    });
    seams
        .take(SEAMS)
        .filter_map(|(at, _)| {
            dates::find_any(&line[at..]).filter(|found| found.start == 0).map(|found| (at, at + found.end))
        })
        .next()
}

/// Seams of a line that are looked at.
const SEAMS: usize = 8;

/// A gap from the end of the words before to the start of the words behind; `None` at the ends of the line.
fn gap(line: &str, before: usize, behind: usize) -> Option<(usize, usize)> {
    let sign = |char: char| {
        char.is_whitespace() || matches!(char, '|' | '·' | '•' | '—' | '–' | '-' | ',' | '，' | '｜' | '/')
    };
    let end = line[..before].trim_end_matches(sign).len();
    let start = line.len() - line[behind..].trim_start_matches(sign).len();
    (end > 0 && start < line.len()).then_some((end, start))
}

/// The end of what is left of the tag of a picture, with words behind it.
fn tag_end(line: &str) -> Option<usize> {
    // Few lines have this sign, which is found faster.
    let tag = line.contains('=').then(|| line.find("alt="))??;
    let end = tag + line[tag..].find('>')? + 1;
    (!line[end..].trim().is_empty()).then_some(end)
}

/// A time of day behind a date, with its zone.
static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[\s,|·•(—–/-]*(?:at |в |lúc )?[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:\s?[apAP]\.?[mM]\b\.?)?(?:[\s,(]*(?:GMT|UTC|MSK|мск|МСК|[A-Z]{2,4}T)(?:\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)?\b)?\)?").ok()
});

/// Where a date ends, the time of day behind it included.
fn clock_end(line: &str, end: usize) -> usize {
    CLOCK.as_ref().and_then(|clock| clock.find(&line[end..])).map_or(end, |found| end + found.end())
}

/// Whether what stands before a date belongs to it: nothing, a weekday, a label.
fn is_opening(before: &str) -> bool {
    let bare = before.trim_matches(|char: char| !char.is_alphanumeric());
    bare.is_empty() || (bare.split_whitespace().count() <= 4 && starts_with(bare, cues::DATE))
}

/// Whether what stands before a date is a block of its own: glued to it, set off by a sign, or a short name.
fn stands_apart(before: &str) -> bool {
    let words = before.split_whitespace().count();
    let glued =
        before.chars().next_back().is_some_and(|char| char.is_alphabetic() && !is_han(char) || char == ')');
    let set_off = before.ends_with("  ") || before.trim_end().ends_with(['|', '·', '•', '—', '–', '-', '｜']);
    let listed = before.trim_end().ends_with([',', '，']) && words <= 6;
    glued
        || set_off
        || (words <= 12 && starts_with(before, cues::BYLINE))
        || ((listed || words <= 6) && is_named(before))
}

/// Whether every word begins with a capital, a digit or an ideograph.
fn is_named(text: &str) -> bool {
    let name = |word: &str| {
        word.chars()
            .find(|char| char.is_alphanumeric())
            .is_none_or(|char| char.is_uppercase() || char.is_numeric() || is_han(char))
    };
    text.split_whitespace().all(name) && !text.contains(['.', '。'])
}

/// Whether what stands behind a date is a block of its own.
fn begins_block(behind: &str) -> bool {
    let bare = behind.trim_start_matches(|char: char| {
        char.is_whitespace() || matches!(char, '|' | '·' | '•' | '—' | '–' | ',' | '/' | '｜')
    });
    let Some(first) = bare.chars().next() else { return false };
    let glued = bare.len() == behind.len() && first.is_uppercase();
    let set_off = behind.len() > bare.len()
        && bare.split_whitespace().count() <= 8
        && !first.is_lowercase()
        && !bare.ends_with(['.', '!', '?', '。', '！', '？'])
        && first != '('
        && first != ')';
    let source = starts_with(bare, cues::SOURCE) || starts_with(bare, cues::BYLINE);
    glued || set_off || source
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut at = 0;
        for (end, start) in gaps(line) {
            parts.push(&line[at..end]);
            at = start;
        }
        parts.push(&line[at..]);
        parts
    }

    #[test]
    fn fused() {
        assert_eq!(parts("May 24, 2022Harbour News"), ["May 24, 2022", "Harbour News"]);
        assert_eq!(parts("By Ann LoweMay 24, 2022 8:15 am"), ["By Ann Lowe", "May 24, 2022 8:15 am"]);
        assert_eq!(parts("By Ann Lowe 24 May 2022, 10:05 GMT"), ["By Ann Lowe", "24 May 2022, 10:05 GMT"]);
        assert_eq!(parts("Анна Орлова | 24.05.2022 10:05 мск"), ["Анна Орлова", "24.05.2022 10:05 мск"]);
        assert_eq!(parts("2022-05-24 10:05:33 来源：海港日报"), ["2022-05-24 10:05:33", "来源：海港日报"]);
        assert_eq!(
            parts(r#"<img alt="A pier">Ships wait. Photo: Ann Lowe"#),
            [r#"<img alt="A pier">"#, "Ships wait. Photo: Ann Lowe"]
        );
    }

    #[test]
    fn whole() {
        for line in [
            "Tuesday, 24 May 2022, 10:05",
            "Published on May 24, 2022 at 10:05 am",
            "The pact of May 24, 2022 was signed in the harbour.",
            "24 May 2022 was a cold day",
            "2022年5月24日讯",
        ] {
            assert_eq!(parts(line), [line]);
        }
    }
}
