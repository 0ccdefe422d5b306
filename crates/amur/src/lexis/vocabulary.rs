//! Words to numbers, so that patterns compare integers.

use std::sync::LazyLock;

use crate::keyed::Keyed;
use crate::letters::small;
use crate::tsv;

/// Traditional characters of number, unit and date words, and the simplified ones that the TSVs use.
static VARIANTS: LazyLock<Keyed> = LazyLock::new(|| {
    let mut variants = Keyed::default();
    for [written, read] in tsv::rows(include_str!("../../data/numbers/han_variants.tsv")) {
        if let (Some(written), Some(read)) = (written.chars().next(), read.chars().next()) {
            variants.insert(u64::from(written), u32::from(read));
        }
    }
    variants
});

/// The words that the lexicons and patterns of one language use, by their hashes. Id 0 is any other word.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: Keyed,
    /// A bit for each hash by its first bits, in little memory: most words of a text are told by it.
    known: Vec<u64>,
    count: u32,
    /// Bytes of the longest symbol that begins with a byte: few words may be one.
    longest: Vec<usize>,
}

impl Vocabulary {
    /// The id of a word, whatever its case.
    pub(crate) fn intern(&mut self, word: &str) -> u32 {
        self.add(folded(word))
    }

    /// The id of a symbol whose case matters: `MW` is not `mW`.
    pub(crate) fn intern_exact(&mut self, symbol: &str) -> u32 {
        if let Some(first) = symbol.bytes().next().map(usize::from) {
            self.longest.resize(self.longest.len().max(first + 1), 0);
            self.longest[first] = self.longest[first].max(symbol.len());
        }
        self.add(exact(symbol))
    }

    fn add(&mut self, hash: u64) -> u32 {
        if let Some(known) = self.ids.get(hash) {
            return known;
        }
        self.count += 1;
        self.ids.insert(hash, self.count);
        self.known.resize(PLACES / 64, 0);
        let (at, bit) = place(hash);
        self.known[at] |= bit;
        self.count
    }

    /// The id of a hash, 0 where it has none.
    #[inline]
    fn id(&self, hash: u64) -> u32 {
        let (at, bit) = place(hash);
        match self.known.get(at) {
            Some(known) if known & bit != 0 => self.ids.get(hash).unwrap_or(0),
            _ => 0,
        }
    }

    /// The id that was given last.
    pub(crate) fn last(&self) -> u32 {
        self.count
    }

    /// The id of a word, and of its spelling as a symbol.
    pub(crate) fn get(&self, word: &str) -> (u32, u32) {
        let first = word.bytes().next().map_or(0, usize::from);
        let may_be_symbol = self.longest.get(first).is_some_and(|longest| word.len() <= *longest);
        let symbol = if may_be_symbol { self.id(exact(word)) } else { 0 };
        (self.id(folded(word)), symbol)
    }
}

/// How many hashes the bits tell apart.
const PLACES: usize = 1 << 16;

/// The bit of a hash.
#[inline]
fn place(hash: u64) -> (usize, u64) {
    let place = (hash >> 48) as usize;
    (place / 64, 1 << (place % 64))
}

/// Where the hashes of words and of symbols start from.
const WORD: u64 = 0;
const SYMBOL: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word without differences of case, of `ё` and `е`, and of traditional and simplified characters.
fn folded(word: &str) -> u64 {
    if word.is_ascii() {
        let letters = word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()));
        return letters.fold(WORD, extended);
    }
    let mut hash = WORD;
    for char in word.chars() {
        match small(char) {
            Some('ё') => hash = extended(hash, 'е'),
            Some(small) => hash = extended(hash, small),
            None => match char {
                '\0'..='\u{7f}' => hash = extended(hash, char),
                '’' => hash = extended(hash, '\''),
                '\u{3400}'..='\u{9fff}' => {
                    let simple = VARIANTS.get(u64::from(char)).and_then(char::from_u32);
                    hash = extended(hash, simple.unwrap_or(char));
                }
                '\u{ff01}'..='\u{ff5e}' => {
                    let narrow = char::from_u32(char as u32 - 0xfee0).unwrap_or(char);
                    hash = extended(hash, narrow.to_ascii_lowercase());
                }
                _ => hash = char.to_lowercase().fold(hash, extended),
            },
        }
    }
    hash
}

/// The hash of a symbol as it is written.
fn exact(symbol: &str) -> u64 {
    symbol.chars().fold(SYMBOL, extended)
}

/// The hash of characters with one more.
#[inline]
fn extended(hash: u64, char: char) -> u64 {
    (hash.rotate_left(23) ^ u64::from(char)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_a_word() {
        let mut vocabulary = Vocabulary::default();
        let [billion, fly, say] = ["billion", "полёт", "說"].map(|word| vocabulary.intern(word));
        let megawatt = vocabulary.intern_exact("MW");
        for (word, id) in
            [("BILLION", billion), ("ｂｉｌｌｉｏｎ", billion), ("Полет", fly), ("說", say), ("billions", 0)]
        {
            assert_eq!(vocabulary.get(word), (id, 0), "{word}");
        }
        assert_eq!((vocabulary.get("MW"), vocabulary.get("mW")), ((0, megawatt), (0, 0)));
        assert_eq!(vocabulary.get("萬"), Vocabulary::default().get("萬"));
        assert_eq!(folded("萬"), folded("万"));
    }
}
