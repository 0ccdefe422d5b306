//! The table of n-grams: how strongly each says which language a text is in.
//!
//! `amur-train language` writes it, and its units are used where they lie in the program; what is built at start, in a
//! millisecond, are rows for the n-grams with many weights. All numbers are little-endian.
//!
//! | part | of | holds |
//! |---|---|---|
//! | head | 16 bytes | `AMURNG01`, number of languages, number of slots |
//! | languages | 4 bytes each | ISO 639-3 code and a zero |
//! | slots | u32 each | a hash table with open addressing: 12 bits of the key, 20 bits of where its units begin, from 1; 0 is free |
//! | units | u16 each | the weights of an n-gram: 8 bits of weight, 1 bit for the last one, 7 bits of the language's number |
//!
//! A weight is the change, in steps of 1/8 nat, that the n-gram makes to the log-probability of its last character: added up
//! over the n-grams of order 1 to 5 that end at a character, they give the logarithm of its probability in that language,
//! above [`BASE`]. The number [`COMMON`] stands for all languages that the n-gram does not list.

/// Symbols of the longest n-grams.
pub const ORDER: usize = 5;
/// What stands before the first letter of a word and after the last.
pub const BOUNDARY: char = ' ';
/// Steps of a weight in one unit of natural logarithm.
pub const STEPS: f64 = 8.0;
/// The probability of a symbol that no n-gram speaks of.
pub const BASE: f64 = 1.0 / 2000.0;
/// The number that stands for all languages that are not listed.
pub const COMMON: usize = 127;

const MAGIC: &[u8; 8] = b"AMURNG01";
const HEAD: usize = 16;
const LAST: u16 = 0x80;
/// The part of a slot that tells where the units begin.
const PLACE: u32 = 0xf_ffff;

/// The key of a longer n-gram out of that of its end: the symbol before it is added. The empty n-gram has the key 0.
#[must_use]
pub fn extend(key: u64, symbol: char) -> u64 {
    (key.rotate_left(7) ^ u64::from(symbol)).wrapping_add(0x51_7c_c1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The weights of the n-grams, over bytes that [`write`] made.
#[derive(Clone, Debug)]
pub struct Table {
    languages: &'static [u8],
    slots: Vec<u32>,
    units: &'static [u8],
    /// The weights of n-grams that have many, a row each. Their slots tell their number, counted on from the units.
    rows: Vec<Row>,
}

/// A weight for each language, added without a look at which they are; the last is that of all that the n-gram does not list.
type Row = [i8; LANES];

/// The weights of several n-grams added up, by number of language; the last is that of [`COMMON`].
pub type Sums = [i16; LANES];

/// More languages than a table has.
pub const LANES: usize = 56;
/// The number of units from which on an n-gram gets a row.
const MANY: usize = 12;

impl Table {
    /// The table in these bytes; none where they are not one.
    #[must_use]
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
        let rest = bytes.strip_prefix(MAGIC).and_then(|_| bytes.get(HEAD..))?;
        let (languages, rest) = rest.split_at_checked(4 * number(8)?)?;
        let (slots, units) = rest.split_at_checked(4 * number(12)?)?;
        let (slots, _) = slots.as_chunks();
        let slots = slots.iter().map(|slot| u32::from_le_bytes(*slot)).collect();
        let mut table = Self { languages, slots, units, rows: Vec::new() };
        table.lay_out();
        (languages.len() / 4 < LANES).then_some(table)
    }

    /// Makes the rows of the n-grams that have many weights: they are few, and most of what is read.
    fn lay_out(&mut self) {
        let units = self.units.len() / 2;
        for slot in self.slots.iter_mut().filter(|slot| **slot != 0) {
            let start = 2 * ((*slot & PLACE) as usize - 1);
            let of = self.units.get(start..).unwrap_or_default().as_chunks().0;
            if of.len() < MANY || of[..MANY].iter().any(|unit| is_last(*unit)) {
                continue;
            }
            let number = units + self.rows.len() + 1;
            if number > PLACE as usize {
                return;
            }
            let mut row = [0; LANES];
            let count = of.iter().take_while(|unit| !is_last(**unit)).count() + 1;
            for unit in &of[..count.min(of.len())] {
                row[lane(unit[0].into())] = unit[1] as i8;
            }
            *slot = *slot & !PLACE | number as u32;
            self.rows.push(row);
        }
    }

    /// The codes of its languages, in the order of their numbers.
    pub fn languages(&self) -> impl Iterator<Item = [u8; 3]> {
        self.languages.chunks_exact(4).map(|code| [code[0], code[1], code[2]])
    }

    /// The weights of up to [`ORDER`] n-grams, added up.
    #[must_use]
    pub fn sums(&self, keys: &[u64]) -> Sums {
        let units = self.units.len() / 2;
        let mut sums = [0; LANES];
        // Slots lie far apart: they are fetched all at once, so that none has to wait for the one before.
        let mut found = [0; ORDER];
        for (value, key) in found.iter_mut().zip(keys) {
            *value = self.slot(place(*key, self.slots.len()).0);
        }
        for (value, key) in found.iter().zip(keys) {
            let Some(at) = self.find(*key, *value) else { continue };
            match at.checked_sub(units).and_then(|row| self.rows.get(row)) {
                Some(row) => sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight)),
                None => self.add_units(2 * at, &mut sums),
            }
        }
        sums
    }

    /// Adds the units from a place on to the last one of an n-gram, four at once: how many there are is hard to foresee.
    fn add_units(&self, start: usize, sums: &mut Sums) {
        let mut rest = &self.units[start.min(self.units.len())..];
        while let Some((four, behind)) = rest.split_first_chunk::<8>() {
            let four = u64::from_le_bytes(*four);
            let last = four & (u64::from(LAST) * 0x1_0001_0001_0001);
            // What is behind the last one is cut off: it adds 0.
            let kept = if last == 0 { four } else { four & (u64::MAX >> (55 - last.trailing_zeros())) };
            for unit in [kept, kept >> 16, kept >> 32, kept >> 48] {
                sums[lane(unit)] += i16::from((unit >> 8) as i8);
            }
            if last != 0 {
                return;
            }
            rest = behind;
        }
        for unit in rest.chunks_exact(2) {
            sums[lane(unit[0].into())] += i16::from(unit[1] as i8);
            if unit[0] & LAST as u8 != 0 {
                return;
            }
        }
    }

    /// What a slot holds.
    #[inline]
    fn slot(&self, slot: usize) -> u32 {
        self.slots.get(slot).copied().unwrap_or(0)
    }

    /// Where the units of a key begin, or the number of its row behind them; `value` is what its first slot holds.
    #[inline]
    fn find(&self, key: u64, mut value: u32) -> Option<usize> {
        let count = self.slots.len();
        let (mut slot, tag) = place(key, count);
        while value != 0 {
            if value >> 20 == tag {
                return Some((value & PLACE) as usize - 1);
            }
            slot = if slot + 1 == count { 0 } else { slot + 1 };
            value = self.slot(slot);
        }
        None
    }
}

/// Where the weight of a unit's language is added.
#[inline]
fn lane(unit: u64) -> usize {
    (unit as usize & 0x7f).min(LANES - 1)
}

/// Whether a unit is the last one of its n-gram.
fn is_last(unit: [u8; 2]) -> bool {
    unit[0] & LAST as u8 != 0
}

/// The slot where the search for a key begins, and the part of the key that the slot holds.
fn place(key: u64, slots: usize) -> (usize, u32) {
    let slot = ((key >> 32) * slots as u64) >> 32;
    (slot as usize, (key >> 20) as u32 & 0xfff)
}

/// The bytes of a table: the languages, and weights by language number for each key. None where they do not fit it.
#[must_use]
pub fn write(languages: &[[u8; 3]], entries: &[(u64, Vec<(usize, i8)>)]) -> Option<Vec<u8>> {
    let slots = entries.len() * 9 / 8 + 1;
    let mut table = vec![0_u32; slots];
    let mut units: Vec<u16> = Vec::new();
    for (key, weights) in entries {
        let (mut slot, tag) = place(*key, slots);
        while table[slot] != 0 {
            slot = (slot + 1) % slots;
        }
        let start = u32::try_from(units.len() + 1).ok().filter(|start| *start < 1 << 20)?;
        table[slot] = tag << 20 | start;
        units.extend(weights.iter().map(|(lang, weight)| (*weight as u8 as u16) << 8 | *lang as u16));
        *units.last_mut()? |= LAST;
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(u32::try_from(languages.len()).ok()?.to_le_bytes());
    bytes.extend(u32::try_from(slots).ok()?.to_le_bytes());
    bytes.extend(languages.iter().flat_map(|code| [code[0], code[1], code[2], 0]));
    bytes.extend(table.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found() {
        let key = |text: &str| text.chars().rev().fold(0, extend);
        let mut entries: Vec<_> = ["a", "ab", "abc", "b a"]
            .iter()
            .enumerate()
            .map(|(n, gram)| (key(gram), vec![(COMMON, -3), (n, 100), (9, -128)]))
            .collect();
        // One with so many weights that they become a row.
        let many = (0..2 * MANY).map(|lang| (lang, lang as i8 - 5)).chain([(COMMON, 11)]);
        entries.push((key("z"), many.collect()));
        let bytes = write(&[*b"eng", *b"rus"], &entries).unwrap().leak();
        let table = Table::new(bytes).unwrap();
        assert_eq!(table.languages().collect::<Vec<_>>(), [*b"eng", *b"rus"]);
        let sums = table.sums(&[key("abc"), key("cba")]);
        assert_eq!((sums[2], sums[9], sums[LANES - 1], sums[1]), (100, -128, -3, 0));
        assert_eq!(table.rows.len(), 1);
        let sums = table.sums(&[key("z"), key("a"), key("z")]);
        assert_eq!((sums[0], sums[9], sums[LANES - 1], sums[23]), (90, -120, 19, 36));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Table::new(b"").is_none());
        assert!(Table::new(b"AMURNG01\xff\xff\xff\xff\xff\xff\xff\xff").is_none());
    }
}
