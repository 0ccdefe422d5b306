//! The forms a Russian name takes: it stands in a list in the nominative, and in the text in any case.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::{EntityType, tsv};

/// The cases other than the nominative.
const CASES: usize = 5;

/// How a word is used, as in the table of endings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Person,
    Adjective,
    Noun,
    Fixed,
}

struct Row {
    class: Class,
    ending: &'static str,
    cases: [&'static str; CASES],
}

static ENDINGS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/russian_endings.tsv"))
        .filter_map(|[class, ending, cases @ ..]: [&str; 7]| {
            let class = match class {
                "person" => Class::Person,
                "adjective" => Class::Adjective,
                "noun" => Class::Noun,
                _ => return None,
            };
            Some(Row { class, ending, cases })
        })
        .collect()
});

/// All forms of a name, the nominative first; each also with `е` for `ё`.
///
/// Of a person all words are declined (`given_name_first`), or only the last, as in Chinese names. Of anything else
/// the adjectives and the noun they belong to are; what follows the noun depends on it and stays.
pub(crate) fn forms(name: &str, kind: EntityType, given_name_first: bool) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let classes = classes(&words, kind, given_name_first);
    let mut all: BTreeSet<String> = BTreeSet::new();
    for case in 0..CASES {
        let mut phrases = vec![String::new()];
        for (word, class) in words.iter().zip(&classes) {
            let variants = decline(word, *class, case);
            phrases = phrases
                .iter()
                .flat_map(|phrase| variants.iter().map(move |variant| join(phrase, variant)))
                .collect();
        }
        all.extend(phrases);
    }
    all.remove(name);
    let mut forms: Vec<String> = std::iter::once(name.to_owned()).chain(all).collect();
    let without: Vec<String> = forms
        .iter()
        .filter(|form| form.contains(['ё', 'Ё']))
        .map(|form| form.replace('ё', "е").replace('Ё', "Е"))
        .collect();
    forms.extend(without);
    forms
}

fn join(phrase: &str, word: &str) -> String {
    if phrase.is_empty() { word.to_owned() } else { format!("{phrase} {word}") }
}

/// How each word of a name is declined.
fn classes(words: &[&str], kind: EntityType, given_name_first: bool) -> Vec<Class> {
    let mut head_seen = false;
    words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            if !word.chars().any(|char| matches!(char, 'а'..='я' | 'ё' | 'А'..='Я' | 'Ё'))
                || word.contains('.')
            {
                return Class::Fixed;
            }
            match kind {
                EntityType::Per if given_name_first || index + 1 == words.len() => Class::Person,
                EntityType::Per => Class::Fixed,
                _ if head_seen => Class::Fixed,
                EntityType::Norp if word.chars().all(|char| !char.is_uppercase()) && is_adjective(word) => {
                    Class::Adjective
                }
                _ if is_adjective(word) && (index + 1 < words.len() || words.len() == 1) => Class::Adjective,
                _ => {
                    head_seen = true;
                    if is_acronym(word) { Class::Fixed } else { Class::Noun }
                }
            }
        })
        .collect()
}

/// Whether a word has the ending of an adjective.
fn is_adjective(word: &str) -> bool {
    let long = word.chars().count() > 4;
    long && ["ый", "ский", "цкий", "ний", "ной", "кой", "ая", "яя", "ое", "ее", "ые", "кие", "ние"]
        .iter()
        .any(|ending| word.ends_with(ending))
        && !["ание", "ение", "ание", "стие", "чание"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is written in capitals; `МИД` is declined by some, `США` and `НАТО` by nobody.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase) && word != "МИД"
}

/// The forms of a word in one case.
fn decline(word: &str, class: Class, case: usize) -> Vec<String> {
    let row = ENDINGS.iter().find(|row| row.class == class && word.ends_with(row.ending));
    let Some(row) = row else { return vec![word.to_owned()] };
    let stem = &word[..word.len() - row.ending.len()];
    row.cases[case]
        .split('|')
        .map(|ending| if ending == "=" { word.to_owned() } else { format!("{stem}{ending}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has(name: &str, kind: EntityType, given_name_first: bool, expected: &[&str]) {
        let forms = forms(name, kind, given_name_first);
        for form in expected {
            assert!(forms.iter().any(|known| known == form), "{form} is not among {forms:?}");
        }
        assert_eq!(forms[0], name);
    }

    #[test]
    fn people() {
        has("Сергей Орлов", EntityType::Per, true, &["Сергея Орлова", "Сергеем Орловым", "Сергее Орлове"]);
        has("Мария Орлова", EntityType::Per, true, &["Марии Орловой", "Марию Орлову"]);
        has("Дмитрий Рудницкий", EntityType::Per, true, &["Дмитрия Рудницкого", "Дмитрием Рудницким"]);
        has("Линь Сяомин", EntityType::Per, false, &["Линь Сяомина", "Линь Сяомином"]);
        has("Пётр Шевченко", EntityType::Per, true, &["Петра Шевченко", "Петр Шевченко"]);
    }

    #[test]
    fn others() {
        has("Россия", EntityType::Loc, true, &["России", "Россию", "Россией"]);
        has("Китай", EntityType::Loc, true, &["Китая", "Китаем"]);
        has(
            "Соединённые Штаты Америки",
            EntityType::Loc,
            true,
            &["Соединенных Штатов Америки", "Соединёнными Штатами Америки"],
        );
        has(
            "Министерство иностранных дел",
            EntityType::Org,
            true,
            &["Министерства иностранных дел", "Министерством иностранных дел"],
        );
        has("Народный банк Китая", EntityType::Org, true, &["Народного банка Китая"]);
        has("китайский", EntityType::Norp, true, &["китайского", "китайской", "китайские", "китайскими"]);
        has("китаец", EntityType::Norp, true, &["китайца", "китайцем"]);
        has("США", EntityType::Loc, true, &["США"]);
        assert_eq!(forms("США", EntityType::Loc, true).len(), 1);
    }

    #[test]
    fn table() {
        let all = tsv::lines(include_str!("../../../data/russian_endings.tsv")).count() - 1;
        assert_eq!(ENDINGS.len(), all, "a row has another class or number of columns");
    }
}
