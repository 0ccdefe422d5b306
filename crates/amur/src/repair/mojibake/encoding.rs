//! From characters back to the bytes that they were read from.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_874, WINDOWS_1252};
use foldhash::fast::FixedState;

/// A single-byte encoding, from its characters to their bytes.
#[derive(Debug)]
pub(super) struct Single {
    bytes: HashMap<char, u8, FixedState>,
    /// Bytes from 80 on that it has no character for: programs drop them, or put U+FFFD in their place.
    pub(super) missing: Vec<u8>,
}

impl Single {
    pub(super) fn new(encoding: &'static Encoding) -> Self {
        let mut single = Self { bytes: HashMap::default(), missing: Vec::new() };
        for byte in 0x80..=0xFF {
            let own = decoded(encoding, byte).filter(|char| !char.is_control());
            // A hybrid that is met in practice: Thai, with the quotation marks of Western Europe.
            let borrowed = || {
                let western = decoded(WINDOWS_1252, byte).filter(|char| !char.is_control());
                western.filter(|_| encoding == WINDOWS_874 && byte < 0xA0)
            };
            match own.or_else(borrowed) {
                Some(char) => {
                    single.bytes.entry(char).or_insert(byte);
                }
                None => single.missing.push(byte),
            }
        }
        for byte in 0x80..=0x9F {
            single.bytes.entry(char::from(byte)).or_insert(byte);
        }
        single
    }

    /// The byte that a character was read from.
    pub(super) fn byte(&self, char: char) -> Option<u8> {
        if char.is_ascii() { Some(char as u8) } else { self.bytes.get(&char).copied() }
    }

    /// The bytes that a word was read from.
    pub(super) fn encode(&self, word: &str) -> Option<Vec<u8>> {
        word.chars().map(|char| self.byte(char)).collect()
    }
}

/// The character of a byte.
fn decoded(encoding: &'static Encoding, byte: u8) -> Option<char> {
    encoding.decode_without_bom_handling_and_without_replacement(&[byte])?.chars().next()
}

/// The bytes that a word was read from in an encoding of several bytes a character.
pub(super) fn encode(encoding: &'static Encoding, word: &str) -> Option<Vec<u8>> {
    let (bytes, _, had_errors) = encoding.encode(word);
    (!had_errors).then(|| bytes.into_owned())
}

/// The text of bytes, if all of them are text.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}
