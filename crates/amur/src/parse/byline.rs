//! Names of authors and sources in the lines that credit them, by `data/byline_words.tsv`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::script::is_han;
use crate::tsv;

/// Bytes of a line that may credit somebody.
const LONGEST: usize = 240;

struct Words {
    /// Opens a line of authors.
    author: Regex,
    /// Opens a line of others.
    other: Regex,
    /// Parts names from each other.
    parting: Regex,
    /// Ends a name.
    end: Regex,
    /// Is no person.
    staff: Regex,
    /// Stands before sources, and before those that must be known.
    credit: Regex,
    known: Regex,
    /// Stands before the address of the article, which is its group.
    address: Regex,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    Some(Words {
        author: Regex::new(&format!(r"(?i)^\W*(?:{})[\s:：—–/／|-]*", any_of("author"))).ok()?,
        other: Regex::new(&format!(r"(?i)^\W*(?:{})", any_of("other"))).ok()?,
        parting: Regex::new(&format!(r"(?i)\s*[,，、&;；]\s*|\s+(?:{})\s+", any_of("and"))).ok()?,
        end: Regex::new(&format!(r"(?i)(?:^|[\s,])(?:{0})|\p{{Han}}(?:{0})|\s-\s|\s{{2,}}", any_of("end")))
            .ok()?,
        staff: Regex::new(&format!(r"(?i)(?:^|\s|\p{{Han}})(?:{})", any_of("staff"))).ok()?,
        credit: Regex::new(&format!(r"(?i)(?:^|[\s|（(])(?:{})\s*[:：]?\s*", any_of("credit"))).ok()?,
        known: Regex::new(&format!(r"(?i)^\W*(?:{})\s+", any_of("known"))).ok()?,
        address: Regex::new(&format!(
            r"(?i)^\W*(?:{})[^:：]{{0,40}}[:：]\s*(https?://[^\s()<>\[\]\u{{3000}}-\u{{9fff}}]+)",
            any_of("address")
        ))
        .ok()?,
    })
});

/// The words of a kind, the longest first, none inside another word.
fn any_of(kind: &str) -> String {
    let mut words: Vec<&str> = tsv::rows(include_str!("../../data/byline_words.tsv"))
        .filter(|[of, _, _]| *of == kind)
        .map(|[_, _, word]| word)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let bounded = words.into_iter().map(|word| {
        let bound = if word.ends_with(is_han) { "" } else { r"\b" };
        format!("{}{bound}", regex::escape(word))
    });
    bounded.collect::<Vec<_>>().join("|")
}

/// Where the names of a byline's authors stand in it.
pub(super) fn authors(line: &str, is_outlet: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let Some(words) = WORDS.as_ref().filter(|_| line.len() <= LONGEST) else { return Vec::new() };
    let from = words.author.find(line).map_or(0, |found| found.end());
    if words.other.is_match(line) && from == 0 {
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
    for part in parts(&words.parting, line, from..to) {
        if part.start > from && words.other.is_match(&line[part.clone()]) {
            break;
        }
        let end = words.end.find(&line[part.clone()]).map_or(part.end, |end| part.start + end.start());
        for name in ideographic(line, trimmed(line, part.start..end)) {
            let text = &line[name.clone()];
            if is_name(text) && !words.staff.is_match(text) && !is_outlet(text) {
                found.push(name);
            }
        }
    }
    found
}

/// Where the sources that a line credits stand in it.
pub(super) fn sources(line: &str, is_outlet: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let Some(words) = WORDS.as_ref().filter(|_| line.len() <= LONGEST) else { return Vec::new() };
    let credit = words.credit.find(line);
    let Some(opening) = credit.or_else(|| words.known.find(line)) else { return Vec::new() };
    let to = line[opening.end()..]
        .find(|char: char| "()（）|–—\t".contains(char))
        .map_or(line.len(), |at| opening.end() + at);
    let to = line[..to].find("http").filter(|at| *at >= opening.end()).unwrap_or(to);
    parts(&words.parting, line, opening.end()..to)
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

/// Where in a text the words that stand before authors' names begin: `本网讯 记者 …`.
pub(super) fn label(text: &str) -> Option<usize> {
    let words = WORDS.as_ref()?;
    let starts = text
        .char_indices()
        .filter(|(at, char)| *at == 0 || text[..*at].ends_with([' ', '\u{3000}']) || is_han(*char));
    starts.map(|(at, _)| at).find(|&at| words.author.find(&text[at..]).is_some_and(|found| !found.is_empty()))
}

/// Where the address of the article stands in a line that gives it: `Original URL: https://…`.
pub(super) fn address(line: &str) -> Option<Range<usize>> {
    let words = WORDS.as_ref().filter(|_| line.len() <= LONGEST && line.contains("://"))?;
    let found = words.address.captures(line)?.get(1)?;
    Some(found.start()..found.start() + found.as_str().trim_end_matches(['.', ',', ';']).len())
}

/// A line without the label before a source's name: `Source: The Herald`.
pub(super) fn without_label(line: &str) -> Option<Range<usize>> {
    let opening = WORDS.as_ref()?.credit.find(line).filter(|found| found.start() == 0)?;
    Some(trimmed(line, opening.end()..line.len())).filter(|rest| !rest.is_empty())
}

/// The parts of a range between matches of a pattern.
fn parts(parting: &Regex, line: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut at = within.start;
    let mut parts = Vec::new();
    for found in parting.find_iter(&line[within.clone()]) {
        parts.push(at..within.start + found.start());
        at = within.start + found.end();
    }
    parts.push(at..within.end);
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
