//! The people whom a document names in full, to resolve what it calls them later.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::EntityType;

use super::id;
use super::names::{family_key, family_name};

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

    /// Adds somebody whom no gazetteer knows. Forms of one name (`J. Doe`, `Jane Q. Doe`) are one person, under the
    /// fullest.
    pub(super) fn add_unknown(&mut self, name: &str, family: String) {
        let folded = folded(name);
        let same_name = self.0.entry(family.clone()).or_default();
        match same_name.iter_mut().find(|known| may_be_same(&known.folded, &folded)) {
            Some(known) if known.known.is_none() && is_fuller(name, &known.name) => {
                known.name = name.into();
                known.id = id::of_name(EntityType::Per, name);
                known.folded = folded;
            }
            Some(_) => {}
            None => {
                let id = id::of_name(EntityType::Per, name);
                same_name.push(Person { id, name: name.into(), family, known: None, folded });
            }
        }
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

    /// The person of a full name.
    pub(super) fn by_name(&self, name: &str) -> Option<&Person> {
        let family = family_key(family_name(name, false));
        let same = |person: &&Person| *person.name == *name;
        self.by_family(&family).find(same).or_else(|| {
            let folded = folded(name);
            self.by_family(&family).find(|person| may_be_same(&person.folded, &folded))
        })
    }
}

/// The folded words of a name.
pub(super) fn folded(name: &str) -> Vec<String> {
    id::fold(name).split(' ').map(str::to_owned).collect()
}

/// Whether two full names may be one person's: the same family name, and given names that do not contradict.
fn may_be_same(one: &[String], other: &[String]) -> bool {
    let is_initial = |name: &str| name.chars().nth(1).is_none();
    let agree = |left: &str, right: &str| {
        left == right
            || (is_initial(left) && right.starts_with(left))
            || (is_initial(right) && left.starts_with(right))
    };
    match (one, other) {
        ([first, .., last], [first2, .., last2]) => {
            agree(first, first2) && (last == last2 || same_stem(last, last2))
        }
        _ => false,
    }
}

/// Whether two Cyrillic words differ in the case only.
fn same_stem(one: &str, other: &str) -> bool {
    family_key(one) == family_key(other)
}

/// Whether a name tells more than another: more words, or more letters in the given names.
fn is_fuller(name: &str, other: &str) -> bool {
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
    fn family_names_of_two_stay_apart() {
        let mut people = People::default();
        people.add_unknown("Boris Orlov", "orlov".into());
        people.add_unknown("B. Orlov", "orlov".into());
        assert_eq!(&*people.only_one("orlov").unwrap().name, "Boris Orlov");
        people.add_unknown("Vladimir Orlov", "orlov".into());
        assert!(people.only_one("orlov").is_none());
        assert_ne!(people.by_name("Boris Orlov").unwrap().id, people.by_name("Vladimir Orlov").unwrap().id);
    }
}
