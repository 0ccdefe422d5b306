//! Words that tell what a line is, from `data/line_cues.tsv`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::attributes::{self, Attributes};
use crate::script::is_han;
use crate::tsv;

/// What cues speak for.
pub(super) const CLASSES: [&str; 11] = [
    "section", "byline", "source", "date", "caption", "ad", "reader", "related", "boilerplate", "note", "update",
];
/// Where in a line they count.
pub(super) const PLACES: [&str; 4] = ["whole", "start", "end", "any"];

/// The attribute of a class and a place.
pub(super) const fn cue(class: usize, place: usize) -> usize {
    attributes::CUES + class * PLACES.len() + place
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
pub(super) const UPDATE: usize = 10;
/// Indices into [`PLACES`].
pub(super) const WHOLE: usize = 0;
pub(super) const START: usize = 1;
pub(super) const END: usize = 2;

struct Cues {
    matcher: AhoCorasick,
    /// Class and place of each pattern.
    cues: Vec<(usize, usize)>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut cues = Vec::new();
    for [class, _, place, cue] in tsv::rows(include_str!("../../data/line_cues.tsv")) {
        let class = CLASSES.iter().position(|known| *known == class)?;
        let place = PLACES.iter().position(|known| *known == place)?;
        let mut folded = String::new();
        fold_into(&mut folded, cue);
        patterns.push(folded);
        cues.push((class, place));
    }
    Some(Cues { matcher: AhoCorasick::new(patterns).ok()?, cues })
});

/// Appends a text in lower case, with narrow punctuation and without the two dots of `ё`.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            'A'..='Z' => folded.push(char.to_ascii_lowercase()),
            '\0'..='\u{7f}' => folded.push(char),
            '\u{ff01}'..='\u{ff5e}' => {
                // The wide forms stand in the order of ASCII.
                let narrow = char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char);
                folded.push(narrow.to_ascii_lowercase());
            }
            'ё' | 'Ё' => folded.push('е'),
            '’' => folded.push('\''),
            '\u{a0}' | '\u{3000}' => folded.push(' '),
            _ => folded.extend(char.to_lowercase()),
        }
    }
}

/// Adds the cues of a folded line.
pub(super) fn mark(line: &str, into: &mut Attributes) {
    let Some(known) = CUES.as_ref() else { return };
    // Signs around the words do not matter, nor a number behind them: `▶ Comments (6)`.
    let from = line.len() - line.trim_start_matches(|char: char| !char.is_alphanumeric()).len();
    let to = line.trim_end_matches(|char: char| !char.is_alphabetic()).len();
    let mut readers = 0;
    for found in known.matcher.find_overlapping_iter(line) {
        let (class, place) = known.cues[found.pattern().as_usize()];
        let fits = match place {
            WHOLE => found.start() <= from && found.end() >= to,
            START => found.start() <= from,
            END => found.end() >= to,
            _ => true,
        };
        if fits && is_bounded(line, found.start(), found.end()) {
            into.insert(cue(class, place));
            readers += usize::from(class == READER);
        }
    }
    if readers > 1 {
        into.insert(attributes::READER_MORE);
    }
}

/// Whether a match does not begin or end inside a word of an alphabet.
fn is_bounded(line: &str, start: usize, end: usize) -> bool {
    let joins = |left: Option<char>, right: Option<char>| match (left, right) {
        (Some(left), Some(right)) => {
            left.is_alphabetic() && right.is_alphabetic() && !is_han(left) && !is_han(right)
        }
        _ => false,
    };
    let inside = &line[start..end];
    !joins(line[..start].chars().next_back(), inside.chars().next())
        && !joins(inside.chars().next_back(), line[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        let rows: Vec<[&str; 4]> = tsv::rows(include_str!("../../data/line_cues.tsv")).collect();
        let all = tsv::lines(include_str!("../../data/line_cues.tsv")).count() - 1;
        assert_eq!(rows.len(), all, "a row has another number of columns");
        for [class, _, place, cue] in &rows {
            assert!(CLASSES.contains(class), "{class}");
            assert!(PLACES.contains(place), "{place}");
            assert_eq!(*cue, cue.to_lowercase(), "cues are in lower case");
        }
        assert!(CUES.is_some());
    }

    fn has(line: &str, class: usize, place: usize) -> bool {
        let mut folded = String::new();
        fold_into(&mut folded, line);
        let mut set = Attributes::default();
        mark(&folded, &mut set);
        set.has(cue(class, place))
    }

    #[test]
    fn places_and_words() {
        assert!(has("Related articles:", RELATED, WHOLE));
        assert!(has("▶ Comments (6)", BOILERPLATE, WHOLE));
        assert!(!has("Шереметьево по теме", RELATED, WHOLE));
        assert!(!has("Bystander", BYLINE, START));
        assert!(has("By Jane Doe", BYLINE, START));
        assert!(has("两国元首会晤。图：通讯社", CAPTION, 3));
        assert!(has("ЕЩЁ ПО ТЕМЕ", RELATED, WHOLE));
    }
}
