//! What can be seen of a line without knowing its neighbours.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::entity::{has_name, opens_chinese_name};
use crate::script::is_han;

use super::attributes::*;
use super::cues::{self, Folded, cue, prose_cue};
use super::dates;
use super::lines::Line;

/// What can be seen of a line.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Attributes of the line alone.
    pub(super) own: Attributes,
    /// Words, of a long line some; of Chinese, half the characters.
    pub(super) words: usize,
    /// It ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// It begins with a small letter, so that it may go on from the line above.
    pub(super) starts_lower: bool,
}

/// Words of a line that reads like a paragraph, if it ends as a sentence does; and if it does not.
const PARAGRAPH: (usize, usize) = (10, 25);
/// Bytes of a line that are looked at from its start, and from its end: a paragraph shows itself long before.
const HEAD: usize = 600;
const TAIL: usize = 160;

impl Shape {
    /// Whether the line reads like a paragraph.
    pub(super) fn is_prose(&self) -> bool {
        self.own.has(PROSE)
    }

    /// Whether its words alone say that it is furniture.
    pub(super) fn is_furniture(&self) -> bool {
        let has = |class, place| self.own.has(cue(class, place)) || self.own.has(prose_cue(class, place));
        let whole = [cues::RELATED, cues::BOILERPLATE, cues::AD, cues::SECTION, cues::DATE];
        let start = [cues::AD, cues::RELATED, cues::BOILERPLATE];
        whole.iter().any(|&class| self.own.has(cue(class, cues::WHOLE)))
            || start.iter().any(|&class| has(class, cues::START))
            || self.own.has(cue(cues::BYLINE, cues::START))
            || has(cues::CAPTION, cues::END)
            || has(cues::BOILERPLATE, cues::ANY)
            || (self.own.has(READER_MORE) && !self.own.has(QUOTE))
            || self.own.has(MENU)
            || self.own.has(MENU_SOME)
            || self.own.has(MENU_WORDS)
            || self.own.has(DATE_LINE)
    }

    /// Whether it is the label of a list of other stories.
    pub(super) fn is_label(&self) -> bool {
        self.own.has(cue(cues::RELATED, cues::WHOLE))
    }

    /// Whether readers' comments follow it.
    pub(super) fn opens_comments(&self) -> bool {
        self.own.has(cue(cues::COMMENTS, cues::WHOLE)) || self.own.has(cue(cues::COMMENTS, cues::START))
    }

    /// Whether it is one of the lines that stand after articles.
    pub(super) fn is_marker(&self) -> bool {
        self.is_label() || self.opens_comments() || self.own.has(cue(cues::BOILERPLATE, cues::WHOLE))
    }

    /// Which of [`SHAPE_NAMES`] it has.
    pub(super) fn rough(&self) -> usize {
        match self.words {
            _ if self.own.has(ITEM) => 7,
            _ if self.is_prose() => 5 + usize::from(self.words >= 40),
            _ if self.ends_sentence && self.words >= 3 => 4,
            0..=2 => 0,
            3..=5 => 1,
            6..=11 => 2,
            _ => 3,
        }
    }
}

/// Looks at a line; `folded` is a buffer, `day_first` how dates with slashes are read.
pub(super) fn shape(
    content: &str,
    line: &Line,
    day_first: bool,
    is_outlet: &dyn Fn(&str) -> bool,
    folded: &mut Folded,
) -> Shape {
    let (head, tail) = ends(content);
    let words = words(head);
    let ends_sentence = ends_sentence(content);
    let first = content.chars().next().unwrap_or(' ');
    let mut own = Attributes::default();
    let mut set = |attribute: usize, holds: bool| {
        if holds {
            own.insert(attribute);
        }
    };
    set(length(words), true);
    set(PROSE, words >= PARAGRAPH.1 || (words >= PARAGRAPH.0 && ends_sentence));
    last_sign(content, &mut set);
    first_sign(content, first, &mut set);
    set(QUOTE, content.contains(['“', '”', '"', '«', '「']));
    let item = line.is_item || content.starts_with(['-', '–', '—', '•', '*', '·', '▪', '●', '◦']);
    let row = words < 60 && is_row(content);
    set(ITEM, item);
    set(ROW, row);
    set(HEADING_1, line.heading == 1);
    set(HEADING_2, line.heading > 1);
    set(PART_FIRST, line.part == 1);
    set(PART_LATER, line.part > 1);
    set(MONEY, head.contains(['$', '€', '£', '¥', '₽', '%']));
    set(PRICE, has_price(head));
    set(REFERENCE, is_reference(head));
    set(SHOUTS, head.contains(['!', '！']));
    set(DOUBLED, content.len() < 1000 && is_doubled(content));
    set(DATELINE, is_dateline(head));
    set(RESIDUE, has_residue(head));
    if words < PARAGRAPH.1 {
        short(content, words, is_outlet, &mut set);
        let date = dates::find(content, day_first);
        set(DATE, date.is_some());
        set(DATE_LINE, date.is_some_and(|date| is_date_line(content, words, date.start..date.end)));
    }
    let prose = own.has(PROSE);
    let attribute = if prose { prose_cue } else { cue };
    for text in [head, tail].into_iter().filter(|text| !text.is_empty()) {
        folded.set(text);
        cues::mark(folded, &mut own, attribute);
    }
    Shape { own, words, ends_sentence, starts_lower: first.is_lowercase() }
}

/// The start of a line, and its end where that lies beyond.
fn ends(content: &str) -> (&str, &str) {
    if content.len() <= HEAD + TAIL {
        return (content, "");
    }
    let head = boundary(content, HEAD);
    (&content[..head], &content[boundary(content, content.len() - TAIL)..])
}

/// The last boundary of characters up to a byte.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Which attribute tells this number of words.
fn length(words: usize) -> usize {
    match words {
        0 | 1 => WORDS_1,
        2 => WORDS_2,
        3 | 4 => WORDS_4,
        5..=7 => WORDS_7,
        8..=11 => WORDS_11,
        12..=17 => WORDS_17,
        18..=29 => WORDS_29,
        30..=59 => WORDS_59,
        _ => WORDS_MORE,
    }
}

/// What its last signs tell.
fn last_sign(content: &str, set: &mut impl FnMut(usize, bool)) {
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
fn first_sign(content: &str, first: char, set: &mut impl FnMut(usize, bool)) {
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
        upper += usize::from(char.is_uppercase());
        lower += usize::from(char.is_lowercase());
        han |= is_han(char);
    }
    set(CAPITALS, upper > 3 && upper > 4 * lower);
    set(IDEOGRAPHS, han);
    let mut letters =
        content.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()));
    set(TITLE_CASE, lower > 0 && !han && letters.clone().nth(1).is_some() && letters.all(char::is_uppercase));
}

/// What only short lines can be.
fn short(content: &str, words: usize, is_outlet: &dyn Fn(&str) -> bool, set: &mut impl FnMut(usize, bool)) {
    let letters = content.chars().filter(|char| char.is_alphabetic()).count();
    let digits = content.bytes().filter(u8::is_ascii_digit).count();
    set(MENU, is_menu(content));
    set(NAME, is_name_like(content));
    set(MAIL, content.contains('@') && content.contains('.'));
    set(URL, content.contains("://") || content.contains("www."));
    set(HANDLE, content.split_whitespace().any(|word| word.len() > 2 && word.starts_with('@')));
    set(HASHTAG, content.contains('#'));
    set(CLOCK, has_clock(content));
    set(COUNTER, digits > 0 && letters <= 12);
    set(BARS, content.contains(['|', '｜', '•', '·', '›', '→']));
    set(GLUED, is_glued(content));
    set(OUTLET, words <= 8 && is_outlet(outlet_part(content)));
    set(CREDIT, content.strip_prefix("From ").is_some_and(is_outlet));
    let colon = content.find([':', '：']).map(|at| &content[..at]);
    set(
        LABEL,
        colon.is_some_and(|label| !label.is_empty() && label.len() < 40 && label.split(' ').count() <= 3),
    );
    set(NO_LETTERS, letters == 0);
    set(NUMBERS, digits >= 2 && digits >= letters);
    set(CLOCK_LINE, content.len() <= 14 && letters <= 4 && has_clock(content));
    set(FRACTION, is_fraction(content));
    set(PHONE, has_phone(content));
    set(PERSON, is_person(content));
}

/// The line is a date and hardly anything else.
fn is_date_line(content: &str, words: usize, date: std::ops::Range<usize>) -> bool {
    let rest = words.saturating_sub(self::words(&content[date.clone()]));
    let parted = content.contains(['|', '·', '｜']) || content.contains("  ");
    let most = if parted { 8 } else { 4 };
    rest <= most && !(ends_sentence(content) && !(date.start == 0 && words <= 8))
}

/// Place, date and agency, as news begins: `MOSCOW, May 24 (Agency) —`.
fn is_dateline(head: &str) -> bool {
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
fn has_residue(head: &str) -> bool {
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

/// Signs and words of money.
static MONEY_SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let signs = ["$", "€", "£", "¥", "₽", "₫", " руб", " р.", " тенге", "元", " đồng", " VND"];
    AhoCorasick::new(signs).ok()
});

/// A price: a number beside a sign or word of money.
fn has_price(head: &str) -> bool {
    let Some(signs) = MONEY_SIGNS.as_ref() else { return false };
    let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    signs.find_iter(head).any(|sign| {
        digit(head[..sign.start()].trim_end().chars().next_back())
            || digit(head[sign.end()..].trim_start().chars().next())
    })
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
fn is_reference(head: &str) -> bool {
    dates::has_year(head) && REFERENCE_MARKS.as_ref().is_some_and(|marks| marks.is_match(head))
}

/// A person's name and nothing else, by lists of names.
fn is_person(content: &str) -> bool {
    let bare = content.trim_matches(|char: char| !char.is_alphabetic());
    if bare.chars().all(is_han) {
        return (2..=3).contains(&bare.chars().count()) && opens_chinese_name(bare);
    }
    let count = bare.split(' ').count();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&count)
        && bare.split(' ').all(capital)
        && !bare.contains(|char: char| char.is_ascii_digit() || ",:|/".contains(char))
        && has_name(bare)
}

/// Words run together where two elements met: `FacebookTwitter`.
fn is_glued(content: &str) -> bool {
    let mut before = ' ';
    content.chars().any(|char| {
        let glued = (before.is_lowercase() && char.is_uppercase())
            || (matches!(before, '.' | '!' | '?' | ')') && char.is_uppercase() && char.is_alphabetic());
        before = char;
        glued
    })
}

/// Words of a line; of Chinese, half the characters.
pub(super) fn words(line: &str) -> usize {
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

/// Whether a line is the row of a table: between bars or tabs, or half of it numbers.
fn is_row(line: &str) -> bool {
    let (mut count, mut numbers) = (0, 0);
    for part in parts(line) {
        count += 1;
        numbers += usize::from(
            part.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '+' | '-' | '−')),
        );
    }
    line.starts_with('|') || line.matches('\t').count() >= 2 || (count >= 3 && numbers * 2 >= count)
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
        assert!(is_menu("新闻 观点 财经 生活"));
        assert!(!is_menu("Wheat | 0.2 | 0.6 | 1.5") && is_row("Wheat | 0.2 | 0.6 | 1.5"));
        assert_eq!(outlet_part("Harbour Courierhttps://courier.example/"), "Harbour Courier");
        assert!(is_glued("FacebookTwitter") && !is_glued("United Nations"));
        assert!(
            is_dateline("MOSCOW, May 24 (Agency) — Trade grew.")
                && !is_dateline("The deal — a big one — was signed.")
        );
        assert!(has_clock("10:05") && !has_clock("Note: 5"));
    }
}
