//! Ids of documents that are distinct over a whole run.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// The ids of a run so far, as hashes: about 16 bytes a document. Two ids of one hash are as good as impossible below
/// a billion documents, and would do no more harm than an id with a number at its end.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    hasher: FixedState,
    seen: HashSet<u64, FixedState>,
    /// For an id that came twice or more, how often it came.
    counts: HashMap<u64, u64, FixedState>,
}

impl Ids {
    /// Takes an id; where it was taken before, tells the free one to use instead: `id#2`, `id#3` …
    pub(crate) fn take(&mut self, id: &str) -> Option<String> {
        let hash = self.hasher.hash_one(id);
        if self.seen.insert(hash) {
            return None;
        }
        let count = self.counts.entry(hash).or_insert(1);
        loop {
            *count += 1;
            let free = format!("{id}#{count}");
            if self.seen.insert(self.hasher.hash_one(&free)) {
                return Some(free);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_what_comes_again() {
        let mut ids = Ids::default();
        let mut take = |id: &str| ids.take(id).unwrap_or_else(|| id.to_owned());
        let taken: Vec<_> = ["a", "a#2", "a", "b", "a", "a#2"].into_iter().map(&mut take).collect();
        assert_eq!(taken, ["a", "a#2", "a#3", "b", "a#4", "a#2#2"]);
    }
}
