//! The features of tokens, the same for training and tagging.
//!
//! Every feature is a hash of its template's number and its value. Those that depend on one word form alone, by its
//! distance from the token, are in [`of_form`]: a tagger sums their rows once a form. The rest is in [`of_place`].

use super::form::{Form, character_runs, prefix, suffix};
use super::hash::mix;
use super::page::{Line, Page, Slot, Writing};

/// Distances, in tokens, at which a form has features by itself.
pub(super) const DISTANCES: [isize; 5] = [0, -1, 1, -2, 2];

/// What stands beyond the ends of a sentence.
const NOTHING: u64 = 7;

/// Numbers of templates: one each, in the order of use.
struct Templates<'a, F: FnMut(u64)> {
    next: u64,
    emit: &'a mut F,
}

impl<F: FnMut(u64)> Templates<'_, F> {
    /// A feature of the next template.
    #[inline]
    fn add(&mut self, value: u64) {
        (self.emit)(mix(value, self.next));
        self.next += 1;
    }

    /// Several features of the next template.
    #[inline]
    fn all(&mut self, values: impl Iterator<Item = u64>) {
        for value in values {
            (self.emit)(mix(value, self.next));
        }
        self.next += 1;
    }

    /// Leaves templates out.
    fn skip(&mut self, templates: u64) {
        self.next += templates;
    }
}

/// The features of a token that stands at `distance` from the form.
pub(super) fn of_form(form: &Form, distance: isize, emit: &mut impl FnMut(u64)) {
    let first = match distance {
        0 => 1000,
        -1 => 1100,
        1 => 1200,
        -2 => 1300,
        _ => 1400,
    };
    let mut features = Templates { next: first, emit };
    match distance {
        0 => own(form, &mut features),
        -1 | 1 => beside(form, &mut features),
        _ => near(form, &mut features),
    }
}

fn own<F: FnMut(u64)>(form: &Form, features: &mut Templates<'_, F>) {
    features.add(0);
    features.add(form.exact);
    features.add(form.lower);
    features.add(form.shape);
    features.add(form.short_shape);
    for length in 1..=4 {
        let hash = |part: Option<&str>| part.map(super::hash::of);
        let (head, tail) = (hash(prefix(&form.letters, length)), hash(suffix(&form.letters, length)));
        features.all(head.into_iter());
        features.all(tail.into_iter());
    }
    features.add(mix(form.suffix, form.short_shape));
    for class in form.facts.classes.map(u64::from) {
        features.add(class);
        features.add(mix(class, form.short_shape));
    }
    features.add(mix(u64::from(form.facts.capitals), form.short_shape));
    features.add(mix(form.lists, form.short_shape));
    features.all((0..9).filter(|bit| form.lists >> bit & 1 == 1));
    let number = features.next;
    if form.capital {
        character_runs(&form.letters, |run| (features.emit)(mix(run, number)));
    }
}

fn beside<F: FnMut(u64)>(form: &Form, features: &mut Templates<'_, F>) {
    near(form, features);
    features.add(form.suffix);
    features.add(form.lists);
    features.add(u64::from(form.facts.capitals));
    features.all((0..9).filter(|bit| form.lists >> bit & 1 == 1));
}

fn near<F: FnMut(u64)>(form: &Form, features: &mut Templates<'_, F>) {
    features.add(form.lower);
    features.add(form.short_shape);
    for class in form.facts.classes.map(u64::from) {
        features.add(class);
    }
}

/// The place whose features are asked for.
#[derive(Clone, Copy)]
struct At<'a> {
    page: &'a Page,
    line: &'a Line,
    number: usize,
    at: usize,
}

impl<'a> At<'a> {
    fn slot(&self, distance: isize) -> Option<&'a Slot> {
        self.at.checked_add_signed(distance).and_then(|at| self.line.slots.get(at))
    }

    fn form(&self, distance: isize) -> Option<&'a Form> {
        self.slot(distance).map(|slot| self.page.form(slot))
    }

    fn form_at(&self, at: usize) -> Option<&'a Form> {
        self.line.slots.get(at).map(|slot| self.page.form(slot))
    }

    fn lower(&self, distance: isize) -> u64 {
        lower(self.form(distance))
    }

    fn shape(&self, distance: isize) -> u64 {
        self.form(distance).map_or(NOTHING, |form| form.short_shape)
    }

    fn class(&self, distance: isize, level: usize) -> u64 {
        class(self.form(distance), level)
    }
}

fn lower(form: Option<&Form>) -> u64 {
    form.map_or(NOTHING, |form| form.lower)
}

fn class(form: Option<&Form>, level: usize) -> u64 {
    form.map_or(NOTHING << 32, |form| u64::from(form.facts.classes[level]))
}

/// The features of a token beyond those of the forms around it.
pub(super) fn of_place(page: &Page, number: usize, at: usize, emit: &mut impl FnMut(u64)) {
    let line = &page.lines[number];
    let place = At { page, line, number, at };
    let form = page.form(&line.slots[at]);
    let mut features = Templates { next: 1, emit };
    if form.ideograph {
        ideographs(&place, &mut features);
    }
    features.next = 20;
    pairs(&place, form, &mut features);
    features.next = 60;
    classes(&place, form, &mut features);
    features.next = 90;
    lists(&place, form, &mut features);
    if !form.capital {
        return;
    }
    features.next = 120;
    document(&place, form, &mut features);
    features.next = 130;
    run(&place, &mut features);
    features.next = 170;
    far(&place, &mut features);
    features.next = 180;
    elsewhere(&place, form, &mut features);
}

/// Two and three words in a row, and how they are written.
fn pairs<F: FnMut(u64)>(place: &At<'_>, form: &Form, features: &mut Templates<'_, F>) {
    let [before2, before, after, after2] = [-2, -1, 1, 2].map(|distance| place.lower(distance));
    features.add(mix(before, form.lower));
    features.add(mix(form.lower, after));
    features.add(mix(before2, before));
    features.add(mix(after, after2));
    let [shape2, shape1, shape3, shape4] = [-2, -1, 1, 2].map(|distance| place.shape(distance));
    let shape = form.short_shape;
    features.add(mix(shape1, shape));
    features.add(mix(shape, shape3));
    features.add(mix(mix(shape1, shape), shape3));
    features.add(mix(mix(shape2, shape1), shape));
    features.add(mix(mix(shape4, shape3), shape));
    features.add(mix(before, shape));
    features.add(mix(after, shape));
    features.add(mix(opening(place), shape));
}

/// How the line is written, and whether the token opens it.
fn opening(place: &At<'_>) -> u64 {
    place.line.writing as u64 * 2 + u64::from(place.at == 0)
}

/// The characters around one, in twos and threes.
fn ideographs<F: FnMut(u64)>(place: &At<'_>, features: &mut Templates<'_, F>) {
    let [far1, before2, before, own, after, after2, far2] =
        [-3, -2, -1, 0, 1, 2, 3].map(|distance| place.lower(distance));
    features.add(mix(mix(before, own), after));
    features.add(mix(mix(before2, before), own));
    features.add(mix(mix(own, after), after2));
    features.add(mix(before, after));
    features.add(far1);
    features.add(far2);
    features.add(mix(mix(mix(before2, before), own), after));
    features.add(mix(mix(mix(before, own), after), after2));
    let phrase = |(flags, length): (u8, u8)| u64::from(flags) << 8 | u64::from(length);
    let none = (0, 9);
    let first = |distance| phrase(place.slot(distance).map_or(none, |slot| slot.first));
    let last = |distance| phrase(place.slot(distance).map_or(none, |slot| slot.last));
    features.next = 300;
    features.add(first(0));
    features.add(last(0));
    features.add(first(1));
    features.add(last(-1));
    features.add(mix(last(-1), first(0)));
    features.add(mix(last(0), first(1)));
    features.add(mix(first(0), last(0)));
    features.add(mix(own, first(0)));
    features.add(mix(own, last(0)));
    features.add(mix(first(-1), first(1)));
}

fn classes<F: FnMut(u64)>(place: &At<'_>, form: &Form, features: &mut Templates<'_, F>) {
    for level in 0..2 {
        let own = u64::from(form.facts.classes[level]);
        let [before2, before, after, after2] = [-2, -1, 1, 2].map(|distance| place.class(distance, level));
        features.add(mix(before, own));
        features.add(mix(own, after));
        features.add(mix(before, form.short_shape));
        features.add(mix(after, form.short_shape));
        if level == 0 {
            features.add(mix(mix(before, own), after));
            features.add(mix(mix(before2, before), own));
            features.add(mix(mix(own, after), after2));
        }
    }
}

/// Names of the gazetteer, phrases, and capitals in large texts.
fn lists<F: FnMut(u64)>(place: &At<'_>, form: &Form, features: &mut Templates<'_, F>) {
    let known = |distance| place.slot(distance).map_or(NOTHING << 8, |slot| u64::from(slot.known));
    let [before, own, after] = [-1, 0, 1].map(known);
    features.add(mix(own, form.short_shape));
    features.add(before);
    features.add(after);
    features.add(mix(before, own));
    features.add(mix(own, after));
    let phrase = |distance| place.slot(distance).map_or(NOTHING << 16, |slot| u64::from(slot.phrase));
    let [before, own, after] = [-1, 0, 1].map(phrase);
    features.add(mix(own, form.short_shape));
    features.add(before);
    features.add(after);
    features.add(mix(before, own));
    features.add(mix(own, after));
    features.all((0..16).filter(|bit| own >> bit & 1 == 1));
    features.all((0..16).filter(|bit| own >> bit & 1 == 1).map(|bit| mix(bit, opening(place))));
    let capitals = |distance| place.form(distance).map_or(NOTHING, |form| u64::from(form.facts.capitals));
    features.add(mix(mix(capitals(0), form.short_shape), opening(place)));
    features.add(mix(capitals(0), capitals(-1)));
    features.add(mix(capitals(0), capitals(1)));
}

/// How the document writes the word.
fn document<F: FnMut(u64)>(place: &At<'_>, form: &Form, features: &mut Templates<'_, F>) {
    let family = place.page.family(form);
    let inside = u64::from(place.at > 0 && place.line.writing == Writing::Running);
    let lower = u64::from(family.lower.min(2));
    let capital = u64::from(family.capital_inside.min(3));
    let upper = u64::from(family.in_capitals.min(2));
    let writing = place.line.writing as u64;
    features.add(mix(lower, capital));
    features.add(mix(mix(lower, capital), mix(upper, inside * 4 + writing)));
    features.add(mix(mix(lower.min(1), u64::from(capital > inside)), mix(form.short_shape, inside)));
}

/// The run of capitalised words around the token.
fn run<F: FnMut(u64)>(place: &At<'_>, features: &mut Templates<'_, F>) {
    let (start, end) = place.line.slots[place.at].run;
    let (start, end) = (start as usize, end as usize);
    let length = (end - start).min(5) as u64;
    let (head, tail) = (place.form_at(start), place.form_at(end - 1));
    let before = start.checked_sub(1).and_then(|at| place.form_at(at));
    let before2 = start.checked_sub(2).and_then(|at| place.form_at(at));
    let (after, after2) = (place.form_at(end), place.form_at(end + 1));
    features.add(mix(length, (place.at - start).min(4) as u64));
    features.add(mix(lower(head), u64::from(place.at == start)));
    features.add(mix(lower(tail), u64::from(place.at == end - 1)));
    features.add(class(tail, 1));
    features.add(tail.map_or(0, |form| form.suffix));
    features.add(class(head, 1));
    features.add(lower(before));
    features.add(lower(after));
    features.add(mix(lower(before), length));
    features.add(mix(lower(after), length));
    features.add(class(before, 1));
    features.add(class(after, 1));
    features.add(mix(lower(before2), lower(before)));
    features.add(mix(lower(after), lower(after2)));
    features.add(mix(mix(class(before, 0), class(after, 0)), length));
    let slots = &place.line.slots[start..end];
    let (all, any) =
        slots.iter().fold((u16::MAX, 0), |(all, any), slot| (all & slot.phrase, any | slot.phrase));
    features.add(mix(u64::from(all), length));
    features.add(u64::from(any));
    let lists = (start..end).filter_map(|at| place.form_at(at)).fold(0, |lists, form| lists | form.lists);
    features.add(mix(lists, length));
    features.add(head.map_or(0, |form| mix(form.lists, length)));
    features.add(tail.map_or(0, |form| mix(form.lists, length)));
    wider_run(place, start, end, features);
}

/// What stands on the other side of a small word: "Bank" of the run "England" in "Bank of England".
fn wider_run<F: FnMut(u64)>(place: &At<'_>, start: usize, end: usize, features: &mut Templates<'_, F>) {
    let connects = |at: Option<usize>| at.and_then(|at| place.form_at(at)).is_some_and(|form| form.connector);
    let capital = |at: Option<usize>| at.and_then(|at| place.form_at(at)).filter(|form| form.capital);
    let before = |distance: usize| start.checked_sub(distance);
    let neighbour = |near: Option<usize>, next: Option<usize>, last: Option<usize>| {
        let beyond = || connects(next).then(|| capital(last)).flatten();
        connects(near).then(|| capital(next).or_else(beyond)).flatten()
    };
    features.all(neighbour(before(1), before(2), before(3)).map(|form| form.lower).into_iter());
    let after = neighbour(Some(end), Some(end + 1), Some(end + 2));
    features.all(after.map(|form| form.lower).into_iter());
}

/// Words of the sentence a little further away.
fn far<F: FnMut(u64)>(place: &At<'_>, features: &mut Templates<'_, F>) {
    let forms = |distances: std::ops::RangeInclusive<isize>, sign: isize| {
        let place = *place;
        distances.filter_map(move |distance| place.form(distance * sign))
    };
    features.all(forms(3..=6, -1).map(|form| form.lower));
    features.all(forms(3..=6, 1).map(|form| form.lower));
    features.all(forms(3..=5, -1).map(|form| u64::from(form.facts.classes[1])));
    features.all(forms(3..=5, 1).map(|form| u64::from(form.facts.classes[1])));
}

/// Other occurrences of the word in the document that are looked at.
const OTHERS: usize = 3;
/// Words of a run that may be one name.
const LONGEST_RUN: usize = 6;

/// What stands around other occurrences of the word in the document, and the longest name they are in.
fn elsewhere<F: FnMut(u64)>(place: &At<'_>, form: &Form, features: &mut Templates<'_, F>) {
    let own = (place.number as u32, place.at as u32);
    let first = features.next;
    let mut longest = (0, 0);
    let others = place.page.family(form).places.iter().filter(|other| **other != own);
    for (count, (number, at)) in others.enumerate() {
        let (number, at) = (*number as usize, *at as usize);
        let line = &place.page.lines[number];
        let there = At { page: place.page, line, number, at };
        let (start, end) = line.slots[at].run;
        let (start, end) = (start as usize, end as usize);
        let length = end - start;
        if length > longest.0 && length <= LONGEST_RUN {
            longest = (length, at - start);
        }
        if count < OTHERS {
            features.next = first;
            around(&there, start, end, features);
        }
    }
    features.next = first + 10;
    if longest.0 > 0 {
        let run = place.line.slots[place.at].run;
        features.add(mix(longest.0 as u64, longest.1 as u64));
        features.add(mix(longest.0.min(4) as u64, u64::from((run.1 - run.0).min(4))));
    } else {
        features.skip(2);
        features.add(0);
    }
}

fn around<F: FnMut(u64)>(there: &At<'_>, start: usize, end: usize, features: &mut Templates<'_, F>) {
    let before = start.checked_sub(1).and_then(|at| there.form_at(at));
    let after = there.form_at(end);
    features.add(lower(before));
    features.add(lower(after));
    features.add(class(before, 1));
    features.add(class(after, 1));
    if start < there.at {
        features.add(lower(there.form_at(start)));
        features.add(class(there.form(-1), 1));
    } else {
        features.skip(2);
    }
    if there.at + 1 < end {
        features.add(lower(there.form_at(end - 1)));
        features.add(class(there.form_at(end - 1), 1));
    }
}
