//! Hash tables that are read in place from the bytes of a model file.
//!
//! The highest bits of a hash number a bucket of some six of them, and a list tells where each bucket starts; of every
//! hash its lowest 16 bits are kept, with its value beside it. Within a bucket entries are sorted by the lowest six bits.
//! Loading notes which of these 64 a bucket has: most hashes that are not in the table are told by that note alone, and
//! those that are by one entry. Of a hundred thousand hashes that are not in the table some twelve pass for one that is.

/// A table whose values are `WIDTH` bytes each.
#[derive(Clone, Debug)]
pub(super) struct Table<'a, const WIDTH: usize> {
    bits: u32,
    buckets: Box<[Bucket]>,
    /// A key of two bytes, little-endian, and a value each; the bytes behind the last may be read with it.
    entries: &'a [u8],
}

/// What is known of a bucket without looking at its entries.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    /// Which of the lowest six bits its keys have.
    lowest: u64,
    start: u32,
    end: u32,
}

/// Hashes in a bucket, at most on average.
const BUCKET: usize = 8;
const KEY: usize = 2;

/// The number of a key among the 64 that a bucket notes.
#[inline]
const fn lowest(key: u16) -> u32 {
    (key & 63) as u32
}

/// Bits that number the buckets of a table of so many hashes.
fn bits(hashes: usize) -> u32 {
    (hashes / BUCKET).max(2).next_power_of_two().trailing_zeros()
}

/// Bytes that the list of buckets takes, and those of the entries.
fn sizes(hashes: usize, width: usize) -> Option<(usize, usize)> {
    Some((((1 << bits(hashes)) + 1) * 4, hashes.checked_mul(KEY + width)?))
}

/// Bytes that a table of so many hashes takes.
#[cfg(any(test, feature = "train"))]
pub(super) fn size(hashes: usize, width: usize) -> usize {
    sizes(hashes, width).map_or(usize::MAX, |(starts, entries)| starts.saturating_add(entries))
}

impl<'a, const WIDTH: usize> Table<'a, WIDTH> {
    const ENTRY: usize = KEY + WIDTH;

    /// A table of so many hashes at the beginning of `bytes`, and the rest of them; none where they are too few or the
    /// buckets not in order.
    pub(super) fn read(bytes: &'a [u8], hashes: usize) -> Option<(Self, &'a [u8])> {
        let (starts, entries) = sizes(hashes, WIDTH)?;
        let (starts, rest) = bytes.split_at_checked(starts)?;
        let own = rest.get(..entries)?;
        let starts: Vec<u32> =
            starts.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        let whole = starts.first() == Some(&0) && starts.last().is_some_and(|end| *end as usize == hashes);
        if !whole || !starts.is_sorted() {
            return None;
        }
        let bucket = |bounds: &[u32]| {
            let mut noted = 0;
            for entry in own[bounds[0] as usize * Self::ENTRY..bounds[1] as usize * Self::ENTRY]
                .chunks_exact(Self::ENTRY)
            {
                noted |= 1 << (entry[0] & 63);
            }
            Bucket { lowest: noted, start: bounds[0], end: bounds[1] }
        };
        let buckets = starts.windows(2).map(bucket).collect();
        Some((Self { bits: bits(hashes), buckets, entries: rest }, &rest[entries..]))
    }

    /// The value of a hash, and at most as many bytes behind it as `N` has more than `WIDTH`.
    #[inline]
    pub(super) fn find<const N: usize>(&self, hash: u64) -> Option<&'a [u8; N]> {
        let bucket = self.buckets.get((hash >> (64 - self.bits)) as usize)?;
        let key = hash as u16;
        let own = 1_u64 << lowest(key);
        if bucket.lowest & own == 0 {
            return None;
        }
        let mut at = bucket.start + (bucket.lowest & (own - 1)).count_ones();
        while at < bucket.end {
            let entry = self.entries.get(at as usize * Self::ENTRY..)?;
            if entry.first_chunk() == Some(&key.to_le_bytes()) {
                return entry[KEY..].first_chunk();
            }
            at += 1;
        }
        None
    }
}

/// Writes a table of entries that are sorted by their hashes, which are distinct.
#[cfg(any(test, feature = "train"))]
pub(super) fn write<const WIDTH: usize>(entries: &[(u64, [u8; WIDTH])], out: &mut Vec<u8>) {
    let bits = bits(entries.len());
    let start = |bucket: u64| entries.partition_point(|(hash, _)| hash >> (64 - bits) < bucket);
    for bucket in 0..=(1_u64 << bits) {
        out.extend((start(bucket) as u32).to_le_bytes());
    }
    for bucket in 0..(1_u64 << bits) {
        let mut own: Vec<_> = entries[start(bucket)..start(bucket + 1)].iter().collect();
        own.sort_by_key(|(hash, _)| (lowest(*hash as u16), *hash));
        for (hash, value) in own {
            out.extend((*hash as u16).to_le_bytes());
            out.extend(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        #[test]
        fn finds_what_is_in_it(hashes: BTreeSet<u64>) {
            let entries: Vec<(u64, [u8; 2])> =
                hashes.into_iter().map(|hash| (hash, (hash as u16).to_be_bytes())).collect();
            let mut bytes = Vec::new();
            write(&entries, &mut bytes);
            proptest::prop_assert_eq!(bytes.len(), size(entries.len(), 2));
            bytes.push(1);
            let (table, rest) = Table::<2>::read(&bytes, entries.len()).unwrap();
            proptest::prop_assert_eq!(rest, &[1]);
            for (hash, value) in &entries {
                proptest::prop_assert_eq!(table.find::<2>(*hash), Some(value));
            }
        }

        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>, hashes in 0..40_usize, hash: u64) {
            if let Some((table, rest)) = Table::<3>::read(&bytes, hashes) {
                proptest::prop_assert!(rest.len() < bytes.len());
                let _ = table.find::<3>(hash);
            }
        }
    }

    #[test]
    fn what_is_not_in_it() {
        let entries: Vec<(u64, [u8; 1])> = (0..1000_u64).map(|at| (at << 50 | at, [1])).collect();
        let mut bytes = Vec::new();
        write(&entries, &mut bytes);
        let (table, _) = Table::<1>::read(&bytes, entries.len()).unwrap();
        assert!((0..1000_u64).all(|at| table.find::<1>(at << 50 | (at + 5000)).is_none()));
    }
}
