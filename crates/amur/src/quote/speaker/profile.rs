//! What the document says of the people whom it names, and whom a part of a name means.

use std::ops::Range;
use std::sync::Arc;

use crate::entity::{Gender, gender_of};
use crate::quote::items::Kind;
use crate::quote::lexicon::{Class, Feature, NounKind};
use crate::script::{is_cyrillic, is_han};
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
        self.note_all(number, first..at);
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
            self.note_all(number, at + 2..last);
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

    /// Takes note of the words of a description. What its head governs is nobody's office: «помощник президента», 总统助理.
    fn note_all(&mut self, number: usize, words: Range<usize>) {
        let is_person = |at: &usize| self.items[*at].noun().is_some_and(|noun| noun.kind == NounKind::Person);
        let people: Vec<usize> = words.clone().filter(is_person).collect();
        let joined = |one: usize, other: usize| {
            (one.min(other) + 1..one.max(other)).any(|at| self.items[at].is(Class::And))
        };
        let han = |at: usize| self.document.slice(self.items[at].span).starts_with(is_han);
        let is_nominative = |at: &usize| self.items[*at].noun().is_some_and(|noun| noun.nominative);
        let any_nominative = people.iter().any(is_nominative);
        let own = |at: usize| {
            let (Some(first), Some(last)) = (people.first(), people.last()) else { return true };
            if han(at) {
                return at == *last || joined(at, *last);
            }
            if self.document.slice(self.items[at].span).chars().any(is_cyrillic) {
                return if any_nominative { is_nominative(&at) } else { at == *first };
            }
            at == *first || joined(*first, at) || !self.is_vietnamese(at)
        };
        let kept: Vec<usize> = words.filter(|at| !is_person(at) || own(*at)).collect();
        for place in kept {
            self.note(number, place);
        }
    }

    fn is_vietnamese(&self, at: usize) -> bool {
        let start = self.items[at].span.start;
        let block = self.document.blocks.partition_point(|block| block.span.end <= start);
        self.document.blocks.get(block).is_some_and(|block| block.language.lang == Lang::VIE)
    }

    fn note(&mut self, number: usize, place: usize) {
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

    /// The only person whose full name holds all words of a shorter one: given name and patronymic («Анна Петровна»), in
    /// Vietnamese the given name, or the family name of a Chinese.
    pub(super) fn by_part(&self, mention: &Mention) -> Option<&Profile> {
        let lang = self.document.blocks.get(mention.block as usize)?.language.lang;
        let is_one = !mention.name.contains(' ');
        let may = match lang {
            Lang::VIE => is_one,
            Lang::RUS => !is_one && mention.name.chars().all(|char| is_cyrillic(char) || char == ' '),
            _ => false,
        };
        if mention.kind != EntityType::Per || !may {
            return None;
        }
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut all = self.profiles.iter().filter(|profile| fits(&profile.name));
            all.next().filter(|_| all.next().is_none())
        };
        let ends = |name: &str| name.rsplit_once(' ').is_some_and(|(_, last)| *last == *mention.name);
        let begins = |name: &str| name.split_once(' ').is_some_and(|(first, _)| *first == *mention.name);
        match lang {
            Lang::VIE => only(&ends).or_else(|| only(&begins)),
            _ => only(&|name| name.len() > mention.name.len() && holds(name, &mention.name)),
        }
    }

    /// The only person whose family name a word is that no tagger took for a name, in any Russian case.
    pub(super) fn by_family_name(&self, word: &str) -> Option<&Profile> {
        let chinese = word.starts_with(is_han);
        if word.contains(' ') || !(chinese || word.chars().next().is_some_and(char::is_uppercase)) {
            return None;
        }
        if let Some(family) = word.strip_prefix(['小', '老', '阿']).filter(|rest| rest.chars().count() == 1)
        {
            let mut all = self.profiles.iter().filter(|profile| profile.name.starts_with(family));
            return all.next().filter(|_| all.next().is_none());
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

/// Whether a Russian name holds all words of another, in whatever case these stand.
fn holds<'a>(name: &str, part: &'a str) -> bool {
    let stem = |word: &'a str| {
        let length = word.chars().count();
        let end = word.char_indices().nth(length.saturating_sub(2).max(3));
        end.map_or(word, |(end, _)| &word[..end])
    };
    let same = |own: &str, word: &'a str| {
        own == word || own.starts_with(stem(word)) && own.len().abs_diff(word.len()) <= 4
    };
    part.split(' ').all(|word| name.split(' ').any(|own| same(own, word)))
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
