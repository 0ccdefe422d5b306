//! The nominative of a Russian full name that stands in another case.

use std::ops::Range;

use crate::script::is_cyrillic;

use super::gazetteer::{Gender, Reading, person_readings};
use super::names::gender_of;
use super::palladius;

/// Cases of the table of endings, the nominative first.
const CASES: Range<u8> = 0..6;
/// Those in which two words of a man's name end as no two words of a name in the nominative do: «Джейку Салливану».
const CLEAR_CASES: [u8; 2] = [2, 4];

/// The names in the nominative that a full name can be a form of, the likeliest first; never empty.
///
/// The words must agree in case and gender, and one of them must be a known given name, or two words stand in the dative or
/// instrumental of a man's name; else the name stays as it is. «Александра Орлова» is a woman's name, or a man's in the
/// genitive. Chinese names have rules of their own.
pub(super) fn nominatives(name: &str) -> Vec<String> {
    let words: Vec<(Vec<Reading>, &str)> = match name.chars().any(is_cyrillic) {
        true => name.split_whitespace().map(|word| (readings(word), word)).collect(),
        false => Vec::new(),
    };
    let mut found = palladius::nominatives(name);
    if found.is_empty() && words.iter().any(|(readings, _)| readings.iter().any(is_given_name)) {
        found = agreed(&words, CASES, &GENDERS, false);
        if found.is_empty() {
            found = agreed(&words, CASES, &GENDERS, true);
        }
    } else if found.is_empty() && words.len() == 2 {
        found = agreed(&words, CLEAR_CASES, &GENDERS[..1], false);
    }
    if found.is_empty() {
        found.push(name.to_owned());
    }
    found
}

const GENDERS: [Gender; 2] = [Gender::Masculine, Gender::Feminine];

/// The names whose words agree in one of the cases and genders; `fixed` lets words be of those that no case changes.
fn agreed(
    words: &[(Vec<Reading>, &str)],
    cases: impl IntoIterator<Item = u8>,
    genders: &[Gender],
    fixed: bool,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for case in cases {
        for gender in genders {
            let name: Option<Vec<&str>> =
                words.iter().map(|word| agreeing(word, case, *gender, fixed)).collect();
            found.extend(name.map(|words| words.join(" ")).filter(|name| !found.contains(name)));
        }
    }
    found
}

/// What a word can be: a form of a given name if there is one, else of a family name.
fn readings(word: &str) -> Vec<Reading> {
    let mut all = person_readings(word);
    if all.iter().any(is_given_name) {
        all.retain(is_given_name);
    }
    all
}

fn is_given_name(reading: &Reading) -> bool {
    gender_of(&reading.nominative).is_some_and(|gender| gender.agrees(reading.gender))
}

/// The nominative of a word, if it can stand in this case of a name of this gender.
fn agreeing<'a>(
    (readings, word): &'a (Vec<Reading>, &'a str),
    case: u8,
    gender: Gender,
    fixed: bool,
) -> Option<&'a str> {
    let fits = |reading: &&Reading| {
        let own = gender_of(&reading.nominative).unwrap_or(reading.gender);
        reading.case.map_or(fixed, |own| own == case) && own.agrees(gender)
    };
    let reading = readings.iter().find(fits).map(|reading| reading.nominative.as_str());
    // Initials have no case, nor have the family names of women that end in a consonant.
    let last = word.chars().next_back()?;
    let is_womans = gender == Gender::Feminine && !"аеёиоуыэюяйь".contains(last);
    let keeps = fixed && (!last.is_alphabetic() || is_womans) && !readings.iter().any(is_given_name);
    reading.or_else(|| keeps.then_some(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        assert_eq!(nominatives(name), expected, "{name}");
    }

    #[test]
    fn oblique_forms() {
        check("Ивана Столбова", &["Иван Столбов"]);
        check("Иваном Столбовым", &["Иван Столбов"]);
        check("Марии Столбовой", &["Мария Столбова"]);
        check("Дмитрию Петровичу Рудницкому", &["Дмитрий Петрович Рудницкий"]);
        check("Анны Фукс", &["Анна Фукс"]);
        check("Джону Смиту", &["Джон Смит"]);
        check("Сергея Чайки", &["Сергей Чайка"]);
        check("Петра Шевченко", &["Петр Шевченко"]);
        check("И. Столбову", &["И. Столбову"]);
    }

    #[test]
    fn given_names_that_no_list_has() {
        check("Джейксу Стордену", &["Джейкс Сторден"]);
        check("Джейксом Сторденом", &["Джейкс Сторден"]);
        check("Джейкса Стордена", &["Джейкса Стордена"]);
        check("Томоко Абэ", &["Томоко Абэ"]);
    }

    #[test]
    fn both_a_woman_and_a_man() {
        check("Александра Столбова", &["Александра Столбова", "Александр Столбов"]);
    }

    #[test]
    fn others_stay() {
        check("Jane Doe", &["Jane Doe"]);
        check("Иван Столбов", &["Иван Столбов"]);
        check("", &[""]);
    }
}
