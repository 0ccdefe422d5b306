//! Features of the run of capitalised words around a token, the same for all of its tokens.

use super::{At, Features, class, lower};
use crate::entity::model::form::Form;
use crate::entity::model::hash::mix;

/// The features of the tokens of a run.
pub(in super::super) fn of_run(place: &At<'_>, features: &mut impl Features) {
    let (start, end) = place.run();
    let (start, end) = (start as usize, end as usize);
    let length = (end - start).min(5) as u64;
    let (head, tail) = (place.form_at(start), place.form_at(end - 1));
    let before = start.checked_sub(1).and_then(|at| place.form_at(at));
    let before2 = start.checked_sub(2).and_then(|at| place.form_at(at));
    let (after, after2) = (place.form_at(end), place.form_at(end + 1));
    features.add(133, class(tail, 1));
    features.add(134, tail.map_or(0, |form| form.suffix));
    features.add(135, class(head, 1));
    features.add_words(136, lower(before));
    features.add_words(137, lower(after));
    features.add_of_words(138, lower(before), length);
    features.add_of_words(139, lower(after), length);
    features.add(140, class(before, 1));
    features.add(141, class(after, 1));
    features.add_words(142, mix(lower(before2), lower(before)));
    features.add_words(143, mix(lower(after), lower(after2)));
    features.add(144, mix(mix(class(before, 0), class(after, 0)), length));
    let slots = &place.line.slots[start..end];
    let (all, any) =
        slots.iter().fold((u16::MAX, 0), |(all, any), slot| (all & slot.phrase, any | slot.phrase));
    features.add(145, mix(u64::from(all), length));
    features.add(146, u64::from(any));
    let lists = slots.iter().fold(0, |lists, slot| lists | place.page.form(slot).lists);
    features.add(147, mix(lists, length));
    features.add(148, head.map_or(0, |form| mix(form.lists, length)));
    features.add(149, tail.map_or(0, |form| mix(form.lists, length)));
    beyond(place, start, end, features);
}

/// What stands on the other side of a small word: "Bank" of the run "England" in "Bank of England".
fn beyond<F: Features>(place: &At<'_>, start: usize, end: usize, features: &mut F) {
    let connects = |at: Option<usize>| at.and_then(|at| place.form_at(at)).is_some_and(|form| form.connector);
    let capital = |at: Option<usize>| at.and_then(|at| place.form_at(at)).filter(|form| form.capital);
    let before = |distance: usize| start.checked_sub(distance);
    let neighbour = |near: Option<usize>, next: Option<usize>, last: Option<usize>| -> Option<&Form> {
        let beyond = || connects(next).then(|| capital(last)).flatten();
        connects(near).then(|| capital(next).or_else(beyond)).flatten()
    };
    features.all(150, neighbour(before(1), before(2), before(3)).map(|form| form.lower).into_iter());
    let after = neighbour(Some(end), Some(end + 1), Some(end + 2));
    features.all(151, after.map(|form| form.lower).into_iter());
}
