//! What kind of character stands where: the little that plausibility needs to know.

use std::sync::OnceLock;

use encoding_rs::{BIG5, GBK};

use crate::letters::CharTable;

/// The kinds of characters whose company tells damaged text from whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Class {
    Space,
    /// U+00A0, the last half of many damaged letters.
    NoBreak,
    Digit,
    /// Punctuation of ASCII.
    Mark,
    AsciiLower,
    AsciiUpper,
    AccentLower,
    AccentUpper,
    /// Letters that Vietnamese alone sets one beside the other.
    Vietnamese,
    CyrillicLower,
    CyrillicUpper,
    GreekLower,
    GreekUpper,
    Han,
    /// Han characters of the second rank: names, books, the traditional script.
    HanSecond,
    HanRare,
    Kana,
    Hangul,
    Thai,
    /// Thai vowels that stand before their consonant.
    ThaiBefore,
    /// Thai vowels and marks that stand after or over their consonant.
    ThaiAfter,
    Arabic,
    Hebrew,
    Indic,
    /// Letters of other living scripts.
    OtherLetter,
    /// Letters that hardly any newspaper has.
    RareLetter,
    Combining,
    Apostrophe,
    Opening,
    Closing,
    /// `‚`, `„`, `‹`: never after a letter.
    LowQuote,
    Dash,
    Dots,
    /// Punctuation of Chinese, full-width forms.
    Wide,
    /// `€`, `°`, `№`: beside numbers and words.
    Symbol,
    /// `¼`, `¦`, `ƒ`, `∏`: seldom beside letters.
    OddSymbol,
    Box,
    /// Emoji and pictures.
    Picture,
    /// Shows nothing, or a space that hardly anybody sets: soft hyphens, zero-width characters.
    Invisible,
    HalfKana,
    /// U+0080 to U+009F.
    Control,
    Replacement,
    Unassigned,
}

/// Number of classes.
pub(super) const CLASSES: usize = Class::Unassigned as usize + 1;

/// The scripts that do not mix inside a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    /// Chinese, Japanese, Korean.
    East,
    Thai,
    Arabic,
    Hebrew,
    Indic,
    Other,
}

impl Class {
    const ALL: [Self; CLASSES] = {
        use Class::*;
        [
            Space,
            NoBreak,
            Digit,
            Mark,
            AsciiLower,
            AsciiUpper,
            AccentLower,
            AccentUpper,
            Vietnamese,
            CyrillicLower,
            CyrillicUpper,
            GreekLower,
            GreekUpper,
            Han,
            HanSecond,
            HanRare,
            Kana,
            Hangul,
            Thai,
            ThaiBefore,
            ThaiAfter,
            Arabic,
            Hebrew,
            Indic,
            OtherLetter,
            RareLetter,
            Combining,
            Apostrophe,
            Opening,
            Closing,
            LowQuote,
            Dash,
            Dots,
            Wide,
            Symbol,
            OddSymbol,
            Box,
            Picture,
            Invisible,
            HalfKana,
            Control,
            Replacement,
            Unassigned,
        ]
    };

    /// All classes, in the order of their numbers.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    /// The script of a letter.
    pub(super) fn script(self) -> Option<Script> {
        use Class::*;
        Some(match self {
            AsciiLower | AsciiUpper | AccentLower | AccentUpper | Vietnamese => Script::Latin,
            CyrillicLower | CyrillicUpper => Script::Cyrillic,
            GreekLower | GreekUpper => Script::Greek,
            Han | HanSecond | HanRare | Kana | Hangul => Script::East,
            Thai | ThaiBefore | ThaiAfter => Script::Thai,
            Arabic => Script::Arabic,
            Hebrew => Script::Hebrew,
            Indic => Script::Indic,
            OtherLetter | RareLetter => Script::Other,
            _ => return None,
        })
    }
}

/// The class of a character.
pub(super) fn class(char: char) -> Class {
    classes().get(char)
}

/// The classes of all characters.
pub(super) struct Classes {
    common: CharTable<Class>,
    /// From the first Chinese character on.
    han: [Class; (HAN.1 - HAN.0) as usize],
}

/// The first Chinese character of the common block, and what is behind its last.
const HAN: (u32, u32) = (0x4E00, 0xA000);

impl Classes {
    #[inline]
    pub(super) fn get(&self, char: char) -> Class {
        let han = u32::from(char).wrapping_sub(HAN.0) as usize;
        self.han.get(han).copied().unwrap_or_else(|| self.common.get(char))
    }
}

/// The classes, made once.
pub(super) fn classes() -> &'static Classes {
    static CLASSES: OnceLock<Box<Classes>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut han = [Class::HanRare; (HAN.1 - HAN.0) as usize];
        // The first level of each standard holds the characters that a newspaper is written with.
        rank(&mut han, BIG5, 0xA4..=0xC6, Class::HanSecond);
        rank(&mut han, GBK, 0xD8..=0xF7, Class::HanSecond);
        rank(&mut han, GBK, 0xB0..=0xD7, Class::Han);
        Box::new(Classes { common: CharTable::new(by_block), han })
    })
}

/// Gives a rank to the Chinese characters whose first byte in an encoding lies in these rows.
fn rank(
    han: &mut [Class],
    encoding: &'static encoding_rs::Encoding,
    rows: std::ops::RangeInclusive<u8>,
    class: Class,
) {
    let seconds = if encoding == GBK { 0xA1..=0xFE } else { 0x40..=0xFE };
    for first in rows {
        let row: Vec<u8> = seconds.clone().flat_map(|second| [first, second]).collect();
        for char in encoding.decode_without_bom_handling(&row).0.chars() {
            if let Some(place) = han.get_mut(u32::from(char).wrapping_sub(HAN.0) as usize) {
                *place = class;
            }
        }
    }
}

/// The class of a character by the block that it lies in.
fn by_block(char: char) -> Class {
    use Class::*;
    match char {
        ' ' | '\t' | '\n' | '\r' | '\u{202f}' | '\u{3000}' => Space,
        '\u{a0}' => NoBreak,
        '0'..='9' => Digit,
        'a'..='z' => AsciiLower,
        'A'..='Z' => AsciiUpper,
        '\0'..='\x7f' => Mark,
        '\u{80}'..='\u{9f}' => Control,
        '\u{ad}'
        | '\u{2000}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{205f}'..='\u{206f}'
        | '\u{feff}' => Invisible,
        '’' | '\u{2bc}' | '\u{2bb}' | '\u{2be}' | '\u{2bf}' => Apostrophe,
        '“' | '‘' | '«' | '¡' | '¿' => Opening,
        '”' | '»' | '›' => Closing,
        '‚' | '„' | '‹' | '‛' | '‟' => LowQuote,
        '\u{2010}'..='\u{2015}' => Dash,
        '…' | '\u{2025}' => Dots,
        '€'
        | '£'
        | '¥'
        | '©'
        | '®'
        | '°'
        | '§'
        | '№'
        | '™'
        | '•'
        | '·'
        | '±'
        | '×'
        | '₽'
        | '₴'
        | '₫'
        | '₩'
        | '\u{2190}'..='\u{2193}'
        | '\u{2032}'
        | '\u{2033}'
        | '−' => Symbol,
        '¢' | '¤' | '¦' | '¨' | 'ª' | '¬' | '¯' | '²' | '³' | '´' | 'µ' | '¶' | '¸' | '¹' | 'º' | '¼'
        | '½' | '¾' | '÷' => OddSymbol,
        'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | 'ă' | 'Ă' | '\u{1ea0}'..='\u{1ef9}' => Vietnamese,
        '\u{c0}'..='\u{24f}' | '\u{259}' | '\u{1e80}'..='\u{1e85}' | '\u{1e9e}' => {
            by_case(char, AccentLower, AccentUpper)
        }
        '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => RareLetter,
        '\u{300}'..='\u{36f}' => Combining,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => by_case(char, GreekLower, GreekUpper),
        '\u{400}'..='\u{45f}' | '\u{490}'..='\u{4ff}' => by_case(char, CyrillicLower, CyrillicUpper),
        '\u{531}'..='\u{58f}' | '\u{e80}'..='\u{10ff}' | '\u{1780}'..='\u{18aa}' => OtherLetter,
        '\u{591}'..='\u{5f4}' => Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            Arabic
        }
        '\u{900}'..='\u{df4}' => Indic,
        '\u{e30}' | '\u{e31}' | '\u{e32}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}' => ThaiAfter,
        '\u{e40}'..='\u{e44}' => ThaiBefore,
        '\u{e01}'..='\u{e2f}' | '\u{e3f}' | '\u{e46}' | '\u{e4f}'..='\u{e5b}' => Thai,
        '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Kana,
        '\u{ac00}'..='\u{d7a3}' => Hangul,
        '\u{3001}'..='\u{303f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{fe30}'..='\u{fe4f}' => Wide,
        '\u{ff61}'..='\u{ff9f}' => HalfKana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => HanRare,
        '\u{2500}'..='\u{259f}' => Box,
        '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' => Picture,
        '\u{fffd}' => Replacement,
        '\u{2016}'..='\u{2bff}' | '\u{2c6}'..='\u{2ff}' | '\u{3200}'..='\u{33ff}' => OddSymbol,
        '\u{e000}'..='\u{f8ff}' => Unassigned,
        '\u{1f000}'..='\u{1faff}' | '\u{e0100}'..='\u{e01ef}' => Picture,
        '\u{20000}'..='\u{3ffff}' => HanRare,
        '\u{10000}'..='\u{1dfff}' => RareLetter,
        '\0'..='\u{ffff}' if char.is_alphabetic() => RareLetter,
        _ => Unassigned,
    }
}

fn by_case(char: char, lower: Class, upper: Class) -> Class {
    if char == 'ƒ' {
        Class::OddSymbol
    } else if char.is_uppercase() {
        upper
    } else {
        lower
    }
}
