//! Mentions counted per entity over all documents, so that the order of the documents leaves no trace.

use std::cmp::Reverse;
use std::hash::Hash;

use amur::{Country, EntityType, Mention};
use foldhash::HashMap;

use crate::interner::Interner;

/// What was counted. Every distinct text is held once; a count is a few bytes.
#[derive(Default)]
pub(crate) struct Fold {
    ids: Interner,
    counts: Vec<Counts>,
    texts: Interner,
    kinds: Tally<EntityType>,
    countries: Tally<Option<Country>>,
    names: Tally<u32>,
    aliases: Tally<u32>,
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
            self.names.add(entity, name);
            self.aliases.add(entity, form);
            self.kinds.add(entity, mention.kind);
            self.countries.add(entity, mention.country);
        }
    }

    /// The entities, those mentioned most first, then by id. Where the mentions of one entity disagree, the value most
    /// often used wins, then the first in the order of values.
    pub(crate) fn entities(&self) -> impl Iterator<Item = Entity<'_>> {
        let kinds = self.kinds.ranked(|kind| kind);
        let countries = self.countries.ranked(|country| country);
        let names = self.names.ranked(|name| self.texts.text(name));
        let aliases = self.aliases.ranked(|form| self.texts.text(form));
        let mut order: Vec<u32> = (0..).take(self.counts.len()).collect();
        order.sort_unstable_by_key(|&entity| {
            (Reverse(self.counts[entity as usize].mentions), self.ids.text(entity))
        });
        order.into_iter().filter_map(move |entity| {
            Some(Entity {
                id: self.ids.text(entity),
                kind: *kinds.of(entity).first()?,
                country: countries.of(entity).into_iter().flatten().next(),
                name: self.texts.text(*names.of(entity).first()?),
                aliases: aliases.of(entity).into_iter().map(|form| self.texts.text(form)).collect(),
                n_mentions: self.counts[entity as usize].mentions,
                n_articles: self.counts[entity as usize].articles,
            })
        })
    }
}

/// How often each entity had each value. Most have one only, which needs no table.
struct Tally<V> {
    first: Vec<(V, u32)>,
    others: HashMap<(u32, V), u32>,
}

impl<V> Default for Tally<V> {
    fn default() -> Self {
        Self { first: Vec::new(), others: HashMap::default() }
    }
}

impl<V: Copy + Eq + Hash> Tally<V> {
    /// Counts a value of an entity; entities are numbered as they come.
    fn add(&mut self, entity: u32, value: V) {
        match self.first.get_mut(entity as usize) {
            None => self.first.push((value, 1)),
            Some((first, count)) if *first == value => *count += 1,
            Some(_) => *self.others.entry((entity, value)).or_default() += 1,
        }
    }

    /// The values in order: the most frequent first, then by what `order` says of them.
    fn ranked<O: Ord>(&self, order: impl Fn(V) -> O) -> Ranked<'_, V, impl Fn(V) -> O> {
        let mut others: Vec<_> =
            self.others.iter().map(|(&(entity, value), &count)| (entity, value, count)).collect();
        others.sort_unstable_by_key(|&(entity, ..)| entity);
        Ranked { first: &self.first, others, order }
    }
}

struct Ranked<'a, V, F> {
    first: &'a [(V, u32)],
    /// By entity.
    others: Vec<(u32, V, u32)>,
    order: F,
}

impl<V: Copy, O: Ord, F: Fn(V) -> O> Ranked<'_, V, F> {
    fn of(&self, entity: u32) -> Vec<V> {
        let start = self.others.partition_point(|other| other.0 < entity);
        let others = self.others[start..].iter().take_while(|other| other.0 == entity);
        let mut values: Vec<(V, u32)> = self.first.get(entity as usize).copied().into_iter().collect();
        values.extend(others.map(|&(_, value, count)| (value, count)));
        values.sort_unstable_by(|one, other| {
            other.1.cmp(&one.1).then_with(|| (self.order)(one.0).cmp(&(self.order)(other.0)))
        });
        values.into_iter().map(|(value, _)| value).collect()
    }
}
