//! What stands around a known place and makes it somebody or something else.

use crate::EntityType;
use crate::entity::names::{is_compass, is_honorific};

use super::alias::{Alias, Script};

/// Whether the place or nation at `start..end` of a sentence is part of another name there.
///
/// "Ms. Georgia" is a person, «Архангельск» in quotation marks a ship or a club, «Северо-Западный» not the west. A
/// gazetteer of the user is believed.
pub(super) fn is_other(alias: &Alias, sentence: &str, start: usize, end: usize) -> bool {
    if alias.rank == 0 || !matches!(alias.kind, EntityType::Loc | EntityType::Norp) {
        return false;
    }
    let before = &sentence[..start];
    if let Some(word) = before.strip_suffix('-') {
        return is_compass(last_word(word));
    }
    let quoted = before.ends_with('«') && sentence[end..].starts_with('»');
    (quoted && alias.script == Script::Cyrillic)
        || before
            .strip_suffix([' ', '\u{a0}'])
            .is_some_and(|before| !alias.text.contains(' ') && is_honorific(last_word(before)))
}

/// The word that a text ends with.
fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|char: char| !char.is_alphabetic() && char != '.')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}
