//! Models at work: rows of features summed up, names decoded.

use super::decode::Decoder;
use super::features::{DISTANCES, of_form, of_place};
use super::file::{Model, Scores};
use super::page::Page;
use super::tag::{TYPES, names};
use crate::{SentenceView, Span, Tagged};

/// Forms that are kept from one document to the next, at most.
const MOST_FORMS: usize = 50_000;

/// What tagging with one model works with, kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    page: Page,
    /// The summed rows of each form, by distance; none where they were not asked for yet.
    sums: Vec<[Option<Scores>; DISTANCES.len()]>,
    decoder: Decoder,
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
            self.sums.clear();
        }
        self.page.fill(sentences.iter().copied(), model.lang(), model);
        self.sums.resize(self.page.forms.len(), [None; DISTANCES.len()]);
        for (number, sentence) in sentences.iter().enumerate() {
            let mut at = 0;
            while at < sentence.tokens.len() {
                let start = at;
                self.decoder.scores.clear();
                while self.page.lines[number].slots.get(at).is_some_and(|slot| slot.active) {
                    let scores = self.scores(model, number, at);
                    self.decoder.scores.push(scores);
                    at += 1;
                }
                self.decode(model, sentence, start, |tagged| found(number, tagged));
                at = at.max(start + 1);
            }
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

    /// The scores of a token's tags.
    fn scores(&mut self, model: &Model<'_>, number: usize, at: usize) -> Scores {
        let mut scores: Scores = [0; 16];
        for (index, distance) in DISTANCES.into_iter().enumerate() {
            // What stands at `distance` sees the token at the opposite one.
            let Some(slot) =
                at.checked_add_signed(distance).and_then(|at| self.page.lines[number].slots.get(at))
            else {
                continue;
            };
            let form = slot.form;
            let sum = *self.sums[form as usize][index].get_or_insert_with(|| {
                let mut sum: Scores = [0; 16];
                of_form(self.page.forms.get(form), distance, &mut |feature| model.add(feature, &mut sum));
                sum
            });
            for (score, value) in scores.iter_mut().zip(sum) {
                *score = score.saturating_add(value);
            }
        }
        of_place(&self.page, number, at, &mut |feature| model.add(feature, &mut scores));
        scores
    }
}
