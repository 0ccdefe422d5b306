//! Quotations and reported statements, who makes them, and the sources that a text names.
//!
//! Marks are paired once ([`marks`]), the tokens are read once as words of the lexicon, names and quoted passages
//! ([`items`]), and small rules look for a cue, its subject and its content in every sentence ([`frames`], [`source`]).

mod citation;
mod filter;
mod frames;
mod items;
mod lexicon;
mod marks;
mod source;
mod speaker;
mod split;
mod types;

use crate::{Document, Lang, Span};

use frames::{Finder, Frame};
use items::{Kind, Reading, Unit};
use lexicon::{Frames, Lexicon};
use marks::Quoted;
use source::Clause;
use speaker::Resolver;

pub use types::{Citation, Quote, QuoteKind, Speaker};

/// What the step finds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) citations: Vec<Citation>,
}

/// Quotations and citations of a document whose mentions are known, in the order of its text. `is_outlet` tells names of
/// outlets and agencies.
pub(crate) fn find(document: &Document, is_outlet: &dyn Fn(&str) -> bool) -> Found {
    let quoted = split::split(document, marks::scan(&document.text, &document.blocks));
    let reading = items::read(document, &quoted);
    let mut builder = Builder {
        document,
        quoted: &quoted,
        reading: &reading,
        resolver: Resolver::new(document, &reading),
        claimed: vec![None; quoted.len()],
        quotes: Vec::new(),
    };
    for unit in 0..reading.units.len() {
        builder.unit(unit);
    }
    let mut quotes = builder.quotes;
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    let citations = citation::find(document, &reading, is_outlet);
    citation::pass_on(document, &citations, &mut quotes);
    Found { quotes, citations }
}

struct Builder<'a> {
    document: &'a Document,
    quoted: &'a [Quoted],
    reading: &'a Reading,
    resolver: Resolver<'a>,
    /// The quotation that has each passage.
    claimed: Vec<Option<usize>>,
    quotes: Vec<Quote>,
}

impl Builder<'_> {
    fn unit(&mut self, number: usize) {
        let unit = &self.reading.units[number];
        let block = &self.document.blocks[unit.block as usize];
        let lang = self.lang(unit);
        let items = &self.reading.items[unit.items.clone()];
        let clause = Clause { document: self.document, items, lang };
        let previous = self.previous_quoted(number);
        let frames = Finder::new(clause, block.role, previous.is_some(), number == 0).run();
        for frame in &frames {
            self.frame(number, unit, frame, previous);
        }
        self.unclaimed(number, unit);
        self.resolver.pass(number, unit.items.clone());
    }

    /// The language whose words a unit is read with.
    fn lang(&self, unit: &Unit) -> Lang {
        Lexicon::language(
            self.document.blocks[unit.block as usize].language.lang,
            self.document.language.lang,
        )
    }

    /// The quotation at the end of the unit before, in the same block, that nothing has claimed as its own.
    fn previous_quoted(&self, number: usize) -> Option<u32> {
        let before = self.reading.units.get(number.checked_sub(1)?)?;
        let same = before.block == self.reading.units[number].block;
        let last = self.reading.items.get(before.items.end.checked_sub(1)?)?;
        let alone = self.is_alone(before);
        let quoted = last.quoted().filter(|_| same && alone)?;
        let claim = self.claimed.get(quoted as usize).copied().flatten();
        claim.is_none_or(|quote| self.quotes[quote].cue.is_none()).then_some(quoted)
    }

    /// The words of the sentence before in the same block, if no quotation has them.
    fn sentence_before(&self, number: usize) -> Option<Span> {
        let before = self.reading.units.get(number.checked_sub(1)?)?;
        let items = &self.reading.items[before.items.clone()];
        let end = items.iter().rposition(|item| item.kind != Kind::Stop)?;
        let span = Span { start: items.first()?.span.start, end: items[end].span.end };
        let free = self.quotes.iter().rev().take(4).all(|quote| !quote.span.overlaps(span));
        (free && before.block == self.reading.units[number].block).then_some(span)
    }

    /// Whether a unit is nothing but quotations.
    fn is_alone(&self, unit: &Unit) -> bool {
        let items = &self.reading.items[unit.items.clone()];
        items.iter().all(|item| !matches!(item.kind, Kind::Word | Kind::Name(_) | Kind::Number))
    }

    fn frame(&mut self, number: usize, unit: &Unit, frame: &Frame, previous: Option<u32>) {
        let offset = unit.items.start;
        let item = |at: usize| &self.reading.items[offset + at];
        let mut fragments = Vec::new();
        let mut quoted = Vec::new();
        let mut passages = Vec::new();
        let mut plain = false;
        for piece in &frame.content {
            let (first, last) = (item(piece.start), item(piece.end - 1));
            for at in piece.clone() {
                match item(at).quoted() {
                    Some(index) => passages.push(index),
                    None => plain |= matches!(item(at).kind, Kind::Word | Kind::Name(_) | Kind::Number),
                }
            }
            let alone = piece.len() == 1 && first.quoted().is_some();
            let span = match first.quoted().filter(|_| alone) {
                Some(index) => self.quoted[index as usize].inner,
                None => Span { start: first.span.start, end: last.span.end },
            };
            fragments.push(span);
        }
        if frame.of_previous {
            match previous {
                Some(index) => {
                    passages.push(index);
                    fragments.push(self.quoted[index as usize].inner);
                }
                None => fragments.extend(self.sentence_before(number)),
            }
        }
        for index in &passages {
            let passage = &self.quoted[*index as usize];
            // Names and terms do not make a reported clause a mixed one.
            if !plain || filter::reason(self.document, passage).is_none() {
                quoted.push(passage.inner);
            }
        }
        let (Some(first), Some(last)) = (fragments.first().copied(), fragments.last().copied()) else {
            return;
        };
        let kind = match (plain, quoted.is_empty()) {
            (false, false) => QuoteKind::Direct,
            (true, false) => QuoteKind::Mixed,
            (_, true) => QuoteKind::Indirect,
        };
        let cue = frame
            .cue
            .as_ref()
            .map(|cue| Span { start: item(cue.start).span.start, end: item(cue.end - 1).span.end });
        let speaker = match &frame.source {
            Some(source) => self.resolver.resolve(source, offset, number),
            None => self.continued(frame, unit),
        };
        let via = frame
            .via
            .as_ref()
            .and_then(|source| self.resolver.resolve(source, offset, number))
            .and_then(|via| via.name);
        if frame.of_previous
            && let Some(known) = previous.and_then(|index| self.claimed[index as usize])
        {
            // The quotation was taken without a frame of its own.
            let quote = &mut self.quotes[known];
            quote.cue = cue;
            quote.speaker = speaker;
            return;
        }
        for index in passages {
            self.claimed[index as usize] = Some(self.quotes.len());
        }
        let sentence = self.sentence_of(first, unit);
        self.quotes.push(Quote {
            kind,
            span: Span { start: first.start, end: last.end },
            fragments,
            quoted,
            cue,
            speaker,
            via,
            sentence,
        });
    }

    /// Who goes on speaking where a verb of saying has no subject: «И тут же добавил: …», 并强调….
    fn continued(&self, frame: &Frame, unit: &Unit) -> Option<Speaker> {
        let cue = self.reading.items.get(unit.items.start + frame.cue.as_ref()?.start)?.cue()?;
        let last = self.quotes.last()?;
        let near = unit.sentence.saturating_sub(last.sentence) <= 1;
        let speaks = self.lang(unit) != Lang::ENG && !cue.frames.has(Frames::UNSAID);
        last.speaker.clone().filter(|_| near && speaks)
    }

    /// The sentence in which a span begins.
    fn sentence_of(&self, span: Span, unit: &Unit) -> u32 {
        let after = self.document.sentences.partition_point(|sentence| sentence.span.start <= span.start);
        after.checked_sub(1).map_or(unit.sentence, |index| index as u32)
    }

    /// Quotations that no frame has: they go on with the speech before, or stand alone.
    fn unclaimed(&mut self, number: usize, unit: &Unit) {
        let items = &self.reading.items[unit.items.clone()];
        for (at, item) in items.iter().enumerate() {
            let Some(index) = item.quoted() else { continue };
            if self.claimed[index as usize].is_some() {
                continue;
            }
            let _ = at;
            if self.is_alone(unit) && !self.next_claims(number) {
                self.stand_alone(index, number, unit);
            }
        }
    }

    /// Whether the next sentence of the block tells who said this: “Why not?” Orlov asked.
    fn next_claims(&self, number: usize) -> bool {
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
    fn stand_alone(&mut self, index: u32, number: usize, unit: &Unit) {
        let passage = self.quoted[index as usize];
        let last = self
            .quotes
            .iter()
            .rposition(|quote| quote.kind == QuoteKind::Direct && quote.span.end <= passage.outer.start);
        let near = last.filter(|last| self.is_near(self.quotes[*last].span, passage.outer));
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
                let announced = announced.or_else(|| Some((None, Some(self.speaker_before(number)?))));
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

    /// The speaker of the sentence before, or the person it speaks of first.
    fn speaker_before(&mut self, number: usize) -> Option<Speaker> {
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
        let subject = clause.subject()?;
        self.resolver.resolve(&subject, unit.items.start, before)
    }

    /// Cue and speaker of the sentence before, if it ends with a colon.
    fn announced(&mut self, number: usize) -> Option<(Option<Span>, Option<Speaker>)> {
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
    fn is_near(&self, before: Span, after: Span) -> bool {
        let between = |unit: &&Unit| {
            let items = &self.reading.items[unit.items.clone()];
            items.first().is_some_and(|first| first.span.start >= before.end)
                && items.last().is_some_and(|last| last.span.end <= after.start)
        };
        let upto = self
            .reading
            .units
            .partition_point(|unit| self.reading.items[unit.items.start].span.start < after.start);
        !self.reading.units[..upto].iter().rev().take(3).any(|unit| between(&unit))
    }
}
