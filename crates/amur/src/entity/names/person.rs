//! The parts of a person's name.

use super::super::id::fold;
use super::{is_family_name, is_pinyin, may_be_family_name};
use crate::Lang;
use crate::script::{is_cyrillic, is_han};

/// Whether a name has more than a family name: two words, an interpunct, or two ideographs.
pub(in crate::entity) fn is_full(name: &str) -> bool {
    let ideographs = name.chars().filter(|char| is_han(*char)).count();
    name.split_whitespace().nth(1).is_some() || name.contains(INTERPUNCTS) || ideographs >= 2
}

/// Dots between the parts of a foreign name in Chinese.
pub(in crate::entity) const INTERPUNCTS: [char; 4] = ['·', '‧', '・', '•'];

/// Whether a word is a Russian patronymic, in Russian or Latin letters.
pub(in crate::entity) fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "ович", "евич", "ьич", "мич", "овна", "евна", "ична", "ovich", "evich", "ievich", "ovna", "evna",
        "ichna", "yich",
    ];
    let has_stem = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 2);
    ENDINGS.into_iter().any(has_stem)
}

/// The words of a name with the given name first, where the patronymic tells that it is not: «Ветрова Лидия Петровна».
pub(in crate::entity) fn in_order<T: AsRef<str>>(mut words: Vec<T>) -> Vec<T> {
    let [family, _, last] = &words[..] else { return words };
    if is_patronymic(last.as_ref()) && !is_patronymic(family.as_ref()) {
        words.rotate_left(1);
    }
    words
}

/// The family name within a full name: the first word of Chinese and Vietnamese names, and of Russian ones that end with
/// the patronymic, else the last.
pub(in crate::entity) fn family_name(name: &str, family_name_first: bool) -> &str {
    if let Some((_, last)) = name.rsplit_once(INTERPUNCTS) {
        return last;
    }
    let words = in_order(name.split_whitespace().collect());
    let Some((&first, &last)) = words.first().zip(words.last()) else { return name };
    let sinic = family_name_first
        || is_family_name(Lang::VIE, first)
        || (may_be_family_name(Lang::ENG, first) && is_pinyin(last))
        || is_family_name(Lang::RUS, first);
    if sinic { first } else { last }
}

/// What the forms of one family name share: folded, and without the ending of a Russian case.
pub(in crate::entity) fn family_key(word: &str) -> String {
    const ENDINGS: [&str; 24] = [
        "ого", "ому", "ыми", "ией", "ой", "ый", "ий", "ым", "им", "ом", "ем", "ей", "ью", "ая", "ую", "ия",
        "ии", "ию", "а", "у", "е", "ы", "я", "ю",
    ];
    let folded = fold(word);
    if !folded.chars().next().is_some_and(is_cyrillic) {
        return folded;
    }
    let stem = ENDINGS
        .iter()
        .find_map(|ending| folded.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 3)
        .unwrap_or(&folded);
    stem.trim_end_matches(['й', 'ь', 'и']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names() {
        assert_eq!(family_name("Anna B. Orlova", false), "Orlova");
        assert_eq!(family_name("Орлова Анна Борисовна", false), "Орлова");
        assert_eq!(family_name("Wang Xiaoming", false), "Wang");
        assert_eq!(family_name("Nguyễn Văn Hùng", false), "Nguyễn");
        let key = family_key("Орлов");
        assert!(["Орлова", "Орлову", "Орловым", "Орлове"].into_iter().all(|form| family_key(form) == key));
        assert_eq!(family_key("Рудницкого"), family_key("Рудницкий"));
        let key = family_key("Коваль");
        assert!(["Коваля", "Ковалю", "Ковалем", "Ковале"].into_iter().all(|form| family_key(form) == key));
        let key = family_key("Полевая");
        assert!(["Полевой", "Полевую"].into_iter().all(|form| family_key(form) == key));
        assert_eq!(family_key("Orlov"), "orlov");
    }
}
