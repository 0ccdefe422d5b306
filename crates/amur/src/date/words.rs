//! The words and rules of one language.

use super::Unit;
use super::holiday::Holiday;
use super::meaning::Meaning;
use super::pattern::sequences;
use super::symbol::{Class, value};
use crate::lexis::{ROOT, Reading, Trie, Vocabulary, cut, forms};
use crate::{Lang, tsv};

/// The words, rules and days of one language.
#[derive(Debug, Default)]
pub(crate) struct DateWords {
    /// Words of several classes are several entries of a list.
    pub(super) words: Trie<Vec<(Class, f64)>>,
    /// Rules of the three levels.
    pub(super) rules: [Trie<Meaning>; 3],
    /// By word, at which of the levels a rule may begin with it, as itself or as a class: most words begin none.
    begins: Vec<[bool; 3]>,
    pub(super) holidays: Vec<Holiday>,
}

impl DateWords {
    pub(crate) fn new(lang: Lang, vocabulary: &mut Vocabulary) -> Self {
        let (words, rules, column) = match lang {
            Lang::RUS => (
                include_str!("../../data/dates/words.rus.tsv"),
                include_str!("../../data/dates/rules.rus.tsv"),
                2,
            ),
            Lang::CMN => (
                include_str!("../../data/dates/words.cmn.tsv"),
                include_str!("../../data/dates/rules.cmn.tsv"),
                3,
            ),
            Lang::VIE => (
                include_str!("../../data/dates/words.vie.tsv"),
                include_str!("../../data/dates/rules.vie.tsv"),
                4,
            ),
            _ => (
                include_str!("../../data/dates/words.eng.tsv"),
                include_str!("../../data/dates/rules.eng.tsv"),
                1,
            ),
        };
        let mut made = Self::default();
        let mut entries = Vec::new();
        for [class, code, entry] in tsv::rows(words) {
            let Some((class, value)) = Class::named(class).zip(value(code)) else { continue };
            entries.extend(forms(entry).into_iter().map(|form| (form, class, value)));
        }
        for row in tsv::rows::<5>(include_str!("../../data/dates/holidays.tsv")) {
            let Some(holiday) = Holiday::read(row[0]) else { continue };
            let index = made.holidays.len() as f64;
            made.holidays.push(holiday);
            entries.extend(forms(row[column]).into_iter().map(|form| (form, Class::Holiday, index)));
        }
        let first = made.add_words(entries, vocabulary);
        for (order, [level, pattern, meaning]) in tsv::rows(rules).enumerate() {
            if let Some(meaning) = Meaning::read(meaning, order as u32) {
                made.add_rule(level, pattern, meaning, vocabulary);
            }
        }
        for (word, class) in first {
            made.may_begin(word, class.read().symbol());
        }
        for word in 0..=vocabulary.last() {
            made.may_begin(word, word);
        }
        made
    }

    /// Notes at which levels a word may begin a rule that begins with a symbol.
    fn may_begin(&mut self, word: u32, symbol: u32) {
        let word = word as usize;
        self.begins.resize(self.begins.len().max(word + 1), [false; 3]);
        for (begins, rules) in self.begins[word].iter_mut().zip(&self.rules) {
            *begins |= rules.step(ROOT, symbol).is_some();
        }
    }

    /// Whether a rule of a level may begin with a word, numbers and times aside.
    pub(super) fn begins(&self, level: usize, word: u32) -> bool {
        self.begins.get(word as usize).is_some_and(|levels| levels[level])
    }

    /// Whether a piece is a word of a class.
    pub(super) fn has(&self, reading: &Reading<'_>, at: usize, class: Class) -> bool {
        self.senses(reading, at).iter().any(|&(sense, _)| sense == class)
    }

    /// The unit of time that starts at a piece, and where it ends.
    pub(crate) fn unit(&self, reading: &Reading<'_>, at: usize) -> Option<(Unit, usize)> {
        let (senses, end) = reading.longest(&self.words, at)?;
        let &(_, code) = senses.iter().find(|&&(class, _)| class == Class::Unit)?;
        Unit::of_code(code).map(|unit| (unit, end))
    }

    /// Whether a piece is the ending of an ordinal.
    pub(crate) fn is_suffix(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.has(reading, at, Class::Suffix)
    }

    /// The classes of the word at a piece.
    pub(super) fn senses(&self, reading: &Reading<'_>, at: usize) -> &[(Class, f64)] {
        let piece = reading.pieces.get(at).filter(|piece| piece.word != 0);
        let node = piece.and_then(|piece| self.words.step(ROOT, piece.word));
        node.and_then(|node| self.words.value(node)).map_or(&[], Vec::as_slice)
    }

    /// Words, with all classes of the same form together; the first word of each entry, and its class.
    fn add_words(
        &mut self,
        mut entries: Vec<(String, Class, f64)>,
        vocabulary: &mut Vocabulary,
    ) -> Vec<(u32, Class)> {
        let mut keyed: Vec<(Vec<u32>, Class, f64)> = entries
            .drain(..)
            .map(|(form, class, value)| {
                (cut(&form).iter().map(|word| vocabulary.intern(word)).collect(), class, value)
            })
            .collect();
        keyed.sort_by(|one, other| one.0.cmp(&other.0));
        for same in keyed.chunk_by(|one, other| one.0 == other.0) {
            let senses = same.iter().map(|&(_, class, value)| (class, value)).collect();
            self.words.insert(same[0].0.iter().copied(), senses);
        }
        keyed.iter().filter_map(|(words, class, _)| Some((*words.first()?, *class))).collect()
    }

    fn add_rule(&mut self, level: &str, pattern: &str, meaning: Meaning, vocabulary: &mut Vocabulary) {
        let Ok(level @ 1..=3) = level.parse::<usize>() else { return };
        for sequence in sequences(pattern, &mut |symbol| symbols(symbol, vocabulary)) {
            self.rules[level - 1].insert(sequence, meaning);
        }
    }
}

/// What one symbol of a pattern stands for: a class, or a word with each of its endings.
fn symbols(symbol: &str, vocabulary: &mut Vocabulary) -> Vec<Vec<u32>> {
    if let Some(class) = class(symbol) {
        return Class::named(class).map(|class| vec![class.symbol()]).into_iter().collect();
    }
    let mut words = |form: String| {
        let words = cut(form.trim_start_matches('\\'));
        words.iter().map(|word| vocabulary.intern(word)).collect()
    };
    forms(symbol).into_iter().map(&mut words).collect()
}

/// The name of a class without its brackets.
fn class(symbol: &str) -> Option<&str> {
    symbol.strip_prefix('<')?.strip_suffix('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for table in [
            include_str!("../../data/dates/words.eng.tsv"),
            include_str!("../../data/dates/words.rus.tsv"),
            include_str!("../../data/dates/words.cmn.tsv"),
            include_str!("../../data/dates/words.vie.tsv"),
        ] {
            assert_eq!(tsv::rows::<3>(table).count(), tsv::lines(table).count() - 1);
            for [class, code, entry] in tsv::rows(table) {
                assert!(Class::named(class).is_some() && value(code).is_some(), "{class} {code}");
                assert!(!forms(entry).is_empty());
            }
        }
        for table in [
            include_str!("../../data/dates/rules.eng.tsv"),
            include_str!("../../data/dates/rules.rus.tsv"),
            include_str!("../../data/dates/rules.cmn.tsv"),
            include_str!("../../data/dates/rules.vie.tsv"),
        ] {
            assert_eq!(tsv::rows::<3>(table).count(), tsv::lines(table).count() - 1);
            for [level, pattern, meaning] in tsv::rows(table) {
                assert!(["1", "2", "3"].contains(&level), "{pattern}");
                assert!(Meaning::read(meaning, 0).is_some(), "{meaning}");
                let classes = pattern.split(['(', ')', ' ', '?']).filter_map(class);
                assert!(classes.map(Class::named).all(|class| class.is_some()), "{pattern}");
            }
        }
        let holidays = include_str!("../../data/dates/holidays.tsv");
        assert_eq!(tsv::rows::<5>(holidays).count(), tsv::lines(holidays).count() - 1);
        assert!(tsv::rows::<5>(holidays).all(|[day, ..]| Holiday::read(day).is_some()));
    }
}
