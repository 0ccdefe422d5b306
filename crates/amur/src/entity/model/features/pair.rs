//! Features of two forms that stand beside each other.

use super::{Features, class, lower, shape};
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
    pub(in super::super) const fn first(self) -> isize {
        match self {
            Self::BeforeOwn => -1,
            Self::OwnAfter => 0,
            Self::Before => -2,
            Self::After => 1,
        }
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
            for (level, template) in [(0, 60), (1, 67)] {
                let before = class(first, level);
                features.add(template, mix(before, class(second, level)));
                features.add(template + 2, mix(before, shape(second)));
            }
        }
        PairView::OwnAfter => {
            features.add(21, words);
            features.add(30, mix(lower(second), shape(first)));
            for (level, template) in [(0, 61), (1, 68)] {
                let after = class(second, level);
                features.add(template, mix(class(first, level), after));
                features.add(template + 2, mix(after, shape(first)));
            }
        }
        PairView::Before => features.add(22, words),
        PairView::After => features.add(23, words),
    }
}
