//! Models at work: rows of features summed up, names decoded.

use super::decode::Decoder;
use super::file::Model;
use super::page::Page;
use super::sums::Sums;
use super::tag::{TYPES, names};
use crate::{SentenceView, Span, Tagged};

/// Forms that are kept from one document to the next, at most.
const MOST_FORMS: usize = 12_000;

/// What tagging with one model works with, kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    page: Page,
    sums: Sums,
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
            self.sums = Sums::default();
        }
        self.page.fill(sentences.iter().copied(), model.lang(), model);
        self.sums.open(self.page.forms.len());
        for (number, sentence) in sentences.iter().enumerate() {
            let mut at = 0;
            while at < sentence.tokens.len() {
                let start = at;
                while self.page.lines[number].slots.get(at).is_some_and(|slot| slot.active) {
                    at += 1;
                }
                if start == at {
                    at += 1;
                    continue;
                }
                self.sums.start();
                self.decoder.scores.clear();
                for token in start..at {
                    self.decoder.scores.push(self.sums.of(model, &self.page, number, token));
                }
                self.decode(model, sentence, start, |tagged| found(number, tagged));
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
}
