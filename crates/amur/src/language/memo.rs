//! What words and the last letters of words said, kept: a few thousand of them make up most of all text.

use std::cell::RefCell;

use super::table::{LANES, Sums, Table};

/// Sequences and words that are kept, in powers of two.
const SEQUENCES: usize = 1 << 13;
const WORDS: usize = 1 << 13;

thread_local! {
    static MEMO: RefCell<Memo> = const { RefCell::new(Memo { slots: Vec::new(), words: Vec::new() }) };
}

/// The sums of sequences by the key of the longest n-gram that they end in, and those of words by a hash, each in the one
/// place where it may be.
pub(super) struct Memo {
    slots: Vec<Slot>,
    words: Vec<Slot>,
}

/// What was kept, in as few lines of the cache as it fits into.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Slot {
    key: u64,
    sums: Sums,
}

impl Slot {
    const EMPTY: Self = Self { key: 0, sums: [0; LANES] };
}

impl Memo {
    /// Calls `run` with the memory of this thread.
    pub(super) fn with<T>(run: impl FnOnce(&mut Self) -> T) -> T {
        MEMO.with_borrow_mut(|memo| {
            memo.slots.resize(SEQUENCES, Slot::EMPTY);
            memo.words.resize(WORDS, Slot::EMPTY);
            run(memo)
        })
    }

    /// What the n-grams of a word say together, by a hash of its letters.
    #[inline]
    pub(super) fn word(&mut self, hash: u64, make: impl FnOnce(&mut Self) -> Sums) -> &Sums {
        let place = (hash >> 40) as usize % WORDS;
        if self.words[place].key != hash {
            self.words[place] = Slot { key: hash, sums: make(self) };
        }
        &self.words[place].sums
    }

    /// What the n-grams with these keys say together; each is the end of the one behind it.
    #[inline]
    pub(super) fn sums(&mut self, table: &Table, keys: &[u64]) -> &Sums {
        let key = keys.last().copied().unwrap_or_default();
        let slot = &mut self.slots[(key >> 40) as usize % SEQUENCES];
        if slot.key != key {
            *slot = Slot { key, sums: table.sums(keys) };
        }
        &slot.sums
    }
}
