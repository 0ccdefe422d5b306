//! The fingerprint of an article's text.

/// FNV-1a, 64 bits, of the text with every run of white space, and none at the ends, as one space.
///
/// It is part of the tables' contract, so it must never change: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn of_words(text: &str) -> u64 {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    words.fold(fnv(0xcbf2_9ce4_8422_2325, first), |hash, word| fnv(fnv(hash, " "), word))
}

fn fnv(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_fnv_1a() {
        // The first two from the reference vectors of its authors.
        assert_eq!(of_words(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of_words("foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(of_words(" Москва\n\n и\u{a0}Пекин "), fnv(0xcbf2_9ce4_8422_2325, "Москва и Пекин"));
        assert_ne!(of_words("ab"), of_words("a b"));
    }
}
