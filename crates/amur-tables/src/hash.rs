//! The fingerprint of an article's text.

/// FNV-1a, 64 bits, of the text with every run of white space, and none at the ends, as one space.
///
/// It is part of the tables' contract, so it must never change: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn of_words(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut hash, mut at, mut begun) = (SEED, 0, false);
    while at < bytes.len() {
        let width = blank(text, at);
        if width > 0 {
            at += width;
            continue;
        }
        if std::mem::replace(&mut begun, true) {
            hash = step(hash, b' ');
        }
        while at < bytes.len() && blank(text, at) == 0 {
            hash = step(hash, bytes[at]);
            at += 1;
        }
    }
    hash
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Bytes that white space begins with.
const BEGINS_BLANK: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < begins.len() {
        begins[byte] = matches!(byte as u8, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1..=0xe3);
        byte += 1;
    }
    begins
};

/// The bytes of the white space at a place; 0 where there is none.
fn blank(text: &str, at: usize) -> usize {
    if !BEGINS_BLANK[usize::from(text.as_bytes()[at])] {
        return 0;
    }
    let char = text[at..].chars().next().filter(|char| char.is_whitespace());
    char.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_fnv_1a() {
        // The first two from the reference vectors of its authors.
        assert_eq!(of_words(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of_words("foobar"), 0x8594_4171_f739_67e8);
        let words = "Москва и Пекин".bytes().fold(SEED, step);
        assert_eq!(of_words(" Москва\n\n и\u{a0}Пекин "), words);
        assert_ne!(of_words("ab"), of_words("a b"));
    }

    #[test]
    fn every_white_space_is_a_space() {
        for char in '\0'..=char::MAX {
            let is_space = of_words(&format!("a{char}b")) == of_words("a b");
            assert_eq!(is_space, char.is_whitespace(), "{char:?}");
        }
    }
}
