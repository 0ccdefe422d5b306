//! Features of one form, by where it stands as the token sees it.

use std::ops::Range;

use super::Features;
use crate::entity::model::form::{Form, character_runs, prefix, suffix};
use crate::entity::model::hash::{mix, of};

/// Where a form stands as a token sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum View {
    /// So many tokens further.
    Near(isize),
    /// Further before or after a word with a capital, its letters or its class.
    Far { after: bool, class: bool },
}

/// All views.
pub(in super::super) const VIEWS: [View; 9] = [
    View::Near(0),
    View::Near(-1),
    View::Near(1),
    View::Near(-2),
    View::Near(2),
    View::Far { after: false, class: false },
    View::Far { after: true, class: false },
    View::Far { after: false, class: true },
    View::Far { after: true, class: true },
];

impl View {
    /// The distances at which a token sees forms so; the far ones only if it has a capital.
    #[inline]
    pub(in super::super) fn distances(self, capital: bool) -> Range<isize> {
        match self {
            Self::Near(distance) => distance..distance + 1,
            Self::Far { .. } if !capital => 0..0,
            Self::Far { after: false, class: false } => -6..-2,
            Self::Far { after: false, class: true } => -5..-2,
            Self::Far { after: true, class: false } => 3..7,
            Self::Far { after: true, class: true } => 3..6,
        }
    }
}

/// The features of a token that sees the form so.
pub(in super::super) fn of_form(form: &Form, view: View, features: &mut impl Features) {
    match view {
        View::Near(0) => own(form, features),
        View::Near(-1) => beside(form, 1100, features),
        View::Near(1) => beside(form, 1200, features),
        View::Near(-2) => near(form, 1300, features),
        View::Near(_) => near(form, 1400, features),
        View::Far { after, class: false } => features.add_words(170 + u64::from(after), form.lower),
        View::Far { after, class: true } => {
            features.add(172 + u64::from(after), u64::from(form.facts.classes[1]));
        }
    }
}

fn own<F: Features>(form: &Form, features: &mut F) {
    features.add(1000, 0);
    features.add_words(1001, form.exact);
    features.add_words(1002, form.lower);
    features.add(1003, form.shape);
    features.add(1004, form.short_shape);
    for (length, template) in (1..=4).zip((1005..).step_by(2)) {
        features.all(template, prefix(&form.letters, length).map(of).into_iter());
        features.all(template + 1, suffix(&form.letters, length).map(of).into_iter());
    }
    features.add(1013, mix(form.suffix, form.short_shape));
    for (class, template) in form.facts.classes.map(u64::from).into_iter().zip((1014..).step_by(2)) {
        features.add(template, class);
        features.add(template + 1, mix(class, form.short_shape));
    }
    features.add(1020, mix(u64::from(form.facts.capitals), form.short_shape));
    features.add(1021, mix(form.lists, form.short_shape));
    features.all(1022, lists(form));
    if form.capital {
        character_runs(&form.letters, |run| features.add(1023, run));
    }
}

fn beside<F: Features>(form: &Form, first: u64, features: &mut F) {
    near(form, first, features);
    features.add(first + 5, form.suffix);
    features.add(first + 6, form.lists);
    features.add(first + 7, u64::from(form.facts.capitals));
    features.all(first + 8, lists(form));
}

fn near<F: Features>(form: &Form, first: u64, features: &mut F) {
    features.add_words(first, form.lower);
    features.add(first + 1, form.short_shape);
    for (class, template) in form.facts.classes.map(u64::from).into_iter().zip(first + 2..) {
        features.add(template, class);
    }
}

/// The numbers of the lists it is in.
fn lists(form: &Form) -> impl Iterator<Item = u64> + use<> {
    let lists = form.lists;
    (0..9).filter(move |bit| lists >> bit & 1 == 1)
}
