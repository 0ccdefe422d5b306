//! Summed rows of features that are asked for again and again, kept from token to token and document to document.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::features::{
    At, Features, Lists, OTHERS, PAIR_VIEWS, Phrases, Shapes, VIEWS, of_form, of_lists, of_other, of_pair,
    of_phrases, of_place, of_run, of_shapes,
};
use super::file::{Model, Scores};
use super::page::Page;

type Map<K, V> = HashMap<K, V, FixedState>;

/// Sums that are kept of each kind, at most.
const MOST: usize = 16_000;
/// In place of a form's number: what stands beyond the ends of a sentence.
const NO_FORM: u32 = u32::MAX;

/// Sums by what features depend on. Those of a form's number are of use as long as the number is.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Of each form, by view; none where they were not asked for yet.
    forms: Vec<[Option<Scores>; VIEWS.len()]>,
    /// Of two forms, by their numbers.
    pairs: Map<(u32, u32), u32>,
    pair_views: Vec<[Option<Scores>; PAIR_VIEWS.len()]>,
    /// For each token of the sentence, the pair of it and the one before; one more for its end.
    line_pairs: Vec<u32>,
    shapes: Map<Shapes, Scores>,
    lists: Map<Lists, Scores>,
    phrases: Map<Phrases, Scores>,
    /// Of the run of the token before, by its start.
    run: Option<(u32, Scores)>,
    /// Of other places of words in the document.
    others: Map<(u32, u32), Scores>,
}

/// Adds a sum.
#[inline]
fn add(scores: &mut Scores, sum: &Scores) {
    let mut tag = 0;
    while tag < scores.len() {
        scores[tag] = scores[tag].saturating_add(sum[tag]);
        tag += 1;
    }
}

/// A sum of rows that grows with every feature.
struct Sum<'a> {
    model: &'a Model<'a>,
    scores: Scores,
}

impl Features for Sum<'_> {
    #[inline]
    fn take(&mut self, feature: u64) {
        self.model.add(feature, &mut self.scores);
    }
}

/// The sum of the rows of some features.
fn sum<'a>(model: &'a Model<'_>, features: impl FnOnce(&mut Sum<'a>)) -> Scores {
    let mut sum = Sum { model, scores: [0; 16] };
    features(&mut sum);
    sum.scores
}

impl Sums {
    /// Makes room for the forms of a new document.
    pub(super) fn open(&mut self, forms: usize) {
        self.forms.resize(forms, [None; VIEWS.len()]);
        self.others.clear();
        if self.pairs.len() > MOST {
            self.pairs.clear();
            self.pair_views.clear();
        }
        for full in [self.shapes.len(), self.lists.len(), self.phrases.len()] {
            if full > MOST {
                self.shapes.clear();
                self.lists.clear();
                self.phrases.clear();
            }
        }
    }

    /// Makes ready for the tokens `start..end` of a line.
    pub(super) fn start(&mut self, page: &Page, number: usize, start: usize, end: usize) {
        self.run = None;
        let slots = &page.lines[number].slots;
        let form = |at: Option<usize>| at.and_then(|at| slots.get(at)).map_or(NO_FORM, |slot| slot.form);
        self.line_pairs.resize(slots.len() + 2, 0);
        for at in start.saturating_sub(1)..(end + 2).min(slots.len() + 2) {
            let pair = (form(at.checked_sub(1)), form(Some(at)));
            let views = &mut self.pair_views;
            self.line_pairs[at] = *self.pairs.entry(pair).or_insert_with(|| {
                views.push([None; PAIR_VIEWS.len()]);
                views.len() as u32 - 1
            });
        }
    }

    /// The scores of a token's tags.
    pub(super) fn of(&mut self, model: &Model<'_>, page: &Page, number: usize, at: usize) -> Scores {
        let mut scores: Scores = [0; 16];
        let Some(place) = At::new(page, number, at) else { return scores };
        self.add_forms(model, page, &place, &mut scores);
        self.add_pairs(model, page, number, at, &mut scores);
        let (shapes, lists) = (Shapes::of(&place), Lists::of(&place));
        let of = |shapes: &Shapes| sum(model, |sum| of_shapes(shapes, sum));
        add(&mut scores, self.shapes.entry(shapes).or_insert_with_key(of));
        let of = |lists: &Lists| sum(model, |sum| of_lists(lists, sum));
        add(&mut scores, self.lists.entry(lists).or_insert_with_key(of));
        if place.own().ideograph {
            let of = |phrases: &Phrases| sum(model, |sum| of_phrases(phrases, sum));
            add(&mut scores, self.phrases.entry(Phrases::of(&place)).or_insert_with_key(of));
        }
        if place.own().capital {
            self.add_run(model, &place, &mut scores);
            self.add_others(model, page, &place, &mut scores);
        }
        add(&mut scores, &sum(model, |sum| of_place(&place, sum)));
        scores
    }

    fn add_forms(&mut self, model: &Model<'_>, page: &Page, place: &At<'_>, scores: &mut Scores) {
        let capital = place.own().capital;
        for (view, number) in VIEWS.into_iter().zip(0..) {
            for slot in view.distances(capital).filter_map(|distance| place.slot(distance)) {
                let of = || sum(model, |sum| of_form(page.form(slot), view, sum));
                add(scores, self.forms[slot.form as usize][number].get_or_insert_with(of));
            }
        }
    }

    fn add_pairs(&mut self, model: &Model<'_>, page: &Page, number: usize, at: usize, scores: &mut Scores) {
        for (view, number_of_view) in PAIR_VIEWS.into_iter().zip(0..) {
            let slots = &page.lines[number].slots;
            let form = |at: Option<usize>| at.and_then(|at| slots.get(at)).map(|slot| page.form(slot));
            let second = at.checked_add_signed(view.first() + 1);
            let of = || {
                let first = at.checked_add_signed(view.first());
                sum(model, |sum| of_pair(form(first), form(second), view, sum))
            };
            match second {
                Some(second) => {
                    let pair = self.line_pairs[second] as usize;
                    add(scores, self.pair_views[pair][number_of_view].get_or_insert_with(of));
                }
                // Both are before the sentence.
                None => add(scores, &of()),
            }
        }
    }

    fn add_run(&mut self, model: &Model<'_>, place: &At<'_>, scores: &mut Scores) {
        let start = place.run().0;
        let known = self.run.filter(|(of, _)| *of == start);
        let (_, run) = known.unwrap_or_else(|| (start, sum(model, |sum| of_run(place, sum))));
        self.run = Some((start, run));
        add(scores, &run);
    }

    fn add_others(&mut self, model: &Model<'_>, page: &Page, place: &At<'_>, scores: &mut Scores) {
        for other in place.others().take(OTHERS) {
            let sum = self.others.entry(other).or_insert_with(|| {
                let there = At::new(page, other.0 as usize, other.1 as usize);
                sum(model, |sum| there.iter().for_each(|there| of_other(there, sum)))
            });
            add(scores, sum);
        }
    }
}
