//! Sequences of symbols with values.

use std::collections::HashMap;

/// Where every sequence starts.
pub(crate) const ROOT: u32 = 0;

/// A map from sequences of symbols to values, walked symbol by symbol.
#[derive(Debug)]
pub(crate) struct Trie<V> {
    edges: HashMap<(u32, u32), u32, foldhash::fast::FixedState>,
    values: Vec<Option<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { edges: HashMap::default(), values: vec![None] }
    }
}

impl<V> Trie<V> {
    /// Adds a sequence; one that is there already keeps its value.
    pub(crate) fn insert(&mut self, sequence: impl IntoIterator<Item = u32>, value: V) {
        let mut node = ROOT;
        for symbol in sequence {
            let next = self.values.len() as u32;
            node = *self.edges.entry((node, symbol)).or_insert(next);
            if node == next {
                self.values.push(None);
            }
        }
        if let Some(slot) = self.values.get_mut(node as usize).filter(|_| node != ROOT) {
            slot.get_or_insert(value);
        }
    }

    /// The node that a symbol leads to.
    pub(crate) fn step(&self, node: u32, symbol: u32) -> Option<u32> {
        self.edges.get(&(node, symbol)).copied()
    }

    /// What the sequence up to a node stands for.
    pub(crate) fn value(&self, node: u32) -> Option<&V> {
        self.values.get(node as usize)?.as_ref()
    }
}
