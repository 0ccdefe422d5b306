//! One way of writing a name: what to look for in a text, and how to tell the whole name there.

use std::borrow::Cow;

use crate::entity::names::INTERPUNCTS;
use crate::script::{is_cyrillic, is_han};
use crate::{EntityType, Lang};

use super::guard::Guard;
use super::{Target, russian};

/// A name of an entry, or the head of an institution that every country has.
#[derive(Debug)]
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

/// Characters of a Chinese name that are looked for; the rest is compared.
const HAN_ANCHOR: usize = 3;

/// The scripts that names are looked for in, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Han,
}

impl Script {
    /// The script of a name: Han or Cyrillic if any of it is.
    pub(super) fn of(name: &str) -> Self {
        if name.chars().any(is_han) {
            Self::Han
        } else if name.chars().any(is_cyrillic) {
            Self::Cyrillic
        } else {
            Self::Latin
        }
    }

    /// Which scripts a text has letters of, in the order of the variants.
    pub(super) fn present(text: &str) -> [bool; 3] {
        let mut present = [false; 3];
        for byte in text.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xC6 => present[0] = true,
                0xD0..=0xD3 => present[1] = true,
                0xE3..=0xE9 | 0xF0 => present[2] = true,
                _ => {}
            }
        }
        present
    }
}

impl Alias {
    /// Whether the alias is declined.
    fn is_russian(&self) -> bool {
        self.lang == Lang::RUS && self.script == Script::Cyrillic
    }

    /// What to look for: the start of the name, in each way it may be written.
    pub(super) fn anchors(&self) -> impl Iterator<Item = String> {
        let anchor = match self.script {
            Script::Han => {
                let end = self.text.char_indices().nth(HAN_ANCHOR).map_or(self.text.len(), |(end, _)| end);
                self.text[..end]
                    .split(INTERPUNCTS)
                    .next()
                    .filter(|start| !start.is_empty())
                    .unwrap_or(&self.text)
            }
            Script::Cyrillic if self.is_russian() => {
                russian::anchor(&self.text, self.kind, self.given_name_first)
            }
            Script::Cyrillic | Script::Latin => self
                .text
                .split([' ', '\'', '’', '-', '–'])
                .next()
                .filter(|start| !start.is_empty())
                .unwrap_or(&self.text),
        };
        let capital = anchor
            .chars()
            .next()
            .filter(|char| char.is_lowercase())
            .map(|first| first.to_uppercase().chain(anchor.chars().skip(1)).collect::<String>());
        let without =
            |anchor: &str| anchor.contains(['ё', 'Ё']).then(|| anchor.replace('ё', "е").replace('Ё', "Е"));
        let both = std::iter::once(anchor.to_owned()).chain(capital);
        both.flat_map(move |anchor| without(&anchor).into_iter().chain([anchor]))
    }

    /// What follows an anchor in the name; `None` where that depends on the case.
    pub(super) fn rest(&self, anchor: &str) -> Option<&str> {
        if self.is_russian() { None } else { self.text.get(anchor.len()..) }
    }

    /// The length of the name, if `text` starts with it: in any case, with either apostrophe and dash, and with a capital
    /// where the list has none.
    pub(super) fn eat(&self, text: &str) -> Option<usize> {
        if self.is_russian() {
            return russian::eat(text, &self.text, self.kind, self.given_name_first);
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

/// Whether a character is the capital of a small letter.
pub(super) fn is_capital(letter: char, char: char) -> bool {
    letter.is_lowercase() && letter.to_uppercase().eq(std::iter::once(char))
}

/// Whether two characters are the same in a name: apostrophes are, and dashes, blanks, and the dots in foreign names.
pub(super) fn is_same(wanted: char, char: char) -> bool {
    let class = |char: char| match char {
        '\'' | '’' => '\'',
        '-' | '–' | '‑' => '-',
        '\u{a0}' => ' ',
        _ if INTERPUNCTS.contains(&char) => '·',
        _ => char,
    };
    wanted == char || class(wanted) == class(char)
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
        assert_eq!(made.anchors().collect::<Vec<_>>(), ["People"]);
        assert_eq!(made.eat("People’s Daily said"), Some("People’s Daily".len()));
        assert_eq!(
            alias("Sino-Russian", Lang::ENG, EntityType::Norp).eat("Sino–Russian"),
            Some("Sino–Russian".len())
        );
        let made = alias("российский", Lang::RUS, EntityType::Norp);
        assert_eq!(made.anchors().collect::<Vec<_>>(), ["россий", "Россий"].map(|stem| stem.to_owned()));
        assert_eq!(made.eat("Российские власти"), Some("Российские".len()));
        let made = alias("谢尔盖·奥尔洛夫", Lang::CMN, EntityType::Per);
        assert_eq!(made.eat("谢尔盖・奥尔洛夫说"), Some("谢尔盖・奥尔洛夫".len()));
        assert_eq!(alias("俄罗斯联邦", Lang::CMN, EntityType::Loc).anchors().collect::<Vec<_>>(), ["俄罗斯"]);
    }
}
