//! The words of `data/byline_words.tsv`, found in lines without regard to case.

use std::sync::LazyLock;

use super::super::cursor::{is_of_word, length_of};
use crate::letters::lower;
use crate::script::is_han;
use crate::tsv;

/// The words of some kinds, the longest first.
pub(super) struct List {
    words: Vec<&'static str>,
    /// Which characters they begin with, by the lowest eight bits of each.
    first: [bool; 256],
}

impl List {
    fn new(rows: &[[&'static str; 3]], kinds: &[&str]) -> Self {
        let mut words: Vec<&str> =
            rows.iter().filter(|[of, _, _]| kinds.contains(of)).map(|[_, _, word]| *word).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut first = [false; 256];
        words.iter().filter_map(|word| word.chars().next()).for_each(|char| first[low_bits(char)] = true);
        Self { words, first }
    }

    /// The lengths of those that a text begins with, none of them inside another word.
    fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let may_begin = |char| self.first[low_bits(char)] || self.first[low_bits(lower(char))];
        let words = if text.starts_with(may_begin) { &self.words[..] } else { &[] };
        words.iter().filter_map(move |word| {
            let length = length_of(text, word)?;
            (word.ends_with(is_han) || !text[length..].starts_with(is_of_word)).then_some(length)
        })
    }

    /// The length of the first that a text begins with.
    pub(super) fn begin(&self, text: &str) -> Option<usize> {
        self.all(text).next()
    }

    /// Where those end that a line begins with, signs before them left aside.
    pub(super) fn openings<'a>(&'a self, line: &'a str) -> impl Iterator<Item = usize> + 'a {
        let bare = line.trim_start_matches(|char| !is_of_word(char));
        self.all(bare).map(move |length| line.len() - bare.len() + length)
    }

    /// Where the first of these ends.
    pub(super) fn opening(&self, line: &str) -> Option<usize> {
        self.openings(line).next()
    }
}

fn low_bits(char: char) -> usize {
    usize::from(char as u8)
}

/// All lists.
pub(super) struct Words {
    /// Opens a line of authors.
    pub(super) author: List,
    /// Does so within brackets of a paragraph too.
    pub(super) reporter: List,
    /// Opens a line of others.
    pub(super) other: List,
    /// Joins names.
    and: List,
    /// Ends a name.
    pub(super) end: List,
    /// Is no person.
    pub(super) staff: List,
    /// Stands before sources, and before those that must be known.
    pub(super) credit: List,
    pub(super) known: List,
    /// Stands before the address of the article.
    pub(super) address: List,
    /// Stands before who owns the rights.
    pub(super) rights: List,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows: Vec<[&str; 3]> = tsv::rows(include_str!("../../../data/byline_words.tsv")).collect();
    let list = |kinds: &[&str]| List::new(&rows, kinds);
    Words {
        author: list(&["author", "reporter"]),
        reporter: list(&["reporter"]),
        other: list(&["other"]),
        and: list(&["and"]),
        end: list(&["end"]),
        staff: list(&["staff"]),
        credit: list(&["credit"]),
        known: list(&["known"]),
        address: list(&["address"]),
        rights: list(&["rights"]),
    }
});

/// Where the names behind begin, if those before end at `at`, with a sign or joining word behind the blanks.
pub(super) fn is_parting(text: &str, at: usize, sign: usize) -> Option<usize> {
    let behind = &text[sign..];
    let behind = match behind.strip_prefix([',', '，', '、', '&', ';', '；']) {
        Some(behind) => behind.trim_start(),
        None if sign > at => {
            let joined = WORDS.and.all(behind).map(|length| &behind[length..]);
            joined.map(|behind| (behind, behind.trim_start())).find(|(all, bare)| bare.len() < all.len())?.1
        }
        None => return None,
    };
    Some(text.len() - behind.len())
}
