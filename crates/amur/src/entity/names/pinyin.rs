//! Chinese names in Latin letters.

/// Letters of the longest syllable.
const LONGEST: usize = 6;
/// Syllables of a given name, at most.
const SYLLABLES: usize = 3;

/// Whether a word in Latin letters is one to three syllables of pinyin, as in Chinese given names.
pub(in crate::entity) fn is_pinyin(word: &str) -> bool {
    let mut lower = [0; LONGEST * SYLLABLES];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    !lower.is_empty() && syllables(lower, SYLLABLES)
}

/// Whether the letters can be read as at most `left` syllables of pinyin.
fn syllables(word: &[u8], left: usize) -> bool {
    const FINALS: [&str; 35] = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ueng", "ai", "an",
        "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "ve", "a", "e",
        "i", "o", "u", "v",
    ];
    if word.is_empty() {
        return true;
    }
    let rest = &word[initial(word)..];
    let may_be_final = matches!(rest, [b'a' | b'e' | b'i' | b'o' | b'u' | b'v', ..]);
    left > 0
        && may_be_final
        && FINALS
            .iter()
            .filter_map(|last| rest.strip_prefix(last.as_bytes()))
            .any(|rest| syllables(rest, left - 1))
}

/// How many letters of a syllable stand before its vowels.
fn initial(word: &[u8]) -> usize {
    match word {
        [b'z' | b'c' | b's', b'h', ..] => 2,
        [b'a' | b'e' | b'i' | b'o' | b'u' | b'v', ..] => 0,
        [b'a'..=b'z', ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin() {
        assert!(["Hanhui", "Jinping", "Yi", "Xiaoming"].into_iter().all(is_pinyin));
        assert!(!["Lavrov", "Street", "Smith", "Post"].into_iter().any(is_pinyin));
    }
}
