//! The forms a Russian name takes: it stands in a list in the nominative, and in the text in any case.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::letters::small;
use crate::script::is_cyrillic;
use crate::{EntityType, tsv};

use super::alias::is_capital;

/// How a word is used, as in the table of endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Person,
    Adjective,
    Noun,
    Fixed,
}

/// The endings of the nominative and of the other cases, each with its variants.
pub(super) struct Row {
    pub(super) ending: &'static str,
    pub(super) gender: Gender,
    /// Names like those of earlier rows are more frequent.
    pub(super) rank: usize,
    pub(super) cases: Vec<&'static str>,
    /// The case of each of these, 0 for the nominative.
    pub(super) numbers: Vec<u8>,
}

/// Whose name a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
    Either,
}

impl Gender {
    /// The gender of a table's `m`, `f` or `x`.
    pub(crate) fn of(code: &str) -> Self {
        match code {
            "m" => Self::Masculine,
            "f" => Self::Feminine,
            _ => Self::Either,
        }
    }

    /// Whether two words of these genders can be one person's.
    pub(crate) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Either || other == Self::Either
    }
}

/// The rows of a class by the last letter of the nominative (`None` for the row that fits any), in the table's order.
type Endings = HashMap<(Class, Option<char>), Vec<Row>, FixedState>;

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut endings = Endings::default();
    let rows = tsv::rows::<8>(include_str!("../../../data/russian_endings.tsv"));
    for (rank, [class, ending, gender, cases @ ..]) in rows.enumerate() {
        let class = match class {
            "person" => Class::Person,
            "adjective" => Class::Adjective,
            _ => Class::Noun,
        };
        let (mut forms, mut numbers) = (vec![ending], vec![0]);
        for (number, case) in (1..).zip(cases) {
            for form in case.split('|') {
                forms.push(if form == "=" { ending } else { form });
                numbers.push(number);
            }
        }
        let row = Row { ending, gender: Gender::of(gender), rank, cases: forms, numbers };
        endings.entry((class, ending.chars().next_back())).or_default().push(row);
    }
    endings
});

/// The rows of people's names.
pub(super) fn person_rows() -> impl Iterator<Item = &'static Row> {
    ENDINGS.iter().filter(|((class, _), _)| *class == Class::Person).flat_map(|(_, rows)| rows)
}

/// The row of a nominative.
pub(super) fn row(word: &str, class: Class) -> Option<&'static Row> {
    [word.chars().next_back(), None]
        .into_iter()
        .filter_map(|last| ENDINGS.get(&(class, last)))
        .flatten()
        .find(|row| word.ends_with(row.ending))
}

/// A word of a name: what stays, and the endings that follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where the part that stays is in the name, in bytes.
    start: u32,
    end: u32,
    pub(super) endings: &'static [&'static str],
}

/// Bytes that no ending has.
const TOO_LONG: usize = 20;

impl Word {
    /// A word that starts at a byte of its name, and the way it is declined.
    pub(super) fn new(word: &str, start: usize, class: Class) -> Self {
        const NONE: &[&str] = &[""];
        let row = if class == Class::Fixed { None } else { row(word, class) };
        let (ending, endings) = row.map_or(("", NONE), |row| (row.ending, &row.cases));
        Self { start: start as u32, end: (start + word.len() - ending.len()) as u32, endings }
    }

    /// The part of its name that no case changes.
    pub(super) fn stem(self, name: &str) -> &str {
        name.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The length of the form of the word that `text` starts with, `ё` and `е` being one letter.
    fn eat(self, name: &str, text: &str) -> Option<usize> {
        let stem = self.stem(name);
        let rest = starts_with(text, stem, true)?;
        let mut length = 0;
        for char in rest.chars().take_while(|char| small(*char).is_some() || char.is_alphanumeric()) {
            length += char.len_utf8();
            if length > TOO_LONG {
                return None;
            }
        }
        let is_whole = |ending: &&str| ending.len() == length && starts_with(rest, ending, false).is_some();
        self.endings.iter().any(is_whole).then_some(stem.len() + length)
    }
}

/// What follows `start` in `text`; `ё` and `е` are one letter, and a word may begin with a capital.
fn starts_with<'a>(text: &'a str, start: &str, of_word: bool) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(start) {
        return Some(rest);
    }
    let same = |one: char, other: char| {
        one == other || (is_e(one) && is_e(other) && one.is_lowercase() == other.is_lowercase())
    };
    let mut chars = text.chars();
    let all = start.chars().enumerate().all(|(index, char)| {
        chars
            .next()
            .is_some_and(|other| same(char, other) || (of_word && index == 0 && is_capital(char, other)))
    });
    all.then_some(chars.as_str())
}

fn is_e(char: char) -> bool {
    matches!(char, 'е' | 'ё' | 'Е' | 'Ё')
}

/// The length of a name of these words in any case, if `text` starts with it.
pub(super) fn eat(text: &str, name: &str, words: &[Word]) -> Option<usize> {
    let mut length = 0;
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let blank = text[length..].chars().next().filter(|char| matches!(char, ' ' | '\u{a0}'))?;
            length += blank.len_utf8();
        }
        length += word.eat(name, &text[length..])?;
    }
    Some(length)
}

/// The words of a name with how each is declined.
///
/// Of a person all words are (`given_name_first`), or only the last, as in Chinese names. Of anything else the adjectives
/// and the noun they belong to are; what follows the noun depends on it and stays.
pub(super) fn words(name: &str, kind: EntityType, given_name_first: bool) -> impl Iterator<Item = Word> {
    let mut head_seen = false;
    let mut start = 0;
    let mut words = name.split(' ').peekable();
    let mut first = true;
    std::iter::from_fn(move || {
        let word = words.next()?;
        let last = words.peek().is_none();
        let only = std::mem::take(&mut first) && last;
        let class = if !word.chars().any(is_cyrillic) || word.contains('.') {
            Class::Fixed
        } else if kind == EntityType::Per {
            if given_name_first || last { Class::Person } else { Class::Fixed }
        } else if head_seen {
            Class::Fixed
        } else if is_adjective(word) && (!last || only) {
            Class::Adjective
        } else {
            head_seen = true;
            if is_acronym(word) { Class::Fixed } else { Class::Noun }
        };
        let made = Word::new(word, start, class);
        start += word.len() + 1;
        Some(made)
    })
}

/// Whether a word has the ending of an adjective.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["ый", "ский", "цкий", "ний", "ной", "кой", "ая", "яя", "ое", "ее", "ые", "кие", "ние"];
    const NOUNS: [&str; 4] = ["ание", "ение", "стие", "чание"];
    word.chars().count() > 4
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !NOUNS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is written in capitals; `МИД` is declined by some, `США` and `НАТО` by nobody.
fn is_acronym(word: &str) -> bool {
    let is_small = |char: char| char.is_alphabetic() && !char.is_uppercase();
    !word.contains(is_small) && word != "МИД"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has(name: &str, kind: EntityType, given_name_first: bool, expected: &[&str]) {
        let words: Vec<Word> = words(name, kind, given_name_first).collect();
        for form in expected.iter().chain([&name]) {
            assert_eq!(eat(&format!("{form}, "), name, &words), Some(form.len()), "{form}");
        }
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
            &["Министерства иностранных дел", "Министерством\u{a0}иностранных дел"],
        );
        has("Народный банк Китая", EntityType::Org, true, &["Народного банка Китая"]);
        has("китайский", EntityType::Norp, true, &["китайского", "китайской", "китайские", "китайскими"]);
        has("китаец", EntityType::Norp, true, &["китайца", "китайцем"]);
        has("США", EntityType::Loc, true, &[]);
        let words: Vec<Word> = words("Китай", EntityType::Loc, true).collect();
        assert_eq!(eat("Китайская", "Китай", &words), None);
    }

    #[test]
    fn table() {
        let table = include_str!("../../../data/russian_endings.tsv");
        let rows: Vec<[&str; 8]> = tsv::rows(table).collect();
        assert_eq!(rows.len(), tsv::lines(table).count() - 1, "a row has another number of columns");
        assert!(rows.iter().all(|row| ["person", "adjective", "noun"].contains(&row[0])));
        let is_ending =
            |cell: &str| cell == "=" || cell.len() < TOO_LONG && cell.chars().all(char::is_alphabetic);
        assert!(
            rows.iter().all(|row| {
                is_ending(row[1]) && row[3..].iter().all(|cell| cell.split('|').all(is_ending))
            })
        );
        assert!(rows.iter().all(|row| ["m", "f", "x"].contains(&row[2]) == (row[0] == "person")));
    }
}
