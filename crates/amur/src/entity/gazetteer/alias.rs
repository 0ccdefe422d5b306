//! One way of writing a name: what to look for in a text, and how to tell the whole name there.

use std::borrow::Cow;

use crate::entity::names::INTERPUNCTS;
use crate::script::{is_cyrillic, is_han};
use crate::{EntityType, Lang};

use super::Target;
use super::guard::Guard;

/// A name of an entry, or the head of an institution that every country has.
#[derive(Clone, Debug)]
pub(super) struct Alias {
    pub(super) text: Cow<'static, str>,
    /// That of the text.
    pub(super) script: Script,
    pub(super) target: Target,
    pub(super) kind: EntityType,
    /// The column it stands in: a language, or [`Lang::ENG`] for names used in every language.
    pub(super) lang: Lang,
    /// All of them must hold.
    pub(super) guards: Vec<Guard>,
    /// Entries of the user win over built-in ones: a lower rank is better.
    pub(super) rank: u8,
    /// Whether all words of a person's name are declined.
    pub(super) given_name_first: bool,
}

/// The scripts that names are looked for in, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Han,
}

/// By byte, the script of the letters that begin with it, a bit each in the order of the variants.
const OF_BYTE: [u8; 256] = {
    let mut of_byte = [0; 256];
    let mut byte = 0;
    while byte < of_byte.len() {
        of_byte[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | 0xc3..=0xc6 => 1,
            0xd0..=0xd3 => 2,
            0xe3..=0xe9 | 0xf0 => 4,
            _ => 0,
        };
        byte += 1;
    }
    of_byte
};

impl Script {
    /// The script of a name: Han or Cyrillic if any of it is.
    pub(super) fn of(name: &str) -> Self {
        if name.is_ascii() {
            return Self::Latin;
        }
        let mut script = Self::Latin;
        for char in name.chars() {
            if is_han(char) {
                return Self::Han;
            }
            if is_cyrillic(char) {
                script = Self::Cyrillic;
            }
        }
        script
    }

    /// Which scripts a text has letters of, in the order of the variants.
    pub(super) fn present(text: &str) -> [bool; 3] {
        let present = text.bytes().fold(0, |present, byte| present | OF_BYTE[usize::from(byte)]);
        [1, 2, 4].map(|script| present & script != 0)
    }
}

impl Alias {
    /// Whether the alias is declined.
    pub(super) fn is_russian(&self) -> bool {
        self.lang == Lang::RUS && self.script == Script::Cyrillic
    }

    /// The length of the name, if `text` starts with it as it is listed: with either apostrophe and dash, and with a capital
    /// where the list has none.
    pub(super) fn eat(&self, text: &str) -> Option<usize> {
        if text.starts_with(&*self.text) {
            return Some(self.text.len());
        }
        let mut chars = text.chars();
        let mut length = 0;
        for (index, wanted) in self.text.chars().enumerate() {
            let char = chars
                .next()
                .filter(|char| is_same(wanted, *char) || (index == 0 && is_capital(wanted, *char)))?;
            length += char.len_utf8();
        }
        Some(length)
    }
}

/// The capital of a small letter.
pub(super) fn capital(letter: char) -> Option<char> {
    let mut capital = letter.to_uppercase();
    capital.next().filter(|_| letter.is_lowercase() && capital.next().is_none())
}

/// Whether a character is the capital of a small letter.
pub(super) fn is_capital(letter: char, char: char) -> bool {
    capital(letter) == Some(char)
}

/// Whether two characters are the same in a name: apostrophes are, and dashes, blanks, and the dots in foreign names.
fn is_same(wanted: char, char: char) -> bool {
    wanted == char || class(wanted) == class(char)
}

/// The one character that stands for all that are the same as this one.
#[inline]
pub(super) fn class(char: char) -> char {
    match char {
        '\0'..='\u{7f}' => char,
        '’' => '\'',
        '–' | '‑' => '-',
        // Chinese text of the older encodings has this bar for a dash.
        '―' => '—',
        '\u{a0}' => ' ',
        _ if INTERPUNCTS.contains(&char) => '·',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(text: &'static str, lang: Lang, kind: EntityType) -> Alias {
        Alias {
            text: text.into(),
            script: Script::of(text),
            target: Target::Entry(0),
            kind,
            lang,
            guards: Vec::new(),
            rank: 1,
            given_name_first: true,
        }
    }

    #[test]
    fn writings() {
        let made = alias("People's Daily", Lang::ENG, EntityType::Org);
        assert_eq!(made.eat("People’s Daily said"), Some("People’s Daily".len()));
        assert_eq!(
            alias("Sino-Russian", Lang::ENG, EntityType::Norp).eat("Sino–Russian"),
            Some("Sino–Russian".len())
        );
        assert_eq!(alias("kremlin", Lang::ENG, EntityType::Org).eat("Kremlin"), Some("kremlin".len()));
        let made = alias("中国—中亚", Lang::CMN, EntityType::Norp);
        assert_eq!(made.eat("中国―中亚合作"), Some("中国―中亚".len()));
        let made = alias("谢尔盖·奥尔洛夫", Lang::CMN, EntityType::Per);
        assert_eq!(made.eat("谢尔盖・奥尔洛夫说"), Some("谢尔盖・奥尔洛夫".len()));
    }
}
