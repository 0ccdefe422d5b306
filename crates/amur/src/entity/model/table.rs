//! Hash tables that are read in place from the bytes of a model file.
//!
//! The highest bits of a hash number a bucket of some six of them, and a list tells where each bucket starts; of every
//! hash its lowest 16 bits are kept, with its value beside it. Within a bucket entries are sorted by the lowest six bits.
//! Loading notes which of these 64 a bucket has: most hashes that are not in the table are told by that note alone, and
//! those that are by one entry. Of a hundred thousand hashes that are not in the table some twelve pass for one that is.
//!
//! A table is larger than what a core keeps at hand, so waiting for memory is most of a look into it. Where many hashes
//! are asked for, the notes of all of them are read first, with no branch between: the waits go on side by side. The more
//! are asked for at once, the better.

/// A table whose values are `WIDTH` bytes each.
#[derive(Clone, Debug)]
pub(super) struct Table<'a, const WIDTH: usize> {
    bits: u32,
    /// Every bucket, and one more that tells where the last ends.
    buckets: Box<[Bucket]>,
    /// A key of two bytes, little-endian, and a value each; the bytes behind the last may be read with it.
    entries: &'a [u8],
}

/// What is known of a bucket: twelve bytes, read with one wait.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    /// Which of the lowest six bits its keys have, in halves that need no room between buckets.
    note: [u32; 2],
    /// Where it starts.
    start: u32,
}

impl Bucket {
    fn new(note: u64, start: u32) -> Self {
        Self { note: [note as u32, (note >> 32) as u32], start }
    }

    #[inline]
    fn note(self) -> u64 {
        u64::from(self.note[0]) | u64::from(self.note[1]) << 32
    }

    /// The first entry whose key may have these lowest bits.
    #[inline]
    fn first(self, lowest: u32) -> u32 {
        self.start + (self.note() & ((1 << lowest) - 1)).count_ones()
    }
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
        let note = |bounds: &[u32]| {
            own[bounds[0] as usize * Self::ENTRY..bounds[1] as usize * Self::ENTRY]
                .chunks_exact(Self::ENTRY)
                .fold(0, |noted, entry| noted | 1 << (entry[0] & 63))
        };
        let buckets = starts.windows(2).map(|bounds| Bucket::new(note(bounds), bounds[0]));
        let buckets = buckets.chain([Bucket::new(0, hashes as u32)]).collect();
        let table = Self { bits: bits(hashes), buckets, entries: rest };
        Some((table, &rest[entries..]))
    }

    /// The value of a hash, and at most as many bytes behind it as `N` has more than `WIDTH`.
    #[inline]
    pub(super) fn find<const N: usize>(&self, hash: u64) -> Option<&'a [u8; N]> {
        let (number, bucket) = self.bucket(hash);
        let own = lowest(hash as u16);
        if bucket.note() >> own & 1 == 0 {
            return None;
        }
        self.find_from(bucket.first(own), number, hash as u16)
    }

    /// The values of those hashes that are in the table, in their order, each with the place of its hash. They are looked
    /// for `MOST` at once.
    #[inline]
    pub(super) fn find_each<const N: usize, const MOST: usize>(
        &self,
        hashes: &[u64],
        mut found: impl FnMut(usize, &'a [u8; N]),
    ) {
        const { assert!(MOST <= 256) };
        for (number, some) in hashes.chunks(MOST).enumerate() {
            self.find_some::<N, MOST>(some, |at, value| found(number * MOST + at, value));
        }
    }

    /// The values of at most `MOST` hashes.
    #[inline]
    fn find_some<const N: usize, const MOST: usize>(
        &self,
        hashes: &[u64],
        mut found: impl FnMut(usize, &'a [u8; N]),
    ) {
        let mut likely = [0_u8; MOST];
        let mut noted = 0;
        for (at, hash) in hashes.iter().enumerate() {
            likely[noted % MOST] = at as u8;
            noted += (self.bucket(*hash).1.note() >> lowest(*hash as u16) & 1) as usize;
        }
        let likely = &likely[..noted.min(MOST)];
        let (mut entries, mut keys) = ([0_u32; MOST], [0_u16; MOST]);
        for (at, entry) in likely.iter().zip(&mut entries) {
            let hash = hashes[usize::from(*at)];
            *entry = self.bucket(hash).1.first(lowest(hash as u16));
        }
        for (entry, key) in entries.iter().zip(&mut keys).take(likely.len()) {
            *key = self.key(*entry);
        }
        for ((at, entry), key) in likely.iter().zip(entries).zip(keys) {
            let at = usize::from(*at);
            let hash = hashes[at];
            // Almost always the first entry that may be it is the one.
            let value = if key == hash as u16 {
                self.value(entry)
            } else {
                self.find_from(entry + 1, self.bucket(hash).0, hash as u16)
            };
            if let Some(value) = value {
                found(at, value);
            }
        }
    }

    /// The number of a hash's bucket, and what is known of it.
    #[inline]
    fn bucket(&self, hash: u64) -> (usize, Bucket) {
        let bucket = (hash >> (64 - self.bits)) as usize;
        (bucket, self.buckets.get(bucket).copied().unwrap_or_default())
    }

    /// The key of an entry; there is room for one behind the last, too.
    #[inline]
    fn key(&self, entry: u32) -> u16 {
        let entry = self.entries.get(entry as usize * Self::ENTRY..).and_then(|entry| entry.first_chunk());
        entry.map_or(0, |key| u16::from_le_bytes(*key))
    }

    #[inline]
    fn value<const N: usize>(&self, entry: u32) -> Option<&'a [u8; N]> {
        self.entries.get(entry as usize * Self::ENTRY + KEY..)?.first_chunk()
    }

    /// The value of a key in a bucket, from an entry on.
    fn find_from<const N: usize>(&self, mut entry: u32, bucket: usize, key: u16) -> Option<&'a [u8; N]> {
        let end = self.buckets.get(bucket + 1)?.start;
        while entry < end {
            if self.key(entry) == key {
                return self.value(entry);
            }
            entry += 1;
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
            // Eight at once, between hashes that are not in it.
            let asked: Vec<u64> = entries.iter().flat_map(|(hash, _)| [*hash, !*hash]).collect();
            let mut found = Vec::new();
            table.find_each::<2, 8>(&asked, |at, value| found.push((at, *value)));
            let by_one = asked.iter().enumerate().filter_map(|(at, hash)| Some((at, *table.find::<2>(*hash)?)));
            proptest::prop_assert_eq!(found, by_one.collect::<Vec<_>>());
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
