//! The units and the words around figures of one language.

use super::units::{Dimension, UNITS};
use crate::lexis::{ROOT, Reading, Trie, Vocabulary, cut, forms};
use crate::{Lang, tsv};

/// What a word tells about a figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Over,
    Under,
    About,
    Up,
    Down,
    Age,
    AgeUnit,
    AgeBefore,
    Numbered,
    NotCounted,
    BeforeOne,
    Definite,
    Counted,
    Apart,
    Between,
    To,
    From,
    Per,
    Base,
}

/// A unit that a phrase names.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitSense {
    pub(super) index: usize,
    /// Whether the phrase is also another word.
    pub(super) weak: bool,
    /// What a value is multiplied by.
    pub(super) factor: f64,
}

/// What a phrase tells, and on which side of the figure it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueSense {
    pub(super) cue: Cue,
    pub(super) after: bool,
}

/// The units and cues of one language.
#[derive(Debug, Default)]
pub(crate) struct FigureWords {
    pub(super) units: Trie<Vec<UnitSense>>,
    pub(super) cues: Trie<Vec<CueSense>>,
}

impl FigureWords {
    pub(crate) fn new(lang: Lang, vocabulary: &mut Vocabulary) -> Self {
        let column =
            [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE].iter().position(|known| *known == lang).unwrap_or(0);
        Self { units: units(column, vocabulary), cues: cues(lang, vocabulary) }
    }

    /// Whether a unit stands after, or a currency before, some pieces.
    pub(crate) fn measures(&self, reading: &Reading<'_>, first: usize, end: usize) -> bool {
        let money = |&at: &usize| {
            reading.longest(&self.units, at).is_some_and(|(senses, end)| {
                end == first && senses.iter().any(|sense| UNITS[sense.index].dimension == Dimension::Money)
            })
        };
        reading.longest(&self.units, end).is_some_and(|(senses, _)| senses.iter().any(|sense| !sense.weak))
            || (first.saturating_sub(2)..first).any(|at| money(&at))
    }

    /// Whether the word at a piece is a cue by itself.
    pub(super) fn is(&self, reading: &Reading<'_>, at: usize, cue: Cue) -> bool {
        self.senses(reading, at).iter().any(|sense| sense.cue == cue)
    }

    fn senses(&self, reading: &Reading<'_>, at: usize) -> &[CueSense] {
        let piece = reading.pieces.get(at).filter(|piece| piece.word != 0);
        let node = piece.and_then(|piece| self.cues.step(ROOT, piece.word));
        node.and_then(|node| self.cues.value(node)).map_or(&[], Vec::as_slice)
    }
}

/// The units by symbol and name.
fn units(column: usize, vocabulary: &mut Vocabulary) -> Trie<Vec<UnitSense>> {
    let mut entries: Vec<(Vec<u32>, UnitSense)> = Vec::new();
    for (index, unit) in UNITS.iter().enumerate() {
        for symbol in forms(unit.symbols) {
            let ids = cut(&symbol).iter().map(|word| vocabulary.intern_exact(word)).collect();
            entries.push((ids, UnitSense { index, weak: false, factor: unit.factor }));
        }
        if unit.dimension == Dimension::Money {
            // `30 MUSD` are thirty million.
            let ids = vec![vocabulary.intern_exact(&format!("M{}", unit.code))];
            entries.push((ids, UnitSense { index, weak: false, factor: 1e6 }));
        }
        for name in forms(unit.names[column]) {
            let (name, weak) = name.strip_prefix('~').map_or((name.as_str(), false), |name| (name, true));
            let ids = cut(name).iter().map(|word| vocabulary.intern(word)).collect();
            entries.push((ids, UnitSense { index, weak, factor: unit.factor }));
        }
    }
    grouped(entries)
}

fn cues(lang: Lang, vocabulary: &mut Vocabulary) -> Trie<Vec<CueSense>> {
    let mut entries = Vec::new();
    for [of, name, entry] in tsv::rows(include_str!("../../data/figures.tsv")) {
        let Some(cue) = cue(name).filter(|_| of == lang.as_str()) else { continue };
        for form in forms(entry) {
            let (form, after) = form.strip_prefix('*').map_or((form.as_str(), false), |form| (form, true));
            let ids = cut(form).iter().map(|word| vocabulary.intern(word)).collect();
            entries.push((ids, CueSense { cue, after }));
        }
    }
    grouped(entries)
}

/// A trie of lists: all senses of a phrase together, in the order of the table.
fn grouped<V: Clone>(mut entries: Vec<(Vec<u32>, V)>) -> Trie<Vec<V>> {
    let mut trie = Trie::default();
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    for same in entries.chunk_by(|one, other| one.0 == other.0) {
        trie.insert(same[0].0.iter().copied(), same.iter().map(|(_, value)| value.clone()).collect());
    }
    trie
}

fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "over" => Cue::Over,
        "under" => Cue::Under,
        "about" => Cue::About,
        "up" => Cue::Up,
        "down" => Cue::Down,
        "age" => Cue::Age,
        "age-unit" => Cue::AgeUnit,
        "age-before" => Cue::AgeBefore,
        "numbered" => Cue::Numbered,
        "not-counted" => Cue::NotCounted,
        "before-one" => Cue::BeforeOne,
        "definite" => Cue::Definite,
        "counted" => Cue::Counted,
        "apart" => Cue::Apart,
        "between" => Cue::Between,
        "to" => Cue::To,
        "from" => Cue::From,
        "per" => Cue::Per,
        "base" => Cue::Base,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let table = include_str!("../../data/figures.tsv");
        assert_eq!(tsv::rows::<3>(table).count(), tsv::lines(table).count() - 1);
        for [lang, name, entry] in tsv::rows(table) {
            assert!(cue(name).is_some(), "{lang} {name}");
            assert!(!forms(entry).is_empty());
        }
    }
}
