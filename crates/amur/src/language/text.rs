//! A text as it is read: without addresses, with composed letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::script::has_marks;
use crate::letters::find_byte;

/// Bytes of a text by which its script is told.
const SAMPLE: usize = 1200;
/// Bytes below which addresses are left out of a text: in longer ones they do not matter.
const SHORT: usize = 300;

/// The first bytes of a text.
pub(super) fn sample(text: &str) -> &str {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Whether one letter in twenty is written in Vietnamese alone: no language that the table lacks has them.
pub(super) fn is_vietnamese(text: &str) -> bool {
    let text = sample(text);
    let own = text.chars().filter(|char| matches!(char, 'Ạ'..='ỹ')).count();
    20 * own > text.chars().filter(|char| char.is_alphabetic()).count()
}

/// A text without web addresses if it is short, and with composed letters.
pub(super) fn prepared(text: &str) -> Cow<'_, str> {
    let text = if text.len() < SHORT && may_have_address(text) {
        let words: Vec<&str> = text.split_whitespace().filter(|word| !is_address(word)).collect();
        Cow::Owned(words.join(" "))
    } else {
        Cow::Borrowed(text)
    };
    if has_marks(sample(&text)) { Cow::Owned(sample(&text).nfc().collect()) } else { text }
}

/// Whether one of the marks that make an address is in a text.
fn may_have_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = find_byte(text, 0, |byte| matches!(byte, b'@' | b'#' | b'/' | b'.')) else {
        return false;
    };
    (first + 1..).zip(&bytes[first..]).any(|(next, byte)| match byte {
        b'@' | b'#' | b'/' => true,
        b'.' => {
            bytes.get(next).is_some_and(|byte| !byte.is_ascii_whitespace())
                || bytes[..next].ends_with(b"www.")
        }
        _ => false,
    })
}

/// Whether a word is a web address, a mail address, or the name of an account or file.
fn is_address(word: &str) -> bool {
    let domain = || {
        let (name, end) = word.rsplit_once('.').unwrap_or_default();
        let is_label = |text: &str| {
            text.len() > 1
                && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_'))
        };
        is_label(name) && is_label(end)
    };
    word.contains("://")
        || word.contains('@')
        || word.starts_with("www.")
        || word.starts_with('#')
        || (word.is_ascii() && word.contains('.') && word.contains('/'))
        || domain()
}
