//! Summed rows of features that are asked for again and again, kept from token to token and document to document.

use super::features::{
    At, BESIDE, Features, Lists, OTHERS, PAIR_VIEWS, Phrases, Shapes, VIEWS, key_of_classes, of_classes,
    of_form, of_lists, of_other, of_pair, of_phrases, of_place, of_run, of_shapes,
};
use super::file::{Model, Scores};
use super::hash::mix;
use super::kept::Kept;
use super::page::Page;

/// The sum of a form's features as one view sees it, so that it does not lie across two lines of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Row(Scores);

/// Sums of forms by view, and which of them were made.
#[derive(Debug, Default)]
struct Views {
    made: Vec<u16>,
    rows: Vec<[Row; VIEWS.len()]>,
}

impl Views {
    fn clear(&mut self) {
        self.made.clear();
        self.rows.clear();
    }

    fn resize(&mut self, forms: usize) {
        self.made.resize(forms, 0);
        self.rows.resize(forms, Default::default());
    }

    #[inline]
    fn get_or(&mut self, form: usize, view: usize, make: impl FnOnce() -> Scores) -> &Scores {
        let row = &mut self.rows[form][view];
        let made = &mut self.made[form];
        if *made >> view & 1 == 0 {
            *made |= 1 << view;
            row.0 = make();
        }
        &row.0
    }
}

/// Sums by what features depend on. Those of a form's number are of use as long as the number is.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Of each form, by view.
    forms: Views,
    shapes: Kept<Scores, 1024>,
    /// Of two Chinese characters by their classes.
    characters: Kept<Scores, 16384>,
    lists: Kept<Scores, 4096>,
    phrases: Kept<Scores, 4096>,
    /// Of the run of the token before, by its start.
    run: Option<(u32, Scores)>,
    /// Of other places of words in the document.
    others: Kept<Scores, 1024>,
    /// How many documents there were.
    documents: u64,
    /// Features whose rows are looked for next, and where those of each token end.
    waiting: Vec<u64>,
    ends: Vec<u32>,
}

/// Adds a sum.
#[inline]
fn add(scores: &mut Scores, sum: &Scores) {
    for (score, sum) in scores.iter_mut().zip(sum) {
        *score = score.saturating_add(*sum);
    }
}

/// The sum of the rows of some features, which are collected in `waiting`.
fn sum(model: &Model<'_>, waiting: &mut Vec<u64>, features: impl FnOnce(&mut Vec<u64>)) -> Scores {
    waiting.clear();
    features(waiting);
    let mut scores = [[0; 16]];
    model.add(waiting, &[waiting.len() as u32], &mut scores);
    scores[0]
}

impl Sums {
    /// Forgets what belongs to numbers of forms and shapes; the room is kept, for it is needed again.
    pub(super) fn forget(&mut self) {
        self.forms.clear();
        self.shapes.clear();
        self.characters.clear();
        self.lists.clear();
    }

    /// Makes room for the forms of a new document.
    pub(super) fn open(&mut self, forms: usize) {
        self.forms.resize(forms);
        self.documents += 1;
    }

    /// The part of a token's scores that is likely to be met again: by the forms around it, their writing, lists and
    /// phrases.
    pub(super) fn kept(&mut self, model: &Model<'_>, page: &Page, number: usize, at: usize) -> Scores {
        let mut scores: Scores = [0; 16];
        let Some(place) = At::new(page, number, at) else { return scores };
        self.add_forms(model, page, &place, &mut scores);
        let waiting = &mut self.waiting;
        let shapes = Shapes::of(&place);
        let of = || sum(model, waiting, |sum| of_shapes(&shapes, sum));
        add(&mut scores, self.shapes.get_or(shapes.key(), of));
        let lists = Lists::of(&place);
        let of = || sum(model, waiting, |sum| of_lists(&lists, sum));
        add(&mut scores, self.lists.get_or(lists.key(), of));
        if place.own().ideograph {
            for view in BESIDE {
                let [first, second] = view.forms(&place);
                let of = || sum(model, waiting, |sum| of_classes(first, second, view, sum));
                add(&mut scores, self.characters.get_or(key_of_classes(first, second, view), of));
            }
            let phrases = Phrases::of(&place);
            let of = || sum(model, waiting, |sum| of_phrases(&phrases, sum));
            add(&mut scores, self.phrases.get_or(phrases.key(), of));
        }
        scores
    }

    /// Adds the rest of the scores of tokens in a row, from token `start` of a line on.
    pub(super) fn add_rest(
        &mut self,
        model: &Model<'_>,
        page: &Page,
        number: usize,
        start: usize,
        scores: &mut [Scores],
    ) {
        self.run = None;
        for (at, scores) in (start..).zip(scores.iter_mut()) {
            let Some(place) = &At::new(page, number, at) else { continue };
            if place.own().capital {
                self.add_run(model, place, scores);
                self.add_others(model, page, place, scores);
            }
        }
        self.waiting.clear();
        self.ends.clear();
        for at in start..start + scores.len() {
            if let Some(place) = &At::new(page, number, at) {
                of_own(place, &mut self.waiting);
            }
            self.ends.push(self.waiting.len() as u32);
        }
        model.add(&self.waiting, &self.ends, scores);
    }

    fn add_forms(&mut self, model: &Model<'_>, page: &Page, place: &At<'_>, scores: &mut Scores) {
        let capital = place.own().capital;
        for (number, view) in VIEWS.into_iter().enumerate() {
            for slot in view.distances(capital).filter_map(|distance| place.slot(distance)) {
                let of = || sum(model, &mut self.waiting, |sum| of_form(page.form(slot), view, sum));
                add(scores, self.forms.get_or(slot.form as usize, number, of));
            }
        }
    }

    fn add_run(&mut self, model: &Model<'_>, place: &At<'_>, scores: &mut Scores) {
        let start = place.run().0;
        let known = self.run.filter(|(of, _)| *of == start);
        let of = || (start, sum(model, &mut self.waiting, |sum| of_run(place, sum)));
        let (_, run) = known.unwrap_or_else(of);
        self.run = Some((start, run));
        add(scores, &run);
    }

    fn add_others(&mut self, model: &Model<'_>, page: &Page, place: &At<'_>, scores: &mut Scores) {
        for (number, at) in place.others().take(OTHERS) {
            let of = || {
                let there = At::new(page, number as usize, at as usize);
                sum(model, &mut self.waiting, |sum| there.iter().for_each(|there| of_other(there, sum)))
            };
            let key = mix(self.documents, u64::from(number) << 32 | u64::from(at));
            add(scores, self.others.get_or(key, of));
        }
    }
}

/// The features of a token that are hardly ever met again while a sum is kept: two words beside each other, and what is
/// of its place alone.
fn of_own(place: &At<'_>, features: &mut impl Features) {
    for view in PAIR_VIEWS {
        let [first, second] = view.forms(place);
        of_pair(first, second, view, features);
    }
    of_place(place, features);
}
