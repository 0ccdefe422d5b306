//! Lists of Vietnamese words, and which of them a syllable may begin or end: most syllables of a text do neither, and one
//! look tells so.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::entity::names::{organisation_heads, titles};
use crate::letters::traits;
use crate::{Lang, tsv};

/// Syllables of a word in these lists, at most.
pub(super) const LONGEST: usize = 5;

/// Lists of words; all but the last two are those of `data/names/vietnamese.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    At,
    Body,
    Event,
    Head,
    Inside,
    Mere,
    Opener,
    Place,
    Term,
    Title,
    /// Titles as they are written.
    NamedTitle,
    /// Heads of organisations as they are written.
    NamedHead,
}

impl List {
    fn of(kind: &str) -> Option<Self> {
        let list = match kind {
            "at" => Self::At,
            "body" => Self::Body,
            "event" => Self::Event,
            "head" => Self::Head,
            "inside" => Self::Inside,
            "mere" => Self::Mere,
            "opener" => Self::Opener,
            "place" => Self::Place,
            "term" => Self::Term,
            "title" => Self::Title,
            _ => return None,
        };
        Some(list)
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Words of the table, in lower case, with a bit for each list they are in.
static WORDS: LazyLock<HashMap<&'static str, u16, FixedState>> = LazyLock::new(|| {
    let mut words: HashMap<_, _, FixedState> = HashMap::default();
    for (list, word) in listed() {
        *words.entry(word).or_default() |= list.bit();
    }
    words
});

/// What words begin and end with, and the lists of these words.
static MARKS: LazyLock<HashMap<String, Marks, FixedState>> = LazyLock::new(|| {
    let named = titles(Lang::VIE).map(|word| (List::NamedTitle, word));
    let heads = organisation_heads(Lang::VIE, "first").map(|word| (List::NamedHead, word));
    let mut marks: HashMap<String, Marks, FixedState> = HashMap::default();
    for (list, word) in listed().chain(named).chain(heads) {
        let word = word.to_lowercase();
        marks.entry(first_letters(&word).to_owned()).or_default().starts |= list.bit();
        marks.entry(last_letters(&word).to_owned()).or_default().ends |= list.bit();
    }
    marks
});

fn listed() -> impl Iterator<Item = (List, &'static str)> {
    tsv::rows(include_str!("../../../data/names/vietnamese.tsv"))
        .filter_map(|[kind, words]| Some((List::of(kind)?, words)))
}

/// The lists whose words a token may begin and end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    starts: u16,
    ends: u16,
}

impl Marks {
    pub(super) fn starts(self, list: List) -> bool {
        self.starts & list.bit() != 0
    }

    pub(super) fn ends(self, list: List) -> bool {
        self.ends & list.bit() != 0
    }
}

/// The marks of a token in lower case.
pub(super) fn marks(token: &str) -> Marks {
    let of = |letters: &str| MARKS.get(letters).copied().unwrap_or_default();
    let first = first_letters(token);
    let starts = of(first);
    let ends = if first.len() == token.len() { starts } else { of(last_letters(token)) };
    Marks { starts: starts.starts, ends: ends.ends }
}

/// The letters that a word begins with: those of its first token, whatever marks of punctuation that has.
fn first_letters(word: &str) -> &str {
    let end = word.find(|char: char| !traits(char).is_alphabetic()).unwrap_or(word.len());
    &word[..end]
}

fn last_letters(word: &str) -> &str {
    word.rsplit(|char: char| !traits(char).is_alphabetic()).next().unwrap_or_default()
}

/// Whether a list has this word, which is in lower case.
pub(super) fn contains(list: List, word: &str) -> bool {
    WORDS.get(word).is_some_and(|lists| lists & list.bit() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        let lists = listed().fold(0, |lists, (list, _)| lists | list.bit());
        assert_eq!(lists, List::NamedTitle.bit() - 1);
        let rows = tsv::rows::<2>(include_str!("../../../data/names/vietnamese.tsv")).count();
        assert_eq!(listed().count(), rows);
    }

    #[test]
    fn marks_are_those_of_the_words() {
        for (list, word) in listed() {
            assert!(contains(list, word), "{word}");
            assert!(marks(word.split(' ').next().unwrap()).starts(list), "{word}");
            assert!(marks(word.rsplit(' ').next().unwrap()).ends(list), "{word}");
        }
        assert!(!marks("xyz").starts(List::Inside));
    }
}
