//! What kind of character this is, and its small letter: as the standard library tells, but by table for the scripts that
//! most text is in.

use std::sync::LazyLock;

use crate::script::is_han;

/// A property of characters, by table for common scripts and computed for others.
pub(crate) struct CharTable<T> {
    /// The page of values of each 256 characters of the first plane; the last number for those without one.
    pages: [u8; 256],
    values: Vec<T>,
    of: fn(char) -> T,
}

/// The high halves of characters that have a page: Latin, Cyrillic, Latin of Vietnamese, punctuation, kana, wide forms.
const COMMON: [u8; 7] = [0, 1, 4, 0x1E, 0x20, 0x30, 0xFF];
/// The first and last of the high halves that share one page, since their characters are all alike: Chinese characters.
const HAN: (u8, u8) = (0x4E, 0x9F);

impl<T: Copy> CharTable<T> {
    /// Tabulates a property that is the same for all characters from U+4E00 to U+9FFF.
    pub(crate) fn new(of: fn(char) -> T) -> Self {
        let mut table = Self { pages: [u8::MAX; 256], values: Vec::new(), of };
        table.pages[usize::from(HAN.0)..=usize::from(HAN.1)].fill(COMMON.len() as u8);
        for (number, &high) in COMMON.iter().enumerate() {
            table.pages[usize::from(high)] = number as u8;
            let code = |low: u8| char::from_u32(u32::from(high) << 8 | u32::from(low)).unwrap_or('\0');
            table.values.extend((0..=u8::MAX).map(|low| of(code(low))));
        }
        table.values.extend([of('\u{4e00}'); 256]);
        table
    }

    /// The property of a character.
    #[inline]
    pub(crate) fn get(&self, char: char) -> T {
        let code = u32::from(char) as usize;
        let page = self.pages.get(code >> 8).copied().unwrap_or(u8::MAX);
        let value = self.values.get(usize::from(page) << 8 | (code & 0xFF));
        value.copied().unwrap_or_else(|| (self.of)(char))
    }
}

/// What is true of a character, as bits.
#[derive(Clone, Copy)]
pub(crate) struct Traits(u8);

impl Traits {
    const ALPHABETIC: u8 = 1;
    const LOWER: u8 = 2;
    const UPPER: u8 = 4;

    fn of(char: char) -> Self {
        let all = [
            (char.is_alphabetic(), Self::ALPHABETIC),
            (char.is_lowercase(), Self::LOWER),
            (char.is_uppercase(), Self::UPPER),
        ];
        Self(all.iter().map(|&(holds, bit)| u8::from(holds) * bit).sum())
    }

    pub(crate) fn is_alphabetic(self) -> bool {
        self.0 & Self::ALPHABETIC != 0
    }

    pub(crate) fn is_lowercase(self) -> bool {
        self.0 & Self::LOWER != 0
    }

    pub(crate) fn is_uppercase(self) -> bool {
        self.0 & Self::UPPER != 0
    }
}

/// What is true of a character.
#[inline]
pub(crate) fn traits(char: char) -> Traits {
    static TRAITS: LazyLock<CharTable<Traits>> = LazyLock::new(|| CharTable::new(Traits::of));
    TRAITS.get(char)
}

/// The small letter of a character, the first one where it has two.
#[inline]
pub(crate) fn lower(char: char) -> char {
    // Those that are small already, or neither, have none.
    static LOWER: LazyLock<CharTable<Option<char>>> =
        LazyLock::new(|| CharTable::new(|char| char.to_lowercase().next().filter(|small| *small != char)));
    LOWER.get(char).unwrap_or(char)
}

/// The small form of a letter that most texts are made of, by its number alone; `None` of any other.
#[inline]
pub(crate) fn small(char: char) -> Option<char> {
    let code = char as u32;
    let small = match char {
        'a'..='z' | 'а'..='я' | 'ё' | 'і' | 'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ơ' | 'ư' => {
            return Some(char);
        }
        'A'..='Z' | 'А'..='Я' | 'À'..='Ö' | 'Ø'..='Þ' => code + 32,
        'Ё' | 'І' => code + 80,
        'Ă' | 'Đ' | 'Ơ' | 'Ư' => code + 1,
        // Vietnamese letters: a capital, and the small one behind it.
        'Ạ'..='ỹ' => code | 1,
        _ => return None,
    };
    char::from_u32(small)
}

/// The small letters of English and Russian that a text begins with: their bytes, and how many they are. Most text is runs of
/// them, which are told by their bytes.
#[inline]
pub(crate) fn small_letters(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut wide) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_lowercase() {
            at += 1;
        } else if byte & 0xFE == 0xD0 && is_small_cyrillic(*byte, bytes.get(at + 1)) {
            at += 2;
            wide += 1;
        } else {
            break;
        }
    }
    (at, at - wide)
}

/// Whether two bytes, of which the first is D0 or D1, are one of the letters from `а` to `я`.
#[inline]
fn is_small_cyrillic(first: u8, second: Option<&u8>) -> bool {
    second.is_some_and(|second| (0x30..0x50).contains(&((first & 1) << 6 | second & 0x3F)))
}

/// Where the first byte of a kind is in a text, from a place on; found by blocks, without a branch for each byte.
#[inline]
pub(crate) fn find_byte(text: &str, from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 32;
    let bytes = &text.as_bytes()[from..];
    let has = |block: &[u8]| block.iter().fold(false, |any, byte| any | is(*byte));
    let start = BLOCK * bytes.chunks(BLOCK).position(has)?;
    Some(from + start + bytes[start..].iter().position(|byte| is(*byte))?)
}

/// Whether this is a letter of an alphabet, whose words are not cut inside.
#[inline]
pub(crate) fn is_of_alphabet(char: char) -> bool {
    if char.is_ascii() { char.is_ascii_alphabetic() } else { traits(char).is_alphabetic() && !is_han(char) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_tells() {
        for char in '\0'..=char::MAX {
            let traits = traits(char);
            assert_eq!(traits.is_alphabetic(), char.is_alphabetic(), "{char:?}");
            assert_eq!(traits.is_lowercase(), char.is_lowercase(), "{char:?}");
            assert_eq!(traits.is_uppercase(), char.is_uppercase(), "{char:?}");
            assert_eq!(Some(lower(char)), char.to_lowercase().next(), "{char:?}");
        }
    }

    #[test]
    fn runs_of_small_letters() {
        for (text, run) in
            [("trade, too", (5, 5)), ("сделкаX", (12, 6)), ("яёж", (2, 1)), ("Ab", (0, 0)), ("", (0, 0))]
        {
            assert_eq!(small_letters(text), run, "{text}");
        }
        let range = ('\0'..='\u{fff}').filter(|char| small_letters(&char.to_string()).1 == 1);
        assert!(range.eq(('a'..='z').chain('а'..='я')));
    }

    #[test]
    fn bytes_of_a_kind() {
        let text = format!("{}.{}.", "x".repeat(40), "y".repeat(70));
        let stop = |from| find_byte(&text, from, |byte| byte == b'.');
        assert_eq!([stop(0), stop(40), stop(41), stop(112)], [Some(40), Some(40), Some(111), None]);
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        let known: Vec<char> = ('\0'..='\u{2fff}').filter(|char| small(*char).is_some()).collect();
        assert!(known.len() > 250);
        for char in known {
            assert!(char.is_alphabetic() && char.to_lowercase().eq(small(char)), "{char}");
        }
    }
}
