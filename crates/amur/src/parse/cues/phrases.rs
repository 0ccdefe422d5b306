//! All phrases of a list that stand in a line, words of alphabets whole.

use super::folded::Folded;

/// A list of phrases. Most places of a line are passed by a look at their first bytes.
pub(super) struct Phrases {
    /// In the order of their bytes, each with its number.
    sorted: Vec<(&'static str, usize)>,
    /// By place in that order, where the longest other phrase stands that begins it.
    shorter: Vec<Option<u32>>,
    /// Lengths of the beginnings in [`Self::beginnings`], as bits, by the two bytes they begin with.
    lengths: Vec<u8>,
    /// Hashes of the first bytes of phrases, as bits.
    beginnings: Vec<u64>,
}

/// A phrase in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) start: usize,
    pub(super) phrase: usize,
}

/// Bytes of a phrase that are looked at first.
const BEGINNING: usize = 7;
/// Bits of a hash.
const BITS: u32 = 17;

impl Phrases {
    pub(super) fn new(phrases: &[&'static str]) -> Self {
        let mut sorted: Vec<(&str, usize)> =
            phrases.iter().enumerate().map(|(number, phrase)| (*phrase, number)).collect();
        sorted.sort_unstable();
        let mut lengths = vec![0; 1 << 16];
        let mut beginnings = vec![0; 1 << (BITS - 6)];
        for (phrase, _) in &sorted {
            let length = phrase.len().min(BEGINNING);
            let first = first_bytes(phrase, 0);
            // A phrase of one byte begins whatever stands behind it.
            let seconds = if length == 1 { 0..=u8::MAX } else { (first >> 8) as u8..=(first >> 8) as u8 };
            for second in seconds {
                lengths[usize::from(second) << 8 | (first as usize & 0xFF)] |= 1 << length;
            }
            let hash = hash(first, length);
            beginnings[hash >> 6] |= 1 << (hash & 63);
        }
        Self { shorter: shorter(&sorted), sorted, lengths, beginnings }
    }

    /// The phrases in a line that begin and end outside of words, ordered by where they end, then by where they start.
    pub(super) fn find(&self, line: &Folded) -> Vec<Found> {
        let text = line.text();
        let mut found = Vec::new();
        for start in line.bounds().filter(|&at| self.may_begin(first_bytes(text, at))) {
            let mut next = self.longest(&text[start..]);
            while let Some(at) = next {
                let (phrase, number) = self.sorted[at];
                let end = start + phrase.len();
                if line.is_bound(end) {
                    found.push(Found { end, start, phrase: number });
                }
                next = self.shorter[at].map(|at| at as usize);
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether a phrase may begin with these bytes.
    fn may_begin(&self, first: u64) -> bool {
        let lengths = self.lengths[first as usize & 0xFFFF];
        lengths != 0
            && (1..=BEGINNING).filter(|length| lengths >> length & 1 == 1).any(|length| {
                let hash = hash(first, length);
                self.beginnings[hash >> 6] >> (hash & 63) & 1 == 1
            })
    }

    /// The place of the last and longest phrase that a text begins with.
    fn longest(&self, text: &str) -> Option<usize> {
        let last = self.sorted.partition_point(|(phrase, _)| *phrase <= text).checked_sub(1)?;
        let mut next = Some(last);
        while let Some(at) = next.filter(|&at| !text.starts_with(self.sorted[at].0)) {
            next = self.shorter[at].map(|at| at as usize);
        }
        next
    }
}

/// Of each phrase, the one before it that begins it: an equal one, or the longest shorter one.
fn shorter(sorted: &[(&str, usize)]) -> Vec<Option<u32>> {
    let mut open: Vec<usize> = Vec::new();
    let mut shorter = Vec::with_capacity(sorted.len());
    for (at, (phrase, _)) in sorted.iter().enumerate() {
        while open.last().is_some_and(|&last| !phrase.starts_with(sorted[last].0)) {
            open.pop();
        }
        shorter.push(open.last().map(|&last| last as u32));
        open.push(at);
    }
    shorter
}

/// Eight bytes of a text from a place on, the first the lowest, with zeros behind its end.
fn first_bytes(text: &str, at: usize) -> u64 {
    let bytes = &text.as_bytes()[at..];
    bytes.first_chunk().map_or_else(
        || bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        |bytes| u64::from_le_bytes(*bytes),
    )
}

/// A hash of the first bytes of a text.
fn hash(first: u64, length: usize) -> usize {
    let bytes = first << (8 * (8 - length));
    (bytes.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_stand_there() {
        let phrases = Phrases::new(&["photo by", "photo", "by", "x", "图", "图:新华社", "by"]);
        let found = |text: &str| -> Vec<(usize, usize)> {
            let mut line = Folded::default();
            line.set(text);
            phrases.find(&line).iter().map(|found| (found.start, found.phrase)).collect()
        };
        assert_eq!(found("A photo by X"), [(2, 1), (2, 0), (8, 2), (8, 6), (11, 3)]);
        assert_eq!(found("photos bypass"), []);
        assert_eq!(found("新图，图：新华社"), [(3, 4), (7, 4), (7, 5)]);
        assert_eq!(found("endPhoto"), [(3, 1)]);
    }
}
