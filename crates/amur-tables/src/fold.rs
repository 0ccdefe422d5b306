//! Mentions counted per entity over all documents, so that the order of the documents leaves no trace.

use std::cmp::Reverse;
use std::sync::Arc;

use amur::{Country, EntityType, Mention};
use foldhash::HashMap;

/// What was counted. Every distinct text is held once; a count is a few bytes.
#[derive(Default)]
pub(crate) struct Fold {
    ids: Interner,
    counts: Vec<Counts>,
    texts: Interner,
    kinds: HashMap<(u32, EntityType), u64>,
    countries: HashMap<(u32, Country), u64>,
    names: HashMap<(u32, u32), u64>,
    aliases: HashMap<(u32, u32), u64>,
    documents: u64,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    mentions: u64,
    articles: u64,
    /// The last document that mentions the entity, counted from 1.
    last_document: u64,
}

/// What is known of one entity in the end.
pub(crate) struct Entity<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: EntityType,
    pub(crate) country: Option<Country>,
    pub(crate) name: &'a str,
    /// Distinct surface forms, the most frequent first.
    pub(crate) aliases: Vec<&'a str>,
    pub(crate) n_mentions: u64,
    pub(crate) n_articles: u64,
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
            counts.articles += u64::from(counts.last_document != self.documents);
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
                name: names.of(entity).next()?,
                aliases: aliases.of(entity).collect(),
                n_mentions: self.counts[entity as usize].mentions,
                n_articles: self.counts[entity as usize].articles,
            })
        })
    }
}

/// The values of every entity, the most frequent first, then in their own order.
struct Ranked<V>(Vec<(u32, Reverse<u64>, V)>);

impl<V: Ord + Copy> Ranked<V> {
    fn new<K: Copy>(counts: &HashMap<(u32, K), u64>, value: impl Fn(K) -> V) -> Self {
        let ranked = counts.iter().map(|(&(entity, key), &count)| (entity, Reverse(count), value(key)));
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        Self(ranked)
    }

    fn of(&self, entity: u32) -> impl Iterator<Item = V> {
        let start = self.0.partition_point(|entry| entry.0 < entity);
        self.0[start..].iter().take_while(move |entry| entry.0 == entity).map(|entry| entry.2)
    }
}

/// Distinct texts, numbered in the order they come.
#[derive(Default)]
struct Interner {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

impl Interner {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.texts.len() as u32;
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        number
    }

    fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }
}
