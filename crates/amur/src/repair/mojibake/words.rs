//! A line as the words it was before it was read in the wrong encoding.

use std::ops::Range;

use encoding_rs::Encoding;

use super::class::{Class, class};
use super::cost::cost;
use super::encoding::{self, Single};
use super::sequence::{Read, sequence};

/// Points for a word of nothing but sequences of UTF-8, in a document that is damaged that way.
const TRUST: i32 = 15;
/// Points that each Chinese character takes back that two bytes of a legacy encoding make: any two bytes make one.
pub(super) const EASTERN: i32 = 5;
/// Points that a letter or symbol takes back which is part of no sequence: damage leaves none.
const KEPT: i32 = 15;
/// Points for a word that is plausible in the right encoding of two legacy ones, in a document that is damaged that way.
const LEGACY_TRUST: i32 = 10;

/// A word, and what it reads in the right encoding.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    /// Unset where that is what it reads already.
    pub(super) right: Option<String>,
    /// By how many points the right reading is the more plausible one; unset where the word cannot have been damaged
    /// in this way.
    pub(super) gain: Option<i32>,
    /// The costs of the two readings.
    pub(super) costs: (u32, u32),
}

impl Word {
    fn unchanged(range: Range<usize>) -> Self {
        Self { range, right: None, gain: Some(0), costs: (0, 0) }
    }

    /// A word with its right reading, and the points for that.
    fn read(
        line: &str,
        range: Range<usize>,
        right: String,
        points: impl Fn(&str, (u32, u32)) -> i32,
    ) -> Self {
        let costs = (cost(&line[range.clone()]).total(), cost(&right).total());
        let gain = costs.0 as i32 - costs.1 as i32 + points(&right, costs);
        Self { range, right: Some(right), gain: Some(gain), costs }
    }

    /// The same, where the right encoding is UTF-8: its sequences put symbols and capitals into words, so that where the
    /// classes of the characters are in order nothing speaks for it, nor do the sequences by themselves.
    fn read_utf_8(line: &str, range: Range<usize>, right: String, points: i32, trusted: bool) -> Self {
        let wrong = cost(&line[range.clone()]);
        let costs = (if wrong.classes > 0 { wrong.total() } else { 0 }, cost(&right).total());
        let trust = if trusted { TRUST } else { 0 };
        let gain = costs.0 as i32 - costs.1 as i32 + points.min(costs.0 as i32) + trust;
        Self { range, right: Some(right), gain: Some(gain), costs }
    }
}

/// The words of a line that was UTF-8 and read in a single-byte encoding.
pub(super) fn utf_8_in_single(line: &str, wrong: &Single, trust: bool) -> Vec<Word> {
    let chars: Vec<Read> =
        line.char_indices().map(|(at, char)| Read { at, char, byte: wrong.byte(char) }).collect();
    let place = |index: usize| chars.get(index).map_or(line.len(), |read| read.at);
    let mut words = Vec::new();
    let (mut start, mut index) = (0, 0);
    let (mut right, mut points, mut kept) = (String::new(), 0, 0);
    loop {
        let read = chars.get(index);
        if read.is_none_or(|read| is_space(read.char)) {
            let range = place(start)..place(index);
            if line[range.clone()] != right {
                let trusted = trust && kept == 0;
                let points = points - kept * KEPT;
                words.push(Word::read_utf_8(line, range, std::mem::take(&mut right), points, trusted));
            } else if !range.is_empty() {
                words.push(Word::unchanged(range));
            }
            right.clear();
            (points, kept) = (0, 0);
            start = index + 1;
        }
        let Some(read) = read else { return words };
        if is_space(read.char) {
            index += 1;
        } else if let Some(found) = sequence(&chars[index..], wrong) {
            right.push(found.char);
            points += found.points as i32 - uncommon(found.char);
            index += found.length;
        } else {
            right.push(read.char);
            kept += i32::from(read.byte.is_some_and(|byte| byte >= 0x80) && !is_typographic(read.char));
            index += 1;
        }
    }
}

/// The words of a line that was UTF-8 and read in an encoding of several bytes a character.
pub(super) fn utf_8_in_multi(line: &str, wrong: &'static Encoding, trust: bool) -> Vec<Word> {
    let mut words = Vec::new();
    for range in ranges(line) {
        let word = &line[range.clone()];
        match (!word.is_ascii()).then(|| utf_8_runs(word, wrong)).flatten() {
            Some((right, points)) => words.push(Word::read_utf_8(line, range, right, points as i32, trust)),
            None => words.push(Word::unchanged(range)),
        }
    }
    words
}

/// Whether a word that was read in an encoding of several bytes a character may have been UTF-8.
pub(super) fn is_utf_8(word: &str, wrong: &'static Encoding) -> bool {
    utf_8_runs(word, wrong).is_some()
}

/// A word between the U+FFFD in it, each of which took the place of the bytes at the end of a run.
fn utf_8_runs(word: &str, wrong: &'static Encoding) -> Option<(String, u32)> {
    let mut right = String::new();
    let mut points = 0;
    for (index, run) in word.split('\u{fffd}').enumerate() {
        if index > 0 && !right.ends_with('\u{fffd}') {
            right.push('\u{fffd}');
        }
        let bytes = utf_8_bytes(run, wrong)?;
        let (valid, rest) = match str::from_utf8(&bytes) {
            Ok(valid) => (valid, false),
            Err(error) if error.error_len().is_none() => {
                (str::from_utf8(&bytes[..error.valid_up_to()]).ok()?, true)
            }
            Err(_) => return None,
        };
        right.push_str(valid);
        if rest {
            right.push('\u{fffd}');
        }
        points += valid.chars().map(|char| [0, 0, 5, 15, 25][char.len_utf8()]).sum::<u32>();
    }
    (points > 0 && right != word).then_some((right, points))
}

/// The bytes of a run of characters; nothing from the first one on that no UTF-8 has.
fn utf_8_bytes(run: &str, wrong: &'static Encoding) -> Option<Vec<u8>> {
    let mut encoder = wrong.new_encoder();
    let mut bytes = Vec::new();
    let mut valid = 0;
    for char in run.chars() {
        bytes.extend(encoding::encode_char(&mut encoder, char, &mut [0; encoding::LONGEST])?);
        match str::from_utf8(&bytes[valid..]) {
            Ok(_) => valid = bytes.len(),
            Err(error) if error.error_len().is_none() => valid += error.valid_up_to(),
            Err(_) => return None,
        }
    }
    Some(bytes)
}

/// The words of a line that was in a legacy encoding and read in another.
pub(super) fn legacy(
    line: &str,
    encode: &dyn Fn(&str) -> Option<Vec<u8>>,
    right: &'static Encoding,
    trust: bool,
) -> Vec<Word> {
    let points = |read: &str, (_, right): (u32, u32)| match (trust, right <= LEGACY_TRUST as u32) {
        (true, true) => LEGACY_TRUST,
        (true, false) => 0,
        (false, _) => -EASTERN * read.chars().filter(|char| is_eastern(*char)).count() as i32,
    };
    let mut words = Vec::new();
    for range in ranges(line) {
        let word = &line[range.clone()];
        if word.is_ascii() {
            words.push(Word::unchanged(range));
            continue;
        }
        match encode(word).and_then(|bytes| encoding::decode(right, &bytes)) {
            Some(right) => words.push(Word::read(line, range, right, points)),
            None => words.push(Word { range, right: None, gain: None, costs: (0, 0) }),
        }
    }
    words
}

/// Punctuation of print, which an editor may have put beside what is damaged.
fn is_typographic(char: char) -> bool {
    use Class::{Apostrophe, Closing, Dash, Dots, LowQuote, NoBreak, Opening};
    matches!(class(char), Apostrophe | Closing | Dash | Dots | LowQuote | NoBreak | Opening)
}

/// Points that a character takes back that hardly any text in an unknown encoding was written with.
fn uncommon(char: char) -> i32 {
    match class(char) {
        Class::OtherLetter | Class::Indic | Class::RareLetter | Class::Combining | Class::Unassigned => 20,
        Class::Arabic | Class::Hebrew | Class::Thai | Class::GreekLower | Class::GreekUpper => 6,
        _ => 0,
    }
}

/// Whether this is a letter of Chinese, Japanese or Korean, or punctuation among them.
pub(super) fn is_eastern(char: char) -> bool {
    char >= '\u{2e80}'
}

/// Where the words of a line are.
pub(super) fn ranges(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let length = line.as_bytes()[start..].iter().position(|byte| is_space(char::from(*byte)));
        next = length.map(|length| start + length + 1);
        Some(start..length.map_or(line.len(), |length| start + length))
    })
}

/// Spaces of one byte: what stands between words in every encoding.
pub(super) fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\r')
}
