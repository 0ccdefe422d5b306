//! Frames to quotations.

mod alone;

use crate::quote::filter;
use crate::quote::frames::{Finder, Frame};
use crate::quote::items::{Kind, Reading, Unit};
use crate::quote::lexicon::{Frames, Lexicon};
use crate::quote::marks::Quoted;
use crate::quote::source::Clause;
use crate::quote::speaker::Resolver;
use crate::quote::types::{Quote, QuoteKind, Speaker};
use crate::{Document, Lang, Span};

/// Turns the frames of a document into quotations.
pub(super) struct Builder<'a> {
    document: &'a Document,
    quoted: &'a [Quoted],
    reading: &'a Reading,
    resolver: Resolver<'a>,
    /// The quotation that has each passage.
    claimed: Vec<Option<usize>>,
    quotes: Vec<Quote>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(document: &'a Document, quoted: &'a [Quoted], reading: &'a Reading) -> Self {
        Self {
            document,
            quoted,
            reading,
            resolver: Resolver::new(document, reading),
            claimed: vec![None; quoted.len()],
            quotes: Vec::new(),
        }
    }

    /// All quotations, in the order in which they were found.
    pub(super) fn run(mut self) -> Vec<Quote> {
        for unit in 0..self.reading.units.len() {
            self.unit(unit);
        }
        self.resolver.name_later(&mut self.quotes);
        self.quotes
    }

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
            Some(source) => {
                let speaker = self.resolver.resolve(source, offset, number);
                if let Some(cue) = cue {
                    self.resolver.tell_gender(self.document.slice(cue));
                }
                speaker
            }
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
}
