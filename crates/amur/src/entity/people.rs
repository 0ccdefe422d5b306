//! The people whom a document names in full, to resolve what it calls them later.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::EntityType;
use crate::script::{is_cyrillic, is_han};

use super::gazetteer::Gazetteer;
use super::id;
use super::known::FAMILY_NAME_FIRST;
use super::names::{family_key, family_name, in_order, is_given_name};
use super::nominative::nominatives;

/// A person whom the document names.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: Arc<str>,
    /// The gazetteer's name, else the fullest form in the document.
    pub(super) name: Arc<str>,
    /// Key of the family name.
    pub(super) family: String,
    /// Index of the gazetteer's entry.
    pub(super) known: Option<u32>,
    /// The folded words of the name.
    pub(super) folded: Vec<String>,
}

impl Person {
    /// Somebody whom the gazetteer knows, as the document writes the full name.
    pub(super) fn known(gazetteer: &Gazetteer, index: u32, text: &str) -> Self {
        let entry = gazetteer.entry(index);
        let first = entry.country.is_some_and(|code| FAMILY_NAME_FIRST.contains(&code.as_str()));
        Self {
            id: Arc::clone(&entry.id),
            name: Arc::clone(&entry.name),
            family: family_key(family_name(text, first)),
            known: Some(index),
            folded: folded(text),
        }
    }
}

/// The people of a document by family name.
#[derive(Debug, Default)]
pub(super) struct People(BTreeMap<String, Vec<Person>>);

impl People {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds somebody once.
    pub(super) fn add(&mut self, person: Person) {
        let same_name = self.0.entry(person.family.clone()).or_default();
        if !same_name.iter().any(|known| known.id == person.id) {
            same_name.push(person);
        }
    }

    /// Adds people whom no gazetteer knows, by their full names. Forms of one name (`J. Doe`, `Jane Q. Doe`; the
    /// cases of a Russian name) are one person, under the fullest.
    pub(super) fn add_unknown<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let (clear, doubtful): (Vec<_>, Vec<_>) = names.map(nominatives).partition(|names| names.len() == 1);
        // A form that two names share goes to the one that stands elsewhere in the document.
        for names in clear.iter().chain(&doubtful) {
            let known = names.iter().find(|name| self.by_name(name).is_some()).or(names.first());
            known.into_iter().for_each(|name| self.add_name(name));
        }
    }

    fn add_name(&mut self, name: &str) {
        let name = &in_order(name.split_whitespace().collect()).join(" ");
        let folded = folded(name);
        let family = family_key(family_name(name, false));
        let same_name = self.0.entry(family.clone()).or_default();
        match same_name.iter_mut().find(|known| may_be_same(&known.folded, &folded)) {
            Some(known) if known.known.is_none() && is_fuller(name, &known.name) => {
                known.name = name.as_str().into();
                known.id = id::of_name(EntityType::Per, name);
                known.folded = folded;
            }
            Some(_) => {}
            None => {
                let id = id::of_name(EntityType::Per, name);
                same_name.push(Person { id, name: name.as_str().into(), family, known: None, folded });
            }
        }
    }

    /// How the keys of all family names begin.
    pub(super) fn openings(&self) -> Openings {
        let begins = |key: &String| {
            let mut chars = key.chars();
            (chars.next(), chars.next())
        };
        let mut openings: Vec<_> = self.0.keys().map(begins).collect();
        openings.dedup();
        Openings(openings)
    }

    /// Whether somebody with this family name is named in full.
    pub(super) fn has_family(&self, family: &str) -> bool {
        self.0.contains_key(family)
    }

    /// Everybody with this family name.
    pub(super) fn by_family(&self, family: &str) -> impl Iterator<Item = &Person> {
        self.0.get(family).into_iter().flatten()
    }

    /// The only person with this family name.
    pub(super) fn only_one(&self, family: &str) -> Option<&Person> {
        let mut all = self.by_family(family);
        all.next().filter(|_| all.next().is_none())
    }

    /// The person of a full name, in any case.
    pub(super) fn by_full_name(&self, name: &str) -> Option<&Person> {
        nominatives(name).iter().find_map(|name| self.by_name(name))
    }

    fn by_name(&self, name: &str) -> Option<&Person> {
        let family = family_key(family_name(name, false));
        let same = |person: &&Person| *person.name == *name;
        self.by_family(&family).find(same).or_else(|| {
            let folded = folded(name);
            self.by_family(&family).find(|person| may_be_same(&person.folded, &folded))
        })
    }
}

/// The first two letters of family names' keys.
#[derive(Debug)]
pub(super) struct Openings(Vec<(Option<char>, Option<char>)>);

impl Openings {
    /// Whether the key of a word may be one of the keys. Two letters tell so of most words, without making the key.
    pub(super) fn may_open(&self, word: &str) -> bool {
        let plain = |char: char| match char {
            'a'..='z' | 'а'..='я' => Some(char),
            'A'..='Z' | 'А'..='Я' => char.to_lowercase().next(),
            _ => None,
        };
        let mut letters = word.chars().map(plain);
        let (Some(Some(first)), Some(Some(second))) = (letters.next(), letters.next()) else { return true };
        let begins = |(one, two): &(Option<char>, Option<char>)| {
            one.is_none_or(|one| one == first) && two.is_none_or(|two| two == second)
        };
        self.0.iter().any(begins)
    }
}

/// A full name that others are compared with.
#[derive(Debug)]
pub(super) struct FullName(Vec<String>);

impl FullName {
    pub(super) fn new(name: &str) -> Self {
        Self(folded(name))
    }

    /// Whether another way of writing a full name may mean the same person.
    pub(super) fn may_be(&self, other: &str) -> bool {
        self.0.len() > 1 && may_be_same(&folded(other), &self.0)
    }
}

/// The folded words of a name, the given name first.
fn folded(name: &str) -> Vec<String> {
    in_order(id::fold(name).split(' ').map(str::to_owned).collect())
}

/// Whether two full names may be one person's: the same family name, and given names that do not contradict.
fn may_be_same(one: &[String], other: &[String]) -> bool {
    let is_initial = |name: &str| name.chars().nth(1).is_none();
    let agree = |left: &str, right: &str| {
        left == right
            || (is_initial(left) && right.starts_with(left))
            || (is_initial(right) && left.starts_with(right))
            || is_respelled(left, right)
    };
    match (one, other) {
        ([first, .., last], [first2, .., last2]) => {
            (agree(first, first2) && (last == last2 || same_stem(last, last2)))
                || in_other_cases(first, last, first2, last2)
        }
        _ => false,
    }
}

/// Whether two Russian full names are one in two cases, by a given name that no list has: «Джейка Салливана», «Джейком
/// Салливаном». Both words must change: «Паула Шульц» is not «Паул Шульц».
fn in_other_cases(first: &str, last: &str, first2: &str, last2: &str) -> bool {
    let is_listed = |given: &str| {
        let mut letters = given.chars();
        let capital = letters.next().into_iter().flat_map(char::to_uppercase);
        is_given_name(&capital.chain(letters).collect::<String>())
    };
    first != first2
        && last != last2
        && first.starts_with(is_cyrillic)
        && same_stem(first, first2)
        && same_stem(last, last2)
        && !is_listed(first)
        && !is_listed(first2)
}

/// Whether two given names in Chinese characters are one spelt in two ways: long ones that differ in one character.
fn is_respelled(one: &str, other: &str) -> bool {
    const LONG: usize = 4;
    let long = one.chars().all(is_han) && one.chars().count() >= LONG;
    let differ = one.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
    long && one.chars().count() == other.chars().count() && other.chars().all(is_han) && differ == 1
}

/// Whether two Cyrillic words differ in the case only.
fn same_stem(one: &str, other: &str) -> bool {
    family_key(one) == family_key(other)
}

/// Whether a name tells more than another: more words, or more letters in the given names. Of two cases of one name the
/// shorter is the nominative.
fn is_fuller(name: &str, other: &str) -> bool {
    if let ([first, last], [first2, last2]) = (&folded(name)[..], &folded(other)[..])
        && in_other_cases(first, last, first2, last2)
    {
        return name.chars().count() < other.chars().count();
    }
    let size = |name: &str| (name.split_whitespace().count(), name.chars().count());
    size(name) > size(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name() {
        let same = |one, other| may_be_same(&folded(one), &folded(other));
        assert!(same("J. Doe", "Jane Q. Doe"));
        assert!(!same("Boris Orlov", "Vladimir Orlov"));
        assert!(!same("Doe", "Jane Doe"));
    }

    #[test]
    fn patronymics_and_chinese_names() {
        let mut people = People::default();
        let names = ["Столбова Ивана Петровича", "Чжан Ханьхаем", "Чжану Ханьхаю", "Иван Столбов"];
        people.add_unknown(names.into_iter());
        let id = |name| Arc::clone(&people.by_full_name(name).unwrap().id);
        assert_eq!(id("Иван Столбов"), id("Столбов Иван Петрович"));
        assert_eq!(&*people.by_full_name("Иван Столбов").unwrap().name, "Иван Петрович Столбов");
        assert_eq!(&*people.by_full_name("Чжан Ханьхая").unwrap().name, "Чжан Ханьхай");
        assert_eq!(id("Чжаном Ханьхаем"), id::of_name(EntityType::Per, "Zhang Hanhai"));
    }

    #[test]
    fn family_names_of_two_stay_apart() {
        let mut people = People::default();
        people.add_unknown(["Boris Orlov", "B. Orlov"].into_iter());
        assert_eq!(&*people.only_one("orlov").unwrap().name, "Boris Orlov");
        people.add_unknown(["Vladimir Orlov"].into_iter());
        assert!(people.only_one("orlov").is_none());
        let id = |name| Arc::clone(&people.by_full_name(name).unwrap().id);
        assert_ne!(id("Boris Orlov"), id("Vladimir Orlov"));
    }

    #[test]
    fn cases_of_a_name_that_no_list_has() {
        let mut people = People::default();
        people.add_unknown(
            ["Джейкса Стордена", "Джейксом Сторденом", "Паулса Шульц", "Паулс Шульц"].into_iter(),
        );
        for form in ["Джейкса Стордена", "Джейксом Сторденом", "Джейксу Стордену"]
        {
            assert_eq!(
                people.by_full_name(form).map(|person| &*person.name),
                Some("Джейкс Сторден"),
                "{form}"
            );
        }
        let id = |name| Arc::clone(&people.by_full_name(name).unwrap().id);
        assert_ne!(id("Паулса Шульц"), id("Паулс Шульц"));
        assert!(may_be_same(&folded("弗拉基米尔·斯托布"), &folded("弗拉迪米尔·斯托布")));
        assert!(!may_be_same(&folded("瓦列里·斯托布"), &folded("瓦西里·斯托布")));
    }

    #[test]
    fn russian_cases_are_one_person() {
        let mut people = People::default();
        people.add_unknown(["Александра Столбова", "Александром Столбовым", "Мария Столбова"].into_iter());
        let name = |form| people.by_full_name(form).map(|person| &*person.name);
        for form in ["Александр Столбов", "Александру Столбову", "Александра Столбова", "А. Столбова"]
        {
            assert_eq!(name(form), Some("Александр Столбов"), "{form}");
        }
        assert_eq!(name("Марию Столбову"), Some("Мария Столбова"));
    }
}
