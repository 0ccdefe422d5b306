//! Chinese names in Latin letters.

/// Whether a word in Latin letters is one to three syllables of pinyin, as in Chinese given names.
pub(in crate::entity) fn is_pinyin(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    !lower.is_empty() && lower.is_ascii() && syllables(lower.as_bytes(), 3)
}

/// Whether the letters can be read as at most `left` syllables of pinyin.
fn syllables(word: &[u8], left: usize) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: [&str; 36] = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ueng", "ai", "an",
        "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "ve", "a", "e",
        "i", "o", "u", "v", "ue",
    ];
    if word.is_empty() {
        return true;
    }
    left > 0
        && INITIALS.iter().filter_map(|initial| word.strip_prefix(initial.as_bytes())).any(|rest| {
            FINALS
                .iter()
                .filter_map(|last| rest.strip_prefix(last.as_bytes()))
                .any(|rest| syllables(rest, left - 1))
        })
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
