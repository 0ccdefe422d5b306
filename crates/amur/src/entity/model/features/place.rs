//! Features that belong to one place alone, and those of other places of the same word.

use super::{At, Features, NOTHING, class, lower};
use crate::entity::model::hash::mix;
use crate::entity::model::page::Writing;

/// The features of a token beyond those that can be kept for others.
pub(in super::super) fn of_place(place: &At<'_>, features: &mut impl Features) {
    if place.own().ideograph {
        ideographs(place, features);
        words(place, features);
    } else {
        classes(place, features);
    }
    if place.own().capital {
        document(place, features);
        within_run(place, features);
        elsewhere(place, features);
    }
}

/// The characters around one, in threes and fours.
fn ideographs<F: Features>(place: &At<'_>, features: &mut F) {
    let [far1, before2, before, own, after, after2, far2] =
        [-3, -2, -1, 0, 1, 2, 3].map(|distance| place.lower(distance));
    let [left, around, right] = [[before2, before, own], [before, own, after], [own, after, after2]]
        .map(|[one, two, three]| mix(mix(one, two), three));
    features.add_words(1, around);
    features.add_words(2, left);
    features.add_words(3, right);
    features.add_words(4, mix(before, after));
    features.add_words(5, far1);
    features.add_words(6, far2);
    features.add_words(7, mix(left, after));
    features.add_words(8, mix(around, after2));
    let slot = &place.line.slots[place.at];
    let phrase = |(flags, length): (u8, u8)| u64::from(flags) << 8 | u64::from(length);
    features.add(307, mix(own, phrase(slot.first)));
    features.add(308, mix(own, phrase(slot.last)));
}

/// The word that a character is in, and those around it.
fn words<F: Features>(place: &At<'_>, features: &mut F) {
    let slot = &place.line.slots[place.at];
    let word = |distance: i32| {
        slot.word.checked_add_signed(distance).and_then(|at| place.line.words.get(at as usize))
    };
    let hash = |distance| word(distance).map_or(NOTHING, |word| word.hash);
    let flags = |distance| word(distance).map_or(NOTHING << 8, |word| u64::from(word.flags));
    let (start, end) = word(0).map_or((0, 1), |word| (word.start as usize, word.end as usize));
    let own_place = u64::from(place.at > start) | u64::from(place.at + 1 < end) << 1;
    let length = (end - start).min(5) as u64;
    let [before2, before, own, after, after2] = [-2, -1, 0, 1, 2].map(hash);
    let [flags_before, flags_own, flags_after] = [-1, 0, 1].map(flags);
    let kind = mix(flags_own, own_place);
    features.add_of_words(310, own, own_place);
    features.add_of_words(311, before, own_place);
    features.add_of_words(312, after, own_place);
    features.add(313, mix(kind, length));
    features.add(314, mix(kind, flags_before));
    features.add(315, mix(kind, flags_after));
    features.add(316, mix(mix(kind, flags_before), flags_after));
    features.add_of_words(317, mix(before, after), kind);
    features.add(318, mix(before2, kind));
    features.add(319, mix(after2, kind));
    features.add_of_words(320, mix(before, own), own_place);
    features.add_of_words(321, mix(own, after), own_place);
}

/// Three classes in a row.
fn classes<F: Features>(place: &At<'_>, features: &mut F) {
    let [before2, before, own, after, after2] = [-2, -1, 0, 1, 2].map(|distance| place.class(distance, 0));
    features.add_words(64, mix(mix(before, own), after));
    features.add_words(65, mix(mix(before2, before), own));
    features.add_words(66, mix(mix(own, after), after2));
}

/// How the document writes the word.
fn document<F: Features>(place: &At<'_>, features: &mut F) {
    let form = place.own();
    let family = place.page.family(form);
    let inside = u64::from(place.at > 0 && place.line.writing == Writing::Running);
    let lower = u64::from(family.lower.min(2));
    let capital = u64::from(family.capital_inside.min(3));
    let upper = u64::from(family.in_capitals.min(2));
    let writing = place.line.writing as u64;
    features.add(120, mix(lower, capital));
    features.add(121, mix(mix(lower, capital), mix(upper, inside * 4 + writing)));
    features.add(122, mix(mix(lower.min(1), u64::from(capital > inside)), mix(form.short_shape, inside)));
}

/// Where the token is in its run of capitals.
fn within_run<F: Features>(place: &At<'_>, features: &mut F) {
    let (start, end) = place.run();
    let (start, end) = (start as usize, end as usize);
    let length = (end - start).min(5) as u64;
    features.add(130, mix(length, (place.at - start).min(4) as u64));
    features.add_of_words(131, lower(place.form_at(start)), u64::from(place.at == start));
    features.add_of_words(132, lower(place.form_at(end - 1)), u64::from(place.at == end - 1));
}

/// Words of a run that may be one name.
const LONGEST_RUN: usize = 6;

/// The longest name that the word is in elsewhere in the document.
fn elsewhere<F: Features>(place: &At<'_>, features: &mut F) {
    let mut longest = (0, 0);
    for (number, at) in place.others() {
        let Some(there) = At::new(place.page, number as usize, at as usize) else { continue };
        let (start, end) = there.run();
        let length = (end - start) as usize;
        if length > longest.0 && length <= LONGEST_RUN {
            longest = (length, there.at - start as usize);
        }
    }
    if longest.0 > 0 {
        let (start, end) = place.run();
        features.add(190, mix(longest.0 as u64, longest.1 as u64));
        features.add(191, mix(longest.0.min(4) as u64, u64::from((end - start).min(4))));
    } else {
        features.add(192, 0);
    }
}

/// The features of a token whose word stands at this other place in the document.
pub(in super::super) fn of_other(there: &At<'_>, features: &mut impl Features) {
    let (start, end) = there.run();
    let (start, end) = (start as usize, end as usize);
    let before = start.checked_sub(1).and_then(|at| there.form_at(at));
    let after = there.form_at(end);
    features.add_words(180, lower(before));
    features.add_words(181, lower(after));
    features.add(182, class(before, 1));
    features.add(183, class(after, 1));
    if start < there.at {
        features.add_words(184, lower(there.form_at(start)));
        features.add(185, class(there.form(-1), 1));
    }
    if there.at + 1 < end {
        features.add_words(186, lower(there.form_at(end - 1)));
        features.add(187, class(there.form_at(end - 1), 1));
    }
}
