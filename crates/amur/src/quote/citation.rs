//! Outlets and documents that a text names as its sources.

use std::ops::Range;
use std::sync::Arc;

use crate::{Document, EntityType, Mention, Role, Span};

use super::items::{Item, Kind, Reading, Unit};
use super::lexicon::{Class, NounKind};
use super::types::{Citation, Quote};

/// The sources that the sentences name; `is_outlet` tells the names of outlets and agencies.
pub(super) fn find(
    document: &Document,
    reading: &Reading,
    is_outlet: &dyn Fn(&str) -> bool,
) -> Vec<Citation> {
    let finder = Finder { document, items: &reading.items, is_outlet };
    let mut found = Vec::new();
    for unit in &reading.units {
        let role = document.blocks[unit.block as usize].role;
        if role != Role::Caption && role != Role::Byline {
            finder.unit(unit, &mut found);
        }
    }
    found
}

/// Names the outlet that passes on what a person said, where the same sentence cites one.
pub(super) fn pass_on(document: &Document, citations: &[Citation], quotes: &mut [Quote]) {
    for quote in quotes.iter_mut().filter(|quote| quote.via.is_none()) {
        let Some(speaker) = &quote.speaker else { continue };
        let sentence = quote.cue.and_then(|cue| sentence_at(document, cue)).unwrap_or(quote.sentence);
        let first = citations.partition_point(|citation| citation.sentence < sentence);
        let own = citations[first..].iter().take_while(|citation| citation.sentence == sentence);
        let via = own.into_iter().find(|citation| !citation.span.overlaps(speaker.span));
        quote.via = via.and_then(|citation| {
            let mention = mention_in(document, citation.span)?;
            (Some(&mention.entity_id) != speaker.entity_id.as_ref()).then(|| Arc::clone(&mention.name))
        });
    }
}

/// The sentence that holds the start of a span.
fn sentence_at(document: &Document, span: Span) -> Option<u32> {
    let after = document.sentences.partition_point(|sentence| sentence.span.start <= span.start);
    after.checked_sub(1).map(|index| index as u32)
}

/// The first organisation named within a span.
fn mention_in(document: &Document, span: Span) -> Option<&Mention> {
    let first = document.mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = document.mentions[first..].iter().take_while(|mention| mention.span.end <= span.end);
    inside.into_iter().find(|mention| mention.kind == EntityType::Org)
}

struct Finder<'a> {
    document: &'a Document,
    items: &'a [Item],
    is_outlet: &'a dyn Fn(&str) -> bool,
}

impl Finder<'_> {
    fn unit(&self, unit: &Unit, found: &mut Vec<Citation>) {
        let first = found.len();
        for at in unit.items.clone() {
            let item = &self.items[at];
            let span = match item.class() {
                Some(Class::According | Class::By | Class::Cite) => self.source_after(at + 1..unit.items.end),
                _ => self.outlet_beside(at, &unit.items),
            };
            let Some(span) =
                span.filter(|span| found[first..].iter().all(|known| !known.span.overlaps(*span)))
            else {
                continue;
            };
            let source_id = mention_in(self.document, span).map(|mention| Arc::clone(&mention.entity_id));
            // "Tass reported, citing the ministry": the source before cites this one.
            if item.is(Class::By)
                && let Some(last) = found[first..].last_mut()
            {
                last.cites_id.clone_from(&source_id);
            }
            let sentence = sentence_at(self.document, span).unwrap_or(unit.sentence);
            found.push(Citation { span, source_id, cites_id: None, sentence });
        }
        found[first..].sort_by_key(|citation| citation.span);
    }

    /// An outlet, or words that begin with a noun for a document, after "according to", "citing", "quoted by".
    fn source_after(&self, run: Range<usize>) -> Option<Span> {
        let ends = |item: &Item| !matches!(item.kind, Kind::Word | Kind::Name(_) | Kind::Number);
        let stop = self.items[run.clone()].iter().position(ends).map_or(run.end, |length| run.start + length);
        let words = &self.items[run.start..stop];
        let head = words.iter().position(|item| item.name().is_some() || item.noun().is_some())?;
        let describes =
            |kind: NounKind| matches!(kind, NounKind::Document | NounKind::Media | NounKind::Group);
        let named = words[head].name().and_then(|name| self.document.mentions.get(name as usize));
        let is_document =
            words.iter().take(8).any(|item| item.noun().is_some_and(|noun| noun.kind == NounKind::Document));
        let is_source = match named {
            Some(mention) => mention.kind == EntityType::Org || is_document,
            None => words[head].noun().is_some_and(|noun| describes(noun.kind)) || is_document,
        };
        if !is_source || head > 5 {
            return None;
        }
        match named.filter(|mention| mention.kind == EntityType::Org && !is_document) {
            Some(mention) => Some(mention.span),
            None => {
                let start = words.first()?.span.start;
                let last = words.iter().rposition(|item| item.name().is_some() || item.noun().is_some())?;
                Some(Span { start, end: words[last].span.end })
            }
        }
    }

    /// An outlet next to a word of saying: "Tass reported", "told Reuters", «сообщает ТАСС».
    fn outlet_beside(&self, at: usize, unit: &Range<usize>) -> Option<Span> {
        let mention = self.items[at].name().and_then(|name| self.document.mentions.get(name as usize))?;
        let outlet = (self.is_outlet)(&mention.name) || (self.is_outlet)(self.document.slice(mention.span));
        let near = at.saturating_sub(3).max(unit.start)..(at + 4).min(unit.end);
        let told = self.items[near].iter().any(|item| item.cue().is_some());
        (outlet && told).then_some(mention.span)
    }
}
