//! Damage that scraping and wrong decoding leave in a text, undone. Lines stay lines: none is merged, parted or lost.
//!
//! Each repair is named in `articles.repairs`:
//!
//! | name | what was done |
//! |---|---|
//! | `bom` | a byte order mark was taken off |
//! | `charset:X` | bytes were decoded as X, not UTF-8 |
//! | `entities` | HTML entities were read |
//! | `mojibake:R-as-W` | text in the encoding R that was read as W, and saved again, was read as R |
//! | `controls` | control characters were taken out, and byte order marks inside the text |
//! | `line-ends` | line ends of other systems became `\n` |
//! | `invisible` | soft hyphens, zero-width characters and marks of direction were taken out |
//! | `ligatures` | ligatures of Latin letters were written as letters |
//! | `spaces` | no-break spaces and spaces of odd widths became common ones |
//! | `nfc` | accents were composed |
//! | `hyphens` | hyphens inside words broken at the end of a printed line were taken out |
//!
//! U+FFFD stands for something that was lost before the text came here: it is left, and a diagnostic tells how often.

mod characters;
mod entities;
mod hyphens;
mod mojibake;
mod survey;

#[cfg(test)]
mod tests;

use survey::Survey;

/// A repair; tells whether there was anything to do.
type Step = fn(&mut String) -> bool;

/// Repairs a text and names what it did.
pub(crate) fn repair(text: &mut String, repairs: &mut Vec<String>) {
    let mut note = |name: &str, done: bool| {
        if done && !repairs.iter().any(|repair| repair == name) {
            repairs.push(name.to_owned());
        }
    };
    note("entities", entities::repair(text));
    if let Some(repaired) = mojibake::repair(text) {
        *text = repaired.text;
        repaired.names.iter().for_each(|name| note(name, true));
    }
    let survey = Survey::of(text);
    let steps: [(&str, u8, Step); 7] = [
        ("mojibake:windows-1252-as-iso-8859-1", Survey::WESTERN, characters::western_controls),
        ("line-ends", Survey::LINE_ENDS, characters::line_ends),
        ("controls", Survey::CONTROLS, characters::controls),
        ("invisible", Survey::INVISIBLE, characters::invisible),
        ("ligatures", Survey::LIGATURES, characters::ligatures),
        ("spaces", Survey::SPACES, characters::spaces),
        ("nfc", Survey::ACCENTS, characters::nfc),
    ];
    for (name, repair, step) in steps {
        note(name, survey.has(repair) && step(text));
    }
    note("hyphens", hyphens::repair(text));
}
