//! What can be seen of a line without knowing its neighbours.

use std::collections::HashMap;

use crate::Role;

use crate::script::is_han;

use super::cues::{self, CueScores};
use super::dates::{self, DateInLine};
use super::lines::Line;

/// What can be seen of a line, and whether it comes again.
pub(super) struct Features<'a> {
    pub(super) text: &'a str,
    pub(super) cues: CueScores,
    /// Words; of Chinese, half the characters.
    pub(super) words: usize,
    /// It ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// A whole date in it.
    pub(super) date: Option<DateInLine>,
    /// It is the name of a known outlet, perhaps with an address behind it.
    pub(super) is_outlet: bool,
    /// It credits a known outlet: "From The Herald".
    pub(super) is_credit: bool,
    /// It holds a quotation mark.
    pub(super) has_quote: bool,
    /// It is one text twice, as links leave it.
    pub(super) is_doubled: bool,
    /// It comes more than once.
    pub(super) repeated: bool,
    /// Level of a Markdown heading.
    pub(super) heading: u8,
    /// It begins with the mark of a list item.
    pub(super) is_item: bool,
    /// Several short parts between bars or blanks: a menu.
    pub(super) is_menu: bool,
    /// It stands at the top of the page and its words come again below: the name of the page's own outlet.
    pub(super) names_page: bool,
    /// It speaks to the reader: `you` and `our` outside quotation marks.
    pub(super) addresses_reader: bool,
    /// It holds an address of mail.
    pub(super) has_mail: bool,
    /// Two to four capitalised words and nothing else: a name standing alone.
    pub(super) is_name_like: bool,
}

/// Words of a line that reads like a paragraph, if it ends as a sentence does; and if it does not.
const PROSE: (usize, usize) = (10, 25);

impl Features<'_> {
    /// Whether the line reads like a paragraph.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= PROSE.1 || (self.words >= PROSE.0 && self.ends_sentence)
    }

    /// The line is a date and hardly anything else.
    pub(super) fn is_date_line(&self) -> bool {
        let Some(date) = self.date else { return false };
        let rest = self.words.saturating_sub(words(&self.text[date.start..date.end]));
        let parted = self.text.contains(['|', '·', '｜']) || self.text.contains("  ");
        let most = if self.cues.of(Role::Date) > 0.0 || parted { 14 } else { 4 };
        let is_sentence = self.ends_sentence && !(date.start == 0 && self.words <= 8);
        rest <= most && !is_sentence && !self.is_item
    }
}

/// The features of all lines.
pub(super) fn features<'a>(
    text: &'a str,
    lines: &[Line],
    is_outlet: &dyn Fn(&str) -> bool,
) -> Vec<Features<'a>> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *times.entry(line.span.of(text)).or_default() += 1;
    }
    let lower: Vec<String> = lines.iter().map(|line| line.span.of(text).to_lowercase()).collect();
    // A slash date is day first in Russian and Vietnamese papers.
    let day_first = text.chars().take(4000).any(|char| matches!(char, 'а'..='я' | '\u{1ea0}'..='\u{1ef9}'));
    let mut features: Vec<Features<'a>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let content = line.span.of(text);
            let words = words(content);
            let cues = cues::score(&lower[index]);
            let has_quote = content.contains(['“', '”', '"', '«', '「']);
            Features {
                text: content,
                cues,
                words,
                ends_sentence: ends_sentence(content),
                date: if words <= 25 { dates::find(content, day_first) } else { None },
                is_outlet: words <= 8 && is_outlet(outlet_part(content)),
                is_credit: content.strip_prefix("From ").is_some_and(is_outlet),
                has_quote,
                is_doubled: is_doubled(content),
                repeated: times.get(content).is_some_and(|times| *times > 1),
                heading: line.heading,
                is_item: content.starts_with(['-', '–', '—', '•', '*', '·', '▪', '●', '◦'])
                    || line.is_item
                    || is_row(content),
                is_menu: is_menu(content),
                names_page: !content.starts_with("http")
                    && (index == 0 || words >= 2)
                    && index < TOP
                    && words <= 5
                    && comes_again(&lower, index),
                addresses_reader: !has_quote && cues.of(Role::Ad) >= 1.0,
                has_mail: content.contains('@') && words < 25,
                is_name_like: is_name_like(content),
            }
        })
        .collect();
    // A transcript speaks to its listeners all the time.
    let speech = features.iter().filter(|line| line.addresses_reader).count();
    if speech > 3.max(lines.len() / 8) {
        features.iter_mut().for_each(|line| line.addresses_reader = false);
    }
    features
}

/// Lines at the top of a page, among which its outlet's name stands.
const TOP: usize = 2;

/// Whether a line's words come again in a later line.
fn comes_again(lower: &[String], index: usize) -> bool {
    let name = lower[index].trim_matches(|char: char| !char.is_alphanumeric());
    name.chars().count() >= 4
        && lower[index + 1..].iter().any(|line| {
            let brief = line.len() < 120 && line.len() > name.len();
            brief && line.contains(name) && cues::score(line).of(Role::Byline) == 0.0
        })
}

/// Words of a line; of Chinese, half the characters.
fn words(line: &str) -> usize {
    let ideographs = line.chars().filter(|char| is_han(*char)).count();
    let spaced = line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    if ideographs > 0 { spaced.saturating_sub(1) + ideographs.div_ceil(2) } else { spaced }
}

/// Whether a line ends as a sentence does, closing marks left aside.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', ')', '）', ' ', '\u{a0}']);
    line.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；'])
}

/// A line without an address behind it.
fn outlet_part(line: &str) -> &str {
    line.find("http").map_or(line, |at| &line[..at]).trim_matches([' ', '|', '—', '-', '\u{a0}'])
}

/// Whether a line is one text twice.
fn is_doubled(line: &str) -> bool {
    if line.len() > 1000 {
        return false;
    }
    let middle = line.len() / 2;
    (middle.saturating_sub(2)..=middle + 2).any(|at| {
        line.is_char_boundary(at) && at > 15 && {
            let (first, second) = (line[..at].trim(), line[at..].trim());
            first == second
        }
    })
}

/// The parts of a line between bars, or between wide blanks.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    const BARS: [char; 10] = ['|', '｜', '•', '·', '›', '»', '>', '/', '／', '\t'];
    let ideographs = line.chars().filter(|char| is_han(*char)).count() * 2 > line.chars().count();
    line.split(BARS)
        .flat_map(|part| part.split("  "))
        .flat_map(move |part| part.split(if ideographs { ' ' } else { '\n' }))
        .flat_map(move |part| part.split(if ideographs { '\u{3000}' } else { '\n' }))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether a line is a menu: four parts or more, all short, and few numbers among them.
fn is_menu(line: &str) -> bool {
    let short = |part: &str| words(part) <= 4 && !ends_sentence(part);
    parts(line).nth(3).is_some() && parts(line).all(short) && !is_row(line)
}

/// Whether a line is the row of a table: between bars, or half of it numbers.
fn is_row(line: &str) -> bool {
    let (mut count, mut numbers) = (0, 0);
    for part in parts(line) {
        count += 1;
        numbers += usize::from(
            part.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '+' | '-' | '−')),
        );
    }
    line.starts_with('|') || (count >= 3 && numbers * 2 >= count)
}

/// Whether a line is two to four capitalised words.
fn is_name_like(line: &str) -> bool {
    let mut count = 0;
    let all = line.split_whitespace().all(|word| {
        count += 1;
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|char| char.is_alphabetic() || matches!(char, '.' | '-' | '’' | '\''))
            && !word.chars().skip(1).all(char::is_uppercase)
    });
    all && (2..=4).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_of_a_line() {
        assert_eq!(words("Two words — here"), 3);
        assert_eq!(words("中俄双方签署协议"), 4);
        assert!(ends_sentence("He said: “No.”") && !ends_sentence("Deal signed"));
        assert!(is_doubled("What will they do now? What will they do now?") && !is_doubled("no no"));
        assert!(is_name_like("Anna B. Orlova") && !is_name_like("World news") && !is_name_like("Reuters"));
        assert!(is_menu("Home | World | Business | Opinion") && is_menu("News   Roads   People   Archive"));
        assert!(
            is_menu("新闻 观点 财经 生活")
                && !is_menu("Wheat | 0.2 | 0.6 | 1.5")
                && is_row("Wheat | 0.2 | 0.6 | 1.5")
        );
        assert_eq!(outlet_part("Harbour Courierhttps://courier.example/"), "Harbour Courier");
    }
}
