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

#[cfg(test)]
mod tests;

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
    note("mojibake:windows-1252-as-iso-8859-1", characters::western_controls(text));
    note("line-ends", characters::line_ends(text));
    note("controls", characters::controls(text));
    note("invisible", characters::invisible(text));
    note("ligatures", characters::ligatures(text));
    note("spaces", characters::spaces(text));
    note("nfc", characters::nfc(text));
    note("hyphens", hyphens::repair(text));
}
