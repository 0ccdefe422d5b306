//! Line ends, control characters, characters that show nothing, decomposed accents.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Makes every line end `\n` and takes out control characters; names what it did.
pub(crate) fn clean(text: &mut String, repairs: &mut Vec<String>) {
    if text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        *text = text
            .replace("\r\n", "\n")
            .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
        repairs.push("line-ends".to_owned());
    }
    if text.contains(is_stray) {
        text.retain(|char| !is_stray(char));
        repairs.push("controls".to_owned());
    }
    if text.contains(is_invisible) {
        text.retain(|char| !is_invisible(char));
        repairs.push("invisible".to_owned());
    }
    if !text.is_ascii() && is_nfc_quick(text.chars()) != IsNormalized::Yes {
        let composed: String = text.nfc().collect();
        if composed != *text {
            *text = composed;
            repairs.push("nfc".to_owned());
        }
    }
}

/// Soft hyphens, zero-width spaces and joiners between letters, marks of direction.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
}

/// Control characters, and byte order marks inside the text.
fn is_stray(char: char) -> bool {
    (char.is_control() && !matches!(char, '\t' | '\n')) || char == '\u{feff}'
}
