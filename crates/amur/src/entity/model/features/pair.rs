//! Features of two forms that stand beside each other.

use super::{At, Features, class, lower, shape};
use crate::entity::model::form::Form;
use crate::entity::model::hash::mix;
use crate::entity::model::page::Slot;

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
    pub(in super::super) fn slots<'a>(self, place: &At<'a>) -> [Option<&'a Slot>; 2] {
        [self.first(), self.first() + 1].map(|distance| place.slot(distance))
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
            features.add(20, words);
            features.add(29, mix(lower(first), shape(second)));
        }
        PairView::OwnAfter => {
            features.add(21, words);
            features.add(30, mix(lower(second), shape(first)));
        }
        PairView::Before => features.add(22, words),
        PairView::After => features.add(23, words),
    }
    let own = if view == PairView::BeforeOwn { second } else { first };
    if !own.is_some_and(|own| own.ideograph) {
        of_classes(Seen::of(first), Seen::of(second), view, features);
    }
}

/// The views whose classes a character sees.
pub(in super::super) const BESIDE: [PairView; 2] = [PairView::BeforeOwn, PairView::OwnAfter];

/// The features of a Chinese character that sees the two so. Characters have few classes or none, so that their pairs
/// come again: they are asked for here, those of words with the words ([`of_pair`]).
pub(in super::super) fn of_characters(
    first: Option<&Form>,
    second: Option<&Form>,
    view: PairView,
    features: &mut impl Features,
) {
    of_classes(Seen::of(first), Seen::of(second), view, features);
}

/// A hash of all that these features depend on.
#[inline]
pub(in super::super) fn key_of_characters(
    first: Option<&Form>,
    second: Option<&Form>,
    view: PairView,
) -> u64 {
    let [first, second] =
        [first, second].map(|form| u64::from(form.map_or(u32::MAX, |form| form.seen_number)));
    mix(first | second << 32, view as u64)
}

/// The features of a token by the classes of the two forms, at the two coarser levels.
fn of_classes(first: Seen, second: Seen, view: PairView, features: &mut impl Features) {
    for level in [0, 1] {
        let words = mix(first.classes[level], second.classes[level]);
        let (template, beside) = match view {
            PairView::BeforeOwn => ([60, 67][level], mix(first.classes[level], second.shape)),
            PairView::OwnAfter => ([61, 68][level], mix(second.classes[level], first.shape)),
            PairView::Before | PairView::After => return,
        };
        features.add(template, words);
        features.add(template + 2, beside);
    }
}

/// The shape of a form and its classes at the two coarser levels.
#[derive(Clone, Copy, Debug)]
struct Seen {
    shape: u64,
    classes: [u64; 2],
}

impl Seen {
    /// What is seen of a form; none stands beyond the ends of the sentence.
    #[inline]
    fn of(form: Option<&Form>) -> Self {
        Self { shape: shape(form), classes: [class(form, 0), class(form, 1)] }
    }
}
