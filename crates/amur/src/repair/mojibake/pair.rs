//! The encodings that are mistaken for each other.

use std::sync::OnceLock;

use encoding_rs::{Encoding, UTF_8};

use super::cost::{Meter, Sign};
use super::encoding::{Characters, Single, encode};
use super::words::{self, Word};
use crate::tsv;

const PAIRS: &str = include_str!("../../../data/mojibake_pairs.tsv");

/// Characters beyond ASCII that a stretch must have to prove a legacy encoding.
const ENOUGH: usize = 12;
/// Points over a document from which on a pair is certain.
const CERTAIN: i32 = 100;

/// An encoding that text was read in by mistake, and the one it was written in.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) wrong: &'static Encoding,
    pub(super) right: &'static Encoding,
    /// Of the wrong encoding; unset for one of several bytes a character.
    pub(super) single: Option<Single>,
    /// What characters of the wrong encoding read in the right one; unset where one has several bytes a character.
    pub(super) signs: Option<Signs>,
}

/// What characters that were read in one single-byte encoding are in another.
#[derive(Debug)]
pub(super) struct Signs {
    /// By byte.
    bytes: [Option<Sign>; 256],
    /// Of U+0400 to U+047F, which most text is in that is looked at in vain.
    cyrillic: [Option<Sign>; 128],
}

impl Signs {
    fn new(wrong: &Single, right: &Characters) -> Self {
        let meter = Meter::new();
        let bytes = std::array::from_fn(|byte| right.char(byte as u8).map(|char| meter.sign(char)));
        let cyrillic = |low: usize| bytes[usize::from(wrong.byte(char::from_u32(0x400 + low as u32)?)?)];
        Self { cyrillic: std::array::from_fn(cyrillic), bytes }
    }

    /// What a character is in the right encoding; none where one of the two lacks it.
    #[inline]
    pub(super) fn get(&self, char: char, wrong: &Single) -> Option<Sign> {
        match self.cyrillic.get((u32::from(char) as usize).wrapping_sub(0x400)) {
            Some(sign) => *sign,
            None => self.bytes[usize::from(wrong.byte(char)?)],
        }
    }
}

/// Points from which on a repair is believed.
pub(super) struct Thresholds {
    /// Of a line.
    pub(super) line: i32,
    /// Of all lines of a document together.
    pub(super) document: i32,
}

impl Pair {
    /// Its name in `articles.repairs`.
    pub(super) fn name(&self) -> String {
        // The controls U+0080 to U+009F are what Latin-1 makes of the quotation marks of windows-1252.
        let wrong = if self.wrong == self.right { "iso-8859-1" } else { self.wrong.name() };
        format!("mojibake:{}-as-{wrong}", self.right.name()).to_ascii_lowercase()
    }

    /// The names of the right and the wrong encoding.
    #[cfg(test)]
    pub(super) fn name_parts(&self) -> (&'static str, &'static str) {
        (self.right.name(), self.wrong.name())
    }

    /// The words of a line, as this pair would read them. `trust` says that the document is known to be damaged so.
    pub(super) fn words(&self, line: &str, trust: bool) -> Vec<Word> {
        match &self.single {
            Some(single) if self.right == UTF_8 => words::utf_8_in_single(line, single, trust),
            None if self.right == UTF_8 => words::utf_8_in_multi(line, self.wrong, trust),
            Some(single) => words::legacy(line, &|word| single.encode(word), self.right, trust),
            None => words::legacy(line, &|word| encode(self.wrong, word), self.right, trust),
        }
    }

    /// Bytes are UTF-8 by accident so seldom that little more is asked; of two legacy encodings any bytes are text.
    pub(super) fn thresholds(&self, trust: bool) -> Thresholds {
        match (self.right == UTF_8, trust) {
            (true, false) => Thresholds { line: 20, document: 20 },
            (true, true) => Thresholds { line: 3, document: 20 },
            (false, false) => Thresholds { line: 60, document: 60 },
            (false, true) => Thresholds { line: 20, document: 60 },
        }
    }

    /// Whether a pair that gains so much over a document, in this share of its text, is certain there.
    pub(super) fn is_certain(&self, gain: i32, gaining: usize, all: usize) -> bool {
        if self.right == UTF_8 { gain >= CERTAIN } else { gain >= CERTAIN && gaining * 2 >= all }
    }

    /// Whether the right reading of a stretch is as good as it must be, given the costs of the two and its characters
    /// beyond ASCII. A single word of a rare spelling proves no legacy encoding.
    pub(super) fn is_plausible(&self, wrong: u32, right: u32, characters: usize, trust: bool) -> bool {
        match (self.right == UTF_8, trust) {
            (true, _) => true,
            (false, true) => right < wrong,
            (false, false) => right * 5 <= wrong * 2 && characters >= ENOUGH,
        }
    }
}

/// All pairs, made once.
pub(super) fn pairs() -> &'static [Pair] {
    static PAIRS_BUILT: OnceLock<Vec<Pair>> = OnceLock::new();
    PAIRS_BUILT.get_or_init(|| {
        let named = |name: &str| Encoding::for_label(name.as_bytes());
        tsv::rows(PAIRS)
            .filter_map(|[wrong, right]| {
                let (wrong, right) = (named(wrong)?, named(right)?);
                let single = wrong.is_single_byte().then(|| Single::new(wrong));
                let signs = single.as_ref().filter(|_| right.is_single_byte());
                let signs = signs.map(|single| Signs::new(single, &Characters::new(right)));
                Some(Pair { wrong, right, single, signs })
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_an_encoding() {
        assert_eq!(pairs().len(), tsv::lines(PAIRS).count() - 1);
        assert_eq!(pairs()[0].name(), "mojibake:utf-8-as-windows-1252");
    }
}
