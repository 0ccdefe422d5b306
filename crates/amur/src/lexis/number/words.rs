//! The table of number words.

use crate::lexis::{ROOT, Trie, Vocabulary, forms, piece::Piece};
use crate::{Lang, tsv};

/// What a word is within a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Small,
    Ten,
    Hundreds,
    Times,
    Scale,
    Dozen,
    Ordinal,
    Part,
    Half,
    OneAndHalf,
    AndHalf,
    Weak,
    Suffix,
    MoneySuffix,
    And,
    Point,
    Minus,
    Over,
    Article,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) value: f64,
    /// How many pieces it takes.
    pub(super) length: usize,
}

/// The number words of one language.
#[derive(Debug, Default)]
pub(crate) struct NumberWords {
    words: Trie<(Class, f64)>,
}

impl NumberWords {
    pub(crate) fn new(lang: Lang, vocabulary: &mut Vocabulary, cut: impl Fn(&str) -> Vec<String>) -> Self {
        let mut words = Trie::default();
        for [of, class, value, entry] in tsv::rows(include_str!("../../../data/numbers/words.tsv")) {
            let (Some(class), Ok(value)) = (class_named(class), value.parse::<f64>()) else { continue };
            if of != lang.as_str() && of != "und" {
                continue;
            }
            for form in forms(entry) {
                let ids: Vec<u32> = match form.strip_prefix('=') {
                    Some(symbol) => vec![vocabulary.intern_exact(symbol)],
                    None => cut(&form).iter().map(|word| vocabulary.intern(word)).collect(),
                };
                words.insert(ids, (class, value));
            }
        }
        Self { words }
    }

    /// Whether a number word may start with a piece.
    pub(super) fn begins_with(&self, piece: &Piece) -> bool {
        let begins = |symbol| self.words.step(ROOT, symbol).is_some();
        piece.word != 0 && (begins(piece.word) || begins(piece.exact))
    }

    /// The number word that starts at a piece, the longest.
    pub(super) fn at(&self, pieces: &[Piece], at: usize) -> Option<Word> {
        let first = pieces.get(at)?;
        if first.word == 0 && first.exact == 0 {
            return None;
        }
        let exact = self.words.step(ROOT, first.exact).and_then(|node| self.words.value(node));
        let mut found = exact.map(|&(class, value)| Word { class, value, length: 1 });
        let mut node = ROOT;
        for (length, piece) in pieces[at..].iter().enumerate() {
            let Some(next) = self.words.step(node, piece.word).filter(|_| piece.word != 0) else { break };
            node = next;
            if let Some(&(class, value)) = self.words.value(node) {
                found = Some(Word { class, value, length: length + 1 });
            }
        }
        found
    }
}

fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "small" => Class::Small,
        "ten" => Class::Ten,
        "hundreds" => Class::Hundreds,
        "times" => Class::Times,
        "scale" => Class::Scale,
        "dozen" => Class::Dozen,
        "ordinal" => Class::Ordinal,
        "part" => Class::Part,
        "half" => Class::Half,
        "one-and-half" => Class::OneAndHalf,
        "and-half" => Class::AndHalf,
        "weak" => Class::Weak,
        "suffix" => Class::Suffix,
        "money-suffix" => Class::MoneySuffix,
        "and" => Class::And,
        "point" => Class::Point,
        "minus" => Class::Minus,
        "over" => Class::Over,
        "article" => Class::Article,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let table = include_str!("../../../data/numbers/words.tsv");
        assert_eq!(tsv::rows::<4>(table).count(), tsv::lines(table).count() - 1);
        for [_, class, value, entry] in tsv::rows(table) {
            assert!(class_named(class).is_some(), "{class}");
            assert!(value.parse::<f64>().is_ok() && !forms(entry).is_empty(), "{entry}");
        }
    }
}
