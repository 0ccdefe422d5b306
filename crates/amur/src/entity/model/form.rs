//! Word forms: what features ask of a word, worked out once.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::file::{Lexicon, WordFacts};
use super::hash::{chain, mix, of};
use crate::entity::lattice::simplified;
use crate::entity::names::lists;
use crate::{Case, Lang, Token, TokenKind};

/// A word form.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Its letters, lower case, digits as zeros.
    pub(super) letters: Box<str>,
    /// The hash of the word, digits as zeros.
    pub(super) exact: u64,
    /// The hash of `letters`.
    pub(super) lower: u64,
    /// Classes of its characters, one by one and with repetitions left out.
    pub(super) shape: u64,
    pub(super) short_shape: u64,
    /// The numbers of its short shape, and of that with its two coarser classes.
    pub(super) shape_number: u32,
    pub(super) seen_number: u32,
    /// The hash of its last three letters.
    pub(super) suffix: u64,
    pub(super) facts: WordFacts,
    /// What lists of names and titles it is in, a bit each.
    pub(super) lists: u64,
    /// Starts with a capital.
    pub(super) capital: bool,
    pub(super) case: Case,
    pub(super) alphabetic: bool,
    pub(super) connector: bool,
    pub(super) ideograph: bool,
    /// The number that it shares with the forms of the same letters.
    pub(super) family: u32,
}

/// Word forms by number.
#[derive(Debug, Default)]
pub(super) struct Forms {
    numbers: HashMap<Box<str>, u32, FixedState>,
    /// The numbers of Chinese characters, one more than that, by their place among them.
    ideographs: Vec<u32>,
    families: HashMap<u64, u32, FixedState>,
    /// Numbers of shapes, and of shapes with classes.
    shapes: HashMap<u64, u32, FixedState>,
    forms: Vec<Form>,
}

impl Forms {
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    /// Takes all out, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.numbers.clear();
        self.ideographs.clear();
        self.families.clear();
        self.shapes.clear();
        self.forms.clear();
    }

    /// How many families there are.
    pub(super) fn families(&self) -> usize {
        self.families.len()
    }

    #[inline]
    pub(super) fn get(&self, number: u32) -> &Form {
        &self.forms[number as usize]
    }

    /// The number of a token's form.
    #[inline]
    pub(super) fn number(&mut self, word: &str, token: &Token, lang: Lang, lexicon: &impl Lexicon) -> u32 {
        if token.kind == TokenKind::Ideograph
            && let Some(place) = place_of(word)
        {
            if self.ideographs.is_empty() {
                self.ideographs.resize(IDEOGRAPHS.len(), 0);
            }
            if let Some(number) = self.ideographs[place].checked_sub(1) {
                return number;
            }
            let number = self.add(word, token, lang, lexicon);
            self.ideographs[place] = number + 1;
            return number;
        }
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.add(word, token, lang, lexicon);
        self.numbers.insert(word.into(), number);
        number
    }

    fn add(&mut self, word: &str, token: &Token, lang: Lang, lexicon: &impl Lexicon) -> u32 {
        let number = self.forms.len() as u32;
        let mut form = form(word, token, lang, lexicon);
        let next = self.families.len() as u32;
        form.family = *self.families.entry(form.lower).or_insert(next);
        let [coarse, middle, _] = form.facts.classes.map(u64::from);
        form.shape_number = self.shape(form.short_shape);
        form.seen_number = self.shape(mix(form.short_shape, 1 + (coarse | middle << 16)));
        self.forms.push(form);
        number
    }

    fn shape(&mut self, hash: u64) -> u32 {
        let next = self.shapes.len() as u32;
        *self.shapes.entry(hash).or_insert(next)
    }
}

/// Chinese characters whose numbers are found by their place: nearly all that are written.
const IDEOGRAPHS: Range<usize> = 0x3400..0xA000;

/// The place of a word among [`IDEOGRAPHS`].
#[inline]
fn place_of(word: &str) -> Option<usize> {
    let &[first, second, third] = word.as_bytes() else { return None };
    let [first, second, third] = [first & 0x0f, second & 0x3f, third & 0x3f].map(usize::from);
    let number = first << 12 | second << 6 | third;
    IDEOGRAPHS.contains(&number).then(|| number - IDEOGRAPHS.start)
}

fn form(word: &str, token: &Token, lang: Lang, lexicon: &impl Lexicon) -> Form {
    let digits = |char: char| if char.is_ascii_digit() { '0' } else { char };
    let exact: String = if token.kind == TokenKind::Ideograph {
        word.chars().map(simplified).collect()
    } else {
        word.chars().map(digits).collect()
    };
    let letters = exact.to_lowercase().into_boxed_str();
    let (shape, short_shape) = shapes(&exact);
    let lower = of(&letters);
    Form {
        exact: of(&exact),
        lower,
        shape,
        short_shape,
        shape_number: 0,
        seen_number: 0,
        suffix: of(suffix(&letters, 3).unwrap_or(&letters)),
        facts: lexicon.word(lower),
        lists: lists(lang, if token.kind == TokenKind::Ideograph { &exact } else { word }, &letters),
        capital: matches!(token.case, Case::Title | Case::Upper) || starts_with_capital(word),
        case: token.case,
        alphabetic: matches!(token.kind, TokenKind::Word | TokenKind::Ideograph),
        connector: is_connector(&letters),
        ideograph: token.kind == TokenKind::Ideograph,
        family: 0,
        letters,
    }
}

fn starts_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The hashes of the classes of characters: the first eight, and the first ten that differ from the one before.
fn shapes(word: &str) -> (u64, u64) {
    let class = |char: char| match char {
        _ if char.is_uppercase() => 1,
        _ if char.is_lowercase() => 2,
        _ if char.is_numeric() => 3,
        _ if char.is_alphabetic() => 4,
        other => u64::from(u32::from(other)),
    };
    let (mut long, mut short) = (1, 1);
    let (mut before, mut changes) = (0, 0);
    for (at, char) in word.chars().enumerate() {
        let class = class(char);
        if at < 8 {
            long = chain(long, class);
        }
        if class != before && changes < 10 {
            short = chain(short, class);
            changes += 1;
        }
        before = class;
    }
    (long, short)
}

/// The first `length` characters of a word that has as many.
pub(super) fn prefix(word: &str, length: usize) -> Option<&str> {
    let (at, char) = word.char_indices().nth(length - 1)?;
    Some(&word[..at + char.len_utf8()])
}

/// The last `length` characters of a word that has as many.
pub(super) fn suffix(word: &str, length: usize) -> Option<&str> {
    let (at, _) = word.char_indices().rev().nth(length - 1)?;
    Some(&word[at..])
}

/// The hashes of the runs of three and four characters in a word with a mark at either end.
pub(super) fn character_runs(word: &str, mut each: impl FnMut(u64)) {
    let mut last = [2, 2, 2, 2];
    let marks = std::iter::once(1);
    let letters = marks.clone().chain(word.chars().map(|char| u64::from(u32::from(char)))).chain(marks);
    for (at, letter) in letters.enumerate() {
        last.rotate_left(1);
        last[3] = letter;
        let three = mix(mix(last[1], last[2]), letter);
        if at >= 2 {
            each(three);
        }
        if at >= 3 {
            each(mix(last[0], three));
        }
    }
}

/// Small words inside names.
fn is_connector(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "&"
            | "for"
            | "and"
            | "de"
            | "-"
            | "al"
            | "la"
            | "van"
            | "von"
            | "bin"
            | "."
            | "«"
            | "»"
            | "и"
            | "по"
            | "\""
            | "’s"
            | "'s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words() {
        assert_eq!((prefix("мир", 2), prefix("мир", 4)), (Some("ми"), None));
        assert_eq!((suffix("мир", 2), suffix("", 1)), (Some("ир"), None));
        let mut runs = 0;
        character_runs("мир", |_| runs += 1);
        assert_eq!(runs, 3 + 2);
    }

    #[test]
    fn shapes_forget_letters() {
        assert_eq!(shapes("Orlov"), shapes("Smith"));
        assert_eq!(shapes("Orlov").1, shapes("Орлова").1);
        assert_ne!(shapes("Orlov").1, shapes("ORLOV").1);
    }
}
