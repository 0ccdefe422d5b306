//! Descriptions to the people and bodies that the document names.

use std::ops::Range;

use crate::quote::items::Kind;
use crate::quote::lexicon::{Class, Feature, Noun, NounKind};
use crate::script::{is_cyrillic, is_han};
use crate::{Country, EntityType, Span};

use super::profile::Profile;
use super::{DESCRIPTION, Referent, Resolver};

impl Resolver<'_> {
    /// The people or the body that a description means; none if it names nobody the document knows.
    pub(super) fn described(
        &self,
        noun: Option<Noun>,
        words: Range<usize>,
        span: Span,
        text: &str,
    ) -> Vec<Referent> {
        let countries: Vec<Country> =
            words.clone().filter_map(|at| self.mention(at)).filter_map(|mention| mention.country).collect();
        if is_indefinite(text) {
            return Vec::new();
        }
        let Some(noun) = noun else {
            let age = text.contains("-year-old");
            return if age { self.latest_person(span).into_iter().collect() } else { Vec::new() };
        };
        match noun.kind {
            NounKind::Person => {
                let pointed = POINTING.iter().any(|word| text.starts_with(word));
                let bare = pointed || self.is_bare(words, noun);
                let mut found = self.role(noun, &countries, span, 1, bare);
                let comes_later = |one: &Referent| {
                    let profile = self.profiles.iter().find(|profile| profile.name == one.name);
                    profile.is_some_and(|profile| {
                        profile.places.first().is_some_and(|place| *place > span.start)
                    })
                };
                // 该人士: what points back means nobody who comes later.
                found.retain(|one| !pointed || !comes_later(one));
                let anaphoric = pointed || noun.key == "interlocutor" || bare && self.recalls(noun);
                if found.is_empty() && anaphoric {
                    let latest = self
                        .latest_person(span)
                        .filter(|one| noun.gender != Feature::Feminine || one.feature != Feature::Masculine);
                    return latest.into_iter().collect();
                }
                if found.is_empty() && bare {
                    return self.latest_without_role(noun, span).into_iter().collect();
                }
                found
            }
            NounKind::People => {
                let two = TWO.iter().any(|two| text.to_lowercase().contains(two));
                let found = if two { self.role(noun, &countries, span, 2, true) } else { Vec::new() };
                if two && found.len() < 2 {
                    return self.latest_pair().into_iter().collect();
                }
                found
            }
            NounKind::Group | NounKind::Media => {
                let alone = words.len() == 1;
                if self.is_part_of_body(noun, words.clone()) {
                    return Vec::new();
                }
                let body = self.body(words, span);
                body.or_else(|| self.latest_body(noun).filter(|_| alone)).into_iter().collect()
            }
            NounKind::Document => Vec::new(),
        }
    }

    /// The people last mentioned before who have a role, else the only ones after.
    pub(super) fn role(
        &self,
        noun: Noun,
        countries: &[Country],
        span: Span,
        count: usize,
        bare: bool,
    ) -> Vec<Referent> {
        let fits = |profile: &&Profile| {
            let same = profile.nouns.contains(&noun.lemma);
            let wide = || {
                profile.roles.contains(&noun.key)
                    || profile.wider.contains(&noun.key)
                    || noun.is_a.split(' ').any(|key| profile.roles.contains(&key) && noun.key != "official")
            };
            // "The head of the fund" is a head, not anybody who has an office.
            let role = same || (bare && wide());
            let country = countries.is_empty()
                || profile.countries.is_empty()
                || countries.iter().any(|code| profile.countries.contains(code));
            let gender = noun.gender != Feature::Feminine || profile.gender != Feature::Masculine;
            role && country && gender
        };
        let mut all: Vec<&Profile> = self.profiles.iter().filter(fits).collect();
        // «Тренер», after a sentence of somebody's who may be one: they, though another one is called so, too.
        let latest = self.salient.last().filter(|_| bare && count == 1);
        let latest = latest.and_then(|last| all.iter().find(|one| one.id.is_some() && one.id == last.id));
        if let Some(latest) = latest {
            return vec![self.of_profile(latest)];
        }
        let exact: Vec<&Profile> =
            all.iter().copied().filter(|profile| profile.roles.contains(&noun.key)).collect();
        if exact.len() >= count {
            all = exact;
        }
        let same: Vec<&Profile> =
            all.iter().copied().filter(|profile| profile.nouns.contains(&noun.lemma)).collect();
        if same.len() >= count {
            all = same;
        }
        let last =
            |profile: &Profile| profile.places.iter().rev().find(|place| **place < span.start).copied();
        let mut before: Vec<(u32, &Profile)> =
            all.iter().filter_map(|profile| Some((last(profile)?, *profile))).collect();
        before.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        let mut chosen: Vec<&Profile> = before.into_iter().map(|(_, profile)| profile).take(count).collect();
        // «专家认为…» may be anybody: only an office tells who comes later.
        let foretells = !noun.is_a.split(' ').any(|key| key == "anybody");
        if chosen.is_empty() && all.len() == count && foretells {
            chosen = all;
        }
        chosen.sort_by_key(|profile| profile.places.first().copied());
        chosen.iter().map(|profile| self.of_profile(profile)).collect()
    }

    /// Whether no complement narrows a description: "the veteran diplomat", but not "the head of the fund".
    pub(super) fn is_bare(&self, words: Range<usize>, noun: Noun) -> bool {
        let is_head = |at: &usize| self.items[*at].noun().is_some_and(|own| own.lemma == noun.lemma);
        let Some(head) = words.clone().find(is_head) else { return true };
        let country = |at: usize| self.mention(at).is_some_and(|mention| mention.country.is_some());
        let class = |at: usize| self.items[at].class();
        let text = self.document.slice(self.items[head].span);
        if text.starts_with(is_han) {
            // Chinese complements stand before their noun.
            (words.start..head).all(|at| country(at) || matches!(class(at), Some(Class::Det | Class::Adv)))
        } else if text.starts_with(is_cyrillic) {
            let passes = |at| matches!(class(at), Some(Class::Det | Class::Poss | Class::Of | Class::Adv));
            (head + 1..words.end).all(|at| country(at) || passes(at))
        } else {
            (head + 1..words.end).all(|at| class(at) != Some(Class::Of) || country(at + 1))
        }
    }

    /// «Представитель завода отказался от оценок, но он добавил…»: the one whom the sentence of a pronoun describes first.
    pub(super) fn opening_description(&self, start: usize, end: usize, unit: usize) -> Option<Referent> {
        let run = start..end.min(start + DESCRIPTION);
        let is_person = |at: &usize| {
            self.items[*at].noun().is_some_and(|noun| noun.nominative && noun.kind == NounKind::Person)
        };
        let plain = |at: &usize| self.items[*at].kind == Kind::Word && self.items[*at].cue().is_none();
        let head = run.clone().take_while(plain).filter(is_person).last()?;
        let words = start..head + 1;
        let span = Span { start: self.items[start].span.start, end: self.items[head].span.end };
        let text = self.document.slice(span);
        let noun = self.items[head].noun();
        let found = self.described(noun, words, span, text);
        Some(match &found[..] {
            [one] => one.clone(),
            _ => Referent {
                id: None,
                name: text.into(),
                feature: noun.map_or(Feature::None, |noun| noun.gender),
                unit,
            },
        })
    }

    /// «…», сообщил Песков. «…», — добавил пресс-секретарь: the office of the last speaker, of whom the text told none.
    fn latest_without_role(&self, noun: Noun, span: Span) -> Option<Referent> {
        let last = self.salient.last().filter(|_| noun.is_office())?;
        let profile = self.profiles.iter().find(|profile| profile.id.is_some() && profile.id == last.id)?;
        let near = profile.places.iter().any(|place| *place < span.start && span.start - *place < NEAR);
        (near && profile.roles.is_empty()).then(|| last.clone())
    }

    /// Whether a noun that fits many recalls the person who spoke last: «Дипломат добавил…».
    fn recalls(&self, noun: Noun) -> bool {
        let last = self.salient.last();
        noun.is_a.split(' ').any(|key| key == "anybody")
            && last.is_some_and(|last| last.feature != Feature::Neuter && last.feature != Feature::Plural)
    }

    /// «В областном министерстве сообщили…. В ведомстве добавили…»: the body of which a noun alone reminds, among those
    /// that spoke.
    fn latest_body(&self, noun: Noun) -> Option<Referent> {
        let stem = stem(noun.lemma);
        let any = noun.is_a.split(' ').any(|key| key == "anybody");
        let mut bodies = self.salient.iter().rev().take(RECENT).filter(|one| one.feature == Feature::Neuter);
        bodies.find(|one| any || one.name.to_lowercase().contains(&*stem)).cloned()
    }

    /// The last two who spoke together.
    fn latest_pair(&self) -> Option<Referent> {
        self.salient.iter().rev().find(|referent| referent.name.contains("; ")).cloned()
    }

    pub(super) fn latest_person(&self, span: Span) -> Option<Referent> {
        let last = self
            .salient
            .iter()
            .rev()
            .find(|referent| !matches!(referent.feature, Feature::Neuter | Feature::Plural));
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

    /// «пресс-служба Минэнерго», «управление Росприроднадзора»: a part is not the body; «компания „Лена“» is.
    fn is_part_of_body(&self, noun: Noun, words: Range<usize>) -> bool {
        let appositive =
            noun.kind == NounKind::Media || noun.is_a.contains("anybody") || noun.lemma == "агентство";
        let is_head = |at: &usize| self.items[*at].noun().is_some_and(|own| own.lemma == noun.lemma);
        let behind = words.clone().find(is_head).filter(|head| *head + 1 < words.end);
        let named = behind.and_then(|head| self.mention(head + 1));
        noun.lemma.starts_with(is_cyrillic)
            && !appositive
            && named.is_some_and(|mention| mention.kind == EntityType::Org)
    }

    /// The body of which a group noun reminds: "the ministry" of a Ministry named before.
    pub(super) fn body(&self, words: Range<usize>, span: Span) -> Option<Referent> {
        // A named body inside the description is the body itself: "the company Gazprom".
        if let Some(mention) =
            words.clone().filter_map(|at| self.mention(at)).find(|mention| mention.kind == EntityType::Org)
        {
            return Some(self.referent(mention, 0));
        }
        let head = words.rev().find(|at| self.items[*at].noun().is_some())?;
        let stem = stem(self.document.slice(self.items[head].span));
        let end = self.document.mentions.partition_point(|mention| mention.span.end <= span.start);
        let mention = self.document.mentions[..end].iter().rev().take(60).find(|mention| {
            mention.kind == EntityType::Org
                && (self.document.slice(mention.span).to_lowercase().contains(&*stem)
                    || mention.name.to_lowercase().contains(&*stem))
        })?;
        Some(self.referent(mention, 0))
    }
}

/// The first letters of a word, which its cases share.
fn stem(word: &str) -> String {
    word.chars().take(word.chars().count().min(6)).collect::<String>().to_lowercase()
}

/// Whether a description begins as that of somebody new does.
pub(super) fn is_indefinite(text: &str) -> bool {
    INDEFINITE.iter().any(|start| {
        text.strip_prefix(start)
            .is_some_and(|rest| rest.starts_with([' ', '位', '名', '些']) || !start.is_ascii())
    })
}

/// How far behind a name an office may still be its bearer's, in bytes.
const NEAR: u32 = 600;

/// Beginnings of descriptions of somebody new.
const INDEFINITE: [&str; 15] = [
    "a", "an", "A", "An", "one", "One", "another", "some", "một", "Một", "один", "одна", "Один", "一名",
    "一位",
];

/// Beginnings of descriptions that point back.
const POINTING: [&str; 8] = ["这位", "這位", "该", "該", "этот ", "Этот ", "эта ", "Эта "];

/// How many speakers back a noun reaches that reminds of a body.
const RECENT: usize = 4;

/// Words for two.
const TWO: [&str; 9] = ["two", "both", "two sides", "оба", "обе", "два", "две", "hai", "两"];
