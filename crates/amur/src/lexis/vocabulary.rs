//! Words to numbers, so that patterns compare integers.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::tsv;

/// Traditional characters of number, unit and date words, and the simplified ones that the TSVs use.
static VARIANTS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/numbers/han_variants.tsv"))
        .filter_map(|[written, read]| Some((written.chars().next()?, read.chars().next()?)))
        .collect()
});

/// The words that the lexicons and patterns of one language use. Id 0 is any other word.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<str>, u32, foldhash::fast::FixedState>,
}

impl Vocabulary {
    /// The id of a word, whatever its case.
    pub(crate) fn intern(&mut self, word: &str) -> u32 {
        let mut folded = String::new();
        fold(word, &mut folded);
        self.add(folded)
    }

    /// The id of a symbol whose case matters: `MW` is not `mW`.
    pub(crate) fn intern_exact(&mut self, symbol: &str) -> u32 {
        self.add(format!("={symbol}"))
    }

    fn add(&mut self, key: String) -> u32 {
        let next = self.ids.len() as u32 + 1;
        *self.ids.entry(key.into_boxed_str()).or_insert(next)
    }

    /// The id of a word, and of its spelling as a symbol. `buffer` is scratch space.
    pub(crate) fn get(&self, word: &str, buffer: &mut String) -> (u32, u32) {
        fold(word, buffer);
        let folded = self.ids.get(buffer.as_str()).copied().unwrap_or(0);
        buffer.clear();
        buffer.push('=');
        buffer.push_str(word);
        (folded, self.ids.get(buffer.as_str()).copied().unwrap_or(0))
    }
}

/// Writes a word without differences of case, of `ё` and `е`, and of traditional and simplified characters.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    for char in word.chars().flat_map(char::to_lowercase) {
        folded.push(match char {
            'ё' => 'е',
            '’' => '\'',
            '\u{3400}'..='\u{9fff}' => VARIANTS.get(&char).copied().unwrap_or(char),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
            _ => char,
        });
    }
}
