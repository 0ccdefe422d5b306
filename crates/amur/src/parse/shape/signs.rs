//! One look at all characters of a line: its signs, words, letters and digits.

use std::sync::LazyLock;

use crate::letters::{CharTable, small_letters};
use crate::script::is_han;

/// The signs of a text, and how much else it has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Of all characters together, as bits.
    kinds: u32,
    /// Of the last character.
    last: u32,
    /// Whether the word that the text ends in has a letter or digit.
    in_word: bool,
    /// Words between blanks.
    spaced: usize,
    ideographs: usize,
    pub(super) letters: usize,
    /// Digits of ASCII.
    pub(super) digits: usize,
}

impl Signs {
    pub(super) const QUOTE: u32 = 1;
    pub(super) const MONEY: u32 = 1 << 1;
    pub(super) const SHOUT: u32 = 1 << 2;
    pub(super) const COLON: u32 = 1 << 3;
    pub(super) const DOT: u32 = 1 << 4;
    pub(super) const AT: u32 = 1 << 5;
    pub(super) const HASH: u32 = 1 << 6;
    /// What stands between the parts of a line.
    pub(super) const BETWEEN: u32 = 1 << 7;
    /// What a line is cut at into parts.
    const PARTING: u32 = 1 << 8;
    /// Without one of these a line is no dateline.
    pub(super) const DATELINE: u32 = 1 << 9;
    /// Without one of these nothing is left of the source of a page.
    pub(super) const RESIDUE: u32 = 1 << 10;
    const SPACE: u32 = 1 << 11;
    const BLANK: u32 = 1 << 12;
    const LETTER: u32 = 1 << 13;
    const ALPHANUMERIC: u32 = 1 << 14;
    const DIGIT: u32 = 1 << 15;
    const UPPER: u32 = 1 << 16;
    const LOWER: u32 = 1 << 17;
    const HAN: u32 = 1 << 18;
    /// What ends a sentence that another may be glued to.
    const STOP: u32 = 1 << 19;
    /// A letter that the name of a kind of picture begins with.
    const PICTURE: u32 = 1 << 20;
    /// Words run together where two elements met: `FacebookTwitter`.
    pub(super) const GLUED: u32 = 1 << 21;

    pub(super) fn of(text: &str) -> Self {
        Self::default().and(text)
    }

    /// Of the same text with more behind it.
    pub(super) fn and(mut self, text: &str) -> Self {
        let table = &*KINDS;
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            let kind = table.get(char);
            self.add(kind);
            // A small letter behind another one adds nothing but itself.
            if kind & Self::LOWER != 0 {
                let rest = chars.as_str();
                let (bytes, letters) = small_letters(rest);
                self.letters += letters;
                chars = rest[bytes..].chars();
            }
        }
        self
    }

    #[inline]
    fn add(&mut self, kind: u32) {
        let counts = |bit: u32| usize::from(kind & bit != 0);
        self.kinds |= kind;
        self.letters += counts(Self::LETTER);
        self.digits += counts(Self::DIGIT);
        self.ideographs += counts(Self::HAN);
        let was_in_word = self.in_word;
        self.in_word = (was_in_word || kind & Self::ALPHANUMERIC != 0) && kind & Self::BLANK == 0;
        self.spaced += usize::from(self.in_word && !was_in_word);
        if kind & (Self::SPACE | Self::UPPER | Self::PICTURE) != 0 {
            self.look_back(kind);
        }
        self.last = kind;
    }

    /// What a character makes with the one before.
    fn look_back(&mut self, kind: u32) {
        // Two spaces are a gap.
        if kind & self.last & Self::SPACE != 0 {
            self.kinds |= Self::PARTING;
        }
        if kind & Self::UPPER != 0 && self.last & (Self::LOWER | Self::STOP) != 0 {
            self.kinds |= Self::GLUED;
        }
        if kind & Self::PICTURE != 0 && self.last & Self::DOT != 0 {
            self.kinds |= Self::RESIDUE;
        }
    }

    /// Whether one of these was there.
    pub(super) fn has(&self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    /// Words; of Chinese, half the characters.
    pub(super) fn words(&self) -> usize {
        match self.ideographs {
            0 => self.spaced,
            ideographs => self.spaced.saturating_sub(1) + ideographs.div_ceil(2),
        }
    }

    /// Whether there may be more than one part.
    pub(super) fn may_have_parts(&self) -> bool {
        self.has(Self::PARTING) || (self.ideographs > 0 && self.has(Self::SPACE))
    }
}

static KINDS: LazyLock<CharTable<u32>> = LazyLock::new(|| CharTable::new(kind));

/// What a character is.
fn kind(char: char) -> u32 {
    let sign = match char {
        '“' | '”' | '"' | '«' | '「' => Signs::QUOTE,
        '»' => Signs::PARTING,
        '$' | '€' | '£' | '¥' | '₽' | '%' => Signs::MONEY,
        '!' => Signs::SHOUT | Signs::STOP,
        '！' => Signs::SHOUT,
        ':' | '：' => Signs::COLON,
        '.' => Signs::DOT | Signs::STOP,
        '?' | ')' => Signs::STOP,
        '@' => Signs::AT,
        '#' => Signs::HASH,
        '|' | '｜' | '•' | '·' | '›' => Signs::BETWEEN | Signs::PARTING,
        '→' => Signs::BETWEEN,
        '>' => Signs::PARTING | Signs::RESIDUE,
        '/' => Signs::PARTING | Signs::DATELINE,
        '／' | '\t' => Signs::PARTING,
        '-' | '–' | '—' => Signs::DATELINE,
        '=' | '[' | ']' | '<' | '_' => Signs::RESIDUE,
        ' ' | '\u{3000}' => Signs::SPACE,
        'j' | 'p' | 'w' => Signs::PICTURE,
        _ => 0,
    };
    let traits = [
        (char.is_whitespace(), Signs::BLANK),
        (char.is_alphabetic(), Signs::LETTER),
        (char.is_alphanumeric(), Signs::ALPHANUMERIC),
        (char.is_ascii_digit(), Signs::DIGIT),
        (char.is_uppercase(), Signs::UPPER),
        (char.is_lowercase(), Signs::LOWER),
        // `电` and `電` stand in datelines.
        (is_han(char), Signs::HAN | Signs::DATELINE),
    ];
    traits.iter().fold(sign, |kind, &(holds, bits)| if holds { kind | bits } else { kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_of_a_line() {
        assert_eq!(Signs::of("Two words — here").words(), 3);
        assert_eq!(Signs::of("中俄双方签署协议").words(), 4);
        assert_eq!(Signs::of("协议 2024 signed").words(), 3);
        let glued = |line: &str| Signs::of(line).has(Signs::GLUED);
        assert!(glued("FacebookTwitter") && glued("the end.Photo") && !glued("United Nations"));
        assert!(Signs::of("a.jpg").has(Signs::RESIDUE) && !Signs::of("It grew. 5 p.m.").has(Signs::RESIDUE));
        let (whole, parts) = (Signs::of("ab cD 12"), Signs::of("ab c").and("D 12"));
        assert_eq!((whole.kinds, whole.words(), whole.letters), (parts.kinds, parts.words(), parts.letters));
    }
}
