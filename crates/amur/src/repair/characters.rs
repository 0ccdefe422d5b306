//! Characters that a text is better without: line ends of other systems, controls, what shows nothing, ligatures, odd
//! spaces, decomposed accents.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Line ends of all systems and of Unicode become `\n`.
pub(super) fn line_ends(text: &mut String) -> bool {
    if !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        return false;
    }
    *text =
        text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    true
}

/// The controls U+0080 to U+009F are what Latin-1 makes of the quotation marks and dashes of windows-1252.
pub(super) fn western_controls(text: &mut String) -> bool {
    let is_western = |char: char| ('\u{80}'..='\u{9f}').contains(&char) && char != '\u{85}';
    if !text.contains(is_western) {
        return false;
    }
    let read = |char: char| match u8::try_from(u32::from(char)) {
        Ok(byte @ 0x80..=0x9F) => {
            let bytes = [byte];
            let decoded = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0;
            decoded.chars().next().unwrap_or(char)
        }
        _ => char,
    };
    let western: String = text.chars().map(read).collect();
    let changed = western != *text;
    *text = western;
    changed
}

/// Takes out control characters, and byte order marks inside the text.
pub(super) fn controls(text: &mut String) -> bool {
    remove(text, |char| (char.is_control() && !matches!(char, '\t' | '\n')) || char == '\u{feff}')
}

/// Takes out soft hyphens, zero-width spaces, marks of direction, and joiners between letters that do not join.
pub(super) fn invisible(text: &mut String) -> bool {
    let removed = remove(text, |char| {
        matches!(
            char,
            '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{206f}'
        )
    });
    joiners(text) || removed
}

/// Takes out zero-width joiners and non-joiners behind letters of scripts that have no use for them.
fn joiners(text: &mut String) -> bool {
    if !text.contains(['\u{200c}', '\u{200d}']) {
        return false;
    }
    let length = text.len();
    let mut before = ' ';
    text.retain(|char| {
        let is_joiner = matches!(char, '\u{200c}' | '\u{200d}');
        let is_useless = before < '\u{590}' || ('\u{3000}'..'\u{a000}').contains(&before);
        if !is_joiner {
            before = char;
        }
        !(is_joiner && is_useless)
    });
    text.len() != length
}

/// Writes the ligatures of Latin letters as the letters.
pub(super) fn ligatures(text: &mut String) -> bool {
    if !text.contains(|char| matches!(char, '\u{fb00}'..='\u{fb06}')) {
        return false;
    }
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{fb00}' => plain.push_str("ff"),
            '\u{fb01}' => plain.push_str("fi"),
            '\u{fb02}' => plain.push_str("fl"),
            '\u{fb03}' => plain.push_str("ffi"),
            '\u{fb04}' => plain.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => plain.push_str("st"),
            char => plain.push(char),
        }
    }
    *text = plain;
    true
}

/// Makes no-break spaces and spaces of other widths common ones; the ideographic space stays.
pub(super) fn spaces(text: &mut String) -> bool {
    let is_odd = |char| matches!(char, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}');
    if !text.contains(is_odd) {
        return false;
    }
    *text = text.replace(is_odd, " ");
    true
}

/// Composes accents.
pub(super) fn nfc(text: &mut String) -> bool {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return false;
    }
    let composed: String = text.nfc().collect();
    let changed = composed != *text;
    *text = composed;
    changed
}

/// Takes out characters; whether there were any.
fn remove(text: &mut String, unwanted: impl Fn(char) -> bool) -> bool {
    let found = text.contains(&unwanted);
    if found {
        text.retain(|char| !unwanted(char));
    }
    found
}
