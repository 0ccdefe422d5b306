//! Distinct texts in little memory.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Distinct texts, numbered in the order they come: one after the other in one string.
#[derive(Default)]
pub(crate) struct Interner {
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    numbers: HashTable<u32>,
    hasher: FixedState,
}

impl Interner {
    /// The number of a text, which it gets when it first comes.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        let Self { texts, ends, numbers, hasher } = self;
        let hash = hasher.hash_one(text);
        if let Some(number) = numbers.find(hash, |&number| at(texts, ends, number) == text) {
            return *number;
        }
        let number = ends.len() as u32;
        texts.push_str(text);
        ends.push(texts.len());
        numbers.insert_unique(hash, number, |&number| hasher.hash_one(at(texts, ends, number)));
        number
    }

    /// The text of a number.
    pub(crate) fn text(&self, number: u32) -> &str {
        at(&self.texts, &self.ends, number)
    }
}

fn at<'a>(texts: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &texts[start..ends[number]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_once() {
        let mut interner = Interner::default();
        let texts = ["Москва", "", "Beijing", "Москва", "北京", ""];
        let numbers = texts.map(|text| interner.number(text));
        assert_eq!(numbers, [0, 1, 2, 0, 3, 1]);
        assert_eq!(numbers.map(|number| interner.text(number)), texts);
    }
}
