//! Line ends and control characters.

/// Makes every line end `\n` and takes out control characters; names what it did.
pub(super) fn clean(text: &mut String, repairs: &mut Vec<String>) {
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
}

/// Control characters, and byte order marks inside the text.
fn is_stray(char: char) -> bool {
    (char.is_control() && !matches!(char, '\t' | '\n')) || char == '\u{feff}'
}
