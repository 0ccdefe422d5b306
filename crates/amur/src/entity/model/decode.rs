//! The best row of tags for a row of tokens, and how sure its names are.

use super::file::{Model, Scores};
use super::tag::{OUTSIDE, Place, TAGS, TYPES, follows, tag};

/// What decoding works with, kept from one sentence to the next.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pub(super) scores: Vec<Scores>,
    best: Vec<[f32; TAGS]>,
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
}

/// For each tag, those that it may follow.
const BEFORE: [([u8; 7], usize); TAGS] = {
    let mut all = [([0; 7], 0); TAGS];
    let mut after = 0;
    while after < TAGS {
        let mut before = 0;
        while before < TAGS {
            if follows(before, after) {
                all[after].0[all[after].1] = before as u8;
                all[after].1 += 1;
            }
            before += 1;
        }
        after += 1;
    }
    all
};

impl Decoder {
    /// Finds the best tags of the tokens whose scores are set. What is beyond them is outside names.
    pub(super) fn decode(&mut self, model: &Model<'_>) {
        let transitions = model.transitions();
        self.best.clear();
        self.back.clear();
        let mut before = [f32::NEG_INFINITY; TAGS];
        before[OUTSIDE] = 0.0;
        for scores in &self.scores {
            let (mut best, mut back) = ([f32::NEG_INFINITY; TAGS], [0; TAGS]);
            for (after, (from, count)) in BEFORE.iter().enumerate() {
                for from in &from[..*count] {
                    let score = before[usize::from(*from)] + transitions[usize::from(*from)][after];
                    if score > best[after] {
                        (best[after], back[after]) = (score, *from);
                    }
                }
                best[after] += f32::from(scores[after]) * model.scale();
            }
            self.best.push(best);
            self.back.push(back);
            before = best;
        }
        self.trace(transitions);
    }

    /// The tags that were decoded last.
    pub(super) fn tags(&self) -> &[usize] {
        &self.tags
    }

    fn trace(&mut self, transitions: &[[f32; TAGS]; TAGS]) {
        self.tags.clear();
        self.tags.resize(self.scores.len(), OUTSIDE);
        let Some(last) = self.best.last() else { return };
        let mut tag = OUTSIDE;
        for from in (0..TAGS).filter(|from| follows(*from, OUTSIDE)) {
            if last[from] + transitions[from][OUTSIDE] > last[tag] + transitions[tag][OUTSIDE] {
                tag = from;
            }
        }
        for (at, back) in self.back.iter().enumerate().rev() {
            self.tags[at] = tag;
            tag = usize::from(back[tag]);
        }
    }

    /// How sure the tokens `start..end` are a name of this type, against one of another type and none.
    pub(super) fn confidence(&self, model: &Model<'_>, start: usize, end: usize, kind: usize) -> f64 {
        let mut total = 0.0;
        let own = self.score_of(model, start, end, Some(kind));
        for other in [None, Some(0), Some(1), Some(2)] {
            total += (self.score_of(model, start, end, other) - own).min(60.0).exp();
        }
        1.0 / total
    }

    /// The score of the tokens as a name of a type, or as none.
    fn score_of(&self, model: &Model<'_>, start: usize, end: usize, kind: Option<usize>) -> f64 {
        let tag_at = |at: usize| kind.map_or(OUTSIDE, |kind| tag(kind, Place::of(at - start, end - start)));
        let mut before = OUTSIDE;
        let mut sum = 0.0;
        for (at, scores) in self.scores.iter().enumerate().take(end).skip(start) {
            let tag = tag_at(at);
            sum += model.transitions()[before][tag] + f32::from(scores[tag]) * model.scale();
            before = tag;
        }
        f64::from(sum + model.transitions()[before][OUTSIDE])
    }
}

const _: () = assert!(TYPES.len() == 3);
