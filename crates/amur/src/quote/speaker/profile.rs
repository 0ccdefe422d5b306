//! What the document says of the people whom it names, and whom a part of a name means.

use std::sync::Arc;

use crate::entity::{Gender, gender_of};
use crate::quote::items::Kind;
use crate::quote::lexicon::{Class, Feature, NounKind};
use crate::script::is_han;
use crate::{Country, EntityType, Lang, Mention};

use super::{Referent, Resolver, Who};

/// A person, with what the document says of them.
#[derive(Debug)]
pub(super) struct Profile {
    /// None of somebody who is no mention.
    pub(super) id: Option<Arc<str>>,
    pub(super) name: Arc<str>,
    pub(super) gender: Feature,
    /// Keys of the nouns that stand beside the name.
    pub(super) roles: Vec<&'static str>,
    /// The nouns themselves.
    pub(super) nouns: Vec<&'static str>,
    /// The keys wider than these.
    pub(super) wider: Vec<&'static str>,
    pub(super) countries: Vec<Country>,
    /// Bytes at which the person is mentioned.
    pub(super) places: Vec<u32>,
}

impl Resolver<'_> {
    /// Takes note of a mention of a person: nouns, countries and honorifics beside it.
    pub(super) fn describe(&mut self, who: &Who, at: usize, start: usize, end: usize) {
        let number = *self.by_id.entry(Arc::clone(&who.key)).or_insert_with(|| {
            let given = who.name.split_whitespace().find_map(gender_of).map(feature);
            self.profiles.push(Profile {
                id: who.id.clone(),
                name: Arc::clone(&who.name),
                gender: given.unwrap_or_default(),
                roles: Vec::new(),
                nouns: Vec::new(),
                wider: Vec::new(),
                countries: who.country.into_iter().collect(),
                places: Vec::new(),
            });
            self.profiles.len() - 1
        });
        self.profiles[number].places.push(self.items[at].span.start);
        let mut first = at;
        while first > start && at - first < 9 && self.describes(first - 1) {
            first -= 1;
        }
        // "China's ambassador to Russia, Zhang Hanhui": a description that a comma closes.
        if first == at && at > start + 1 && self.items[at - 1].kind == Kind::Comma {
            first = at - 1;
            while first > start && at - first < 12 && self.describes(first - 1) {
                first -= 1;
            }
            let is_person =
                |at: usize| self.items[at].noun().is_some_and(|noun| noun.kind == NounKind::Person);
            if !(first..at).any(is_person) {
                first = at;
            }
        }
        for place in first..at {
            self.note(number, place);
        }
        // An apposition after the name.
        if self
            .items
            .get(at + 1)
            .is_some_and(|item| matches!(item.kind, Kind::Comma | Kind::Open | Kind::Dash))
        {
            let mut last = at + 2;
            while last < end && last < at + 14 && self.describes(last) {
                last += 1;
            }
            for place in at + 2..last {
                self.note(number, place);
            }
        }
        if self.document.slice(self.items[at].span).starts_with(is_han) {
            for place in at + 1..(at + 3).min(end) {
                if self.items.get(place).is_some_and(|item| item.joined && item.noun().is_some()) {
                    self.note(number, place);
                }
            }
        }
    }

    /// Whether an item can belong to the description beside a name.
    pub(super) fn describes(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) => self.person(at).is_none(),
            Kind::Word => {
                item.noun().is_some()
                    || matches!(
                        item.class(),
                        Some(Class::Of | Class::Det | Class::Clitic | Class::Poss | Class::And)
                    )
                    || (item.class().is_none() && item.cue().is_none())
                    || (item.is(Class::Pron) && item.feature() != Feature::First)
            }
            _ => false,
        })
    }

    pub(super) fn note(&mut self, number: usize, place: usize) {
        let item = self.items[place];
        let country = self.mention(place).and_then(|mention| mention.country);
        let honorific = honorific(self.document.slice(item.span));
        let profile = &mut self.profiles[number];
        if let Some(noun) = item.noun().filter(|noun| noun.kind == NounKind::Person) {
            profile.roles.push(noun.key);
            profile.nouns.push(noun.lemma);
            profile.wider.extend(noun.is_a.split(' ').filter(|key| !key.is_empty()));
            if profile.gender == Feature::None && noun.gender != Feature::Masculine {
                profile.gender = noun.gender;
            }
        }
        if profile.gender == Feature::None && (honorific != Feature::None || item.is(Class::Pron)) {
            profile.gender = if honorific == Feature::None { item.feature() } else { honorific };
        }
        if let Some(country) = country
            && !profile.countries.contains(&country)
        {
            profile.countries.push(country);
        }
    }

    /// The full name with an interpunct, where the tagger found its last part alone.
    pub(super) fn full_name(&self, mention: &Mention) -> Option<Arc<str>> {
        let own = self.document.slice(mention.span);
        let ends = |profile: &&Profile| {
            let last = profile.name.rsplit_once('·').filter(|_| profile.id.is_none());
            last.is_some_and(|(_, last)| last == own)
        };
        self.profiles.iter().find(ends).map(|profile| Arc::clone(&profile.name))
    }

    /// A speaker without an entity whose name begins or ends with this word: Mã after Mã Lệ Hoa.
    pub(super) fn by_spoken_name(&self, name: &str) -> Option<&Referent> {
        let same = |referent: &&Referent| {
            let mut words = referent.name.split(' ');
            let first = words.next();
            let last = words.next_back().filter(|last| last.starts_with(char::is_uppercase));
            referent.id.is_none() && last.is_some() && (first == Some(name) || last == Some(name))
        };
        if name.contains(' ') {
            return None;
        }
        self.salient.iter().rev().take(SPOKEN).find(same)
    }

    /// The person whose full name ends with a name of one word: Vietnamese calls people by their given names.
    pub(super) fn by_given_name(&self, mention: &Mention) -> Option<&Profile> {
        let lang = self.document.blocks.get(mention.block as usize)?.language.lang;
        if lang != Lang::VIE || mention.kind != EntityType::Per || mention.name.contains(' ') {
            return None;
        }
        let ends = |profile: &&Profile| {
            profile.name.rsplit_once(' ').is_some_and(|(_, last)| *last == *mention.name)
        };
        let mut all = self.profiles.iter().filter(ends);
        all.next().filter(|_| all.next().is_none())
    }

    /// The only person whose family name a word is that no tagger took for a name, in any Russian case.
    pub(super) fn by_family_name(&self, word: &str) -> Option<&Profile> {
        let chinese = word.starts_with(is_han);
        if word.contains(' ') || !(chinese || word.chars().next().is_some_and(char::is_uppercase)) {
            return None;
        }
        let length = word.chars().count();
        let stem: String = word.chars().take(length.saturating_sub(2).max(4)).collect();
        let same = |profile: &&Profile| {
            let last = profile.name.rsplit([' ', '·']).next().unwrap_or_default();
            last == word && last.len() < profile.name.len()
                || length >= 5
                    && last.starts_with(&*stem)
                    && last.chars().count().abs_diff(length) <= 2
                    && last.starts_with(crate::script::is_cyrillic)
        };
        let mut all = self.profiles.iter().filter(same);
        all.next().filter(|_| all.next().is_none())
    }

    pub(super) fn of_profile(&self, profile: &Profile) -> Referent {
        Referent { id: profile.id.clone(), name: Arc::clone(&profile.name), feature: profile.gender, unit: 0 }
    }
}

/// How many speakers back a part of a name reaches.
const SPOKEN: usize = 100;

/// The gender of a given name as the pronouns have it.
fn feature(gender: Gender) -> Feature {
    match gender {
        Gender::Masculine => Feature::Masculine,
        Gender::Feminine => Feature::Feminine,
        _ => Feature::None,
    }
}

/// The gender that an honorific tells.
fn honorific(word: &str) -> Feature {
    match word {
        "Mr" | "Mr." | "Sir" | "Lord" | "г-н" | "господин" | "Господин" | "ông" | "Ông" | "先生" => {
            Feature::Masculine
        }
        "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Madam" | "Madame" | "Lady" | "г-жа" | "госпожа"
        | "Госпожа" | "bà" | "Bà" | "女士" | "小姐" | "夫人" => Feature::Feminine,
        _ => Feature::None,
    }
}
