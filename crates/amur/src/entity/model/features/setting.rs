//! Features of few values each: how words are written, and what lists they are in.

use super::pair::{PairView, Seen, of_classes};
use super::{At, Features, NOTHING, shape};
use crate::entity::model::hash::mix;

/// How a token, two before it and two after it are written.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Shapes {
    far: [u64; 2],
    near: [Seen; 3],
    opening: u64,
    ideograph: bool,
}

impl Shapes {
    pub(in super::super) fn of(place: &At<'_>) -> Self {
        Self {
            far: [-2, 2].map(|distance| shape(place.form(distance))),
            near: [-1, 0, 1].map(|distance| Seen::of(place.form(distance))),
            opening: place.opening(),
            ideograph: place.own().ideograph,
        }
    }

    /// A hash of what the features of these shapes depend on.
    #[inline]
    pub(in super::super) fn key(&self) -> u64 {
        let [before, own, after] = self.near.map(|seen| seen.shape);
        let shapes = mix(mix(self.far[0], before), mix(after, self.far[1]));
        let all = mix(shapes, mix(own, self.opening));
        if self.ideograph {
            let classes = self.near.map(|seen| mix(seen.classes[0], seen.classes[1]));
            mix(all, mix(mix(classes[0], classes[1]), classes[2]))
        } else {
            all
        }
    }
}

/// The features of a token in such writing. Characters have few classes or none: they are seen here, those of words beside
/// the words ([`of_pair`](super::of_pair)).
pub(in super::super) fn of_shapes(shapes: &Shapes, features: &mut impl Features) {
    let [before, own, after] = shapes.near.map(|seen| seen.shape);
    let [before2, after2] = shapes.far;
    features.add(24, mix(before, own));
    features.add(25, mix(own, after));
    features.add(26, mix(mix(before, own), after));
    features.add(27, mix(mix(before2, before), own));
    features.add(28, mix(mix(after2, after), own));
    features.add(31, mix(shapes.opening, own));
    if shapes.ideograph {
        let [before, own, after] = shapes.near;
        of_classes(before, own, PairView::BeforeOwn, features);
        of_classes(own, after, PairView::OwnAfter, features);
    }
}

/// Names of the gazetteer, phrases, and capitals in large texts: of a token, the one before and the one after.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Lists {
    known: [u64; 3],
    phrases: [u64; 3],
    capitals: [u64; 3],
    shape: u64,
    opening: u64,
}

impl Lists {
    pub(in super::super) fn of(place: &At<'_>) -> Self {
        let slots = [-1, 0, 1].map(|distance| place.slot(distance));
        let forms = [-1, 0, 1].map(|distance| place.form(distance));
        Self {
            known: slots.map(|slot| slot.map_or(NOTHING << 8, |slot| u64::from(slot.known))),
            phrases: slots.map(|slot| slot.map_or(NOTHING << 16, |slot| u64::from(slot.phrase))),
            capitals: forms.map(|form| form.map_or(NOTHING, |form| u64::from(form.facts.capitals))),
            shape: place.own().short_shape,
            opening: place.opening(),
        }
    }

    /// A hash of all of it.
    #[inline]
    pub(in super::super) fn key(&self) -> u64 {
        let row = |values: [u64; 3]| values[0] | values[1] << 20 | values[2] << 40;
        let written = mix(self.shape, self.opening);
        mix(mix(row(self.known), row(self.phrases)), mix(row(self.capitals), written))
    }
}

/// The features of a token by these lists.
pub(in super::super) fn of_lists(lists: &Lists, features: &mut impl Features) {
    for ([before, own, after], first) in [(lists.known, 90), (lists.phrases, 95)] {
        features.add(first, mix(own, lists.shape));
        features.add(first + 1, before);
        features.add(first + 2, after);
        features.add(first + 3, mix(before, own));
        features.add(first + 4, mix(own, after));
    }
    let own = lists.phrases[1];
    let flags = (0..16).filter(|bit| own >> bit & 1 == 1);
    features.all(100, flags.clone());
    features.all(101, flags.map(|bit| mix(bit, lists.opening)));
    let [before, own, after] = lists.capitals;
    features.add(102, mix(mix(own, lists.shape), lists.opening));
    features.add(103, mix(own, before));
    features.add(104, mix(own, after));
}

/// The phrases that start and end at a Chinese character and beside it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Phrases {
    first: [u64; 3],
    last: [u64; 2],
}

impl Phrases {
    pub(in super::super) fn of(place: &At<'_>) -> Self {
        let number = |(flags, length): (u8, u8)| u64::from(flags) << 8 | u64::from(length);
        let none = (0, 9);
        Self {
            first: [-1, 0, 1].map(|distance| number(place.slot(distance).map_or(none, |slot| slot.first))),
            last: [-1, 0].map(|distance| number(place.slot(distance).map_or(none, |slot| slot.last))),
        }
    }

    /// A hash of all of it.
    #[inline]
    pub(in super::super) fn key(&self) -> u64 {
        let first = self.first[0] | self.first[1] << 16 | self.first[2] << 32;
        mix(first, self.last[0] | self.last[1] << 16)
    }
}

/// The features of a character by these phrases.
pub(in super::super) fn of_phrases(phrases: &Phrases, features: &mut impl Features) {
    let ([first_before, first, first_after], [last_before, last]) = (phrases.first, phrases.last);
    features.add(300, first);
    features.add(301, last);
    features.add(302, first_after);
    features.add(303, last_before);
    features.add(304, mix(last_before, first));
    features.add(305, mix(last, first_after));
    features.add(306, mix(first, last));
    features.add(309, mix(first_before, first_after));
}
