//! Lexicons of personal names, titles and organisations' heads, from `data/names`.

mod lists;
mod person;
mod pinyin;

use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::script::is_cyrillic;
use crate::{Lang, tsv};

use super::gazetteer::{Gender, person_forms};
use super::han::Firsts;

pub(in crate::entity) use lists::lists;
pub(in crate::entity) use person::{INTERPUNCTS, family_key, family_name, in_order, is_full, is_patronymic};
pub(in crate::entity) use pinyin::is_pinyin;

type HashSet<T> = std::collections::HashSet<T, FixedState>;
type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;

/// Words that stand beside a person's name, by language; those of several words too.
static TITLES: LazyLock<HashSet<(Lang, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/titles.tsv"))
        .filter_map(|[lang, word, _]| Some((lang.parse().ok()?, word)))
        .collect()
});

/// Those of them that any person can have.
static HONORIFICS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let titles = tsv::rows(include_str!("../../../data/names/titles.tsv"));
    titles.filter(|[_, _, kind]| *kind == "honorific").map(|[_, word, _]| word).collect()
});

/// First parts of words for a direction.
static COMPASS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/compass.tsv")).map(|[_, word]| word).collect()
});

/// Given names with their gender.
static GIVEN_NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/given_names.tsv"))
        .map(|[_, name, gender]| (name, Gender::of(gender)))
        .collect()
});

/// Russian given names in all their forms.
static GIVEN_NAME_FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    GIVEN_NAMES
        .keys()
        .filter(|name| name.starts_with(is_cyrillic))
        .flat_map(|name| person_forms(name))
        .collect()
});

/// Chinese and Vietnamese family names: by language, and whether the word is common otherwise.
static FAMILY_NAMES: LazyLock<HashMap<(Lang, &str), bool>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/surnames.tsv"))
        .filter_map(|[lang, name, form]| Some(((lang.parse().ok()?, name), form == "rare")))
        .collect()
});

/// Words that make a run of capitalised words an organisation: (language, first or last, word).
static ORGANISATION_HEADS: LazyLock<HashSet<(Lang, &str, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/organisation_heads.tsv"))
        .filter_map(|[lang, word, place]| Some((lang.parse().ok()?, place, word)))
        .collect()
});

/// Words that make a longer name of a place beside them, by language, and whether they stand before it.
static CONTAINERS: LazyLock<HashMap<(Lang, bool, &str), Of>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/containers.tsv"))
        .filter_map(|[lang, word, side, of]| {
            let of = match of {
                "any" => Of::Any,
                "place" => Of::Place,
                _ => Of::None,
            };
            Some(((lang.parse().ok()?, side == "before", word), of))
        })
        .collect()
});

/// What a word makes a longer name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entity) enum Of {
    /// Of any place or nation.
    Any,
    /// Of places that are no country.
    Place,
    /// Of nothing: a phrase that ends with another such word.
    None,
}

/// The characters that such Chinese words behind a place begin with.
static CONTAINER_FIRSTS: LazyLock<Firsts> = LazyLock::new(|| {
    let behind = CONTAINERS.keys().filter(|(lang, before, _)| *lang == Lang::CMN && !before);
    Firsts::of(behind.map(|(_, _, word)| word))
});

/// Whether a Chinese word that makes a longer name of the place before it may begin with a character.
pub(in crate::entity) fn may_begin_container(char: char) -> bool {
    CONTAINER_FIRSTS.has(char)
}

/// What a word makes a longer name of where it stands before or behind it.
pub(in crate::entity) fn container(lang: Lang, before: bool, word: &str) -> Option<Of> {
    CONTAINERS.get(&(lang, before, word)).copied()
}

/// Words that are common as well as family names: alone they name nobody.
static COMMON_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/common_words.tsv")).map(|[_, word]| word).collect()
});

/// Whether a capitalised word is a common one, so that alone it names nobody.
pub(in crate::entity) fn is_common_word(word: &str) -> bool {
    COMMON_WORDS.contains(word)
        || FAMILY_NAMES.get(&(Lang::ENG, word)) == Some(&true)
        || FAMILY_NAMES.get(&(Lang::RUS, word)) == Some(&true)
}

/// Verbs of speech that stand beside a speaker's name, by language.
static SPEECH: LazyLock<HashSet<(Lang, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/names/speech.tsv"))
        .filter_map(|[lang, word]| Some((lang.parse().ok()?, word)))
        .collect()
});

/// Whether this is a verb of speech that stands beside a speaker's name.
pub(in crate::entity) fn is_speech(lang: Lang, word: &str) -> bool {
    SPEECH.contains(&(lang, word))
}

/// Whether this is a title or honorific.
pub(in crate::entity) fn is_title(lang: Lang, word: &str) -> bool {
    TITLES.contains(&(lang, word))
}

/// All titles and honorifics of a language.
pub(in crate::entity) fn titles(lang: Lang) -> impl Iterator<Item = &'static str> {
    TITLES.iter().filter(move |(of, _)| *of == lang).map(|(_, word)| *word)
}

/// Whether this is a title that any person can have: `Ms.`, `господин`, `bà`.
pub(in crate::entity) fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(word)
}

/// Whether a word with a hyphen that begins so names a direction: `North-`, `Северо-`.
pub(in crate::entity) fn is_compass(first_part: &str) -> bool {
    COMPASS.contains(first_part)
}

/// All given names in the nominative.
pub(in crate::entity) fn given_names() -> impl Iterator<Item = &'static str> {
    GIVEN_NAMES.keys().copied()
}

/// Whether this is a given name, in Latin letters or in any Russian case.
pub(in crate::entity) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains_key(word) || GIVEN_NAME_FORMS.contains(word)
}

/// The gender of a given name in the nominative.
pub(crate) fn gender_of(given_name: &str) -> Option<Gender> {
    GIVEN_NAMES.get(given_name).copied()
}

/// Whether this is a Chinese or Vietnamese family name as the language of the column writes it, and no common word.
pub(crate) fn is_family_name(column: Lang, word: &str) -> bool {
    FAMILY_NAMES.get(&(column, word)) == Some(&false)
}

/// Whether a run of capitalised words has a given name, or opens with a Vietnamese family name.
pub(crate) fn has_name(words: &str) -> bool {
    let mut titled = String::new();
    words.split(' ').enumerate().any(|(at, word)| {
        // Names are shouted in mastheads: `ANNA ORLOVA`.
        let mut letters = word.chars();
        titled.clear();
        titled.extend(letters.next());
        titled.extend(letters.flat_map(char::to_lowercase));
        (at < 2 && GIVEN_NAMES.contains_key(titled.as_str()))
            || (at == 0 && is_family_name(Lang::VIE, &titled))
    })
}

/// Whether ideographs begin with a family name.
pub(crate) fn opens_chinese_name(ideographs: &str) -> bool {
    let mut ends = ideographs.char_indices().skip(1).map(|(at, _)| at).chain([ideographs.len()]);
    ends.by_ref().take(2).any(|end| end < ideographs.len() && is_family_name(Lang::CMN, &ideographs[..end]))
}

/// The same, common words included.
pub(crate) fn may_be_family_name(column: Lang, word: &str) -> bool {
    FAMILY_NAMES.contains_key(&(column, word))
}

/// All family names of a language's column, common words included.
pub(in crate::entity) fn family_names(column: Lang) -> impl Iterator<Item = &'static str> {
    FAMILY_NAMES.keys().filter(move |(of, _)| *of == column).map(|(_, name)| *name)
}

/// Whether an organisation's name ends (`last`) or begins (`first`) with this word.
pub(in crate::entity) fn is_organisation_head(lang: Lang, place: &str, word: &str) -> bool {
    ORGANISATION_HEADS.contains(&(lang, place, word))
}

/// All words that names of organisations end (`last`) or begin (`first`) with.
pub(in crate::entity) fn organisation_heads(lang: Lang, place: &str) -> impl Iterator<Item = &'static str> {
    ORGANISATION_HEADS.iter().filter(move |head| head.0 == lang && head.1 == place).map(|head| head.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_no_ragged_rows() {
        fn check<const N: usize>(table: &'static str) {
            let rows: Vec<[&str; N]> = tsv::rows(table).collect();
            assert_eq!(rows.len(), tsv::lines(table).count() - 1);
            assert!(rows.iter().all(|row| row[0].parse::<Lang>().is_ok()));
        }
        check::<2>(include_str!("../../../data/names/common_words.tsv"));
        check::<2>(include_str!("../../../data/names/speech.tsv"));
        check::<2>(include_str!("../../../data/names/compass.tsv"));
        check::<3>(include_str!("../../../data/names/titles.tsv"));
        check::<3>(include_str!("../../../data/names/given_names.tsv"));
        check::<3>(include_str!("../../../data/names/surnames.tsv"));
        check::<3>(include_str!("../../../data/names/organisation_heads.tsv"));
        check::<4>(include_str!("../../../data/names/containers.tsv"));
    }
}
