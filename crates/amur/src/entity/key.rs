//! What the ways of writing one person's name share across scripts: Лидия Ветрова and Lydia Vetrova; 张汉晖, Чжан Ханьхуэй
//! and Zhang Hanhui.
//!
//! The key only decides which names are one; nobody reads it. Names of different people must keep different keys, so a
//! Latin name is respelled only if its first word is a Russian given name, and a Chinese name of two characters keeps
//! them: too many people share its sound.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::script::{is_cyrillic, is_han};
use crate::{Lang, tsv};

use super::id::fold;
use super::lattice::simplified;
use super::names::{given_names, in_order, is_family_name, is_patronymic, may_be_family_name};

/// Syllables of Chinese: from Russian letters, from characters, and from characters that are a family name.
#[derive(Default)]
struct Pinyin {
    russian: HashMap<&'static str, &'static str, FixedState>,
    characters: HashMap<char, &'static str, FixedState>,
    families: HashMap<char, &'static str, FixedState>,
}

static PINYIN: LazyLock<Pinyin> = LazyLock::new(|| {
    let mut pinyin = Pinyin::default();
    for [syllable, russian, characters, families] in tsv::rows(include_str!("../../data/names/pinyin.tsv")) {
        pinyin.russian.entry(russian).or_insert(syllable);
        pinyin.characters.extend(characters.chars().map(|char| (char, syllable)));
        pinyin.families.extend(families.chars().map(|char| (char, syllable)));
    }
    pinyin
});

/// Russian given names, respelled.
static RUSSIAN_GIVEN: LazyLock<HashSet<String, FixedState>> = LazyLock::new(|| {
    given_names().filter(|name| name.starts_with(is_cyrillic)).map(|name| respelled(&fold(name))).collect()
});

/// The key of a person's full name.
pub(super) fn of_person(name: &str) -> String {
    let folded = without_patronymic(&fold(name));
    if name.chars().all(is_han) {
        let simple: Vec<char> = name.chars().map(simplified).collect();
        return of_chinese(&simple).unwrap_or_else(|| simple.into_iter().collect());
    }
    let Some((first, rest)) = folded.split_once(' ') else { return folded };
    if first.starts_with(is_cyrillic) {
        return palladius(name, first, rest).unwrap_or_else(|| respelled(&folded));
    }
    let given = respelled(first);
    if RUSSIAN_GIVEN.contains(&given) { format!("{given} {}", respelled(rest)) } else { folded }
}

/// A folded name without its patronymic, which some reports give and others do not; given name first.
fn without_patronymic(folded: &str) -> String {
    let words: Vec<&str> = in_order(folded.split(' ').collect());
    match words[..] {
        [given, middle, family] if is_patronymic(middle) => format!("{given} {family}"),
        _ => words.join(" "),
    }
}

/// The pinyin of a Chinese name of three characters.
fn of_chinese(name: &[char]) -> Option<String> {
    let [family, given @ ..] = name else { return None };
    let is_name = given.len() == 2 && may_be_family_name(Lang::CMN, family.encode_utf8(&mut [0; 4]));
    let first = PINYIN.families.get(family).or_else(|| PINYIN.characters.get(family)).filter(|_| is_name)?;
    let syllables: Option<String> = given.iter().map(|char| PINYIN.characters.get(char).copied()).collect();
    Some(format!("{first} {}", syllables?))
}

/// The pinyin of a Chinese name in Russian letters.
fn palladius(name: &str, family: &str, given: &str) -> Option<String> {
    if !is_family_name(Lang::RUS, name.split(' ').next()?) {
        return None;
    }
    let family = PINYIN.russian.get(family)?;
    Some(format!("{family} {}", given_name_in_pinyin(given)?))
}

/// The pinyin of a Chinese given name in folded Russian letters: one or two syllables.
pub(super) fn given_name_in_pinyin(given: &str) -> Option<String> {
    (!given.is_empty()).then(|| syllables(given, 2))?
}

/// Russian letters read as at most `left` Chinese syllables, the longest first.
fn syllables(word: &str, left: usize) -> Option<String> {
    if word.is_empty() {
        return Some(String::new());
    }
    if left == 0 {
        return None;
    }
    let ends: Vec<usize> = word.char_indices().map(|(at, char)| at + char.len_utf8()).take(6).collect();
    ends.into_iter().rev().find_map(|end| {
        let syllable = PINYIN.russian.get(&word[..end])?;
        Some(format!("{syllable}{}", syllables(&word[end..], left - 1)?))
    })
}

/// A folded Russian name in Latin letters, whatever the letters it is written in and the way it was transliterated.
fn respelled(folded: &str) -> String {
    let mut latin = String::with_capacity(folded.len());
    let mut chars = folded.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            'y' | 'j' => latin.push('i'),
            'x' => latin.push_str("ks"),
            'c' if chars.peek() != Some(&'h') => latin.push('k'),
            _ => match romanised(char) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(char),
            },
        }
    }
    // Sergey, Sergei and Сергей; Tatyana and Tatiana; Yevgeny and Evgeniy; Alexander and Александр.
    while latin.contains("ii") {
        latin = latin.replace("ii", "i");
    }
    let latin = latin.replace("ie", "e").replace("io", "e").replace("kh", "h");
    let words = latin.split(' ').map(|word| match word.strip_suffix("ander") {
        Some(start) => format!("{start}andr"),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A Russian letter in Latin ones.
fn romanised(char: char) -> Option<&'static str> {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
        "f", "kh", "ts", "ch", "sh", "shch", "", "i", "", "e", "iu", "ia",
    ];
    let number = u32::from(char).checked_sub(u32::from('а'))?;
    LETTERS.get(number as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(names: &[&str]) {
        let keys: Vec<String> = names.iter().map(|name| of_person(name)).collect();
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    }

    #[test]
    fn russian_names() {
        same(&["Лидия Ветрова", "Lidia Vetrova", "Lidiya Vetrova", "Lydia Vetrova"]);
        same(&["Юрий Дмитриев", "Yuri Dmitriev", "Yury Dmitriyev", "Iurii Dmitriev"]);
        same(&["Фёдор Соловьёв", "Fyodor Solovyov", "Fedor Solov’ev"]);
        same(&["Евгений Крылов", "Yevgeny Krylov", "Evgeny Krylov", "Evgenii Krylov"]);
        same(&["Александр Хохлов", "Alexander Khokhlov", "Aleksandr Khokhlov"]);
        same(&["Виктория Джабарова", "Victoria Dzhabarova", "Viktoriya Dzhabarova"]);
    }

    #[test]
    fn patronymics() {
        same(&[
            "Лидия Петровна Ветрова",
            "Ветрова Лидия Петровна",
            "Лидия Ветрова",
            "Lidia Petrovna Vetrova",
        ]);
        assert_ne!(of_person("Лидия Анна Ветрова"), of_person("Лидия Ветрова"));
    }

    #[test]
    fn chinese_names() {
        same(&["Чжан Ханьхуэй", "Zhang Hanhui", "张汉晖", "張漢暉"]);
        same(&["Цзэн Вэньтао", "Zeng Wentao", "曾文涛"]);
    }

    #[test]
    fn others_stay_apart() {
        assert_eq!(of_person("Bryan Day"), "bryan day");
        assert_eq!(of_person("戴佳穎"), of_person("戴佳颖"));
        assert_ne!(of_person("王伟"), of_person("王玮"));
        assert_ne!(of_person("Борис Орлов"), of_person("Vladimir Orlov"));
        assert_eq!(of_person("Nguyễn Văn Hùng"), "nguyen van hung");
        assert_eq!(of_person(""), "");
    }
}
