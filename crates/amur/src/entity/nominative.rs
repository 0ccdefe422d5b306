//! The nominative of a Russian full name that stands in another case.

use crate::script::is_cyrillic;

use super::gazetteer::{Gender, Reading, person_readings};
use super::names::{gender_of, may_be_family_name};
use crate::Lang;

/// Cases of the table of endings, the nominative first.
const CASES: u8 = 6;

/// The names in the nominative that a full name can be a form of, the likeliest first; never empty.
///
/// The words must agree in case and gender, and one of them must be a known given name; else the name stays as it is.
/// «Александра Орлова» is a woman's name, or a man's in the genitive.
pub(super) fn nominatives(name: &str) -> Vec<String> {
    let words: Vec<(Vec<Reading>, &str)> = match name.chars().any(is_cyrillic) {
        true => name.split_whitespace().map(|word| (readings(word), word)).collect(),
        false => Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    if words.iter().any(|(readings, _)| readings.iter().any(is_given_name)) {
        found = agreed(&words, false);
        if found.is_empty() {
            found = agreed(&words, true);
        }
    }
    if found.is_empty() {
        found.push(chinese(name).unwrap_or_else(|| name.to_owned()));
    }
    found
}

/// The nominative of a Chinese man's name in Russian spelling: «Ли Сяомина», «Чжана Ханьхуэя».
///
/// Given names have two syllables at most, and no syllable ends in «эя» or «ня»: what goes beyond that is an ending.
fn chinese(name: &str) -> Option<String> {
    let (family, given) = name.split_once(' ').filter(|(_, given)| !given.contains(' '))?;
    let is_family = |word: &str| may_be_family_name(Lang::RUS, word);
    let family = match is_family(family) {
        true => family,
        false => ["ом", "а", "у", "е"]
            .iter()
            .find_map(|ending| family.strip_suffix(ending))
            .filter(|stem| is_family(stem))?,
    };
    let stem = ENDINGS.iter().find_map(|(ending, nominative)| {
        let stem = given.strip_suffix(ending)?;
        let last = stem.chars().next_back()?;
        let fits = match *nominative {
            "й" => "аэоу".contains(last),
            _ => last == 'н' && syllables(given) > 2,
        };
        fits.then(|| format!("{stem}{nominative}"))
    })?;
    Some(format!("{family} {stem}"))
}

/// Endings of a masculine name in the other cases, and what the nominative has instead.
const ENDINGS: [(&str, &str); 9] = [
    ("ем", "й"),
    ("я", "й"),
    ("ю", "й"),
    ("ем", "ь"),
    ("я", "ь"),
    ("ю", "ь"),
    ("ом", ""),
    ("а", ""),
    ("у", ""),
];

/// How many runs of vowels a word has.
fn syllables(word: &str) -> usize {
    let is_vowel = |char: &char| "аеёиоуыэюя".contains(char.to_lowercase().next().unwrap_or(*char));
    let chars: Vec<char> = word.chars().collect();
    (0..chars.len()).filter(|at| is_vowel(&chars[*at]) && (*at == 0 || !is_vowel(&chars[at - 1]))).count()
}

/// The names whose words agree in case and gender; `fixed` lets words be of those that no case changes.
fn agreed(words: &[(Vec<Reading>, &str)], fixed: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for case in 0..CASES {
        for gender in [Gender::Masculine, Gender::Feminine] {
            let name: Option<Vec<&str>> =
                words.iter().map(|word| agreeing(word, case, gender, fixed)).collect();
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
    fn chinese_names() {
        check("Ли Сяомина", &["Ли Сяомин"]);
        check("Чжана Ханьхуэя", &["Чжан Ханьхуэй"]);
        check("Ван Сяонанем", &["Ван Сяонань"]);
        check("Ли Мина", &["Ли Мина"]);
        check("Ли На", &["Ли На"]);
        check("Ван Лина", &["Ван Лина"]);
    }

    #[test]
    fn both_a_woman_and_a_man() {
        check("Александра Столбова", &["Александра Столбова", "Александр Столбов"]);
    }

    #[test]
    fn others_stay() {
        check("Jane Doe", &["Jane Doe"]);
        check("Чжан Ханьхуэй", &["Чжан Ханьхуэй"]);
        check("Иван Столбов", &["Иван Столбов"]);
        check("", &[""]);
    }
}
