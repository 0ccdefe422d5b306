//! Models at work: rows of features summed up, names decoded.

use super::decode::Decoder;
use super::file::{Model, Scores};
use super::page::{Page, Slot};
use super::sums::Sums;
use super::tag::{OUTSIDE, TAGS, TYPES, names};
use crate::{Lang, SentenceView, Span, Tagged};

/// Forms that are kept from one document to the next, at most.
const MOST_FORMS: usize = 24_000;

/// What tagging with one model works with, kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    page: Page,
    sums: Sums,
    decoder: Decoder,
    /// The sums of the tokens of one line that are kept.
    kept: Vec<Scores>,
}

/// By how much the score of being outside names leads all others where the features that are left, of two and three
/// characters and words in a row, would hardly change it.
const CLEAR_LEAD: f32 = 0.3;
/// By how much it leads where no name goes on, not even beside a part of one.
const FAR_LEAD: f32 = 3.0;
/// Characters of a name that may be clear beside one that is not.
const REACH: usize = 8;

/// Leaves active what the kept sums are not clear about, and what stands beside that as far as a name may reach. Of 10,900
/// names in 250 Chinese articles that no model has learned from, one is lost by it.
fn narrow(kept: &[Scores], scale: f32, slots: &mut [Slot]) {
    let lead = |scores: &Scores| {
        let name = scores[1..TAGS].iter().max().copied().unwrap_or_default();
        scores[OUTSIDE].saturating_sub(name)
    };
    let [clear, far] = [CLEAR_LEAD, FAR_LEAD].map(|lead| (lead / scale) as i16);
    let mark = |left: &mut usize, (scores, slot): (&Scores, &mut Slot)| {
        let lead = lead(scores);
        *left = if lead <= clear { REACH + 1 } else { *left };
        slot.active |= *left > 0;
        *left = if lead > far { 0 } else { left.saturating_sub(1) };
    };
    slots.iter_mut().for_each(|slot| slot.active = false);
    let mut left = 0;
    kept.iter().zip(slots.iter_mut()).for_each(|token| mark(&mut left, token));
    left = 0;
    kept.iter().zip(slots.iter_mut()).rev().for_each(|token| mark(&mut left, token));
}

impl Workspace {
    /// The names of the sentences of one document, in their order.
    pub(super) fn tag<'a>(
        &mut self,
        model: &Model<'_>,
        sentences: &[&'a SentenceView<'a>],
        mut found: impl FnMut(usize, Tagged),
    ) {
        if self.page.forms.len() > MOST_FORMS {
            self.page.forget();
            self.sums.forget();
        }
        self.page.fill(sentences.iter().copied(), model.lang(), model);
        self.sums.open(self.page.forms.len());
        for (number, sentence) in sentences.iter().enumerate() {
            self.keep(model, number);
            let mut at = 0;
            while at < sentence.tokens.len() {
                let start = at;
                while self.is_active(number, at) {
                    at += 1;
                }
                if start == at {
                    at += 1;
                    continue;
                }
                self.decoder.scores.clear();
                self.decoder.scores.extend_from_slice(&self.kept[start..at]);
                self.sums.add_rest(model, &self.page, number, start, &mut self.decoder.scores);
                self.decode(model, sentence, start, |tagged| found(number, tagged));
            }
        }
    }

    fn is_active(&self, number: usize, at: usize) -> bool {
        self.page.lines[number].slots.get(at).is_some_and(|slot| slot.active)
    }

    /// Works out the sums of a line that are kept, and which characters of a Chinese one may be part of a name by them.
    fn keep(&mut self, model: &Model<'_>, number: usize) {
        self.kept.clear();
        for at in 0..self.page.lines[number].slots.len() {
            let active = self.is_active(number, at);
            self.kept.push(if active { self.sums.kept(model, &self.page, number, at) } else { [0; 16] });
        }
        if model.lang() == Lang::CMN {
            narrow(&self.kept, model.scale(), &mut self.page.lines[number].slots);
        }
    }

    fn decode(
        &mut self,
        model: &Model<'_>,
        sentence: &SentenceView<'_>,
        start: usize,
        mut found: impl FnMut(Tagged),
    ) {
        self.decoder.decode(model);
        for (first, end, kind) in names(self.decoder.tags()) {
            let tokens = &sentence.tokens[start + first..start + end];
            let (Some(head), Some(tail)) = (tokens.first(), tokens.last()) else { continue };
            found(Tagged {
                span: Span { start: head.span.start, end: tail.span.end },
                kind: TYPES[kind],
                score: self.decoder.confidence(model, first, end, kind),
            });
        }
    }
}
