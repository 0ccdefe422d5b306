//! The features of tokens, the same for training and tagging.
//!
//! Every feature is a hash of its template's number and its value. Those of one word or of the same words in a row have the
//! upper half of their hashes in common, so that a table keeps them in one place, and what one token has asked for is at
//! hand when the next asks. Features come in groups by what they depend on, so that a tagger can keep the sums of their
//! rows: one form by its place beside the token ([`of_form`]), two forms beside each other ([`of_pair`], [`of_classes`]), how
//! words are written ([`of_shapes`]), lists ([`of_lists`], [`of_phrases`]), the run of capitals around the token ([`of_run`]),
//! another place of the same word ([`of_other`]). What is left is in [`of_place`].

mod form;
mod pair;
mod place;
mod run;
mod setting;

use super::form::Form;
use super::hash::mix;
use super::page::{Line, Page, Slot};

pub(super) use form::{VIEWS, of_form};
pub(super) use pair::{BESIDE, PAIR_VIEWS, key_of_classes, of_classes, of_pair};
pub(super) use place::{of_other, of_place};
pub(super) use run::of_run;
pub(super) use setting::{Lists, Phrases, Shapes, of_lists, of_phrases, of_shapes};

/// What stands beyond the ends of a sentence.
const NOTHING: u64 = 7;

/// The bits of a hash that tell features of the same words apart.
const LOWER: u64 = u32::MAX as u64;

/// What takes features in.
pub(super) trait Features {
    /// Takes a feature in.
    fn take(&mut self, feature: u64);

    /// A template with a value.
    #[inline]
    fn add(&mut self, template: u64, value: u64) {
        self.take(mix(value, template));
    }

    /// A template with words by their hash, kept beside the other features of these words.
    #[inline]
    fn add_words(&mut self, template: u64, words: u64) {
        self.add_of_words(template, words, 0);
    }

    /// The same of words in some state.
    #[inline]
    fn add_of_words(&mut self, template: u64, words: u64, state: u64) {
        self.take(words & !LOWER | mix(words ^ state, template) & LOWER);
    }

    /// A template with several values.
    #[inline]
    fn all(&mut self, template: u64, values: impl Iterator<Item = u64>) {
        for value in values {
            self.add(template, value);
        }
    }
}

impl Features for Vec<u64> {
    #[inline]
    fn take(&mut self, feature: u64) {
        self.push(feature);
    }
}

/// A place whose features are asked for.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    page: &'a Page,
    line: &'a Line,
    number: usize,
    at: usize,
}

impl<'a> At<'a> {
    /// Token `at` of line `number`; none beyond the page.
    pub(super) fn new(page: &'a Page, number: usize, at: usize) -> Option<Self> {
        let line = page.lines.get(number)?;
        (at < line.slots.len()).then_some(Self { page, line, number, at })
    }

    /// The token's own form.
    #[inline]
    pub(super) fn own(&self) -> &'a Form {
        self.page.form(&self.line.slots[self.at])
    }

    /// The run of capitals it is in.
    #[inline]
    pub(super) fn run(&self) -> (u32, u32) {
        self.line.slots[self.at].run
    }

    /// The slot at a distance.
    #[inline]
    pub(super) fn slot(&self, distance: isize) -> Option<&'a Slot> {
        self.at.checked_add_signed(distance).and_then(|at| self.line.slots.get(at))
    }

    #[inline]
    fn form(&self, distance: isize) -> Option<&'a Form> {
        self.slot(distance).map(|slot| self.page.form(slot))
    }

    #[inline]
    fn form_at(&self, at: usize) -> Option<&'a Form> {
        self.line.slots.get(at).map(|slot| self.page.form(slot))
    }

    #[inline]
    fn lower(&self, distance: isize) -> u64 {
        lower(self.form(distance))
    }

    #[inline]
    fn class(&self, distance: isize, level: usize) -> u64 {
        class(self.form(distance), level)
    }

    /// How the line is written, and whether the token opens it.
    fn opening(&self) -> u64 {
        self.line.writing as u64 * 2 + u64::from(self.at == 0)
    }

    /// Other places of the word in the document, the first few.
    pub(super) fn others(&self) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let own = (self.number as u32, self.at as u32);
        self.page.family(self.own()).places.iter().copied().filter(move |other| *other != own)
    }
}

/// Other occurrences of the word in the document whose neighbours are looked at.
pub(super) const OTHERS: usize = 3;

#[inline]
fn lower(form: Option<&Form>) -> u64 {
    form.map_or(NOTHING, |form| form.lower)
}

#[inline]
fn shape(form: Option<&Form>) -> u64 {
    form.map_or(NOTHING, |form| form.short_shape)
}

#[inline]
fn class(form: Option<&Form>, level: usize) -> u64 {
    form.map_or(NOTHING << 32, |form| u64::from(form.facts.classes[level]))
}

/// All features of a token.
#[cfg(feature = "train")]
pub(super) fn of_token(page: &Page, number: usize, at: usize, features: &mut impl Features) {
    let Some(place) = At::new(page, number, at) else { return };
    for view in VIEWS {
        for distance in view.distances(place.own().capital) {
            if let Some(form) = place.form(distance) {
                of_form(form, view, features);
            }
        }
    }
    for view in PAIR_VIEWS {
        let [first, second] = view.forms(&place);
        of_pair(first, second, view, features);
    }
    of_shapes(&Shapes::of(&place), features);
    for view in BESIDE.into_iter().filter(|_| place.own().ideograph) {
        let [first, second] = view.forms(&place);
        of_classes(first, second, view, features);
    }
    of_lists(&Lists::of(&place), features);
    if place.own().ideograph {
        of_phrases(&Phrases::of(&place), features);
    }
    if place.own().capital {
        of_run(&place, features);
        for (number, at) in place.others().take(OTHERS) {
            if let Some(there) = At::new(page, number as usize, at as usize) {
                of_other(&there, features);
            }
        }
    }
    of_place(&place, features);
}
