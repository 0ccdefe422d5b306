//! Mentions counted per entity over all documents, so that the order of the documents leaves no trace.

use std::cmp::Reverse;

use amur::{Country, EntityType, Mention};
use foldhash::HashMap;

use crate::interner::Interner;

/// What was counted. Every distinct text is held once; a count is a few bytes.
#[derive(Default)]
pub(crate) struct Fold {
    ids: Interner,
    counts: Vec<Counts>,
    texts: Interner,
    kinds: HashMap<(u32, EntityType), u32>,
    countries: HashMap<(u32, Country), u32>,
    names: HashMap<(u32, u32), u32>,
    aliases: HashMap<(u32, u32), u32>,
    documents: u32,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    mentions: u32,
    articles: u32,
    /// The last document that mentions the entity, counted from 1.
    last_document: u32,
}

/// What is known of one entity in the end.
pub(crate) struct Entity<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: EntityType,
    pub(crate) country: Option<Country>,
    pub(crate) name: &'a str,
    /// Distinct surface forms, the most frequent first.
    pub(crate) aliases: Vec<&'a str>,
    pub(crate) n_mentions: u32,
    pub(crate) n_articles: u32,
}

impl Fold {
    /// Counts the mentions of one document, each with its surface form.
    pub(crate) fn add<'a>(&mut self, mentions: impl Iterator<Item = (&'a Mention, &'a str)>) {
        self.documents += 1;
        for (mention, form) in mentions {
            let entity = self.ids.number(&mention.entity_id);
            if entity as usize == self.counts.len() {
                self.counts.push(Counts::default());
            }
            let counts = &mut self.counts[entity as usize];
            counts.mentions += 1;
            counts.articles += u32::from(counts.last_document != self.documents);
            counts.last_document = self.documents;
            let (name, form) = (self.texts.number(&mention.name), self.texts.number(form));
            *self.names.entry((entity, name)).or_default() += 1;
            *self.aliases.entry((entity, form)).or_default() += 1;
            *self.kinds.entry((entity, mention.kind)).or_default() += 1;
            if let Some(country) = mention.country {
                *self.countries.entry((entity, country)).or_default() += 1;
            }
        }
    }

    /// The entities, those mentioned most first, then by id. Where the mentions of one entity disagree, the value most
    /// often used wins, then the first in the order of values.
    pub(crate) fn entities(&self) -> impl Iterator<Item = Entity<'_>> {
        let kinds = Ranked::new(&self.kinds, |kind| kind);
        let countries = Ranked::new(&self.countries, |country| country);
        let names = Ranked::new(&self.names, |name| self.texts.text(name));
        let aliases = Ranked::new(&self.aliases, |form| self.texts.text(form));
        let mut order: Vec<u32> = (0..).take(self.counts.len()).collect();
        order.sort_unstable_by_key(|&entity| {
            (Reverse(self.counts[entity as usize].mentions), self.ids.text(entity))
        });
        order.into_iter().filter_map(move |entity| {
            Some(Entity {
                id: self.ids.text(entity),
                kind: kinds.of(entity).next()?,
                country: countries.of(entity).next(),
                name: self.texts.text(names.of(entity).next()?),
                aliases: aliases.of(entity).map(|form| self.texts.text(form)).collect(),
                n_mentions: self.counts[entity as usize].mentions,
                n_articles: self.counts[entity as usize].articles,
            })
        })
    }
}

/// The values of every entity, the most frequent first, then in their own order.
struct Ranked<K>(Vec<(u32, Reverse<u32>, K)>);

impl<K: Copy> Ranked<K> {
    fn new<V: Ord>(counts: &HashMap<(u32, K), u32>, value: impl Fn(K) -> V) -> Self {
        let ranked = counts.iter().map(|(&(entity, key), &count)| (entity, Reverse(count), key));
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable_by(|one, other| {
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| value(one.2).cmp(&value(other.2)))
        });
        Self(ranked)
    }

    fn of(&self, entity: u32) -> impl Iterator<Item = K> {
        let start = self.0.partition_point(|entry| entry.0 < entity);
        self.0[start..].iter().take_while(move |entry| entry.0 == entity).map(|entry| entry.2)
    }
}
