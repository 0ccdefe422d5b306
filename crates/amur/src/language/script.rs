//! Which script a text is in.

use unicode_normalization::char::is_combining_mark;
pub(super) use unicode_script::Script;
use unicode_script::UnicodeScript;

use crate::letters::{find_byte, small};
use crate::script::is_cyrillic;

/// What one character is to detection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter, folded to lower case, of a script; kana count as Chinese characters.
    Letter(Script, char),
    /// A mark on the letter before it.
    Mark,
    /// Anything between words.
    Other,
}

/// What a character is.
#[inline]
pub(super) fn kind(char: char) -> Kind {
    if char.is_ascii() {
        let letter = char.to_ascii_lowercase();
        return if letter.is_ascii_lowercase() { Kind::Letter(Script::Latin, letter) } else { Kind::Other };
    }
    // What most texts are made of, without a search in the tables of Unicode.
    if let Some(letter) = small(char) {
        return Kind::Letter(if is_cyrillic(char) { Script::Cyrillic } else { Script::Latin }, letter);
    }
    match char {
        '\u{4e00}'..='\u{9fff}' => Kind::Letter(Script::Han, char),
        '\u{ac00}'..='\u{d7a3}' => Kind::Letter(Script::Hangul, char),
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3011}' | '\u{ff0c}' => {
            Kind::Other
        }
        _ if is_combining_mark(char) => Kind::Mark,
        _ if !char.is_alphabetic() => Kind::Other,
        _ => match char.script() {
            Script::Common | Script::Inherited | Script::Unknown => Kind::Other,
            Script::Hiragana | Script::Katakana | Script::Bopomofo => Kind::Letter(Script::Han, char),
            script => Kind::Letter(script, char.to_lowercase().next().unwrap_or(char)),
        },
    }
}

/// How many letters of an alphabet one character of a script is worth.
fn weight(script: Script) -> usize {
    match script {
        Script::Han => 3,
        Script::Hangul => 2,
        _ => 1,
    }
}

/// The script that most of a text is in, and how many of its letters there are.
pub(super) fn main_script(text: &str) -> Option<(Script, usize)> {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        return (letters > 0).then_some((Script::Latin, letters));
    }
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut add = |script: Script, letters: usize| match counts.iter_mut().find(|(known, _)| *known == script)
    {
        Some((_, count)) => *count += letters,
        None => counts.push((script, letters)),
    };
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        if char.is_ascii() {
            let end = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            let letters = rest.as_bytes()[..end].iter().filter(|byte| byte.is_ascii_alphabetic()).count();
            if letters > 0 {
                add(Script::Latin, letters);
            }
            rest = &rest[end..];
        } else {
            if let Kind::Letter(script, _) = kind(char) {
                add(script, 1);
            }
            rest = &rest[char.len_utf8()..];
        }
    }
    // The first of equals: `max_by_key` would take the last.
    counts.into_iter().rev().max_by_key(|(script, count)| count * weight(*script))
}

/// Whether letters of a text carry marks of their own instead of being composed.
pub(super) fn has_marks(text: &str) -> bool {
    // They begin with one of two bytes.
    find_byte(text, 0, |byte| matches!(byte, 0xcc | 0xcd)).is_some()
        && text.chars().any(|char| matches!(char, '\u{300}'..='\u{36f}'))
}

/// Whether a character is one of those that only Japanese is written in.
pub(super) fn is_kana(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{ff66}'..='\u{ff9d}')
}
