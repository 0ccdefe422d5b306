//! Features of two forms that stand beside each other.

use super::{At, Features, class, lower, shape};
use crate::entity::model::form::Form;
use crate::entity::model::hash::mix;

/// Which two forms a token sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum PairView {
    /// The one before it and its own.
    BeforeOwn,
    /// Its own and the one after it.
    OwnAfter,
    /// The two before it.
    Before,
    /// The two after it.
    After,
}

/// All views.
pub(in super::super) const PAIR_VIEWS: [PairView; 4] =
    [PairView::BeforeOwn, PairView::OwnAfter, PairView::Before, PairView::After];

impl PairView {
    /// The distance from the token at which the first of the two stands.
    const fn first(self) -> isize {
        match self {
            Self::BeforeOwn => -1,
            Self::OwnAfter => 0,
            Self::Before => -2,
            Self::After => 1,
        }
    }

    /// The two as a token sees them.
    #[inline]
    pub(in super::super) fn forms<'a>(self, place: &At<'a>) -> [Option<&'a Form>; 2] {
        [self.first(), self.first() + 1].map(|distance| place.form(distance))
    }
}

/// The features of a token that sees the two forms so; none stands beyond the ends of the sentence.
pub(in super::super) fn of_pair(
    first: Option<&Form>,
    second: Option<&Form>,
    view: PairView,
    features: &mut impl Features,
) {
    let words = mix(lower(first), lower(second));
    match view {
        PairView::BeforeOwn => {
            features.add_words(20, words);
            features.add_of_words(29, lower(first), shape(second));
        }
        PairView::OwnAfter => {
            features.add_words(21, words);
            features.add_of_words(30, lower(second), shape(first));
        }
        PairView::Before => features.add_words(22, words),
        PairView::After => features.add_words(23, words),
    }
    let own = if view == PairView::BeforeOwn { second } else { first };
    if !own.is_some_and(|own| own.ideograph) {
        of_classes(first, second, view, features);
    }
}

/// The views whose classes a character sees.
pub(in super::super) const BESIDE: [PairView; 2] = [PairView::BeforeOwn, PairView::OwnAfter];

/// A hash of all that [`of_classes`] depends on.
#[inline]
pub(in super::super) fn key_of_classes(first: Option<&Form>, second: Option<&Form>, view: PairView) -> u64 {
    let [first, second] =
        [first, second].map(|form| u64::from(form.map_or(u32::MAX, |form| form.seen_number)));
    mix(first | second << 32, view as u64)
}

/// The features of a token by the classes of the two forms, at the two coarser levels. Characters have few classes or none,
/// so that their pairs come again: of them these are asked for alone, of words with the words ([`of_pair`]).
pub(in super::super) fn of_classes(
    first: Option<&Form>,
    second: Option<&Form>,
    view: PairView,
    features: &mut impl Features,
) {
    for level in [0, 1] {
        let classes = [class(first, level), class(second, level)];
        let (template, beside) = match view {
            PairView::BeforeOwn => ([60, 67][level], mix(classes[0], shape(second))),
            PairView::OwnAfter => ([61, 68][level], mix(classes[1], shape(first))),
            PairView::Before | PairView::After => return,
        };
        features.add_words(template, mix(classes[0], classes[1]));
        features.add(template + 2, beside);
    }
}
