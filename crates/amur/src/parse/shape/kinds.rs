//! What signs and words make of a line: a clock, a price, a person's name.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::entity::{has_name, opens_chinese_name};
use crate::letters::traits;
use crate::script::is_han;

use super::super::attributes::*;
use super::super::dates;
use super::boundary;
use super::parts::is_menu;
use super::signs::Signs;

/// What its last signs tell.
pub(super) fn last_sign(content: &str, set: &mut impl FnMut(usize, bool)) {
    let bare = content.trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', ' ']);
    let last = bare.chars().next_back().unwrap_or(' ');
    set(END_STOP, matches!(last, '.' | '!' | '。' | '！' | '?' | '？') && !bare.ends_with("..."));
    set(END_ASKS, matches!(last, '?' | '？'));
    set(END_COLON, matches!(last, ':' | '：'));
    set(END_ELLIPSIS, last == '…' || bare.ends_with("..."));
    set(END_COMMA, matches!(last, ',' | '，' | ';' | '；' | '、'));
    set(END_BRACKET, matches!(last, ')' | '）' | ']' | '】'));
    set(END_ARROW, matches!(content.chars().next_back(), Some('>' | '»' | '→' | '›' | '▼' | '↓')));
    set(END_DIGIT, last.is_ascii_digit());
}

/// What its first signs and the case of its letters tell.
pub(super) fn first_sign(content: &str, first: char, set: &mut impl FnMut(usize, bool)) {
    set(START_LOWER, first.is_lowercase());
    set(START_DIGIT, first.is_ascii_digit());
    set(START_BULLET, matches!(first, '•' | '*' | '·' | '▪' | '●' | '◦' | '-' | '–' | '—'));
    set(START_QUOTE, matches!(first, '“' | '"' | '«' | '「' | '‘'));
    set(START_BRACKET, matches!(first, '(' | '（' | '[' | '【' | '〔'));
    set(
        START_SYMBOL,
        !first.is_alphanumeric() && !matches!(first, '“' | '"' | '«' | '「' | '(' | '（' | '['),
    );
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let behind = content[digits..].chars().next();
    set(START_NUMBERED, (1..=2).contains(&digits) && matches!(behind, Some('.' | ')' | ' ' | '、')));
    let (mut upper, mut lower, mut han) = (0, 0, false);
    for char in content.chars().take(80) {
        let traits = traits(char);
        upper += usize::from(traits.is_uppercase());
        lower += usize::from(traits.is_lowercase());
        han |= is_han(char);
    }
    set(CAPITALS, upper > 3 && upper > 4 * lower);
    set(IDEOGRAPHS, han);
    let mut letters =
        content.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()));
    set(TITLE_CASE, lower > 0 && !han && letters.clone().all(char::is_uppercase) && letters.nth(1).is_some());
}

/// What only short lines can be.
pub(super) fn short(
    content: &str,
    signs: &Signs,
    words: usize,
    is_outlet: &dyn Fn(&str) -> bool,
    set: &mut impl FnMut(usize, bool),
) {
    let Signs { letters, digits, .. } = *signs;
    let has_colon = signs.has(Signs::COLON);
    let is_address = || (has_colon && content.contains("://")) || content.contains("www.");
    let is_clock = has_colon && digits > 1 && has_clock(content);
    set(MENU, signs.may_have_parts() && is_menu(content));
    set(NAME, is_name_like(content));
    set(MAIL, signs.has(Signs::AT) && content.contains('.'));
    set(URL, signs.has(Signs::DOT | Signs::COLON) && is_address());
    let is_handle = |word: &str| word.len() > 2 && word.starts_with('@');
    set(HANDLE, signs.has(Signs::AT) && content.split_whitespace().any(is_handle));
    set(HASHTAG, signs.has(Signs::HASH));
    set(CLOCK, is_clock);
    set(COUNTER, digits > 0 && letters <= 12);
    set(BARS, signs.has(Signs::BETWEEN));
    set(GLUED, signs.has(Signs::GLUED));
    set(OUTLET, words <= 8 && is_outlet(outlet_part(content)));
    set(CREDIT, content.strip_prefix("From ").is_some_and(is_outlet));
    let colon = has_colon.then(|| content.find([':', '：'])).flatten().map(|at| &content[..at]);
    set(
        LABEL,
        colon.is_some_and(|label| !label.is_empty() && label.len() < 40 && label.split(' ').count() <= 3),
    );
    set(NO_LETTERS, letters == 0);
    set(NUMBERS, digits >= 2 && digits >= letters);
    set(CLOCK_LINE, is_clock && content.len() <= 14 && letters <= 4);
    set(FRACTION, content.len() <= 12 && digits > 1 && is_fraction(content));
    set(PHONE, digits >= 7 && has_phone(content));
    set(PERSON, is_person(content));
}

/// The line is a date and hardly anything else.
pub(super) fn is_date_line(content: &str, words: usize, date: std::ops::Range<usize>) -> bool {
    let rest = words.saturating_sub(Signs::of(&content[date.clone()]).words());
    let parted = content.contains(['|', '·', '｜']) || content.contains("  ");
    let most = if parted { 8 } else { 4 };
    rest <= most && !(ends_sentence(content) && !(date.start == 0 && words <= 8))
}

/// Place, date and agency, as news begins: `MOSCOW, May 24 (Agency) —`.
pub(super) fn is_dateline(head: &str) -> bool {
    let opening = &head[..boundary(head, 100)];
    let dash = [" -- ", " — ", " – ", " - ", "--", "电", "電", ". /"]
        .iter()
        .filter_map(|mark| opening.find(mark))
        .min();
    let Some(place) = dash.map(|at| &opening[..at]) else {
        return head.ends_with(['—', '–']) && head.len() < 80;
    };
    let capitals = place.chars().take_while(|char| char.is_uppercase() || matches!(char, ' ' | '-')).count();
    let agency = ["社", "网", "網", "(", "（", "/"].iter().any(|mark| place.contains(mark));
    !place.is_empty() && (capitals >= 4 || (agency && place.bytes().any(|byte| byte.is_ascii_digit())))
}

/// What is left of the source of a page: attributes of pictures, file names, link brackets.
pub(super) fn has_residue(head: &str) -> bool {
    ["alt=", "src=", "![", "](", ".jpg", ".png", ".jpeg", ".webp", "<img", "</", "/>", "img_"]
        .iter()
        .any(|mark| head.contains(mark))
}

/// A time of day.
fn has_clock(content: &str) -> bool {
    let bytes = content.as_bytes();
    bytes.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit())
}

/// One of so many: `3 / 9`, `3 of 9`.
fn is_fraction(content: &str) -> bool {
    let number =
        |part: &str| !part.trim().is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
    [" of ", "/", "／"]
        .iter()
        .filter_map(|mark| content.split_once(mark))
        .any(|(one, all)| content.len() <= 12 && number(one) && number(all))
}

/// A number of a telephone: seven digits or more, blanks, dashes and brackets between them, that no year begins.
fn has_phone(content: &str) -> bool {
    let part = |char: char| char.is_ascii_digit() || matches!(char, ' ' | '-' | '(' | ')' | '+' | '.');
    content.split(|char| !part(char)).any(|run| {
        let run = run.trim_matches([' ', '.', '-', '(']);
        run.bytes().filter(u8::is_ascii_digit).count() >= 7 && !dates::has_year(run)
    })
}

/// Signs and words of money; a word has a space before it.
const MONEY_SIGNS: [char; 7] = ['$', '€', '£', '¥', '₽', '₫', '元'];
const MONEY_WORDS: [&str; 5] = ["руб", "р.", "тенге", "đồng", "VND"];

/// A price: a number beside a sign or word of money.
pub(super) fn has_price(head: &str) -> bool {
    let after = |digit: usize| {
        let bare = head[digit + 1..].trim_start();
        let has_word = || MONEY_WORDS.iter().any(|word| bare.starts_with(word));
        bare.starts_with(MONEY_SIGNS) || (head[..head.len() - bare.len()].ends_with(' ') && has_word())
    };
    let before = |digit: usize| {
        let bare = head[..digit].trim_end();
        let has_word =
            || MONEY_WORDS.iter().any(|word| bare.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
        bare.ends_with(MONEY_SIGNS) || has_word()
    };
    let is_digit = |at: usize| head.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    (0..head.len())
        .filter(|&at| is_digit(at))
        .any(|at| (!is_digit(at + 1) && after(at)) || (!(at > 0 && is_digit(at - 1)) && before(at)))
}

/// What stands in references to books and papers.
static REFERENCE_MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::new([
        " p. ",
        " pp. ",
        "Vol. ",
        "vol. ",
        "ISBN",
        "ISSN",
        "doi",
        "DOI",
        " С. ",
        " с. ",
        "— М.",
        "NXB ",
        "期，第",
        "出版社",
    ])
    .ok()
});

/// A reference to a book or paper: a year, and a page, volume or publisher.
pub(super) fn is_reference(head: &str) -> bool {
    dates::has_year(head) && REFERENCE_MARKS.as_ref().is_some_and(|marks| marks.is_match(head))
}

/// A person's name and nothing else, by lists of names.
fn is_person(content: &str) -> bool {
    let bare = content.trim_matches(|char: char| !char.is_alphabetic());
    if bare.chars().all(is_han) {
        return (2..=3).contains(&bare.chars().count()) && opens_chinese_name(bare);
    }
    let count = bare.split(' ').take(5).count();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&count)
        && bare.split(' ').all(capital)
        && !bare.contains(|char: char| char.is_ascii_digit() || ",:|/".contains(char))
        && has_name(bare)
}

/// Whether a line ends as a sentence does, closing marks left aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', ')', '）', ' ', '\u{a0}']);
    line.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；'])
}

/// A line without an address behind it.
fn outlet_part(line: &str) -> &str {
    line.find("http").map_or(line, |at| &line[..at]).trim_matches([' ', '|', '—', '-', '\u{a0}'])
}

/// Whether a line is one text twice.
pub(super) fn is_doubled(line: &str) -> bool {
    let middle = line.len() / 2;
    (middle.saturating_sub(2)..=middle + 2).any(|at| {
        line.is_char_boundary(at) && at > 15 && {
            let (first, second) = (line[..at].trim(), line[at..].trim());
            first == second
        }
    })
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
    fn kinds_of_lines() {
        assert!(ends_sentence("He said: “No.”") && !ends_sentence("Deal signed"));
        assert!(is_doubled("What will they do now? What will they do now?") && !is_doubled("no no"));
        assert!(is_name_like("Anna B. Orlova") && !is_name_like("World news") && !is_name_like("Reuters"));
        assert_eq!(outlet_part("Harbour Courierhttps://courier.example/"), "Harbour Courier");
        assert!(
            is_dateline("MOSCOW, May 24 (Agency) — Trade grew.")
                && !is_dateline("The deal — a big one — was signed.")
        );
        assert!(has_clock("10:05") && !has_clock("Note: 5"));
    }

    #[test]
    fn prices() {
        for line in ["Only $ 5 a month", "за 300 руб.", "5元", "от тенге 40 в день", "20.000 đồng"]
        {
            assert!(has_price(line), "{line}");
        }
        for line in ["5 of 9", "2руб", "$ and 5", "USD 5"] {
            assert!(!has_price(line), "{line}");
        }
    }
}
