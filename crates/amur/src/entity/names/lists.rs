//! The lists of names and titles that a word is in, found together: taggers ask for all of them of every form.

use std::sync::LazyLock;

use super::{
    COMMON_WORDS, FAMILY_NAMES, GIVEN_NAME_FORMS, GIVEN_NAMES, HashMap, ORGANISATION_HEADS, SPEECH, TITLES,
};
use crate::Lang;
use crate::letters::small;

/// Languages that have lists of their own.
const LANGS: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

/// Lists of all languages; then come those of each.
const GIVEN: u32 = 1;
const FAMILY: [(Lang, u32); 3] = [(Lang::ENG, 1 << 1), (Lang::RUS, 1 << 2), (Lang::CMN, 1 << 3)];
const COMMON: u32 = 1 << 4;
const OWN: u32 = 5;
const TITLE: u32 = 0;
const LAST: u32 = 1;
const FIRST: u32 = 2;
const SPEAKS: u32 = 3;

/// The bit of a list of a language.
fn bit(lang: Lang, list: u32) -> u32 {
    LANGS.iter().position(|of| *of == lang).map_or(0, |at| 1 << (OWN + 4 * at as u32 + list))
}

/// All words of the lists.
static WORDS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, u32> = HashMap::default();
    let mut add = |word: &'static str, bits: u32| *words.entry(word).or_default() |= bits;
    GIVEN_NAMES.keys().for_each(|name| add(name, GIVEN));
    GIVEN_NAME_FORMS.iter().for_each(|name| add(name, GIVEN));
    COMMON_WORDS.iter().for_each(|word| add(word, COMMON));
    for ((lang, name), rare) in FAMILY_NAMES.iter() {
        let list = FAMILY.iter().find(|(of, _)| of == lang).map_or(0, |(_, bit)| *bit);
        let common = *rare && matches!(*lang, Lang::ENG | Lang::RUS);
        add(name, if *rare { 0 } else { list } | if common { COMMON } else { 0 });
    }
    TITLES.iter().for_each(|(lang, word)| add(word, bit(*lang, TITLE)));
    SPEECH.iter().for_each(|(lang, word)| add(word, bit(*lang, SPEAKS)));
    for (lang, place, word) in ORGANISATION_HEADS.iter() {
        match *place {
            "last" => add(word, bit(*lang, LAST)),
            "first" => add(word, bit(*lang, FIRST)),
            _ => {}
        }
    }
    words
});

/// The lists that a word is in, a bit each: given names, family names of three columns, common words, titles, last and
/// first words of organisations, verbs of speech.
pub(in crate::entity) fn lists(lang: Lang, word: &str) -> u64 {
    let (title, lower) = cases(word);
    let of = |word: &str| WORDS.get(word).copied().unwrap_or_default();
    let (as_title, as_lower) = (of(&title), of(&lower));
    let as_written = if word == title { as_title } else { of(word) };
    let both = as_title | as_lower;
    let flags = [
        as_title & GIVEN,
        as_title & FAMILY[0].1,
        as_title & FAMILY[1].1,
        as_written & FAMILY[2].1,
        as_title & COMMON,
        both & bit(lang, TITLE),
        both & bit(lang, LAST),
        both & bit(lang, FIRST),
        as_lower & bit(lang, SPEAKS),
    ];
    flags.iter().rev().fold(0, |bits, flag| bits << 1 | u64::from(*flag != 0))
}

/// A word as a title and in lower case.
fn cases(word: &str) -> (String, String) {
    let mut letters = word.chars();
    let mut title = String::with_capacity(word.len());
    title.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    let first = title.len();
    // Most words have letters only that have one small form each, whatever stands beside them.
    if word.chars().all(|char| char.is_ascii() || small(char).is_some()) {
        let mut lower = String::with_capacity(word.len());
        lower.extend(word.chars().map(|char| small(char).unwrap_or(char)));
        title.push_str(&lower[first..]);
        return (title, lower);
    }
    title.extend(letters.flat_map(char::to_lowercase));
    let lower = title.to_lowercase();
    (title, lower)
}

#[cfg(test)]
mod tests {
    use super::super::{is_common_word, is_family_name, is_given_name, is_organisation_head, is_title};
    use super::*;

    #[test]
    fn lists_are_those_of_the_single_questions() {
        for (word, bits) in WORDS.iter() {
            assert_eq!(bits & GIVEN != 0, is_given_name(word), "{word}");
            assert_eq!(bits & COMMON != 0, is_common_word(word), "{word}");
            for (lang, list) in FAMILY {
                assert_eq!(bits & list != 0, is_family_name(lang, word), "{word}");
            }
            for lang in LANGS {
                assert_eq!(bits & bit(lang, TITLE) != 0, is_title(lang, word), "{word}");
                for (place, list) in [("last", LAST), ("first", FIRST)] {
                    let is_head = is_organisation_head(lang, place, word);
                    assert_eq!(bits & bit(lang, list) != 0, is_head, "{word}");
                }
            }
        }
    }

    #[test]
    fn a_word_in_any_case() {
        assert_eq!(lists(Lang::ENG, "MINISTER"), lists(Lang::ENG, "minister"));
        assert_ne!(lists(Lang::ENG, "minister"), 0);
        assert_eq!(lists(Lang::ENG, "qwzx") | lists(Lang::ENG, ""), 0);
        // Organisations in Vietnamese text are no matter of an English tagger.
        assert_eq!(lists(Lang::ENG, "Viện"), 0);
        assert_ne!(lists(Lang::VIE, "Viện"), 0);
    }
}
