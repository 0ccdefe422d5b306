//! Pronouns and descriptions to the people and bodies that the document names.

mod description;
mod later;
mod nominative;
mod profile;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::script::{is_cyrillic, is_han};
use crate::{Country, Document, EntityType, Mention, Span};

use crate::quote::items::{Item, Kind, Reading, UNTAGGED};
use crate::quote::lexicon::{Class, Feature, NounKind};
use crate::quote::source::Source;
use crate::quote::types::Speaker;

use description::is_indefinite;
use later::Unnamed;
use profile::Profile;

/// Resolves speakers in the order of the text.
pub(in crate::quote) struct Resolver<'a> {
    document: &'a Document,
    items: &'a [Item],
    profiles: Vec<Profile>,
    by_id: BTreeMap<Arc<str>, usize>,
    /// Who was spoken of, latest last.
    salient: Vec<Referent>,
    /// Offices of people whom the text had not named so far.
    unnamed: Vec<Unnamed>,
}

/// A person whom an item names.
struct Who {
    /// The id, or the name of somebody who is no mention.
    key: Arc<str>,
    id: Option<Arc<str>>,
    name: Arc<str>,
    country: Option<Country>,
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
    pub(in crate::quote) fn new(document: &'a Document, reading: &'a Reading) -> Self {
        let mut resolver = Self {
            document,
            items: &reading.items,
            profiles: Vec::new(),
            by_id: BTreeMap::new(),
            salient: Vec::new(),
            unnamed: Vec::new(),
        };
        for unit in &reading.units {
            for at in unit.items.clone().filter(|at| reading.items[*at].name().is_some()) {
                if let Some(who) = resolver.who(at) {
                    resolver.describe(&who, at, unit.items.start, unit.items.end);
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

    /// The person whom an item names, be it a mention or not.
    fn who(&self, at: usize) -> Option<Who> {
        if let Some(mention) = self.person(at) {
            let id = Some(Arc::clone(&mention.entity_id));
            let name = Arc::clone(&mention.name);
            return Some(Who { key: Arc::clone(&mention.entity_id), id, name, country: mention.country });
        }
        let name = self.untagged(at)?;
        Some(Who { key: Arc::clone(&name), id: None, name, country: None })
    }

    /// The name of somebody who is no mention.
    fn untagged(&self, at: usize) -> Option<Arc<str>> {
        let item = self.items.get(at).filter(|item| item.name() == Some(UNTAGGED))?;
        Some(self.document.slice(item.span).into())
    }

    /// Whom an item names.
    fn referent_at(&self, at: usize, unit: usize) -> Option<Referent> {
        if let Some(name) = self.untagged(at) {
            let known = self.by_id.get(&name).map(|at| self.profiles[*at].gender);
            return Some(Referent { id: None, name, feature: known.unwrap_or_default(), unit });
        }
        self.mention(at).map(|mention| self.referent(mention, unit))
    }

    /// Takes note of the first person whom a unit speaks of, if no quotation of it has a speaker.
    pub(in crate::quote) fn pass(&mut self, unit: usize, items: std::ops::Range<usize>) {
        if self.salient.last().is_some_and(|last| last.unit == unit) {
            return;
        }
        let free = |at: &usize| {
            *at == items.start
                || !self.items[*at - 1].class().is_some_and(|class| matches!(class, Class::Of | Class::Prep))
                    && !self.is_governed(*at)
        };
        let is_person = |at: &usize| self.person(*at).is_some() || self.untagged(*at).is_some();
        let found = items.clone().find(|at| is_person(at) && free(at));
        let referent = match found {
            Some(at) => self.referent_at(at, unit),
            None => self.opening_newcomer(items, unit),
        };
        self.salient.extend(referent);
    }

    /// Whether a Russian noun governs the name behind it: «под портретом Орлова».
    fn is_governed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.items.get(before)) else { return false };
        let text = self.document.slice(before.span);
        before.kind == Kind::Word
            && before.entry.is_none()
            && !before.capital
            && ["ом", "ем", "ой", "ью", "ами", "ями", "ах", "ях"].iter().any(|ending| text.ends_with(ending))
    }

    /// Somebody without a name with whom a sentence opens: 一位不愿具名的商人把矛头指向….
    fn opening_newcomer(&self, items: std::ops::Range<usize>, unit: usize) -> Option<Referent> {
        let newcomer = self.opening_description(items.start, items.end, unit)?;
        (newcomer.id.is_none() && newcomer.name.starts_with(is_han) && is_indefinite(&newcomer.name))
            .then_some(newcomer)
    }

    /// Takes note of the gender that a Russian verb in the past tells of its subject: «сказала Ли Мин».
    pub(in crate::quote) fn tell_gender(&mut self, verb: &str) {
        let feature = match verb {
            _ if !verb.starts_with(is_cyrillic) => return,
            _ if verb.ends_with("ла") || verb.ends_with("лась") => Feature::Feminine,
            _ if verb.ends_with('л') || verb.ends_with("лся") => Feature::Masculine,
            _ => return,
        };
        let Some(last) = self.salient.last_mut().filter(|last| last.feature == Feature::None) else { return };
        last.feature = feature;
        if let Some(number) = last.id.as_ref().and_then(|id| self.by_id.get(id)) {
            self.profiles[*number].gender = feature;
        }
    }

    fn referent(&self, mention: &Mention, unit: usize) -> Referent {
        if let Some(name) = self.full_name(mention) {
            return Referent { id: None, name, feature: Feature::None, unit };
        }
        if let Some(profile) = self.by_part(mention) {
            return Referent { unit, ..self.of_profile(profile) };
        }
        if mention.kind == EntityType::Per
            && let Some(known) = self.by_spoken_name(&mention.name)
        {
            return Referent { unit, ..known.clone() };
        }
        let feature = match mention.kind {
            EntityType::Per => {
                self.by_id.get(&mention.entity_id).map_or(Feature::None, |at| self.profiles[*at].gender)
            }
            _ => Feature::Neuter,
        };
        Referent { id: Some(Arc::clone(&mention.entity_id)), name: Arc::clone(&mention.name), feature, unit }
    }

    /// Who a source is.
    pub(in crate::quote) fn resolve(
        &mut self,
        source: &Source,
        offset: usize,
        unit: usize,
    ) -> Option<Speaker> {
        let words = offset + source.words.start..offset + source.words.end;
        let head = offset + source.head;
        let item = *self.items.get(head)?;
        let span = Span {
            start: self.items.get(words.start)?.span.start,
            end: self.items.get(words.end.checked_sub(1)?)?.span.end,
        };
        if self.untagged(head).is_some()
            || self.mention(head).is_some_and(|mention| mention.kind != EntityType::Norp)
        {
            // A family name that the tagger took for a place or a body: «по словам Лыкова».
            let other = self.mention(head).filter(|mention| {
                let unknown = mention.kind == EntityType::Org && mention.entity_id.contains(":~");
                mention.kind == EntityType::Loc || unknown
            });
            if let Some(profile) = other.and_then(|mention| self.by_family_name(&mention.name)) {
                let referent = self.of_profile(profile);
                return Some(self.speaker(span, Some(referent), unit));
            }
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
        if let Some(known) = self.by_spoken_name(text).filter(|_| noun.is_none()) {
            let referent = Referent { unit, ..known.clone() };
            return Some(self.speaker(span, Some(referent), unit));
        }
        let referents = self.described(noun, words.clone(), span, text);
        if referents.is_empty() {
            let office = noun.is_some_and(|noun| noun.is_office()) && !is_indefinite(text);
            let name: Arc<str> = self.in_nominative(&words, head).map_or_else(|| text.into(), Arc::from);
            if office && self.unnamed.len() < later::MOST {
                self.unnamed.push(Unnamed { span, name: Arc::clone(&name), headline: unit == 0 });
            }
            let feature = match noun.map(|noun| noun.kind) {
                Some(NounKind::People) => Feature::Plural,
                Some(NounKind::Group | NounKind::Media | NounKind::Document) => Feature::Neuter,
                _ => noun.map_or(Feature::None, |noun| noun.gender),
            };
            let referent = Referent { id: None, name, feature, unit };
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
        let is_person = |at: &usize| self.person(*at).is_some() || self.untagged(*at).is_some();
        let people = words.clone().any(|at| is_person(&at));
        let is_body = |at: &usize| self.mention(*at).is_some_and(|mention| mention.kind != EntityType::Norp);
        let referents: Vec<Referent> = words
            .filter(|at| if people { is_person(at) } else { is_body(at) })
            .filter_map(|at| self.referent_at(at, unit))
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
        let near = near.or_else(|| self.opening_description(start, at, unit).filter(|one| fits(one.feature)));
        match (near, earlier) {
            (Some(near), _) if feature != Feature::Plural => Some(near),
            (_, Some(earlier)) => Some(earlier),
            (near, None) => near,
        }
    }
}

/// How many words may describe the person with whom a sentence opens.
const DESCRIPTION: usize = 5;

/// How many sentences back a pronoun reaches.
const REACH: usize = 15;

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
