//! Lexicons of personal names, titles and organisations' heads, from `data/names`.

use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::script::{is_cyrillic, is_han};
use crate::{Lang, tsv};

use super::gazetteer::{Gender, person_forms};
use super::id::fold;

type HashSet<T> = std::collections::HashSet<T, FixedState>;
type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;

/// Words that stand beside a person's name, by language; those of several words too.
static TITLES: LazyLock<HashSet<(Lang, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/titles.tsv"))
        .filter_map(|[lang, word, _]| Some((lang.parse().ok()?, word)))
        .collect()
});

/// Those of them that any person can have.
static HONORIFICS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let titles = tsv::rows(include_str!("../../data/names/titles.tsv"));
    titles.filter(|[_, _, kind]| *kind == "honorific").map(|[_, word, _]| word).collect()
});

/// First parts of words for a direction.
static COMPASS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| tsv::rows(include_str!("../../data/names/compass.tsv")).map(|[_, word]| word).collect());

/// Given names with their gender.
static GIVEN_NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/given_names.tsv"))
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
    tsv::rows(include_str!("../../data/names/surnames.tsv"))
        .filter_map(|[lang, name, form]| Some(((lang.parse().ok()?, name), form == "rare")))
        .collect()
});

/// Words that make a run of capitalised words an organisation: (language, first or last, word).
static ORGANISATION_HEADS: LazyLock<HashSet<(Lang, &str, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/organisation_heads.tsv"))
        .filter_map(|[lang, word, place]| Some((lang.parse().ok()?, place, word)))
        .collect()
});

/// Words that make a longer name of a place beside them, by language, and whether they stand before it.
static CONTAINERS: LazyLock<HashMap<(Lang, bool, &str), Of>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/containers.tsv"))
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
pub(super) enum Of {
    /// Of any place or nation.
    Any,
    /// Of places that are no country.
    Place,
    /// Of nothing: a phrase that ends with another such word.
    None,
}

/// What a word makes a longer name of where it stands before or behind it.
pub(super) fn container(lang: Lang, before: bool, word: &str) -> Option<Of> {
    CONTAINERS.get(&(lang, before, word)).copied()
}

/// Words that are common as well as family names: alone they name nobody.
static COMMON_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/common_words.tsv")).map(|[_, word]| word).collect()
});

/// Whether a capitalised word is a common one, so that alone it names nobody.
pub(super) fn is_common_word(word: &str) -> bool {
    COMMON_WORDS.contains(word)
        || FAMILY_NAMES.get(&(Lang::ENG, word)) == Some(&true)
        || FAMILY_NAMES.get(&(Lang::RUS, word)) == Some(&true)
}

/// Verbs of speech that stand beside a speaker's name, by language.
static SPEECH: LazyLock<HashSet<(Lang, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/speech.tsv"))
        .filter_map(|[lang, word]| Some((lang.parse().ok()?, word)))
        .collect()
});

/// Whether this is a verb of speech that stands beside a speaker's name.
pub(super) fn is_speech(lang: Lang, word: &str) -> bool {
    SPEECH.contains(&(lang, word))
}

/// Whether this is a title or honorific.
pub(super) fn is_title(lang: Lang, word: &str) -> bool {
    TITLES.contains(&(lang, word))
}

/// Whether this is a title that any person can have: `Ms.`, `господин`, `bà`.
pub(super) fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(word)
}

/// Whether a word with a hyphen that begins so names a direction: `North-`, `Северо-`.
pub(super) fn is_compass(first_part: &str) -> bool {
    COMPASS.contains(first_part)
}

/// All given names in the nominative.
pub(super) fn given_names() -> impl Iterator<Item = &'static str> {
    GIVEN_NAMES.keys().copied()
}

/// Whether this is a given name, in Latin letters or in any Russian case.
pub(super) fn is_given_name(word: &str) -> bool {
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

/// Whether an organisation's name ends (`last`) or begins (`first`) with this word.
pub(super) fn is_organisation_head(lang: Lang, place: &str, word: &str) -> bool {
    ORGANISATION_HEADS.contains(&(lang, place, word))
}

/// Whether a word in Latin letters is one to three syllables of pinyin, as in Chinese given names.
pub(super) fn is_pinyin(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    !lower.is_empty() && lower.is_ascii() && syllables(lower.as_bytes(), 3)
}

/// Whether the letters can be read as at most `left` syllables of pinyin.
fn syllables(word: &[u8], left: usize) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: [&str; 36] = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ueng", "ai", "an",
        "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "ve", "a", "e",
        "i", "o", "u", "v", "ue",
    ];
    if word.is_empty() {
        return true;
    }
    left > 0
        && INITIALS.iter().filter_map(|initial| word.strip_prefix(initial.as_bytes())).any(|rest| {
            FINALS
                .iter()
                .filter_map(|last| rest.strip_prefix(last.as_bytes()))
                .any(|rest| syllables(rest, left - 1))
        })
}

/// Whether a name has more than a family name: two words, an interpunct, or two ideographs.
pub(super) fn is_full(name: &str) -> bool {
    let ideographs = name.chars().filter(|char| is_han(*char)).count();
    name.split_whitespace().nth(1).is_some() || name.contains(INTERPUNCTS) || ideographs >= 2
}

/// Dots between the parts of a foreign name in Chinese.
pub(super) const INTERPUNCTS: [char; 4] = ['·', '‧', '・', '•'];

/// Whether a word is a Russian patronymic, in Russian or Latin letters.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "ович", "евич", "ьич", "мич", "овна", "евна", "ична", "ovich", "evich", "ievich", "ovna", "evna",
        "ichna", "yich",
    ];
    let has_stem = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 2);
    ENDINGS.into_iter().any(has_stem)
}

/// The words of a name with the given name first, where the patronymic tells that it is not: «Ветрова Лидия Петровна».
pub(super) fn in_order<T: AsRef<str>>(mut words: Vec<T>) -> Vec<T> {
    let [family, _, last] = &words[..] else { return words };
    if is_patronymic(last.as_ref()) && !is_patronymic(family.as_ref()) {
        words.rotate_left(1);
    }
    words
}

/// The family name within a full name: the first word of Chinese and Vietnamese names, and of Russian ones that end with
/// the patronymic, else the last.
pub(super) fn family_name(name: &str, family_name_first: bool) -> &str {
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
pub(super) fn family_key(word: &str) -> String {
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
    fn pinyin() {
        assert!(["Hanhui", "Jinping", "Yi", "Xiaoming"].into_iter().all(is_pinyin));
        assert!(!["Lavrov", "Street", "Smith", "Post"].into_iter().any(is_pinyin));
    }

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

    #[test]
    fn tables_have_no_ragged_rows() {
        fn check<const N: usize>(table: &'static str) {
            let rows: Vec<[&str; N]> = tsv::rows(table).collect();
            assert_eq!(rows.len(), tsv::lines(table).count() - 1);
            assert!(rows.iter().all(|row| row[0].parse::<Lang>().is_ok()));
        }
        check::<2>(include_str!("../../data/names/common_words.tsv"));
        check::<2>(include_str!("../../data/names/speech.tsv"));
        check::<2>(include_str!("../../data/names/compass.tsv"));
        check::<3>(include_str!("../../data/names/titles.tsv"));
        check::<3>(include_str!("../../data/names/given_names.tsv"));
        check::<3>(include_str!("../../data/names/surnames.tsv"));
        check::<3>(include_str!("../../data/names/organisation_heads.tsv"));
        check::<4>(include_str!("../../data/names/containers.tsv"));
    }
}
