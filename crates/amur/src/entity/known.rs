//! Matches of the gazetteer to names that do not overlap: institutions join the country beside them.

use crate::{Block, Country, EntityType, Sentence, Span};

use super::gazetteer::{Gazetteer, Match, Matches, Target};
use super::part::{Place, is_part};

/// Countries whose people put the family name first.
pub(crate) const FAMILY_NAME_FIRST: [&str; 7] = ["CHN", "TWN", "HKG", "VNM", "KOR", "PRK", "SGP"];

/// A name that the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Known {
    pub(crate) span: Span,
    pub(crate) what: What,
    pub(crate) by_user: bool,
}

/// What a known name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    /// Index of an entry.
    Entry(u32),
    /// Index of an institution, of a country if one stands beside it.
    Institution(u32, Option<Country>),
}

impl Known {
    /// Its type.
    pub(crate) fn kind(&self, gazetteer: &Gazetteer) -> EntityType {
        match self.what {
            What::Entry(index) => gazetteer.entry(index).kind,
            What::Institution(..) => EntityType::Org,
        }
    }
}

/// The known names of every sentence, by their start, none overlapping another, and none but a part of a longer name.
pub(crate) fn known(
    gazetteer: &Gazetteer,
    text: &str,
    blocks: &[Block],
    sentences: &[Sentence],
    matches: &Matches,
) -> Vec<Vec<Known>> {
    let mut candidates = Vec::new();
    (0..)
        .zip(sentences)
        .map(|(number, sentence)| {
            candidates.clear();
            for found in matches.of(number) {
                match found.target {
                    Target::Entry(index) => candidates.push(Known {
                        span: found.span,
                        what: What::Entry(index),
                        by_user: found.by_user,
                    }),
                    Target::Institution(index) => {
                        compose(gazetteer, text, found, index, matches.of(number), &mut candidates);
                    }
                }
            }
            let names = longest(&mut candidates);
            let lang = blocks[sentence.block as usize].language.lang;
            let place = Place { gazetteer, text, sentence: sentence.span, lang };
            names.iter().filter(|one| !is_part(&place, one, &names)).copied().collect()
        })
        .collect()
}

/// Adds an institution with each country beside it, and alone if it is a name by itself.
fn compose(
    gazetteer: &Gazetteer,
    text: &str,
    head: &Match,
    index: u32,
    all: &[Match],
    candidates: &mut Vec<Known>,
) {
    let mut add = |span, country| {
        candidates.push(Known { span, what: What::Institution(index, country), by_user: false });
    };
    for beside in all {
        let Target::Entry(entry) = beside.target else { continue };
        if !gazetteer.is_state(entry) {
            continue;
        }
        let entry = gazetteer.entry(entry);
        if beside.span.end <= head.span.start
            && joins_before(&text[beside.span.end as usize..head.span.start as usize])
        {
            add(Span { start: beside.span.start, end: head.span.end }, entry.country);
        } else if beside.span.start >= head.span.end
            && entry.kind == EntityType::Loc
            && joins_after(&text[head.span.end as usize..beside.span.start as usize])
        {
            add(Span { start: head.span.start, end: beside.span.end }, entry.country);
        }
    }
    if stands_alone(head.span.of(text)) {
        add(head.span, None);
    }
}

/// What stands between a country and its institution: "Russian Foreign Ministry", "Russia's Foreign Ministry", 俄罗斯外交部.
fn joins_before(gap: &str) -> bool {
    matches!(gap, "" | " " | "'s " | "’s " | "\u{a0}")
}

/// What stands between an institution and its country: "Ministry of Defence of Russia", «МИД России», "Bộ Ngoại giao Nga".
fn joins_after(gap: &str) -> bool {
    matches!(gap, " " | " of " | " of the " | "\u{a0}")
}

/// Whether a head is a name without a country: several words that begin with a capital, an acronym, a Chinese term.
fn stands_alone(head: &str) -> bool {
    let mut letters = head.chars().filter(|char| char.is_alphabetic());
    let first = letters.next();
    if first.is_some_and(|char| !char.is_uppercase() && !char.is_lowercase()) {
        return head.chars().count() > 2;
    }
    let acronym = head.chars().count() > 2 && head.chars().all(char::is_uppercase);
    acronym || (first.is_some_and(char::is_uppercase) && head.contains(' '))
}

/// Keeps the user's and then the longest of overlapping names, in the order of the text.
fn longest(candidates: &mut [Known]) -> Vec<Known> {
    candidates.sort_by_key(|one| {
        (
            !one.by_user,
            std::cmp::Reverse(one.span.len()),
            one.span.start,
            matches!(one.what, What::Institution(..)),
        )
    });
    let mut kept: Vec<Known> = Vec::with_capacity(candidates.len());
    for one in candidates.iter() {
        if !kept.iter().any(|other| other.span.overlaps(one.span)) {
            kept.push(*one);
        }
    }
    kept.sort_by_key(|one| one.span.start);
    kept
}
