//! The names of people in Russian: the forms that one takes, and the names that a form may be of.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::russian::{Class, Gender, Row, Word, person_rows, row};

/// A reading of one word of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) nominative: String,
    pub(crate) gender: Gender,
    /// The case, 0 for the nominative; nothing for a word that keeps its form.
    pub(crate) case: Option<u8>,
    /// The row of the table.
    rank: usize,
}

/// The letters of vowels.
const VOWELS: [char; 10] = ['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];

/// All forms of a person's name of one word.
pub(crate) fn person_forms(name: &str) -> impl Iterator<Item = String> {
    let word = Word::new(name, 0, Class::Person);
    word.endings.iter().map(move |ending| format!("{}{ending}", word.stem(name)))
}

/// The endings of people's names, each by its row and its place there, by their last letter (`None` for no ending).
type Endings = HashMap<Option<char>, Vec<(&'static Row, usize)>, FixedState>;

static PERSON_ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut endings = Endings::default();
    for row in person_rows() {
        for (place, form) in row.cases.iter().enumerate() {
            endings.entry(form.chars().next_back()).or_default().push((row, place));
        }
    }
    endings
});

/// What a word of a person's name may be a form of, the likelier first.
pub(crate) fn person_readings(word: &str) -> Vec<Reading> {
    let endings = [word.chars().next_back(), None].into_iter().filter_map(|last| PERSON_ENDINGS.get(&last));
    let mut readings: Vec<(Reading, usize)> = Vec::new();
    for &(candidate, place) in endings.flatten() {
        let stem = word.strip_suffix(candidate.cases[place]);
        let Some(stem) = stem.filter(|stem| stem.chars().nth(1).is_some()) else { continue };
        // After a consonant it is a soft sign that the ending replaces: Лебедя.
        if candidate.ending == "й" && !stem.ends_with(VOWELS) {
            continue;
        }
        let nominative = format!("{stem}{}", candidate.ending);
        let declined = candidate.cases.iter().any(|form| *form != candidate.ending);
        if row(&nominative, Class::Person).is_some_and(|row| std::ptr::eq(row, candidate)) {
            let case = declined.then_some(candidate.numbers[place]);
            let reading = Reading { nominative, gender: candidate.gender, case, rank: candidate.rank };
            readings.push((reading, place));
        }
    }
    readings.sort_by_key(|(reading, place)| (reading.case.is_none(), reading.rank, reading.case, *place));
    readings.into_iter().map(|(reading, _)| reading).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_what_they_are_of() {
        assert!(person_forms("Анна").any(|form| form == "Анной"));
        let readings = person_readings("Орловым");
        assert!(readings.iter().any(|one| one.nominative == "Орлов" && one.case == Some(4)), "{readings:?}");
        assert!(readings.is_sorted_by_key(|one| (one.case.is_none(), one.rank, one.case)));
        assert!(person_readings("Лебедя").iter().any(|one| one.nominative == "Лебедь"));
    }
}
