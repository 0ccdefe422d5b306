//! The best row of tags for a row of tokens, and how sure its names are.

use super::file::{Model, Scores};
use super::tag::{OUTSIDE, Place, TAGS, TYPES, follows, tag};

/// What decoding works with, kept from one sentence to the next.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pub(super) scores: Vec<Scores>,
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
}

/// Tags that stand where no name is open before: outside, and the beginning and only token of each type; the last is
/// outside again, to fill what a processor works on at once.
const OPENING: [usize; LANES] = [0, 1, 4, 5, 8, 9, 12, 0];
/// Tags that leave no name open, in their order.
const CLOSED: [usize; 7] = [0, 3, 4, 7, 8, 11, 12];
const LANES: usize = 8;

/// The scores of one tag after another.
#[derive(Clone, Debug)]
pub(super) struct Transitions {
    pub(super) of: [[f32; TAGS]; TAGS],
    /// Those from each closed tag to each opening one.
    opening: [[f32; LANES]; CLOSED.len()],
}

impl Transitions {
    pub(super) fn new(of: [[f32; TAGS]; TAGS]) -> Self {
        Self { of, opening: CLOSED.map(|from| OPENING.map(|after| of[from][after])) }
    }

    /// The best scores of the tags of a token, its own score left out, after those of the one before; and the tags
    /// before that they come from. Of equal ones the first.
    fn step(&self, before: &[f32; TAGS]) -> ([f32; TAGS], [u8; TAGS]) {
        let (mut best, mut back) = ([f32::NEG_INFINITY; LANES], [0_i32; LANES]);
        for (from, row) in CLOSED.iter().zip(&self.opening) {
            for ((best, back), score) in best.iter_mut().zip(&mut back).zip(row) {
                let score = before[*from] + score;
                let better = score > *best;
                *best = if better { score } else { *best };
                *back = if better { *from as i32 } else { *back };
            }
        }
        let (mut all, mut from) = ([f32::NEG_INFINITY; TAGS], [0; TAGS]);
        for (lane, after) in OPENING.iter().enumerate() {
            (all[*after], from[*after]) = (best[lane], back[lane] as u8);
        }
        for kind in 0..TYPES.len() {
            let begin = tag(kind, Place::Begin);
            let inside = tag(kind, Place::Inside);
            for after in [inside, tag(kind, Place::Last)] {
                for before_it in [begin, inside] {
                    let score = before[before_it] + self.of[before_it][after];
                    if score > all[after] {
                        (all[after], from[after]) = (score, before_it as u8);
                    }
                }
            }
        }
        (all, from)
    }
}

impl Decoder {
    /// Finds the best tags of the tokens whose scores are set. What is beyond them is outside names.
    pub(super) fn decode(&mut self, model: &Model<'_>) {
        self.back.clear();
        let mut before = [f32::NEG_INFINITY; TAGS];
        before[OUTSIDE] = 0.0;
        for scores in &self.scores {
            let (mut best, back) = model.transitions().step(&before);
            for (best, score) in best.iter_mut().zip(scores) {
                *best += f32::from(*score) * model.scale();
            }
            self.back.push(back);
            before = best;
        }
        self.trace(&model.transitions().of, &before);
    }

    /// The tags that were decoded last.
    pub(super) fn tags(&self) -> &[usize] {
        &self.tags
    }

    /// Goes back from the best scores of the last token.
    fn trace(&mut self, transitions: &[[f32; TAGS]; TAGS], last: &[f32; TAGS]) {
        self.tags.clear();
        self.tags.resize(self.scores.len(), OUTSIDE);
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
            sum += model.transitions().of[before][tag] + f32::from(scores[tag]) * model.scale();
            before = tag;
        }
        f64::from(sum + model.transitions().of[before][OUTSIDE])
    }
}

const _: () = assert!(TYPES.len() == 3);
