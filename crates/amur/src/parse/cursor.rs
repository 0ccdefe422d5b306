//! Reading what has a fixed form, one part after the other: every part takes what it reads, or yields nothing.

use std::ops::RangeInclusive;

use crate::letters::{lower, traits};

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The place that was reached.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The number of a year from 1900 to 2099.
    pub(super) fn year(&mut self) -> Option<i16> {
        let year = self.digits(4..=4).filter(|year| (1900..2100).contains(year))?;
        Some(year)
    }

    /// A number of one or two digits.
    pub(super) fn number(&mut self) -> Option<i16> {
        self.digits(1..=2)
    }

    /// A number of two digits.
    pub(super) fn two_digits(&mut self) -> Option<i16> {
        self.digits(2..=2)
    }

    fn digits(&mut self, count: RangeInclusive<usize>) -> Option<i16> {
        let digits = self.rest().bytes().take(*count.end()).take_while(u8::is_ascii_digit).count();
        let number = &self.rest()[..digits];
        self.at += digits;
        if count.contains(&digits) { number.parse().ok() } else { None }
    }

    /// This sign.
    pub(super) fn sign(&mut self, sign: &str) -> Option<&mut Self> {
        self.rest().starts_with(sign).then(|| self.at += sign.len())?;
        Some(self)
    }

    /// One of some signs of ASCII.
    pub(super) fn one_of(&mut self, signs: &str) -> Option<&mut Self> {
        let next = self.rest().bytes().next().filter(|next| signs.as_bytes().contains(next));
        next.map(|_| self.at += 1)?;
        Some(self)
    }

    /// This sign, if it is there.
    pub(super) fn skip(&mut self, sign: &str) -> &mut Self {
        if self.rest().starts_with(sign) {
            self.at += sign.len();
        }
        self
    }

    /// Blanks, if there are any.
    pub(super) fn blanks(&mut self) -> &mut Self {
        self.at = self.text.len() - self.rest().trim_start().len();
        self
    }

    /// Blanks.
    pub(super) fn some_blanks(&mut self) -> Option<&mut Self> {
        let from = self.at;
        self.blanks();
        (self.at > from).then_some(self)
    }

    /// These letters, small or capital.
    pub(super) fn word(&mut self, word: &str) -> Option<&mut Self> {
        self.at += length_of(self.rest(), word)?;
        Some(self)
    }

    /// One of some endings, if it is there.
    pub(super) fn skip_ending(&mut self, endings: &[&str]) -> &mut Self {
        self.at += endings.iter().find_map(|ending| length_of(self.rest(), ending)).unwrap_or(0);
        self
    }

    /// One of some words with the blanks behind it, if it is there.
    pub(super) fn skip_words(&mut self, words: &[&str]) -> &mut Self {
        let skipped = words.iter().find_map(|word| {
            let mut after = *self;
            after.word(word)?.some_blanks()?;
            Some(after)
        });
        *self = skipped.unwrap_or(*self);
        self
    }

    /// All letters that follow, if they are so many.
    pub(super) fn name(&mut self, length: RangeInclusive<usize>) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|char| !traits(char).is_alphabetic()).unwrap_or(rest.len());
        let name = &rest[..end];
        self.at += end;
        length.contains(&name.chars().count()).then_some(name)
    }

    /// A word before the blanks, or the full stop and blanks, that stand here: where it starts, and its letters.
    pub(super) fn name_before(&self, length: RangeInclusive<usize>) -> Option<(usize, &'a str)> {
        let before = &self.text[..self.at];
        let bare = before.trim_end();
        (bare.len() < before.len()).then_some(())?;
        let bare = bare.strip_suffix('.').unwrap_or(bare);
        let start = bare.rfind(|char| !traits(char).is_alphabetic());
        let start = start.map_or(0, |at| at + bare[at..].chars().next().map_or(0, char::len_utf8));
        let name = &bare[start..];
        let is_bounded = Self { text: self.text, at: start }.is_bounded();
        (is_bounded && length.contains(&name.chars().count())).then_some((start, name))
    }

    /// Whether no letter or digit stands directly before this place.
    pub(super) fn is_bounded(&self) -> bool {
        !self.text[..self.at].chars().next_back().is_some_and(is_of_word)
    }
}

/// Whether words are written with this: a letter, a digit or `_`.
pub(super) fn is_of_word(char: char) -> bool {
    traits(char).is_alphabetic()
        || char.is_ascii_digit()
        || matches!(char, '_' | '０'..='９' | '\u{300}'..='\u{36f}')
}

/// How many bytes of a text are this word, written in small letters here and anyhow there.
pub(super) fn length_of(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    word.chars()
        .all(|char| rest.next().is_some_and(|next| next == char || lower(next) == char))
        .then(|| text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_order() {
        let mut at = Cursor::new("NGÀY 24 de mayo", 0);
        assert_eq!(at.word("ngày").and_then(Cursor::some_blanks).and_then(Cursor::number), Some(24));
        assert_eq!(at.some_blanks().map(|at| at.skip_words(&["de"]).name(3..=4)), Some(Some("mayo")));
        assert_eq!(at.place(), "NGÀY 24 de mayo".len());
        let at = Cursor::new("On Aug. 24", "On Aug. ".len());
        assert_eq!(at.name_before(3..=9), Some((3, "Aug")));
        assert!(at.is_bounded() && !Cursor::new("x24", 1).is_bounded());
    }
}
