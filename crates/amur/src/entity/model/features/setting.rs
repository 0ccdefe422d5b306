//! Features of few values each: how words are written, and what lists they are in.

use super::{At, Features, NOTHING, shape};
use crate::entity::model::form::Form;
use crate::entity::model::hash::mix;
use crate::entity::model::page::Slot;

/// How a token, two before it and two after it are written.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Shapes<'a> {
    forms: [Option<&'a Form>; 5],
    opening: u64,
}

impl<'a> Shapes<'a> {
    #[inline]
    pub(in super::super) fn of(place: &At<'a>) -> Self {
        Self { forms: [-2, -1, 0, 1, 2].map(|distance| place.form(distance)), opening: place.opening() }
    }

    /// A hash of what the features of these shapes depend on.
    #[inline]
    pub(in super::super) fn key(&self) -> u64 {
        let [before2, before, own, after, after2] =
            self.forms.map(|form| u64::from(form.map_or(u32::MAX, |form| form.shape_number)));
        mix(mix(before2 | before << 32, after | after2 << 32), own | self.opening << 32)
    }
}

/// The features of a token in such writing.
pub(in super::super) fn of_shapes(shapes: &Shapes<'_>, features: &mut impl Features) {
    let [before2, before, own, after, after2] = shapes.forms.map(shape);
    features.add(24, mix(before, own));
    features.add(25, mix(own, after));
    features.add(26, mix(mix(before, own), after));
    features.add(27, mix(mix(before2, before), own));
    features.add(28, mix(mix(after2, after), own));
    features.add(31, mix(shapes.opening, own));
}

/// Names of the gazetteer, phrases, and capitals in large texts: of a token, the one before and the one after.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Lists<'a> {
    slots: [Option<&'a Slot>; 3],
    forms: [Option<&'a Form>; 3],
    own: &'a Form,
    opening: u64,
}

impl<'a> Lists<'a> {
    #[inline]
    pub(in super::super) fn of(place: &At<'a>) -> Self {
        Self {
            slots: [-1, 0, 1].map(|distance| place.slot(distance)),
            forms: [-1, 0, 1].map(|distance| place.form(distance)),
            own: place.own(),
            opening: place.opening(),
        }
    }

    /// A hash of all of it.
    #[inline]
    pub(in super::super) fn key(&self) -> u64 {
        let row = |bits: usize, values: [u64; 3]| values[0] | values[1] << bits | values[2] << (2 * bits);
        let known = self.slots.map(|slot| slot.map_or(0x1f, |slot| u64::from(slot.known)));
        let phrases = self.slots.map(|slot| slot.map_or(1 << 16, |slot| u64::from(slot.phrase)));
        let capitals = self.capitals();
        let written = u64::from(self.own.shape_number) | self.opening << 32;
        mix(row(17, phrases) | row(4, capitals) << 51, written | row(5, known) << 40)
    }

    #[inline]
    fn capitals(&self) -> [u64; 3] {
        self.forms.map(|form| form.map_or(NOTHING, |form| u64::from(form.facts.capitals)))
    }
}

/// The features of a token by these lists.
pub(in super::super) fn of_lists(lists: &Lists<'_>, features: &mut impl Features) {
    let shape = lists.own.short_shape;
    let known = lists.slots.map(|slot| slot.map_or(NOTHING << 8, |slot| u64::from(slot.known)));
    let phrases = lists.slots.map(|slot| slot.map_or(NOTHING << 16, |slot| u64::from(slot.phrase)));
    for ([before, own, after], first) in [(known, 90), (phrases, 95)] {
        features.add(first, mix(own, shape));
        features.add(first + 1, before);
        features.add(first + 2, after);
        features.add(first + 3, mix(before, own));
        features.add(first + 4, mix(own, after));
    }
    let own = phrases[1];
    let flags = (0..16).filter(|bit| own >> bit & 1 == 1);
    features.all(100, flags.clone());
    features.all(101, flags.map(|bit| mix(bit, lists.opening)));
    let [before, own, after] = lists.capitals();
    features.add(102, mix(mix(own, shape), lists.opening));
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
