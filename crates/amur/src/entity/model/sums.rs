//! Summed rows of features that are asked for again and again, kept from token to token and document to document.

use super::features::{
    At, Features, Lists, OTHERS, PAIR_VIEWS, Phrases, Shapes, VIEWS, of_form, of_lists, of_other, of_pair,
    of_phrases, of_place, of_run, of_shapes,
};
use super::file::{AT_ONCE, Model, Scores};
use super::hash::mix;
use super::kept::Kept;
use super::page::Page;

/// Sums by view, and which of them were made.
#[derive(Clone, Copy, Debug)]
struct Views<const MOST: usize> {
    made: u16,
    sums: [Scores; MOST],
}

impl<const MOST: usize> Default for Views<MOST> {
    fn default() -> Self {
        Self { made: 0, sums: [[0; 16]; MOST] }
    }
}

impl<const MOST: usize> Views<MOST> {
    #[inline]
    fn get_or(&mut self, view: usize, make: impl FnOnce() -> Scores) -> &Scores {
        if self.made >> view & 1 == 0 {
            self.made |= 1 << view;
            self.sums[view] = make();
        }
        &self.sums[view]
    }
}

/// Sums by what features depend on. Those of a form's number are of use as long as the number is.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Of each form, by view.
    forms: Vec<Views<{ VIEWS.len() }>>,
    shapes: Kept<Scores, 1024>,
    lists: Kept<Scores, 1024>,
    phrases: Kept<Scores, 1024>,
    /// Of the run of the token before, by its start.
    run: Option<(u32, Scores)>,
    /// Of other places of words in the document.
    others: Kept<Scores, 1024>,
    /// How many documents there were.
    documents: u64,
}

/// Adds a sum.
#[inline]
fn add(scores: &mut Scores, sum: &Scores) {
    for (score, sum) in scores.iter_mut().zip(sum) {
        *score = score.saturating_add(*sum);
    }
}

/// A sum of rows that grows with every feature.
struct Sum<'a> {
    model: &'a Model<'a>,
    scores: Scores,
    waiting: [u64; AT_ONCE],
    count: usize,
}

impl Sum<'_> {
    fn look(&mut self) {
        self.model.add(&self.waiting, self.count, &mut self.scores);
        self.count = 0;
    }
}

impl Features for Sum<'_> {
    #[inline]
    fn take(&mut self, feature: u64) {
        if self.count == AT_ONCE {
            self.look();
        }
        self.waiting[self.count % AT_ONCE] = feature;
        self.count += 1;
    }
}

/// The sum of the rows of some features.
fn sum<'a>(model: &'a Model<'_>, features: impl FnOnce(&mut Sum<'a>)) -> Scores {
    let mut sum = Sum { model, scores: [0; 16], waiting: [0; AT_ONCE], count: 0 };
    features(&mut sum);
    sum.look();
    sum.scores
}

impl Sums {
    /// Makes room for the forms of a new document.
    pub(super) fn open(&mut self, forms: usize) {
        self.forms.resize_with(forms, Views::default);
        self.documents += 1;
    }

    /// Makes ready for another stretch of a line.
    pub(super) fn start(&mut self) {
        self.run = None;
    }

    /// The part of a token's scores that is likely to be met again: by the forms around it, their writing, lists and
    /// phrases.
    pub(super) fn kept(&mut self, model: &Model<'_>, page: &Page, number: usize, at: usize) -> Scores {
        let mut scores: Scores = [0; 16];
        let Some(place) = At::new(page, number, at) else { return scores };
        self.add_forms(model, page, &place, &mut scores);
        let shapes = Shapes::of(&place);
        let of = || sum(model, |sum| of_shapes(&shapes, sum));
        add(&mut scores, self.shapes.get_or(shapes.key(), of));
        let lists = Lists::of(&place);
        let of = || sum(model, |sum| of_lists(&lists, sum));
        add(&mut scores, self.lists.get_or(lists.key(), of));
        if place.own().ideograph {
            let phrases = Phrases::of(&place);
            let of = || sum(model, |sum| of_phrases(&phrases, sum));
            add(&mut scores, self.phrases.get_or(phrases.key(), of));
        }
        scores
    }

    /// Adds the rest of a token's scores.
    pub(super) fn add_rest(
        &mut self,
        model: &Model<'_>,
        page: &Page,
        number: usize,
        at: usize,
        scores: &mut Scores,
    ) {
        let Some(place) = &At::new(page, number, at) else { return };
        if place.own().capital {
            self.add_run(model, place, scores);
            self.add_others(model, page, place, scores);
        }
        // Two words beside each other are hardly ever met again while their sum is kept.
        let of_own = |sum: &mut Sum<'_>| {
            for view in PAIR_VIEWS {
                let [first, second] = view.slots(place).map(|slot| slot.map(|slot| page.form(slot)));
                of_pair(first, second, view, sum);
            }
            of_place(place, sum);
        };
        add(scores, &sum(model, of_own));
    }

    fn add_forms(&mut self, model: &Model<'_>, page: &Page, place: &At<'_>, scores: &mut Scores) {
        let capital = place.own().capital;
        for (number, view) in VIEWS.into_iter().enumerate() {
            for slot in view.distances(capital).filter_map(|distance| place.slot(distance)) {
                let of = || sum(model, |sum| of_form(page.form(slot), view, sum));
                add(scores, self.forms[slot.form as usize].get_or(number, of));
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
        for (number, at) in place.others().take(OTHERS) {
            let of = || {
                let there = At::new(page, number as usize, at as usize);
                sum(model, |sum| there.iter().for_each(|there| of_other(there, sum)))
            };
            let key = mix(self.documents, u64::from(number) << 32 | u64::from(at));
            add(scores, self.others.get_or(key, of));
        }
    }
}
