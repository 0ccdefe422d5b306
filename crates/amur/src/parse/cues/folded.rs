//! A line in the form that cues are compared in.

use crate::letters::{is_of_alphabet, lower, small_letters, traits};

/// A line in lower case, with narrow punctuation and without the two dots of `ё`.
#[derive(Default)]
pub(in super::super) struct Folded {
    text: String,
    /// Where two words were run together: `FacebookTwitter`, `the end.Photo`.
    seams: Vec<usize>,
}

impl Folded {
    /// Takes another text; `has_seams` tells whether words may be run together in it.
    pub(in super::super) fn set(&mut self, text: &str, has_seams: bool) {
        self.text.clear();
        self.seams.clear();
        let mut done = 0;
        if has_seams {
            let mut may_end = false;
            for (at, char) in text.char_indices() {
                let traits = traits(char);
                if may_end && traits.is_uppercase() {
                    self.append(&text[done..at]);
                    self.seams.push(self.text.len());
                    done = at;
                }
                may_end = traits.is_lowercase() || matches!(char, '.' | '!' | '?' | ')');
            }
        }
        self.append(&text[done..]);
    }

    fn append(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            let start = self.text.len();
            self.text.push_str(&rest[..ascii]);
            self.text[start..].make_ascii_lowercase();
            rest = &rest[ascii..];
            if let Some(char) = rest.chars().next() {
                self.push(char);
                rest = &rest[char.len_utf8()..];
            }
        }
    }

    fn push(&mut self, char: char) {
        match char {
            '\u{ff01}'..='\u{ff5e}' => {
                // The wide forms stand in the order of ASCII.
                let narrow = char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char);
                self.text.push(narrow.to_ascii_lowercase());
            }
            'ё' | 'Ё' => self.text.push('е'),
            '’' => self.text.push('\''),
            '\u{a0}' | '\u{3000}' => self.text.push(' '),
            'İ' => self.text.extend(char.to_lowercase()),
            _ => self.text.push(lower(char)),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The places that do not lie inside a word of an alphabet, in order.
    pub(super) fn bounds(&self) -> impl Iterator<Item = usize> {
        let mut inside = false;
        let mut seams = self.seams.as_slice();
        let mut rest = self.text.as_str();
        std::iter::from_fn(move || {
            loop {
                let at = self.text.len() - rest.len();
                let char = rest.chars().next()?;
                rest = &rest[char.len_utf8()..];
                let within = std::mem::replace(&mut inside, is_of_alphabet(char)) && inside;
                let is_seam = seams.first() == Some(&at);
                if is_seam {
                    seams = &seams[1..];
                }
                // What is left of a word has no bounds but seams.
                if inside && seams.is_empty() {
                    rest = &rest[small_letters(rest).0..];
                }
                if !within || is_seam {
                    return Some(at);
                }
            }
        })
    }

    /// Whether a place does not lie inside a word of an alphabet.
    pub(super) fn is_bound(&self, at: usize) -> bool {
        let inside = |char: Option<char>| char.is_some_and(is_of_alphabet);
        let (left, right) = self.text.split_at(at);
        !(inside(left.chars().next_back()) && inside(right.chars().next()))
            || self.seams.binary_search(&at).is_ok()
    }
}
