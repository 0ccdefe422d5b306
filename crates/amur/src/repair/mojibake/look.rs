//! A quick look at a line: whether a pair of encodings can gain anything there.
//!
//! Whole text that looks odd is common, damaged text is rare. Only words that cost something as they are can gain, and
//! mostly the first letters of the other reading cost more already. So those words alone are read, as far as needed; a
//! pair is left out where even the words that gain do not make a line worth repairing.

use std::ops::Range;

use encoding_rs::{DecoderResult, UTF_8};

use super::cost::{Cost, Meter, cost};
use super::encoding::{Characters, LONGEST, Single, encode_char};
use super::pair::Pair;
use super::words::{self, EASTERN, Word, is_eastern, is_space, ranges};

/// A line, with the words in it that can gain.
pub(super) struct Look<'a> {
    line: &'a str,
    words: Vec<(Range<usize>, Cost)>,
    has_eastern: bool,
}

impl<'a> Look<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let beyond_ascii = ranges(line).filter(|range| !line[range.clone()].is_ascii());
        let weighed = beyond_ascii.map(|range| (range.clone(), cost(&line[range])));
        Self {
            line,
            words: weighed.filter(|(_, cost)| cost.total() > 0).collect(),
            has_eastern: line.contains(|char| is_eastern(char) || char == '€'),
        }
    }

    /// Whether a pair may gain enough; that is never denied where it does.
    pub(super) fn may_gain(&self, pair: &Pair) -> bool {
        let enough = pair.thresholds(false).line;
        match &pair.single {
            // Encodings of several bytes a character make Chinese, Japanese or Korean of nearly anything.
            None if !self.has_eastern => false,
            Some(single) if pair.right == UTF_8 => self.utf_8_in_single(single) >= enough,
            None if pair.right == UTF_8 => {
                self.disordered().any(|range| words::is_utf_8(&self.line[range], pair.wrong))
            }
            _ => {
                self.words.iter().map(|(_, cost)| cost.total() as i32).sum::<i32>() >= enough
                    && self.legacy(pair) >= enough
            }
        }
    }

    /// The words whose classes of characters are not in order: others gain nothing by being UTF-8.
    fn disordered(&self) -> impl Iterator<Item = Range<usize>> {
        self.words.iter().filter(|(_, cost)| cost.classes > 0).map(|(range, _)| range.clone())
    }

    /// What all words that gain by being UTF-8 gain together.
    fn utf_8_in_single(&self, wrong: &Single) -> i32 {
        let mut end = 0;
        let mut sum = 0;
        for range in self.disordered() {
            if range.start < end {
                continue;
            }
            let stretch = self.stretch(range, wrong);
            end = stretch.end;
            let words = &self.line[stretch];
            if words.chars().any(|char| matches!(wrong.byte(char), Some(0xC2..=0xF4))) {
                let gains = words::utf_8_in_single(words, wrong, false);
                sum += gains.iter().filter_map(|word: &Word| word.gain).filter(|gain| *gain > 0).sum::<i32>();
            }
        }
        sum
    }

    /// A word with the words around it that sequences of UTF-8 may join it to.
    fn stretch(&self, word: Range<usize>, wrong: &Single) -> Range<usize> {
        let Range { mut start, mut end } = word;
        while start > 0 && self.may_join(start - 1, wrong) {
            start = self.line[..start - 1].rfind(is_space).map_or(0, |at| at + 1);
        }
        while end < self.line.len() && self.may_join(end, wrong) {
            end = self.line[end + 1..].find(is_space).map_or(self.line.len(), |at| end + 1 + at);
        }
        start..end
    }

    /// Whether the space at a place may be part of a sequence of UTF-8.
    fn may_join(&self, space: usize, wrong: &Single) -> bool {
        let mut before = self.line[..space].chars().rev();
        let byte = |char: Option<char>| char.and_then(|char| wrong.byte(char));
        let continues = |char: Option<char>| matches!(byte(char), Some(0x80..=0xBF));
        match before.next() {
            Some('\u{fffd}') => true,
            Some(last) => match wrong.byte(last) {
                Some(0xC2..=0xDF) => true,
                Some(0xE0..=0xE9 | 0xF0..=0xF4) => continues(self.line[space + 1..].chars().next()),
                Some(0x80..=0xBF) => before.next().is_some_and(|char| !char.is_ascii()),
                _ => false,
            },
            None => false,
        }
    }

    /// What all words that gain between two legacy encodings gain together.
    fn legacy(&self, pair: &Pair) -> i32 {
        let gain = |(range, cost): &(Range<usize>, Cost)| {
            let (word, cost) = (&self.line[range.clone()], cost.total());
            match (&pair.single, &pair.characters) {
                (Some(wrong), Some(right)) => single(word, cost, wrong, right),
                _ => several(word, cost, pair),
            }
        };
        self.words.iter().map(gain).sum()
    }
}

/// What a word that costs so much gains between two single-byte encodings; 0 where it gains nothing.
fn single(word: &str, cost: u32, wrong: &Single, right: &Characters) -> i32 {
    let mut meter = Meter::new();
    for char in word.chars() {
        let Some(char) = wrong.byte(char).and_then(|byte| right.char(byte)) else { return 0 };
        meter.push(char);
        if meter.so_far() >= cost {
            return 0;
        }
    }
    cost.saturating_sub(meter.finish().total()) as i32
}

/// The same where one of the encodings has several bytes a character.
fn several(word: &str, cost: u32, pair: &Pair) -> i32 {
    let mut encoder = pair.wrong.new_encoder();
    let mut decoder = pair.right.new_decoder_without_bom_handling();
    let mut meter = Meter::new();
    let mut eastern = 0;
    let (mut bytes, mut text) = ([0; LONGEST], [0; 8 * LONGEST]);
    let mut one;
    for char in word.chars().map(Some).chain([None]) {
        let encoded = match (char, &pair.single) {
            (None, _) => &[][..],
            (Some(char), Some(single)) => {
                let Some(byte) = single.byte(char) else { return 0 };
                one = [byte];
                &one
            }
            (Some(char), None) => {
                let Some(encoded) = encode_char(&mut encoder, char, &mut bytes) else { return 0 };
                encoded
            }
        };
        let (result, _, length) =
            decoder.decode_to_utf8_without_replacement(encoded, &mut text, char.is_none());
        if result != DecoderResult::InputEmpty {
            return 0;
        }
        for char in str::from_utf8(&text[..length]).unwrap_or_default().chars() {
            meter.push(char);
            eastern += if is_eastern(char) { EASTERN as u32 } else { 0 };
        }
        if meter.so_far() + eastern >= cost {
            return 0;
        }
    }
    cost.saturating_sub(meter.finish().total() + eastern) as i32
}
