//! All phrases of a list that stand in a line, words of alphabets whole.

use crate::keyed::Keyed;

use super::folded::Folded;

/// A list of phrases. Most places of a line are passed by a look at their first bytes.
pub(super) struct Phrases {
    phrases: Vec<&'static str>,
    /// Numbers of the phrases, those with the same first bytes together.
    numbers: Vec<u32>,
    /// By first bytes, which group of phrases has them.
    groups: Keyed,
    /// Which first bytes may have a group, by hash, as bits: a small table that answers most questions with no.
    known: Vec<u64>,
    /// Where each group begins in [`Self::numbers`], and where the last one ends.
    bounds: Vec<u32>,
    /// By a hash of the first bytes of a place, how many bytes are the first bytes of phrases that may begin there, as bits: of
    /// [`SHORT`] ones by two bytes, of others by four.
    lengths: Vec<u16>,
}

/// A phrase in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) start: usize,
    pub(super) phrase: usize,
}

/// Bytes of a phrase that are looked at first.
const FIRST: usize = 8;
/// Lengths of phrases of less than four bytes, as bits.
const SHORT: u16 = 0b1111;
/// Places of [`Phrases::lengths`] and of [`Phrases::known`], as powers of two.
const PLACES: u32 = 14;
const KNOWN: u32 = 17;

impl Phrases {
    pub(super) fn new(phrases: &[&'static str]) -> Self {
        let mut keyed: Vec<(u64, u32)> =
            (0..).zip(phrases).map(|(number, phrase)| (first_bytes(phrase, 0), number)).collect();
        keyed.sort_unstable();
        let mut lengths = vec![0; 1 << PLACES];
        let mut known = vec![0; 1 << (KNOWN - 6)];
        let mut groups = Keyed::default();
        let mut bounds = vec![0];
        for same in keyed.chunk_by(|one, other| one.0 == other.0) {
            let (first, number) = same[0];
            let length = phrases[number as usize].len().min(FIRST);
            match length {
                // A phrase of one byte begins whatever stands behind it.
                1 => (0..=0xFF).for_each(|second| lengths[by_two(second << 8 | first)] |= 1 << length),
                2 | 3 => lengths[by_two(first)] |= 1 << length,
                _ => lengths[by_four(first)] |= 1 << length,
            }
            let bit = place(first, KNOWN);
            known[bit >> 6] |= 1 << (bit & 63);
            groups.insert(first, bounds.len() as u32 - 1);
            bounds.push(bounds[bounds.len() - 1] + same.len() as u32);
        }
        let numbers = keyed.iter().map(|(_, number)| *number).collect();
        Self { phrases: phrases.to_vec(), numbers, groups, known, bounds, lengths }
    }

    /// The phrases in a line that begin and end outside of words, ordered by where they end, then by where they start.
    pub(super) fn find(&self, line: &Folded) -> Vec<Found> {
        let text = line.text();
        let mut found = Vec::new();
        for start in line.bounds() {
            let first = first_bytes(text, start);
            let mut lengths = self.lengths[by_two(first)] & SHORT | self.lengths[by_four(first)] & !SHORT;
            while lengths != 0 {
                let length = lengths.trailing_zeros();
                lengths &= lengths - 1;
                if text.len() - start < length as usize {
                    break;
                }
                let key = first << (64 - 8 * length) >> (64 - 8 * length);
                let bit = place(key, KNOWN);
                if self.known[bit >> 6] >> (bit & 63) & 1 == 0 {
                    continue;
                }
                let Some(group) = self.groups.get(key) else { continue };
                let [from, to] = [group, group + 1].map(|bound| self.bounds[bound as usize] as usize);
                for &phrase in &self.numbers[from..to] {
                    let phrase = phrase as usize;
                    let end = start + self.phrases[phrase].len();
                    if text[start..].starts_with(self.phrases[phrase]) && line.is_bound(end) {
                        found.push(Found { end, start, phrase });
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// The place of the first two bytes, and of the first four, in [`Phrases::lengths`].
#[inline]
fn by_two(first: u64) -> usize {
    place(first & 0xFFFF, PLACES)
}

#[inline]
fn by_four(first: u64) -> usize {
    place(first & 0xFFFF_FFFF, PLACES)
}

/// The place of a key among so many, a power of two.
#[inline]
fn place(key: u64, places: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - places)) as usize
}

/// Eight bytes of a text from a place on, the first the lowest, with zeros behind its end.
fn first_bytes(text: &str, at: usize) -> u64 {
    let bytes = &text.as_bytes()[at..];
    bytes.first_chunk().map_or_else(
        || bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        |bytes| u64::from_le_bytes(*bytes),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_stand_there() {
        let phrases = Phrases::new(&["photo by", "photo", "by", "x", "图", "图:新华社", "by"]);
        let found = |text: &str| -> Vec<(usize, usize)> {
            let mut line = Folded::default();
            line.set(text, true);
            phrases.find(&line).iter().map(|found| (found.start, found.phrase)).collect()
        };
        assert_eq!(found("A photo by X"), [(2, 1), (2, 0), (8, 2), (8, 6), (11, 3)]);
        assert_eq!(found("photos bypass"), []);
        assert_eq!(found("新图，图：新华社"), [(3, 4), (7, 4), (7, 5)]);
        assert_eq!(found("endPhoto"), [(3, 1)]);
    }
}
