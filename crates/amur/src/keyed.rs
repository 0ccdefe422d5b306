//! A table of small numbers by keys of 64 bits.

/// Numbers by keys, in one array with open addressing: a look that finds nothing costs a multiplication and one read.
///
/// A key is a number, or a hash that is taken for what was hashed: two of 64 bits are equal by chance once in 10^19.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keyed {
    /// Key and value; at least half of them are [`FREE`].
    slots: Vec<(u64, u32)>,
    len: usize,
}

/// The value of a slot that holds nothing.
const FREE: u32 = u32::MAX;
/// Slots of the smallest table.
const FEWEST: usize = 16;

impl Keyed {
    /// The value of a key.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let mut at = place(key) & last;
        loop {
            let (known, value) = self.slots[at];
            if value == FREE {
                return None;
            }
            if known == key {
                return Some(value);
            }
            at = (at + 1) & last;
        }
    }

    /// Gives a key a value, and returns the one it had.
    pub(crate) fn insert(&mut self, key: u64, value: u32) -> Option<u32> {
        if 2 * (self.len + 1) > self.slots.len() {
            self.grow();
        }
        let last = self.slots.len() - 1;
        let mut at = place(key) & last;
        while self.slots[at].1 != FREE {
            if self.slots[at].0 == key {
                return Some(std::mem::replace(&mut self.slots[at].1, value));
            }
            at = (at + 1) & last;
        }
        self.slots[at] = (key, value);
        self.len += 1;
        None
    }

    fn grow(&mut self) {
        let more = vec![(0, FREE); (2 * self.slots.len()).max(FEWEST)];
        let before = std::mem::replace(self, Self { slots: more, len: 0 });
        for (key, value) in before.slots.into_iter().filter(|(_, value)| *value != FREE) {
            self.insert(key, value);
        }
    }
}

/// Where the search for a key begins, in its last bits.
#[inline]
fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map() {
        let mut table = Keyed::default();
        assert_eq!(table.get(7), None);
        for key in 0..1000 {
            assert_eq!(table.insert(key << 20, key as u32), None);
        }
        assert!((0..1000).all(|key| table.get(key << 20) == Some(key as u32)));
        assert_eq!((table.insert(0, 5), table.get(0), table.get(1)), (Some(0), Some(5), None));
    }
}
