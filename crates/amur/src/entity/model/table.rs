//! Hash tables that are read in place from the bytes of a model file.
//!
//! Hashes are sorted. Their highest bits number a bucket of some eight of them, and a list tells where each bucket
//! starts; of every hash its lowest 16 bits are kept. A lookup reads two numbers and scans one bucket, and a table is as
//! large as what is in it. Of a hundred thousand hashes that are not in the table some twelve pass for one that is.

/// A table without its values: the place of a hash is that of its value in a list beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'a> {
    bits: u32,
    /// Little-endian u32, one more than buckets.
    starts: &'a [u8],
    /// Little-endian u16.
    keys: &'a [u8],
}

/// Hashes in a bucket, on average.
const BUCKET: usize = 8;

/// Bits that number the buckets of a table of so many hashes.
pub(super) fn bits(hashes: usize) -> u32 {
    (hashes / BUCKET).max(2).next_power_of_two().trailing_zeros()
}

/// Bytes that a table of so many hashes takes: the list of buckets, and the keys.
pub(super) fn sizes(hashes: usize) -> (usize, usize) {
    (((1 << bits(hashes)) + 1) * 4, hashes * 2)
}

impl<'a> Table<'a> {
    /// A table of so many hashes at the beginning of `bytes`, and the rest of them; none where they are too few or the
    /// buckets not in order.
    pub(super) fn read(bytes: &'a [u8], hashes: usize) -> Option<(Self, &'a [u8])> {
        let (starts, keys) = sizes(hashes);
        let (starts, rest) = bytes.split_at_checked(starts)?;
        let (keys, rest) = rest.split_at_checked(keys)?;
        let table = Self { bits: bits(hashes), starts, keys };
        let buckets = starts.len() / 4;
        let ordered = (1..buckets).all(|bucket| table.start(bucket - 1) <= table.start(bucket));
        (ordered && table.start(0) == 0 && table.start(buckets - 1) == hashes).then_some((table, rest))
    }

    fn start(&self, bucket: usize) -> usize {
        let at = bucket * 4;
        self.starts
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(0, |bytes| u32::from_le_bytes(bytes) as usize)
    }

    /// The place of a hash.
    #[inline]
    pub(super) fn find(&self, hash: u64) -> Option<usize> {
        let bucket = (hash >> (64 - self.bits)) as usize;
        let (start, end) = (self.start(bucket), self.start(bucket + 1));
        let key = (hash as u16).to_le_bytes();
        let keys = self.keys.get(start * 2..end * 2)?;
        keys.chunks_exact(2).position(|one| one == key).map(|at| start + at)
    }
}

/// Writes a table of hashes that are sorted and distinct.
#[cfg(any(test, feature = "train"))]
pub(super) fn write(hashes: &[u64], out: &mut Vec<u8>) {
    let bits = bits(hashes.len());
    for bucket in 0..=(1_u64 << bits) {
        let start = hashes.partition_point(|hash| hash >> (64 - bits) < bucket);
        out.extend((start as u32).to_le_bytes());
    }
    out.extend(hashes.iter().flat_map(|hash| (*hash as u16).to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        #[test]
        fn finds_what_is_in_it(hashes: BTreeSet<u64>) {
            let hashes: Vec<u64> = hashes.into_iter().collect();
            let mut bytes = Vec::new();
            write(&hashes, &mut bytes);
            bytes.push(1);
            let (table, rest) = Table::read(&bytes, hashes.len()).unwrap();
            proptest::prop_assert_eq!(rest, &[1]);
            for (at, hash) in hashes.iter().enumerate() {
                let found = table.find(*hash);
                proptest::prop_assert!(found.is_some_and(|found| found <= at && hashes[found] as u16 == *hash as u16));
            }
        }

        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>, hashes in 0..40_usize, hash: u64) {
            if let Some((table, _)) = Table::read(&bytes, hashes) {
                proptest::prop_assert!(table.find(hash).is_none_or(|at| at < hashes));
            }
        }
    }
}
