//! Quotations that no frame of their own sentence has.

use crate::Span;
use crate::quote::frames::Finder;
use crate::quote::items::{Kind, Unit};
use crate::quote::source::Clause;
use crate::quote::types::{Quote, QuoteKind, Speaker};

use super::Builder;

impl Builder<'_> {
    /// Quotations that no frame has: they go on with the speech before, or stand alone.
    pub(super) fn unclaimed(&mut self, number: usize, unit: &Unit) {
        let items = &self.reading.items[unit.items.clone()];
        for item in items {
            let Some(index) = item.quoted() else { continue };
            if self.claimed[index as usize].is_some() {
                continue;
            }
            if self.is_alone(unit) && !self.next_claims(number) {
                self.stand_alone(index, number, unit);
            }
        }
    }

    /// Whether the next sentence of the block tells who said this: “Why not?” Orlov asked.
    pub(super) fn next_claims(&self, number: usize) -> bool {
        let Some(next) = self.reading.units.get(number + 1) else { return false };
        let unit = &self.reading.units[number];
        if next.block != unit.block {
            return false;
        }
        let items = &self.reading.items[next.items.clone()];
        let clause = Clause { document: self.document, items, lang: self.lang(next) };
        let role = self.document.blocks[next.block as usize].role;
        Finder::new(clause, role, true, false).run().iter().any(|frame| frame.of_previous)
    }

    /// A quotation that is a sentence by itself.
    pub(super) fn stand_alone(&mut self, index: u32, number: usize, unit: &Unit) {
        let passage = self.quoted[index as usize];
        let last = self
            .quotes
            .iter()
            .rposition(|quote| quote.kind == QuoteKind::Direct && quote.span.end <= passage.outer.start);
        // The sentence that names the speaker belongs to the quotation: “Why?” Orlov asked. “Tell me.”
        let end = |quote: &Quote| {
            let speaker = quote.speaker.as_ref().map_or(0, |speaker| speaker.span.end);
            quote.span.end.max(quote.cue.map_or(0, |cue| cue.end)).max(speaker)
        };
        let near = last.filter(|last| self.is_near(end(&self.quotes[*last]), passage.outer));
        let announced = self.announced(number);
        let near = near.filter(|_| announced.is_none());
        self.claimed[index as usize] = Some(near.unwrap_or(self.quotes.len()));
        match near {
            Some(last) => {
                let quote = &mut self.quotes[last];
                quote.span.end = passage.inner.end;
                quote.fragments.push(passage.inner);
                quote.quoted.push(passage.inner);
            }
            None => {
                let sentence = self.sentence_of(passage.inner, unit);
                let opens = number == 0 || self.reading.units[number - 1].block != unit.block;
                let after = if opens { self.speaker_after(number) } else { None };
                let beside = after.or_else(|| self.speaker_before(number));
                let announced = announced.or_else(|| Some((None, Some(beside?))));
                self.quotes.push(Quote {
                    kind: QuoteKind::Direct,
                    span: passage.inner,
                    fragments: vec![passage.inner],
                    quoted: vec![passage.inner],
                    cue: announced.as_ref().and_then(|(cue, _)| *cue),
                    speaker: announced.and_then(|(_, speaker)| speaker),
                    via: None,
                    sentence,
                });
            }
        }
    }

    /// The speaker of the next sentence in the block: «Мост готов». Орлов добавил, что….
    pub(super) fn speaker_after(&mut self, number: usize) -> Option<Speaker> {
        let unit = &self.reading.units[number];
        let next = self.reading.units.get(number + 1).filter(|next| next.block == unit.block)?;
        let items = &self.reading.items[next.items.clone()];
        let clause = Clause { document: self.document, items, lang: self.lang(next) };
        let role = self.document.blocks[next.block as usize].role;
        let frames = Finder::new(clause, role, false, false).run();
        let source = frames.into_iter().find_map(|frame| frame.source).or_else(|| clause.opening_human())?;
        let offset = next.items.start;
        let opens = source.words.start <= FIRST_WORDS;
        if opens { self.resolver.resolve(&source, offset, number + 1) } else { None }
    }

    /// The speaker of the sentence before, or the person it speaks of first.
    pub(super) fn speaker_before(&mut self, number: usize) -> Option<Speaker> {
        let before = number.checked_sub(1)?;
        let unit = &self.reading.units[before];
        let start = self.reading.items[unit.items.start].span.start;
        let last = self
            .quotes
            .iter()
            .rev()
            .find(|quote| quote.span.start >= start || quote.cue.is_some_and(|cue| cue.start >= start));
        if let Some(speaker) = last.and_then(|quote| quote.speaker.clone()) {
            return Some(speaker);
        }
        let items = &self.reading.items[unit.items.clone()];
        let clause = Clause { document: self.document, items, lang: self.lang(unit) };
        // A place does not speak by itself.
        let subject = clause.subject().filter(|subject| !clause.is_place(subject.head))?;
        self.resolver.resolve(&subject, unit.items.start, before)
    }

    /// Cue and speaker of the sentence before, if it ends with a colon.
    pub(super) fn announced(&mut self, number: usize) -> Option<(Option<Span>, Option<Speaker>)> {
        let before = number.checked_sub(1)?;
        let unit = &self.reading.units[before];
        let items = &self.reading.items[unit.items.clone()];
        items.last().filter(|last| last.kind == Kind::Colon)?;
        let clause = Clause { document: self.document, items, lang: self.lang(unit) };
        let cue = (0..items.len()).rev().find(|at| items[*at].cue().is_some_and(|cue| !cue.bare_form));
        let subject = cue.and_then(|cue| clause.before(cue)).or_else(|| clause.subject())?;
        let speaker = self.resolver.resolve(&subject, unit.items.start, before);
        Some((cue.map(|cue| items[cue].span), speaker))
    }

    /// Whether no sentence without a quotation stands between two places.
    pub(super) fn is_near(&self, before: u32, after: Span) -> bool {
        let between = |unit: &&Unit| {
            let items = &self.reading.items[unit.items.clone()];
            items.first().is_some_and(|first| first.span.start >= before)
                && items.last().is_some_and(|last| last.span.end <= after.start)
        };
        let upto = self
            .reading
            .units
            .partition_point(|unit| self.reading.items[unit.items.start].span.start < after.start);
        !self.reading.units[..upto].iter().rev().take(3).any(|unit| between(&unit))
    }
}

/// How many words may stand before the subject that opens a sentence.
const FIRST_WORDS: usize = 8;
