//! Text to tokens, by the class of its characters.

use std::sync::LazyLock;

use crate::letters::{CharTable, small_letters, traits};
use crate::{Case, Span, Token, TokenKind};

/// What a character is to the tokeniser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Letter,
    Digit,
    Ideograph,
    Punctuation,
    Symbol,
}

/// Appends the tokens of `text[span]` to `tokens`.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let end = span.end as usize;
    let mut at = span.start as usize;
    while at < end {
        let (class, width) = classify(text, at);
        let token = match class {
            Class::Blank => {
                at += width;
                continue;
            }
            Class::Letter => word(text, at, end),
            Class::Digit => (alphanumeric(text, at, end), TokenKind::Number),
            Class::Ideograph => (at + width, TokenKind::Ideograph),
            Class::Punctuation => {
                let clitic = clitic(text, at, end, tokens);
                clitic.map_or_else(
                    || (punctuation(text, at, width, end), TokenKind::Punctuation),
                    |stop| (stop, TokenKind::Word),
                )
            }
            Class::Symbol => (at + width, TokenKind::Symbol),
        };
        let stop = token.0.min(end);
        let case = match token.1 {
            TokenKind::Ideograph | TokenKind::Punctuation => Case::None,
            _ => case(&text[at..stop]),
        };
        tokens.push(Token { span: Span::new(at, stop), kind: token.1, case });
        at = stop;
    }
}

/// The class of the character at byte `at`, and its width.
#[inline]
fn classify(text: &str, at: usize) -> (Class, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (ASCII[usize::from(byte)], 1);
    }
    // U+0400 to U+047F.
    if matches!(byte, 0xD0 | 0xD1) {
        return (Class::Letter, 2);
    }
    let Some(char) = text[at..].chars().next() else { return (Class::Blank, 1) };
    (CLASSES.get(char), char.len_utf8())
}

/// The classes of ASCII.
const ASCII: [Class; 128] = {
    let mut classes = [Class::Blank; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' => Class::Symbol,
            b'!'..=b'/' | b':'..=b'@' | b'['..=b'_' | b'{' | b'}' => Class::Punctuation,
            _ => Class::Blank,
        };
        byte += 1;
    }
    classes
};

/// The classes of other characters.
static CLASSES: LazyLock<CharTable<Class>> = LazyLock::new(|| CharTable::new(class));

fn class(char: char) -> Class {
    match char {
        '\u{3005}' | '\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' // kana and Han
        | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' // Thai, Lao, Burmese, Khmer
            => Class::Ideograph,
        '\u{300}'..='\u{36f}' => Class::Letter,
        '\u{ab}' | '\u{bb}' | '\u{b7}' | '\u{bf}' | '\u{a1}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
            => Class::Punctuation,
        _ if char.is_whitespace() || char.is_control() || ('\u{200b}'..='\u{200f}').contains(&char) => Class::Blank,
        _ if char.is_numeric() => Class::Digit,
        _ if char.is_alphabetic() => Class::Letter,
        _ => Class::Symbol,
    }
}

/// The class at `at`, or none past the end.
fn class_at(text: &str, at: usize, end: usize) -> Option<Class> {
    (at < end).then(|| classify(text, at).0)
}

/// The end of a run of letters and digits, with marks inside numbers (`1,200.5`, `10:30`).
fn alphanumeric(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    let mut digit = false;
    loop {
        let letters = common_letters(&text.as_bytes()[at..end]);
        digit &= letters == 0;
        at += letters;
        if at >= end {
            break;
        }
        let (class, width) = classify(text, at);
        match class {
            Class::Letter => digit = false,
            Class::Digit => digit = true,
            _ if digit
                && matches!(text.as_bytes()[at], b'.' | b',' | b':')
                && class_at(text, at + width, end) == Some(Class::Digit) => {}
            _ => break,
        }
        at += width;
    }
    at
}

/// The bytes of the English and Cyrillic letters at the start of a text, told by their first bytes.
fn common_letters(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += match byte {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            0xD0 | 0xD1 => 2,
            _ => break,
        };
    }
    at
}

/// A word, an abbreviation with dots (`U.S.`), or an address.
fn word(text: &str, start: usize, end: usize) -> (usize, TokenKind) {
    if is_address(&text[start..end]) {
        let stop = text[start..end].find(char::is_whitespace).map_or(end, |length| start + length);
        return (stop, TokenKind::Symbol);
    }
    let mut at = alphanumeric(text, start, end);
    // Most words end where neither a dot nor an apostrophe stands.
    if at >= end || !matches!(text.as_bytes()[at], b'.' | b'\'' | 0xE2) {
        return (at, TokenKind::Word);
    }
    if let Some(stop) = dotted(text, start, at, end) {
        return (stop, TokenKind::Word);
    }
    while let Some(width) = inner_apostrophe(text, at, end) {
        at = alphanumeric(text, at + width, end);
    }
    (at, TokenKind::Word)
}

/// Whether this begins a web address.
fn is_address(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'h' | b'w'))
        && ["http://", "https://", "www."].iter().any(|start| text.starts_with(start))
}

/// The end of `U.S.` or `a.m.`: single letters, each followed by a dot, two or more.
fn dotted(text: &str, start: usize, first: usize, end: usize) -> Option<usize> {
    let single = |from: usize, to: usize| text[from..to].chars().nth(1).is_none();
    let mut stop = None;
    let (mut from, mut to) = (start, first);
    while single(from, to) && text.as_bytes().get(to) == Some(&b'.') && to < end {
        if from != start {
            stop = Some(to + 1);
        }
        from = to + 1;
        if class_at(text, from, end) != Some(Class::Letter) {
            break;
        }
        to = alphanumeric(text, from, end);
    }
    stop
}

/// The width of an apostrophe inside a word (`O'Brien`, `п’ять`), unless it begins the English clitic `'s`.
fn inner_apostrophe(text: &str, at: usize, end: usize) -> Option<usize> {
    let width = apostrophe(text, at, end)?;
    let after = at + width;
    (class_at(text, after, end) == Some(Class::Letter) && clitic_end(text, after, end).is_none())
        .then_some(width)
}

/// The width of an apostrophe at `at`.
fn apostrophe(text: &str, at: usize, end: usize) -> Option<usize> {
    match text.as_bytes().get(at..end)? {
        [b'\'', ..] => Some(1),
        // `’`.
        [0xE2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

/// The end of `s` where it stands alone at `at`.
fn clitic_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let stop = at + 1;
    (matches!(text.as_bytes()[at], b's' | b'S')
        && !matches!(class_at(text, stop, end), Some(Class::Letter | Class::Digit)))
    .then_some(stop)
}

/// The end of `'s` directly after a word.
fn clitic(text: &str, at: usize, end: usize, tokens: &[Token]) -> Option<usize> {
    let width = apostrophe(text, at, end)?;
    let last = tokens.last()?;
    (last.span.end as usize == at && last.kind != TokenKind::Punctuation && at + width < end)
        .then(|| clitic_end(text, at + width, end))?
}

/// The end of a mark; equal marks in a row (`...`, `——`) are one token.
fn punctuation(text: &str, start: usize, width: usize, end: usize) -> usize {
    let mark = &text.as_bytes()[start..start + width];
    let repeats =
        matches!(mark, b"." | b"-" | b"!" | b"?") || matches!(&text[start..start + width], "…" | "—");
    let mut at = start + width;
    while repeats && at < end && text.as_bytes()[at..].starts_with(mark) {
        at += width;
    }
    at
}

/// How the letters of a token are written.
fn case(token: &str) -> Case {
    let (mut letters, mut upper, mut first_upper) = (0, 0, false);
    let mut rest = token;
    loop {
        let (bytes, small) = small_letters(rest);
        letters += small;
        let mut chars = rest[bytes..].chars();
        let Some(char) = chars.next() else { break };
        let traits = traits(char);
        first_upper |= traits.is_uppercase() && rest.len() == token.len() && bytes == 0;
        upper += usize::from(traits.is_uppercase());
        letters += usize::from(traits.is_uppercase() | traits.is_lowercase());
        rest = chars.as_str();
    }
    match (letters, upper) {
        (0, _) => Case::None,
        (_, 0) => Case::Lower,
        (1, 1) => Case::Title,
        _ if letters == upper => Case::Upper,
        (_, 1) if first_upper => Case::Title,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn splits() {
        assert_eq!(
            tokens("China's U.S.-made Su-35, 1,200.5 tons; O'Brien’s 5%..."),
            [
                "China", "'s", "U.S.", "-", "made", "Su", "-", "35", ",", "1,200.5", "tons", ";", "O'Brien",
                "’s", "5", "%", "..."
            ]
        );
        assert_eq!(tokens("中俄2024年"), ["中", "俄", "2024", "年"]);
        assert_eq!(tokens("см. https://a.example/b?c=d да"), ["см", ".", "https://a.example/b?c=d", "да"]);
        assert_eq!(
            tokens("J. Doe at 9 a.m. or 10:30."),
            ["J", ".", "Doe", "at", "9", "a.m.", "or", "10:30", "."]
        );
    }

    #[test]
    fn cases() {
        assert_eq!(
            ["word", "Word", "W", "WORD", "McCoy", "12", "Đà"].map(case),
            [Case::Lower, Case::Title, Case::Title, Case::Upper, Case::Mixed, Case::None, Case::Title]
        );
    }
}
