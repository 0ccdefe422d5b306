//! Which words a lexicon may hold, told without hashing them whole.

/// A set of words that errs on one side: a word that is not in it is surely unknown.
#[derive(Debug)]
pub(super) struct Sieve(Box<[u64; WORDS]>);

/// 64 bits each.
const WORDS: usize = 1024;

impl Default for Sieve {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl Sieve {
    pub(super) fn add(&mut self, word: &str) {
        let (at, bit) = place(word);
        self.0[at] |= bit;
    }

    pub(super) fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = place(word);
        self.0[at] & bit != 0
    }
}

/// The bit of a word, by its length and its first and last bytes.
fn place(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let four = |bytes: &[u8]| match *bytes {
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
        // A Chinese character.
        [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
        _ => bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)),
    };
    let first = four(&bytes[..bytes.len().min(4)]);
    let last = four(&bytes[bytes.len().saturating_sub(4)..]);
    let key = u64::from(first) << 32 | u64::from(last) ^ bytes.len() as u64;
    // The golden ratio spreads the bits; the highest are the best ones.
    let place = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
    (place as usize / 64, 1 << (place % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_added_and_little_else() {
        let mut sieve = Sieve::default();
        let known = ["", "a", "said", "сказал", "表", "tuyên"];
        known.iter().for_each(|word| sieve.add(word));
        assert!(known.iter().all(|word| sieve.may_hold(word)));
        let unknown = ["b", "bridge", "сказка", "说", "tuyến", "saids"];
        assert!(unknown.iter().filter(|word| sieve.may_hold(word)).count() <= 1);
    }
}
