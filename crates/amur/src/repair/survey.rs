//! One look at all characters of a text: which repairs it may need at all.

/// Which characters a text has that are worth a closer look; each bit stands for a repair of [`super::characters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Survey(u8);

impl Survey {
    pub(super) const WESTERN: u8 = 1;
    pub(super) const LINE_ENDS: u8 = 2;
    pub(super) const CONTROLS: u8 = 4;
    pub(super) const INVISIBLE: u8 = 8;
    pub(super) const LIGATURES: u8 = 16;
    pub(super) const SPACES: u8 = 32;
    /// What may not be composed, or combine with what stands before.
    pub(super) const ACCENTS: u8 = 64;
    /// Of a byte: the character that it begins has to be looked at.
    const LOOK: u8 = 128;

    pub(super) fn of(text: &str) -> Self {
        let mut found = 0;
        for (number, bytes) in text.as_bytes().chunks(16).enumerate() {
            let kinds = bytes.iter().fold(0, |kinds, byte| kinds | BYTES[usize::from(*byte)]);
            found |= kinds & !Self::LOOK;
            if kinds & Self::LOOK != 0 {
                let begins = |at: &usize| BYTES[usize::from(bytes[*at])] & Self::LOOK != 0;
                let chars =
                    (0..bytes.len()).filter(begins).filter_map(|at| text[16 * number + at..].chars().next());
                found |= chars.fold(0, |found, char| found | of_char(char));
            }
        }
        Self(found)
    }

    /// Whether the text may need a repair.
    pub(super) fn has(self, repair: u8) -> bool {
        self.0 & repair != 0
    }
}

/// What each byte of UTF-8 tells by itself.
const BYTES: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte {
            0x09 | 0x0A => 0,
            0x0B..=0x0D => Survey::LINE_ENDS | Survey::CONTROLS,
            0x00..=0x1F | 0x7F => Survey::CONTROLS,
            // Controls and spaces beside Latin letters; Cyrillic accents; Vietnamese; punctuation; wide forms.
            0xC2 | 0xD2 | 0xE1 | 0xE2 | 0xE3 | 0xEF => Survey::LOOK,
            // Latin, Cyrillic, Chinese, Korean letters and private ones, all of them whole.
            0x20..=0xCB | 0xD0 | 0xD1 | 0xD3 | 0xE4..=0xE9 | 0xEB | 0xEC | 0xEE => 0,
            _ => Survey::ACCENTS,
        };
        byte += 1;
    }
    kinds
};

/// What a character tells whose first byte does not tell enough.
fn of_char(char: char) -> u8 {
    match char {
        '\u{85}' => Survey::LINE_ENDS | Survey::CONTROLS,
        '\u{80}'..='\u{9f}' => Survey::WESTERN | Survey::CONTROLS,
        '\u{feff}' => Survey::CONTROLS,
        '\u{2028}' | '\u{2029}' => Survey::LINE_ENDS,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            Survey::INVISIBLE
        }
        '\u{180e}' => Survey::INVISIBLE | Survey::ACCENTS,
        '\u{fb00}'..='\u{fb06}' => Survey::LIGATURES,
        '\u{2000}' | '\u{2001}' => Survey::SPACES | Survey::ACCENTS,
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Survey::SPACES,
        '\u{a1}'..='\u{bf}' | '\u{480}'..='\u{482}' | '\u{488}'..='\u{4bf}' | '\u{1ea0}'..='\u{1ef9}' => 0,
        '\u{2010}'..='\u{205e}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2100}'..='\u{2125}'
        | '\u{2190}'..='\u{2193}' => 0,
        '\u{2460}'..='\u{2adb}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3030}'..='\u{3098}'
        | '\u{309b}'..='\u{3fff}' => 0,
        '\u{ff00}'..='\u{ffff}' => 0,
        _ => Survey::ACCENTS,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::super::characters;
    use super::*;

    #[test]
    fn misses_nothing() {
        for char in '\0'..=char::MAX {
            let survey = Survey::of(&format!("{}{char}", "x".repeat(13)));
            let repaired = |repair: fn(&mut String) -> bool| repair(&mut format!("x{char}"));
            assert!(survey.has(Survey::WESTERN) || !repaired(characters::western_controls), "{char:?}");
            assert!(survey.has(Survey::LINE_ENDS) || !repaired(characters::line_ends), "{char:?}");
            assert!(survey.has(Survey::CONTROLS) || !repaired(characters::controls), "{char:?}");
            assert!(survey.has(Survey::INVISIBLE) || !repaired(characters::invisible), "{char:?}");
            assert!(survey.has(Survey::LIGATURES) || !repaired(characters::ligatures), "{char:?}");
            assert!(survey.has(Survey::SPACES) || !repaired(characters::spaces), "{char:?}");
            let is_whole =
                is_nfc_quick([char].into_iter()) == IsNormalized::Yes && canonical_combining_class(char) == 0;
            assert!(survey.has(Survey::ACCENTS) || is_whole, "{char:?}");
        }
    }

    #[test]
    fn finds_nothing_in_common_text() {
        for text in [
            "It’s “fine” — 5%…",
            "Съешь ещё, «булок» №5",
            "中俄双方，签署《协议》。",
            "Người dân đường Hồ Chí Minh",
        ] {
            assert_eq!(Survey::of(text), Survey(0), "{text}");
        }
    }
}
