//! From characters back to the bytes that they were read from.

use encoding_rs::{Encoder, EncoderResult, Encoding, WINDOWS_874, WINDOWS_1252};

/// A single-byte encoding, from its characters to their bytes.
#[derive(Debug)]
pub(super) struct Single {
    /// Bytes by the low half of a character's code; 0 for none.
    pages: Vec<[u8; 256]>,
    /// Which of the pages has the characters of a high half.
    page: [u8; 256],
    /// The pages that it has, as [`page_of`] tells that of a character.
    own: u64,
    /// Bytes from 80 on that it has no character for: programs drop them, or put U+FFFD in their place.
    pub(super) missing: Vec<u8>,
}

impl Single {
    pub(super) fn new(encoding: &'static Encoding) -> Self {
        // The first page is that of all characters it does not have.
        let mut single = Self { pages: vec![[0; 256]], page: [0; 256], own: 1, missing: Vec::new() };
        let own = Characters::new(encoding);
        // A hybrid that is met in practice: Thai, with the quotation marks of Western Europe.
        let western = (encoding == WINDOWS_874).then(|| Characters::new(WINDOWS_1252));
        for byte in 0x80..=0xFF {
            let of = |characters: &Characters| characters.char(byte).filter(|char| !char.is_control());
            let borrowed = || western.as_ref().filter(|_| byte < 0xA0).and_then(of);
            match of(&own).or_else(borrowed) {
                Some(char) => single.add(char, byte),
                None => single.missing.push(byte),
            }
        }
        for byte in 0x80..=0x9F {
            single.add(char::from(byte), byte);
        }
        single
    }

    /// Adds a character, unless it is there.
    fn add(&mut self, char: char, byte: u8) {
        let Some((high, low)) = halves(char) else { return };
        if self.page[high] == 0 {
            self.page[high] = self.pages.len() as u8;
            self.pages.push([0; 256]);
            self.own |= page_of(char);
        }
        let place = &mut self.pages[usize::from(self.page[high])][low];
        if *place == 0 {
            *place = byte;
        }
    }

    /// The byte that a character was read from.
    pub(super) fn byte(&self, char: char) -> Option<u8> {
        if char.is_ascii() {
            return Some(char as u8);
        }
        let (high, low) = halves(char)?;
        Some(self.pages[usize::from(self.page[high])][low]).filter(|byte| *byte != 0)
    }

    /// Whether it lacks a page of a word, so that the word was not read from it.
    #[inline]
    pub(super) fn lacks(&self, pages: u64) -> bool {
        pages & !self.own != 0
    }

    /// The bytes that a word was read from.
    pub(super) fn encode(&self, word: &str) -> Option<Vec<u8>> {
        word.chars().map(|char| self.byte(char)).collect()
    }
}

/// The page of 256 characters that a character is on, as a bit, which some pages share.
#[inline]
pub(super) fn page_of(char: char) -> u64 {
    1 << (u32::from(char) >> 8 & 63)
}

/// The high and the low half of the code of a character of the first plane.
fn halves(char: char) -> Option<(usize, usize)> {
    let code = u32::from(char) as usize;
    (code <= 0xFFFF).then_some((code >> 8, code & 0xFF))
}

/// The characters of a single-byte encoding.
#[derive(Debug)]
pub(super) struct Characters([Option<char>; 256]);

impl Characters {
    pub(super) fn new(encoding: &'static Encoding) -> Self {
        let bytes: [u8; 256] = std::array::from_fn(|byte| byte as u8);
        let mut characters = [None; 256];
        for (place, char) in characters.iter_mut().zip(encoding.decode_without_bom_handling(&bytes).0.chars())
        {
            *place = (char != '\u{fffd}').then_some(char);
        }
        Self(characters)
    }

    /// The character that a byte stands for.
    pub(super) fn char(&self, byte: u8) -> Option<char> {
        self.0[usize::from(byte)]
    }
}

/// Bytes that one character has at most, in any encoding.
pub(super) const LONGEST: usize = 8;

/// The bytes that one character was read from, in an encoding that keeps no state between characters.
pub(super) fn encode_char<'a>(
    encoder: &mut Encoder,
    char: char,
    buffer: &'a mut [u8; LONGEST],
) -> Option<&'a [u8]> {
    let mut utf_8 = [0; 4];
    let (result, _, length) =
        encoder.encode_from_utf8_without_replacement(char.encode_utf8(&mut utf_8), buffer, false);
    (result == EncoderResult::InputEmpty).then_some(&buffer[..length])
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
