//! Scripts that rules ask for by character.

/// Whether this is a Chinese character.
pub(crate) fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The small form of a letter that most texts are made of, without a search in the tables of Unicode; `None` of any other.
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

/// Whether this is a letter of a Cyrillic alphabet.
pub(crate) fn is_cyrillic(char: char) -> bool {
    matches!(char, '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        let known: Vec<char> = ('\0'..='\u{2fff}').filter(|char| small(*char).is_some()).collect();
        assert!(known.len() > 250);
        for char in known {
            assert!(char.is_alphabetic() && char.to_lowercase().eq(small(char)), "{char}");
        }
    }
}
