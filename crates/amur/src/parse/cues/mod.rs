//! Words that tell what a line is, from `data/line_cues.tsv`.

mod folded;
mod phrases;

use std::sync::LazyLock;

use super::attributes::{self, Attributes};
use crate::letters::traits;
use crate::tsv;

pub(super) use folded::Folded;
use phrases::Phrases;

/// What cues speak for.
pub(super) const CLASSES: [&str; 14] = [
    "section",
    "byline",
    "source",
    "date",
    "caption",
    "ad",
    "reader",
    "related",
    "boilerplate",
    "note",
    "update",
    "comments",
    "masthead",
    "offer",
];
/// Where in a line they count.
pub(super) const PLACES: [&str; 4] = ["whole", "start", "end", "any"];

/// The attribute of a class and a place.
pub(super) const fn cue(class: usize, place: usize) -> usize {
    attributes::CUES + class * PLACES.len() + place
}

/// The same, of a line that reads like a paragraph.
pub(super) const fn prose_cue(class: usize, place: usize) -> usize {
    cue(class, place) + CLASSES.len() * PLACES.len()
}

/// Indices into [`CLASSES`].
pub(super) const SECTION: usize = 0;
pub(super) const BYLINE: usize = 1;
pub(super) const SOURCE: usize = 2;
pub(super) const DATE: usize = 3;
pub(super) const CAPTION: usize = 4;
pub(super) const AD: usize = 5;
pub(super) const READER: usize = 6;
pub(super) const RELATED: usize = 7;
pub(super) const BOILERPLATE: usize = 8;
pub(super) const NOTE: usize = 9;
pub(super) const UPDATE: usize = 10;
pub(super) const COMMENTS: usize = 11;
pub(super) const MASTHEAD: usize = 12;
/// Indices into [`PLACES`].
pub(super) const WHOLE: usize = 0;
pub(super) const START: usize = 1;
pub(super) const END: usize = 2;
pub(super) const ANY: usize = 3;

struct Cues {
    phrases: Phrases,
    /// Class and place of each.
    cues: Vec<(usize, usize)>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    let mut cues = Vec::new();
    for [class, _, place, cue] in tsv::rows(include_str!("../../../data/line_cues.tsv")) {
        let class = CLASSES.iter().position(|known| *known == class)?;
        let place = PLACES.iter().position(|known| *known == place)?;
        phrases.push(cue);
        cues.push((class, place));
    }
    Some(Cues { phrases: Phrases::new(&phrases), cues })
});

/// Adds the cues of a line; `attribute` tells what a class and a place are.
pub(super) fn mark(line: &Folded, into: &mut Attributes, attribute: fn(usize, usize) -> usize) {
    let Some(known) = CUES.as_ref() else { return };
    // Signs and numbers around the words do not matter: `▶ Comments (6)`, `3 thoughts on …`.
    let text = line.text();
    let is_sign = |char: char| !traits(char).is_alphabetic();
    let from = text.len() - text.trim_start_matches(is_sign).len();
    let to = text.trim_end_matches(is_sign).len();
    let mut reader = None;
    // Words that stand alone elsewhere, one after the other: a menu without marks.
    let (mut alone, mut covered, mut end) = (0, 0, 0);
    for found in known.phrases.find(line) {
        let (class, place) = known.cues[found.phrase];
        if place == WHOLE && found.start >= end {
            (alone, covered, end) = (alone + 1, covered + found.end - found.start, found.end);
        }
        let fits = match place {
            WHOLE => found.start <= from && found.end >= to,
            START => found.start <= from,
            END => found.end >= to,
            _ => true,
        };
        if fits {
            into.insert(attribute(class, place));
            if class == READER && reader.replace(found.start).is_some_and(|before| before != found.start) {
                into.insert(attributes::READER_MORE);
            }
        }
    }
    if alone >= 2 && 2 * covered >= text.len() {
        into.insert(if alone < 4 { attributes::MENU_SOME } else { attributes::MENU_WORDS });
    }
}

/// Whether a line begins with a cue of a class, or is one.
pub(super) fn starts_with(line: &str, class: usize) -> bool {
    let mut folded = Folded::default();
    folded.set(line, true);
    let mut found = Attributes::default();
    mark(&folded, &mut found, cue);
    found.has(cue(class, START)) || found.has(cue(class, WHOLE))
}

/// A number a class.
#[cfg(feature = "html")]
pub(super) type Weights = [f32; CLASSES.len()];

/// How much the words of a line speak for each class; 1 settles what a short line is. For pages, whose elements tell most:
/// what the places count is what they counted on average before a model learned it for plain text.
#[cfg(feature = "html")]
pub(super) fn weights(line: &str) -> Weights {
    const OF_PLACE: [f32; PLACES.len()] = [1.0, 0.8, 0.8, 0.7];
    let mut folded = Folded::default();
    folded.set(line, true);
    let mut found = Attributes::default();
    mark(&folded, &mut found, cue);
    std::array::from_fn(|class| {
        (0..PLACES.len()).filter(|&place| found.has(cue(class, place))).map(|place| OF_PLACE[place]).sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        let rows: Vec<[&str; 4]> = tsv::rows(include_str!("../../../data/line_cues.tsv")).collect();
        let all = tsv::lines(include_str!("../../../data/line_cues.tsv")).count() - 1;
        assert_eq!(rows.len(), all, "a row has another number of columns");
        for [class, _, place, cue] in &rows {
            assert!(CLASSES.contains(class), "{class}");
            assert!(PLACES.contains(place), "{place}");
            let mut folded = Folded::default();
            folded.set(cue, true);
            assert_eq!(*cue, folded.text(), "cues are in the form that lines are compared in");
        }
        assert!(CUES.is_some());
    }

    fn has(line: &str, class: usize, place: usize) -> bool {
        let mut folded = Folded::default();
        folded.set(line, true);
        let mut set = Attributes::default();
        mark(&folded, &mut set, cue);
        set.has(cue(class, place))
    }

    #[test]
    fn places_and_words() {
        assert!(has("Related articles:", RELATED, WHOLE));
        assert!(has("▶ Comments (6)", COMMENTS, WHOLE));
        assert!(!has("Шереметьево по теме", RELATED, WHOLE));
        assert!(!has("Bystander", BYLINE, START));
        assert!(has("By Jane Doe", BYLINE, START));
        assert!(has("两国元首会晤。图：通讯社", CAPTION, ANY));
        assert!(has("ЕЩЁ ПО ТЕМЕ", RELATED, WHOLE));
        assert!(has("A ferry at the pier.PHOTO: Ann Lowe", CAPTION, ANY));
    }
}
