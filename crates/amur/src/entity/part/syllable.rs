//! The shape of a Vietnamese syllable.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];
const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

/// Whether a word can be one syllable of Vietnamese, whatever its accents.
pub(super) fn is_vietnamese(word: &str) -> bool {
    let letters: String = word.to_lowercase().nfd().filter(|char| char.is_alphabetic()).collect();
    ONSETS.iter().filter_map(|onset| letters.strip_prefix(onset)).any(|rest| {
        CODAS.iter().filter_map(|coda| rest.strip_suffix(coda)).any(|vowels| {
            (1..=3).contains(&vowels.len()) && vowels.chars().all(|char| "aeiouy".contains(char))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in ["Linh", "Nguyễn", "Mỹ", "Đức", "Thọ", "Quốc", "Xoan", "Gia"] {
            assert!(is_vietnamese(word), "{word}");
        }
        for word in ["Trump", "Putin", "Biden", "Lavrov", "Bush", "Obama", "Merkel", "Kerry"] {
            assert!(!is_vietnamese(word), "{word}");
        }
    }
}
