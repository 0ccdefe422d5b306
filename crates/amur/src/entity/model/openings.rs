//! Which words in a row open a longer phrase: a bit for the hash of each such row.
//!
//! Hardly any row of words opens a phrase, so most places are done with after one look. A bit in six is set for another
//! row than the one that is asked for; then the phrases are asked for nothing.

/// Bits by the highest bits of a hash.
#[derive(Clone, Debug)]
pub(super) struct Openings<'a> {
    shift: u32,
    bytes: &'a [u8],
}

/// Bits for each hash, at least.
const BITS: usize = 4;

impl<'a> Openings<'a> {
    /// The bits at the beginning of `bytes` after their number as a power of two, and what is behind them; none where they
    /// are too few.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (power, rest) = bytes.split_first()?;
        let power = u32::from(*power);
        if !(3..usize::BITS).contains(&power) {
            return None;
        }
        let (bytes, rest) = rest.split_at_checked(1 << (power - 3))?;
        Some((Self { shift: 64 - power, bytes }, rest))
    }

    /// Whether a longer phrase may begin so.
    #[inline]
    pub(super) fn may_open(&self, hash: u64) -> bool {
        let bit = hash >> self.shift;
        self.bytes.get((bit >> 3) as usize).is_some_and(|byte| byte >> (bit & 7) & 1 == 1)
    }
}

/// The number of bits for so many hashes, as a power of two.
#[cfg(any(test, feature = "train"))]
fn power(hashes: usize) -> u32 {
    (hashes * BITS).max(8).next_power_of_two().trailing_zeros()
}

/// Bytes that the bits of so many hashes take.
#[cfg(any(test, feature = "train"))]
pub(super) fn size(hashes: usize) -> usize {
    1 + (1 << (power(hashes) - 3))
}

/// Writes the bits of some hashes.
#[cfg(any(test, feature = "train"))]
pub(super) fn write(hashes: &[u64], out: &mut Vec<u8>) {
    let power = power(hashes.len());
    out.push(power as u8);
    let start = out.len();
    out.resize(start + (1 << (power - 3)), 0);
    for hash in hashes {
        let bit = hash >> (64 - power);
        out[start + (bit >> 3) as usize] |= 1 << (bit & 7);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn knows_what_was_written(hashes: Vec<u64>) {
            let mut bytes = Vec::new();
            write(&hashes, &mut bytes);
            proptest::prop_assert_eq!(bytes.len(), size(hashes.len()));
            bytes.push(1);
            let (openings, rest) = Openings::read(&bytes).unwrap();
            proptest::prop_assert_eq!(rest, &[1]);
            proptest::prop_assert!(hashes.iter().all(|hash| openings.may_open(*hash)));
        }

        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>, hash: u64) {
            if let Some((openings, rest)) = Openings::read(&bytes) {
                proptest::prop_assert!(rest.len() < bytes.len());
                let _ = openings.may_open(hash);
            }
        }
    }

    #[test]
    fn most_hashes_are_none() {
        let hashes: Vec<u64> = (0..1000_u64).map(|at| super::super::hash::mix(at, 1)).collect();
        let mut bytes = Vec::new();
        write(&hashes, &mut bytes);
        let (openings, _) = Openings::read(&bytes).unwrap();
        let others = (0..1000_u64).filter(|at| openings.may_open(super::super::hash::mix(*at, 2))).count();
        assert!(others < 300, "{others}");
    }
}
