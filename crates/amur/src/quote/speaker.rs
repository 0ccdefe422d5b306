//! Pronouns and descriptions to the people and bodies that the document names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::entity::{Gender, gender_of};
use crate::{Country, Document, EntityType, Lang, Mention, Span};

use super::items::{Item, Kind, Reading};
use super::lexicon::{Class, Feature, Noun, NounKind};
use super::source::Source;
use super::types::Speaker;

/// A person, with what the document says of them.
#[derive(Debug)]
struct Profile {
    id: Arc<str>,
    name: Arc<str>,
    gender: Feature,
    /// Keys of the nouns that stand beside the name.
    roles: Vec<&'static str>,
    /// The keys wider than these.
    wider: Vec<&'static str>,
    countries: Vec<Country>,
    /// Bytes at which the person is mentioned.
    places: Vec<u32>,
}

/// Resolves speakers in the order of the text.
pub(super) struct Resolver<'a> {
    document: &'a Document,
    items: &'a [Item],
    profiles: Vec<Profile>,
    by_id: BTreeMap<Arc<str>, usize>,
    /// Who was spoken of, latest last.
    salient: Vec<Referent>,
}

/// Somebody whom a pronoun may mean.
#[derive(Clone, Debug)]
struct Referent {
    id: Option<Arc<str>>,
    name: Arc<str>,
    feature: Feature,
    unit: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(document: &'a Document, reading: &'a Reading) -> Self {
        let mut resolver = Self {
            document,
            items: &reading.items,
            profiles: Vec::new(),
            by_id: BTreeMap::new(),
            salient: Vec::new(),
        };
        for unit in &reading.units {
            for at in unit.items.clone() {
                if let Some(mention) = resolver.person(at) {
                    resolver.describe(mention, at, unit.items.start, unit.items.end);
                }
            }
        }
        resolver
    }

    fn mention(&self, at: usize) -> Option<&'a Mention> {
        let index = self.items.get(at)?.name()?;
        self.document.mentions.get(index as usize)
    }

    fn person(&self, at: usize) -> Option<&'a Mention> {
        self.mention(at).filter(|mention| mention.kind == EntityType::Per)
    }

    /// Takes note of a mention of a person: nouns, countries and honorifics beside it.
    fn describe(&mut self, mention: &Mention, at: usize, start: usize, end: usize) {
        let number = *self.by_id.entry(Arc::clone(&mention.entity_id)).or_insert_with(|| {
            let given = mention.name.split_whitespace().find_map(gender_of).map(feature);
            self.profiles.push(Profile {
                id: Arc::clone(&mention.entity_id),
                name: Arc::clone(&mention.name),
                gender: given.unwrap_or_default(),
                roles: Vec::new(),
                wider: Vec::new(),
                countries: mention.country.into_iter().collect(),
                places: Vec::new(),
            });
            self.profiles.len() - 1
        });
        self.profiles[number].places.push(mention.span.start);
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
        if self
            .document
            .blocks
            .get(mention.block as usize)
            .is_some_and(|block| block.language.lang == Lang::CMN)
        {
            for place in at + 1..(at + 3).min(end) {
                if self.items.get(place).is_some_and(|item| item.joined && item.noun().is_some()) {
                    self.note(number, place);
                }
            }
        }
    }

    /// Whether an item can belong to the description beside a name.
    fn describes(&self, at: usize) -> bool {
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

    fn note(&mut self, number: usize, place: usize) {
        let item = self.items[place];
        let country = self.mention(place).and_then(|mention| mention.country);
        let honorific = honorific(self.document.slice(item.span));
        let profile = &mut self.profiles[number];
        if let Some(noun) = item.noun().filter(|noun| noun.kind == NounKind::Person) {
            profile.roles.push(noun.key);
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

    /// Takes note of the first person whom a unit speaks of, if no quotation of it has a speaker.
    pub(super) fn pass(&mut self, unit: usize, items: std::ops::Range<usize>) {
        if self.salient.last().is_some_and(|last| last.unit == unit) {
            return;
        }
        let free = |at: &usize| {
            *at == items.start
                || !self.items[*at - 1].class().is_some_and(|class| matches!(class, Class::Of | Class::Prep))
        };
        let found = items.clone().find(|at| self.person(*at).is_some() && free(at));
        if let Some(mention) = found.and_then(|at| self.person(at)) {
            let referent = self.referent(mention, unit);
            self.salient.push(referent);
        }
    }

    fn referent(&self, mention: &Mention, unit: usize) -> Referent {
        if let Some(profile) = self.by_given_name(mention) {
            return Referent { unit, ..self.of_profile(profile) };
        }
        let feature = match mention.kind {
            EntityType::Per => {
                self.by_id.get(&mention.entity_id).map_or(Feature::None, |at| self.profiles[*at].gender)
            }
            _ => Feature::Neuter,
        };
        Referent { id: Some(Arc::clone(&mention.entity_id)), name: Arc::clone(&mention.name), feature, unit }
    }

    /// The person whose full name ends with a name of one word: Vietnamese calls people by their given names.
    fn by_given_name(&self, mention: &Mention) -> Option<&Profile> {
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
    fn by_family_name(&self, word: &str) -> Option<&Profile> {
        if word.contains(' ') || !word.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        let length = word.chars().count();
        let stem: String = word.chars().take(length.saturating_sub(2).max(4)).collect();
        let same = |profile: &&Profile| {
            let last = profile.name.rsplit(' ').next().unwrap_or_default();
            last == word
                || length >= 5
                    && last.starts_with(&*stem)
                    && last.chars().count().abs_diff(length) <= 2
                    && last.starts_with(crate::script::is_cyrillic)
        };
        let mut all = self.profiles.iter().filter(same);
        all.next().filter(|_| all.next().is_none())
    }

    /// Who a source is.
    pub(super) fn resolve(&mut self, source: &Source, offset: usize, unit: usize) -> Option<Speaker> {
        let words = offset + source.words.start..offset + source.words.end;
        let head = offset + source.head;
        let item = *self.items.get(head)?;
        let span = Span {
            start: self.items.get(words.start)?.span.start,
            end: self.items.get(words.end.checked_sub(1)?)?.span.end,
        };
        if item.name().is_some() && self.mention(head).is_some_and(|mention| mention.kind != EntityType::Norp)
        {
            return self.named(words, span, unit);
        }
        if item.is(Class::Pron) || item.is(Class::Poss) {
            let referent = self.pronoun(item.feature(), unit, head);
            return Some(self.speaker(span, referent, unit));
        }
        if item.is(Class::Rel) {
            let before = (head.saturating_sub(2)..head).rev().find_map(|at| self.mention(at));
            let referent = before.map(|mention| self.referent(mention, unit));
            return Some(self.speaker(span, referent, unit));
        }
        let text = self.document.slice(span);
        let noun = item.noun();
        if let Some(profile) = self.by_family_name(text) {
            let referent = self.of_profile(profile);
            return Some(self.speaker(span, Some(referent), unit));
        }
        let referents = self.described(noun, words, span, text);
        if referents.is_empty() {
            let feature = match noun.map(|noun| noun.kind) {
                Some(NounKind::People) => Feature::Plural,
                Some(NounKind::Group | NounKind::Media | NounKind::Document) => Feature::Neuter,
                _ => noun.map_or(Feature::None, |noun| noun.gender),
            };
            let referent = Referent { id: None, name: text.into(), feature, unit };
            return Some(self.speaker(span, Some(referent), unit));
        }
        Some(self.speaker(span, Some(joined(&referents, unit)), unit))
    }

    fn speaker(&mut self, span: Span, referent: Option<Referent>, unit: usize) -> Speaker {
        let Some(referent) = referent else { return Speaker { span, entity_id: None, name: None } };
        let speaker =
            Speaker { span, entity_id: referent.id.clone(), name: Some(Arc::clone(&referent.name)) };
        self.salient.push(Referent { unit, ..referent });
        speaker
    }

    /// One name or several joined ones.
    fn named(&mut self, words: std::ops::Range<usize>, span: Span, unit: usize) -> Option<Speaker> {
        let referents: Vec<Referent> = words
            .filter_map(|at| self.mention(at))
            .filter(|mention| mention.kind != EntityType::Norp)
            .map(|mention| self.referent(mention, unit))
            .collect();
        let referent = joined(&referents, unit);
        Some(self.speaker(span, Some(referent), unit))
    }

    /// The last one spoken of whom a pronoun fits.
    fn pronoun(&self, feature: Feature, unit: usize, at: usize) -> Option<Referent> {
        if feature == Feature::First {
            return None;
        }
        let fits = |other: Feature| match feature {
            Feature::Masculine => matches!(other, Feature::Masculine | Feature::None),
            Feature::Feminine => matches!(other, Feature::Feminine | Feature::None),
            Feature::None => !matches!(other, Feature::Neuter | Feature::Plural),
            _ => other == feature,
        };
        // A person earlier in the same sentence, else the latest before it.
        let start =
            self.items[..at].iter().rposition(|item| item.kind == Kind::Stop).map_or(0, |stop| stop + 1);
        let near = (start.max(at.saturating_sub(40))..at).find_map(|place| {
            let mention = self.person(place)?;
            let free = place == 0
                || !self.items[place - 1]
                    .class()
                    .is_some_and(|class| matches!(class, Class::Of | Class::Prep));
            Some(self.referent(mention, unit)).filter(|referent| free && fits(referent.feature))
        });
        let earlier = self
            .salient
            .iter()
            .rev()
            .find(|referent| fits(referent.feature) && unit - referent.unit <= REACH)
            .cloned();
        match (near, earlier) {
            (Some(near), _) if feature != Feature::Plural => Some(near),
            (_, Some(earlier)) => Some(earlier),
            (near, None) => near,
        }
    }

    /// The people or the body that a description means; none if it names nobody the document knows.
    fn described(
        &self,
        noun: Option<Noun>,
        words: std::ops::Range<usize>,
        span: Span,
        text: &str,
    ) -> Vec<Referent> {
        let countries: Vec<Country> =
            words.clone().filter_map(|at| self.mention(at)).filter_map(|mention| mention.country).collect();
        if INDEFINITE.iter().any(|start| {
            text.strip_prefix(start)
                .is_some_and(|rest| rest.starts_with([' ', '位', '名', '些']) || !start.is_ascii())
        }) {
            return Vec::new();
        }
        let Some(noun) = noun else {
            let age = text.contains("-year-old");
            return if age { self.latest_person(span).into_iter().collect() } else { Vec::new() };
        };
        match noun.kind {
            NounKind::Person => self.role(noun, &countries, span, 1),
            NounKind::People => {
                let two = TWO.iter().any(|two| text.to_lowercase().contains(two));
                let found = if two { self.role(noun, &countries, span, 2) } else { Vec::new() };
                if found.len() == 2 { found } else { Vec::new() }
            }
            NounKind::Group | NounKind::Media => self.body(words, span).into_iter().collect(),
            NounKind::Document => Vec::new(),
        }
    }

    /// The people last mentioned before who have a role, else the only ones after.
    fn role(&self, noun: Noun, countries: &[Country], span: Span, count: usize) -> Vec<Referent> {
        let fits = |profile: &&Profile| {
            let role = profile.roles.contains(&noun.key) || profile.wider.contains(&noun.key);
            let role = role
                || noun.is_a.split(' ').any(|key| profile.roles.contains(&key) && noun.key != "official");
            let country = countries.is_empty()
                || profile.countries.is_empty()
                || countries.iter().any(|code| profile.countries.contains(code));
            let gender = noun.gender != Feature::Feminine || profile.gender != Feature::Masculine;
            role && country && gender
        };
        let mut all: Vec<&Profile> = self.profiles.iter().filter(fits).collect();
        let exact: Vec<&Profile> =
            all.iter().copied().filter(|profile| profile.roles.contains(&noun.key)).collect();
        if exact.len() >= count {
            all = exact;
        }
        let last =
            |profile: &Profile| profile.places.iter().rev().find(|place| **place < span.start).copied();
        let mut before: Vec<(u32, &Profile)> =
            all.iter().filter_map(|profile| Some((last(profile)?, *profile))).collect();
        before.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        let mut chosen: Vec<&Profile> = before.into_iter().map(|(_, profile)| profile).take(count).collect();
        if chosen.is_empty() && all.len() == count {
            chosen = all;
        }
        chosen.sort_by_key(|profile| profile.places.first().copied());
        chosen.iter().map(|profile| self.of_profile(profile)).collect()
    }

    fn of_profile(&self, profile: &Profile) -> Referent {
        Referent {
            id: Some(Arc::clone(&profile.id)),
            name: Arc::clone(&profile.name),
            feature: profile.gender,
            unit: 0,
        }
    }

    fn latest_person(&self, span: Span) -> Option<Referent> {
        let last = self
            .salient
            .iter()
            .rev()
            .find(|referent| referent.id.is_some() && referent.feature != Feature::Neuter);
        last.cloned().or_else(|| {
            let mention = self
                .document
                .mentions
                .iter()
                .rev()
                .find(|mention| mention.span.end <= span.start && mention.kind == EntityType::Per)?;
            Some(self.referent(mention, 0))
        })
    }

    /// The body of which a group noun reminds: "the ministry" of a Ministry named before.
    fn body(&self, words: std::ops::Range<usize>, span: Span) -> Option<Referent> {
        // A named body inside the description is the body itself: "the company Gazprom".
        if let Some(mention) =
            words.clone().filter_map(|at| self.mention(at)).find(|mention| mention.kind == EntityType::Org)
        {
            return Some(self.referent(mention, 0));
        }
        let head = words.rev().find(|at| self.items[*at].noun().is_some())?;
        let noun = self.document.slice(self.items[head].span).to_lowercase();
        let stem: String = noun.chars().take(noun.chars().count().min(6)).collect();
        let end = self.document.mentions.partition_point(|mention| mention.span.end <= span.start);
        let mention = self.document.mentions[..end].iter().rev().take(60).find(|mention| {
            mention.kind == EntityType::Org
                && (self.document.slice(mention.span).to_lowercase().contains(&*stem)
                    || mention.name.to_lowercase().contains(&*stem))
        })?;
        Some(self.referent(mention, 0))
    }
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 15;

/// Beginnings of descriptions of somebody new.
const INDEFINITE: [&str; 15] = [
    "a", "an", "A", "An", "one", "One", "another", "some", "một", "Một", "один", "одна", "Один", "一名",
    "一位",
];

/// Words for two.
const TWO: [&str; 9] = ["two", "both", "two sides", "оба", "обе", "два", "две", "hai", "两"];

/// Several speakers as one.
fn joined(referents: &[Referent], unit: usize) -> Referent {
    if let [one] = referents {
        return one.clone();
    }
    let ids: Option<Vec<&str>> = referents.iter().map(|referent| referent.id.as_deref()).collect();
    let names: Vec<&str> = referents.iter().map(|referent| &*referent.name).collect();
    Referent {
        id: ids.map(|ids| ids.join("; ").into()),
        name: names.join("; ").into(),
        feature: Feature::Plural,
        unit,
    }
}

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
