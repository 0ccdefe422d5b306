//! A quick look at a line: whether a pair of encodings can gain anything there.
//!
//! Whole text that looks odd is common, damaged text is rare. Only words that cost something as they are can gain, and
//! mostly the first letters of the other reading cost more already. So those words alone are read, as far as needed; a
//! pair is left out where even the words that gain do not make a line worth repairing.

use std::ops::Range;

use encoding_rs::{DecoderResult, UTF_8};

use crate::script::is_han;

use super::cost::{Cost, Meter, cost};
use super::encoding::{LONGEST, Single, encode_char, page_of};
use super::pair::{Pair, Signs};
use super::stretch::PATIENCE;
use super::words::{self, EASTERN, is_eastern, is_space, ranges};

/// A line, with its words beyond ASCII and what they cost.
pub(super) struct Look<'a> {
    line: &'a str,
    words: Vec<Word>,
    /// Which of them cost something.
    costly: Vec<usize>,
    /// What they cost together.
    total: i32,
    has_eastern: bool,
    /// Characters beyond ASCII of which sequences of UTF-8 may begin in single-byte encodings, each with the one behind it, and
    /// with the one behind that where a space stands between.
    openings: Vec<[char; 3]>,
}

/// A word beyond ASCII.
struct Word {
    range: Range<usize>,
    cost: Cost,
    /// The pages that its characters are on, if it costs something.
    pages: u64,
}

impl<'a> Look<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let beyond_ascii = ranges(line).filter(|range| !line[range.clone()].is_ascii());
        let word = |range: Range<usize>| {
            let text = &line[range.clone()];
            let cost = cost(text);
            let chars = if cost.total() > 0 { text.chars() } else { "".chars() };
            Word { range, cost, pages: chars.fold(0, |pages, char| pages | page_of(char)) }
        };
        let words: Vec<Word> = beyond_ascii.map(word).collect();
        Self {
            line,
            costly: (0..words.len()).filter(|&word| words[word].cost.total() > 0).collect(),
            total: words.iter().map(|word| word.cost.total() as i32).sum(),
            has_eastern: line.contains(|char| is_eastern(char) || char == '€'),
            openings: openings(line, &words),
            words,
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
            _ => self.legacy(pair, enough) >= enough,
        }
    }

    /// The words whose classes of characters are not in order: others gain nothing by being UTF-8.
    fn disordered(&self) -> impl Iterator<Item = Range<usize>> {
        self.words.iter().filter(|word| word.cost.classes > 0).map(|word| word.range.clone())
    }

    /// What all words that gain by being UTF-8 gain together.
    fn utf_8_in_single(&self, wrong: &Single) -> i32 {
        if !self.openings.iter().any(|opening| may_open(*opening, wrong)) {
            return 0;
        }
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
                sum += gains.iter().filter_map(|word| word.gain).filter(|gain| *gain > 0).sum::<i32>();
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

    /// What the words that gain most between two legacy encodings gain together.
    fn legacy(&self, pair: &Pair, enough: i32) -> i32 {
        let lacks = |word: &Word| pair.single.as_ref().is_some_and(|single| single.lacks(word.pages));
        let gain = |word: &Word, least| {
            let (text, cost) = (&self.line[word.range.clone()], word.cost.total() as i32);
            match (&pair.single, &pair.signs) {
                _ if lacks(word) => None,
                (Some(wrong), Some(right)) => single(text, cost - least, wrong, right),
                _ => several(text, cost - least, pair),
            }
            .map(|other| (cost - other).max(least))
        };
        if self.total < enough {
            return 0;
        }
        // Of a long line only words that stand together count, and what those between them lose.
        let (mut best, mut sum, mut next) = (0, 0, 0);
        for &costly in &self.costly {
            // A word that costs nothing gains nothing, and nothing can be lost of nothing.
            let between = if sum > 0 { &self.words[next..costly] } else { &[] };
            for word in between.iter().chain([&self.words[costly]]) {
                // Nothing is left once a word loses what those before gained.
                let least = -sum.min(PATIENCE);
                sum = gain(word, least).map_or(0, |gain| (sum + gain).max(0));
            }
            best = best.max(sum);
            next = costly + 1;
        }
        best
    }
}

/// The characters that may be the first bytes of sequences in words whose classes are not in order, and in those that may be
/// joined to them, each with what [`may_open`] asks for, most of them once.
fn openings(line: &str, words: &[Word]) -> Vec<[char; 3]> {
    /// Places where those seen last are remembered, as a power of two.
    const PLACES: u32 = 11;
    let mut seen = vec![['\0'; 3]; 1 << PLACES];
    let mut openings = Vec::new();
    let mut end = 0;
    for word in words.iter().filter(|word| word.cost.classes > 0) {
        if word.range.start < end {
            continue;
        }
        let stretch = surroundings(line, &word.range, end);
        end = stretch.end;
        let (mut first, mut second) = ('\0', '\0');
        for third in line[stretch].chars().chain(['\0', '\0']) {
            if !first.is_ascii() && !is_han(first) {
                let opening = [first, second, if second == ' ' { third } else { '\0' }];
                let [a, b, c] = opening.map(u32::from);
                let place = (a << 16 ^ b << 8 ^ c).wrapping_mul(0x9e37_79b9) >> (32 - PLACES);
                if seen[place as usize] != opening {
                    seen[place as usize] = opening;
                    openings.push(opening);
                }
            }
            (first, second) = (second, third);
        }
    }
    openings
}

/// A word with all words around it, from a place on, that [`Look::stretch`] may join to it in any encoding: a character beyond
/// ASCII stands before the space between them.
fn surroundings(line: &str, word: &Range<usize>, from: usize) -> Range<usize> {
    let Range { mut start, mut end } = *word;
    let joins = |space: usize| space > from && !line.as_bytes()[space - 1].is_ascii();
    while start > from && joins(start - 1) {
        start = from + line[from..start - 1].rfind(is_space).map_or(0, |at| at + 1);
    }
    while end < line.len() && joins(end) {
        end = line[end + 1..].find(is_space).map_or(line.len(), |at| end + 1 + at);
    }
    start..end
}

/// Whether a sequence may begin with a character: only then [`super::sequence::sequence`] finds one.
fn may_open([first, second, third]: [char; 3], wrong: &Single) -> bool {
    let continues = |char: char| matches!(wrong.byte(char), Some(0x80..=0xBF));
    match wrong.byte(first) {
        Some(lead @ 0xC2..=0xF4) => match second {
            '\u{fffd}' => true,
            ' ' => lead <= 0xDF || continues(third),
            _ => continues(second) || matches!(lead, 0xD0 | 0xD1),
        },
        _ => false,
    }
}

/// What the reading of a word costs between two single-byte encodings, if less than `most`; nothing where it has none.
fn single(word: &str, most: i32, wrong: &Single, right: &Signs) -> Option<i32> {
    let mut meter = Meter::new();
    for char in word.chars() {
        meter.push_sign(right.get(char, wrong)?);
        if meter.so_far() as i32 >= most {
            return Some(most);
        }
    }
    Some(meter.finish().total() as i32)
}

/// The same where one of the encodings has several bytes a character.
fn several(word: &str, most: i32, pair: &Pair) -> Option<i32> {
    if pair.single.as_ref().is_some_and(|wrong| eastern_cost(word, most, wrong) >= most) {
        return Some(most);
    }
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
                one = [single.byte(char)?];
                &one
            }
            (Some(char), None) => encode_char(&mut encoder, char, &mut bytes)?,
        };
        let (result, _, length) =
            decoder.decode_to_utf8_without_replacement(encoded, &mut text, char.is_none());
        if result != DecoderResult::InputEmpty {
            return None;
        }
        for char in str::from_utf8(&text[..length]).unwrap_or_default().chars() {
            meter.push(char);
            eastern += if is_eastern(char) { EASTERN } else { 0 };
        }
        if meter.so_far() as i32 + eastern >= most {
            return Some(most);
        }
    }
    Some(meter.finish().total() as i32 + eastern)
}

/// What the characters of the East cost at least that an encoding of theirs makes of the first bytes of a word, up to `most`.
fn eastern_cost(word: &str, most: i32, wrong: &Single) -> i32 {
    let mut bytes = word.chars().map(|char| wrong.byte(char).unwrap_or(0));
    let mut cost = 0;
    while cost < most
        && bytes.next().is_some_and(is_eastern_lead)
        && bytes.next().is_some_and(|byte| byte >= 0xA1)
    {
        cost += EASTERN;
    }
    cost
}

/// Whether GB 18030 and Big5 make characters of the East alone of this byte and one from A1 on.
fn is_eastern_lead(byte: u8) -> bool {
    matches!(byte, 0xB0..=0xC5 | 0xC9..=0xF8)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GB18030};

    use super::*;
    use crate::repair::mojibake::encoding::decode;

    #[test]
    fn pairs_of_bytes_that_are_eastern() {
        for encoding in [GB18030, BIG5] {
            for (first, second) in
                (0..=u8::MAX).flat_map(|first| (0xA1..=u8::MAX).map(move |second| (first, second)))
            {
                let eastern =
                    decode(encoding, &[first, second]).is_none_or(|text| text.chars().all(is_eastern));
                assert!(eastern || !is_eastern_lead(first), "{first:x} {second:x}");
            }
        }
    }
}
