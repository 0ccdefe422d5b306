//! Sequences of symbols with values.

use crate::keyed::Keyed;

/// Where every sequence starts.
pub(crate) const ROOT: u32 = 0;
/// Symbols below this are words of a vocabulary.
const WORDS: u32 = 1 << 16;

/// A map from sequences of symbols to values, walked symbol by symbol.
#[derive(Debug)]
pub(crate) struct Trie<V> {
    /// Where each word leads from the root, 0 for nowhere: most walks end there.
    roots: Vec<u32>,
    /// All other steps, by node and symbol.
    edges: Keyed,
    values: Vec<Option<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { roots: Vec::new(), edges: Keyed::default(), values: vec![None] }
    }
}

impl<V> Trie<V> {
    /// Adds a sequence; one that is there already keeps its value.
    pub(crate) fn insert(&mut self, sequence: impl IntoIterator<Item = u32>, value: V) {
        let node = sequence
            .into_iter()
            .fold(ROOT, |node, symbol| self.step(node, symbol).unwrap_or_else(|| self.add(node, symbol)));
        if let Some(slot) = self.values.get_mut(node as usize).filter(|_| node != ROOT) {
            slot.get_or_insert(value);
        }
    }

    fn add(&mut self, node: u32, symbol: u32) -> u32 {
        let next = self.values.len() as u32;
        self.values.push(None);
        if node == ROOT && symbol < WORDS {
            self.roots.resize(self.roots.len().max(symbol as usize + 1), 0);
            self.roots[symbol as usize] = next;
        } else {
            self.edges.insert(key(node, symbol), next);
        }
        next
    }

    /// The node that a symbol leads to.
    #[inline]
    pub(crate) fn step(&self, node: u32, symbol: u32) -> Option<u32> {
        if node == ROOT && symbol < WORDS {
            return self.roots.get(symbol as usize).copied().filter(|next| *next != ROOT);
        }
        self.edges.get(key(node, symbol))
    }

    /// What the sequence up to a node stands for.
    pub(crate) fn value(&self, node: u32) -> Option<&V> {
        self.values.get(node as usize)?.as_ref()
    }
}

fn key(node: u32, symbol: u32) -> u64 {
    u64::from(node) << 32 | u64::from(symbol)
}
