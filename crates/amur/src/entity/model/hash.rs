//! Hashes of words and features: part of the format of model files, so never to change without a new version.

use crate::hash::fnv1a;

/// The hash of a string.
pub(super) fn of(text: &str) -> u64 {
    mix(fnv1a(text.as_bytes()), 0x51)
}

/// One hash of two: the order counts.
#[inline]
pub(super) fn mix(first: u64, second: u64) -> u64 {
    let mut hash = (first ^ second.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 29)
}

/// The hash of a string that grows, from the hashes of its parts.
pub(super) fn chain(before: u64, next: u64) -> u64 {
    mix(before.rotate_left(5), next)
}

/// The checksum of a file.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
    let whole = words.iter().fold(bytes.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    if rest.is_empty() { whole } else { mix(whole, u64::from_le_bytes(last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_counts() {
        assert_ne!(mix(1, 2), mix(2, 1));
        assert_ne!(chain(chain(0, 1), 2), chain(chain(0, 2), 1));
        assert_ne!(checksum(b"a\0"), checksum(b"a"));
    }
}
