//! Names of authors and sources in the lines that credit them, by `data/byline_words.tsv`.

mod words;

use std::ops::Range;

use crate::script::is_han;

use super::cursor::length_of;
use words::{WORDS, is_parting};

/// Bytes of a line that may credit somebody.
const LONGEST: usize = 240;

/// Where the names of a byline's authors stand in it.
pub(super) fn authors(line: &str, is_outlet: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let from = WORDS.author.opening(line).map_or(0, |end| end + blanks_and_bars(&line[end..]));
    if from == 0 && WORDS.other.opening(line).is_some() {
        return Vec::new();
    }
    // `[Ann Lowe](https://…)`
    let from = from + usize::from(line[from..].starts_with('[') && line[from..].contains("]("));
    // A bracket, a bar or a number ends the names; a dot between ideographs parts a foreign name.
    let inner = |at: usize| line[..at].ends_with(is_han) && line[at..].chars().nth(1).is_some_and(is_han);
    let to = line[from..]
        .char_indices()
        .find(|&(at, char)| {
            char.is_ascii_digit()
                || "(（|/／·•–—@<[]【\t*".contains(char) && !(char == '·' && inner(from + at))
        })
        .map_or(line.len(), |(at, _)| from + at);
    let mut found = Vec::new();
    for part in parts(line, from..to) {
        if part.start > from && WORDS.other.opening(&line[part.clone()]).is_some() {
            break;
        }
        let end = name_end(&line[part.clone()]).map_or(part.end, |end| part.start + end);
        for name in ideographic(line, trimmed(line, part.start..end)) {
            let text = &line[name.clone()];
            if is_name(text) && !is_staff(text) && !is_outlet(text) {
                found.push(name);
            }
        }
    }
    found
}

/// Where the sources that a line credits stand in it.
pub(super) fn sources(line: &str, is_outlet: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let credit = credit(line);
    let Some(opening) = credit.as_ref().map(|credit| credit.end).or_else(|| known(line)) else {
        return Vec::new();
    };
    let to =
        line[opening..].find(|char: char| "()（）|–—\t".contains(char)).map_or(line.len(), |at| opening + at);
    let to = line[..to].find("http").filter(|at| *at >= opening).unwrap_or(to);
    parts(line, opening..to)
        .into_iter()
        .map(|part| trimmed(line, part))
        .filter(|name| {
            let text = &line[name.clone()];
            let named =
                text.chars().any(char::is_alphabetic) && !text.contains(['：', ':']) && text.len() <= 60;
            named && !text.starts_with(char::is_lowercase) && (credit.is_some() || is_outlet(text))
        })
        .collect()
}

/// The name that stands in a line alone, in brackets or behind a dash.
pub(super) fn in_brackets(line: &str) -> Option<Range<usize>> {
    let is_open = |char| matches!(char, '(' | '（' | '—' | '–' | '[' | '【');
    let name = line.trim_start_matches(is_open);
    let start = line.len() - name.len();
    (start > 0 && line.len() <= LONGEST)
        .then(|| trimmed(line, start..start + name.trim_end_matches([')', '）', ']', '】', '.', '。']).len()))
}

/// Where the sign or words of rights end: `© 2024 …`, `Copyright …`.
pub(super) fn rights(line: &str) -> Option<usize> {
    line.find('©').map(|at| at + '©'.len_utf8()).or_else(|| WORDS.rights.opening(line))
}

/// Where in a text between brackets the words that stand before reporters' names begin: `本网讯 记者 …`.
pub(super) fn reporters(text: &str) -> Option<usize> {
    let mut starts = text
        .char_indices()
        .filter(|(at, char)| *at == 0 || text[..*at].ends_with([' ', '\u{3000}']) || is_han(*char));
    starts.find(|&(at, _)| WORDS.reporter.opening(&text[at..]).is_some()).map(|(at, _)| at)
}

/// Where the address of the article stands in a line that gives it: `Original URL: https://…`.
pub(super) fn address(line: &str) -> Option<Range<usize>> {
    if line.len() > LONGEST || !line.contains("://") {
        return None;
    }
    let label = WORDS.address.opening(line)?;
    let colon = label + line[label..].find([':', '：'])?;
    (line[label..colon].chars().count() <= LABEL).then_some(())?;
    let text = line[colon..].strip_prefix([':', '：'])?.trim_start();
    let start = line.len() - text.len();
    let scheme = ["https://", "http://"].into_iter().find_map(|scheme| length_of(text, scheme))?;
    let ends = |char: char| {
        char.is_whitespace() || "()<>[]".contains(char) || ('\u{3000}'..='\u{9fff}').contains(&char)
    };
    let address = &text[..text.find(ends).unwrap_or(text.len())];
    (address.len() > scheme).then(|| start..start + address.trim_end_matches(['.', ',', ';']).len())
}

/// Characters between the words that announce an address and the colon.
const LABEL: usize = 40;

/// A line without the label before a source's name: `Source: The Herald`.
pub(super) fn without_label(line: &str) -> Option<Range<usize>> {
    let opening = credit(line).filter(|found| found.start == 0)?;
    Some(trimmed(line, opening.end..line.len())).filter(|rest| !rest.is_empty())
}

/// How many bytes of the start of a text are blanks and signs that part a label from the names behind it.
fn blanks_and_bars(text: &str) -> usize {
    let sign =
        |char: char| char.is_whitespace() || matches!(char, ':' | '：' | '—' | '–' | '/' | '／' | '|' | '-');
    text.len() - text.trim_start_matches(sign).len()
}

/// Where a name in a part of a byline ends: before a place or job, a dash, a wide blank.
fn name_end(part: &str) -> Option<usize> {
    let ends = |(at, char): &(usize, char)| {
        let behind = &part[at + char.len_utf8()..];
        let blank = char.is_whitespace();
        (*at == 0 && WORDS.end.begin(part).is_some())
            || ((blank || *char == ',' || is_han(*char)) && WORDS.end.begin(behind).is_some())
            || (blank && behind.starts_with(char::is_whitespace))
            || (blank
                && behind.strip_prefix('-').is_some_and(|behind| behind.starts_with(char::is_whitespace)))
    };
    part.char_indices().find(ends).map(|(at, _)| at)
}

/// Whether a name has a word of those that name no person.
fn is_staff(name: &str) -> bool {
    WORDS.staff.begin(name).is_some()
        || name.char_indices().any(|(at, char)| {
            (char.is_whitespace() || is_han(char))
                && WORDS.staff.begin(&name[at + char.len_utf8()..]).is_some()
        })
}

/// The words that credit a source, at the start of a line or behind a blank, bar or bracket, with the colon behind them.
fn credit(line: &str) -> Option<Range<usize>> {
    let label = |start: usize, from: usize| {
        let end = from + WORDS.credit.begin(&line[from..])?;
        let behind = line[end..].trim_start();
        let behind = behind.strip_prefix([':', '：']).map_or(behind, str::trim_start);
        Some(start..line.len() - behind.len())
    };
    label(0, 0).or_else(|| {
        line.char_indices()
            .filter(|(_, char)| char.is_whitespace() || matches!(char, '|' | '（' | '('))
            .find_map(|(at, char)| label(at, at + char.len_utf8()))
    })
}

/// The end of words that credit a source only if it is known, with the blanks behind them.
fn known(line: &str) -> Option<usize> {
    WORDS.known.openings(line).find_map(|end| {
        let behind = line[end..].trim_start();
        (behind.len() < line.len() - end).then(|| line.len() - behind.len())
    })
}

/// The parts of a range between commas, and words that join names.
fn parts(line: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let text = &line[within.clone()];
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(char) = text[at..].chars().next() {
        let sign = text.len() - text[at..].trim_start().len();
        match is_parting(text, at, sign) {
            Some(end) => {
                parts.push(within.start + from..within.start + at);
                (from, at) = (end, end);
            }
            None => at = sign.max(at + char.len_utf8()),
        }
    }
    parts.push(within.start + from..within.end);
    parts
}

/// A range without signs at its ends.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    const SIGNS: [char; 14] =
        [' ', '\u{a0}', '\u{3000}', '.', '«', '»', '"', '“', '”', '-', '〔', '〕', ':', '：'];
    let text = &line[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(SIGNS).len());
    let end = (start + text.trim_matches(SIGNS).len()).max(start);
    // The full stop of an initial belongs to it: `Орлова А. И.`
    let initial = line[..end].chars().rev().nth(1).is_none_or(|char| !char.is_alphabetic())
        && line[..end].ends_with(char::is_uppercase);
    start..end + usize::from(initial && end > start && end < range.end && line[end..].starts_with('.'))
}

/// The names in a range: names in ideographs are parted by blanks.
fn ideographic(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    if !line[range.clone()].starts_with(is_han) {
        return vec![range];
    }
    let mut names = Vec::new();
    let mut at = range.start;
    for word in line[range.clone()].split([' ', '\u{3000}', '\u{a0}']) {
        names.push(at..at + word.len());
        at += word.len() + line[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    names
}

/// Whether this may be a person's name: two to five words that begin with a capital, or two to four ideographs.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let starts = name.split_whitespace().all(|word| {
        word.chars()
            .next()
            .is_some_and(|char| char.is_uppercase() || (char.is_alphabetic() && !char.is_lowercase()))
    });
    let length = name.chars().count();
    let ideographs = name.chars().all(|char| is_han(char) || char == '·');
    let foreign = name.contains('·');
    starts
        && if ideographs {
            (2..=if foreign { 14 } else { 4 }).contains(&length)
        } else {
            (2..=5).contains(&words) && length <= 50
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str, found: Vec<Range<usize>>) -> Vec<&str> {
        found.into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn authors_without_labels_and_jobs() {
        let outlet = |name: &str| name == "Harbour Herald";
        for (line, names) in [
            ("By Ann Lowe and Ben Ray, Harbour Herald", vec!["Ann Lowe", "Ben Ray"]),
            ("Ann Lowe in Vienna and Ben Ray in Oslo", vec!["Ann Lowe", "Ben Ray"]),
            ("Ann Lowe, Ports Correspondent", vec!["Ann Lowe"]),
            ("Автор: Анна Орлова и Пётр Белов", vec!["Анна Орлова", "Пётр Белов"]),
            ("记者 王小明 李华 报道", vec!["王小明", "李华"]),
            ("Nguyễn Văn An (Theo Harbour Herald)", vec!["Nguyễn Văn An"]),
            ("责任编辑：王小明", vec![]),
            ("Editing by Ann Lowe", vec![]),
            ("[Ann Lowe](https://harbour.example/ann)", vec!["Ann Lowe"]),
            ("By Ann Lowe; Editing by Ben Ray and Cy Dee", vec!["Ann Lowe"]),
            ("Орлова А. И.; Белов П.", vec!["Орлова А. И.", "Белов П."]),
            ("作者 谢尔盖·伊万诺夫", vec!["谢尔盖·伊万诺夫"]),
            ("Harbour Herald", vec![]),
            ("Ports Desk", vec![]),
        ] {
            assert_eq!(of(line, authors(line, &outlet)), names, "{line}");
        }
    }

    #[test]
    fn credited() {
        let outlet = |name: &str| name == "The Harbour Herald";
        for (line, names) in [
            ("(Based on Harbour News, Port Daily)", vec!["Harbour News", "Port Daily"]),
            ("From The Harbour Herald", vec!["The Harbour Herald"]),
            ("From the desk of the editor", vec![]),
            ("По материалам «Портовых вестей»", vec!["Портовых вестей"]),
            ("来源：海港日报", vec!["海港日报"]),
            ("Ann Lowe (Theo Harbour News)", vec!["Harbour News"]),
            ("Theo Anders", vec![]),
            ("Source:", vec![]),
        ] {
            assert_eq!(of(line, sources(line, &outlet)), names, "{line}");
        }
        for (line, found) in [
            ("Original URL: https://port.example/a?b=1", Some("https://port.example/a?b=1")),
            ("Link gốc: https://cang.example/tin-1.html", Some("https://cang.example/tin-1.html")),
            ("原文链接：https://gang.example/1.html。", Some("https://gang.example/1.html")),
            ("Nguồn Báo Cảng: https://cang.example/2", Some("https://cang.example/2")),
            ("Visit https://port.example for more", None),
            ("Source: Port Daily", None),
        ] {
            assert_eq!(address(line).map(|range| &line[range]), found, "{line}");
        }
        assert_eq!(without_label("Source: Port Daily").map(|range| range.start), Some(8));
    }
}
