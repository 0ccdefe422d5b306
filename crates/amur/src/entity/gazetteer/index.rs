//! All names of one script by how they start.

use std::iter::once;
use std::ops::Range;

use crate::keyed::Keyed;
use crate::letters::lower;
use crate::script::is_cyrillic;

use super::alias::{Alias, capital, class};
use super::filter::{BEGUN, Filter, Pairs, WHOLE};
use super::russian::{self, Word};

/// Characters of a name that it is looked up by, at most.
const KEY: usize = 16;
/// Characters among which the first word of a name ends.
const FIRST_WORD: usize = 64;

/// Finds every occurrence of every name: where a word begins, the names that begin alike are compared.
///
/// A table of first characters rather than an automaton of whole names: it is built in a few milliseconds.
#[derive(Debug)]
pub(super) struct Index {
    names: Vec<Candidate>,
    /// The first of the names by the hash of their first characters.
    first: Keyed,
    /// Which hashes there are.
    known: Filter,
    /// The first two characters of names: most words begin otherwise.
    pairs: Pairs,
    /// The words of declined names.
    words: Vec<Word>,
}

/// A name that starts as a text does.
#[derive(Debug)]
struct Candidate {
    /// Index of the alias.
    alias: u32,
    /// Its words, where it is declined.
    words: Range<u32>,
    /// How its second word begins, where it is declined and has one, to rule most names out quickly.
    second: Option<char>,
    /// The next name that starts alike.
    next: Option<u32>,
}

/// Bytes of ASCII that words are made of.
const OF_WORDS: [bool; 256] = {
    let mut of_words = [false; 256];
    let mut byte = 0;
    while byte < of_words.len() {
        of_words[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    of_words
};

impl Index {
    /// Builds the index of these names.
    pub(super) fn new<'a>(aliases: impl DoubleEndedIterator<Item = (u32, &'a Alias)>) -> Self {
        let mut index = Self {
            names: Vec::new(),
            first: Keyed::default(),
            known: Filter::new(),
            pairs: Pairs::new(),
            words: Vec::new(),
        };
        // Each name goes before those that start alike: backwards, so that they keep their order.
        for (number, alias) in aliases.rev() {
            index.add(number, alias);
        }
        index
    }

    fn add(&mut self, number: u32, alias: &Alias) {
        let name = &*alias.text;
        if !alias.is_russian() {
            self.add_start(name, false, number, 0..0, None);
            return;
        }
        let start = self.words.len();
        self.words.extend(russian::words(name, alias.kind, alias.given_name_first));
        let own = &self.words[start..];
        let second = own.get(1).and_then(|word| word.stem(name).chars().next()).map(folded);
        let stem = own.first().map_or(name, |word| word.stem(name));
        let words = start as u32..self.words.len() as u32;
        self.add_start(stem, stem.contains(['ё', 'Ё']), number, words, second);
    }

    /// Adds a name by its start, in each way it may be written: with a capital, and with е for ё.
    fn add_start(&mut self, start: &str, has_yo: bool, number: u32, words: Range<u32>, second: Option<char>) {
        let Some(first) = start.chars().next() else { return };
        for first in once(first).chain(capital(first)) {
            for plain in [false, true].into_iter().take(1 + usize::from(has_yo)) {
                let written = |char| if plain { without_yo(char) } else { char };
                self.pairs.add(class(written(first)), start.chars().nth(1).map(|char| class(written(char))));
                let mut hash = extended(0, class(written(first)));
                for char in start.chars().take(KEY).skip(1) {
                    self.known.add(hash, BEGUN);
                    hash = extended(hash, class(written(char)));
                }
                self.known.add(hash, WHOLE);
                let next = self.first.insert(hash, self.names.len() as u32);
                self.names.push(Candidate { alias: number, words: words.clone(), second, next });
            }
        }
    }

    /// Calls `found(alias, start, end)` for every occurrence that does not begin or end inside a word.
    pub(super) fn each(&self, aliases: &[Alias], text: &str, mut found: impl FnMut(&Alias, usize, usize)) {
        let bytes = text.as_bytes();
        let (mut before, mut at) = (None, 0);
        while let Some(&byte) = bytes.get(at) {
            // The rest of a word is passed over at once.
            let (own, length) = match byte {
                _ if OF_WORDS[usize::from(byte)] => {
                    let is_word = |byte: &&u8| OF_WORDS[usize::from(**byte)];
                    (Some(0), bytes[at..].iter().take_while(is_word).count())
                }
                0..=0x7f => (None, 1),
                // Cyrillic letters are two bytes each.
                0xd0..=0xd3 => {
                    let is_cyrillic = |pair: &&[u8]| matches!(pair[0], 0xd0..=0xd3);
                    (Some(2), 2 * bytes[at..].chunks_exact(2).take_while(is_cyrillic).count())
                }
                _ => text[at..].chars().next().map_or((None, 1), |char| (alphabet(char), char.len_utf8())),
            };
            let inside = own.is_some() && own == before;
            if !inside && byte != b' ' {
                self.starting(aliases, text, at, &mut found);
            }
            before = own;
            at += length;
        }
    }

    /// The names that start at a byte of a text.
    fn starting(
        &self,
        aliases: &[Alias],
        text: &str,
        start: usize,
        found: &mut impl FnMut(&Alias, usize, usize),
    ) {
        let rest = &text[start..];
        let mut chars = rest.chars().map(class);
        let Some(first) = chars.next() else { return };
        if !self.pairs.may_begin(first, chars.next()) {
            return;
        }
        let mut hash = 0;
        for char in rest.chars() {
            hash = extended(hash, class(char));
            let known = self.known.get(hash);
            if known & WHOLE != 0 {
                self.alike(hash, rest, |candidate| {
                    let alias = &aliases[candidate.alias as usize];
                    let length = self.eat(alias, candidate, rest);
                    if let Some(length) = length.filter(|length| is_boundary(text, start + length)) {
                        found(alias, start, start + length);
                    }
                });
            }
            if known & BEGUN == 0 {
                return;
            }
        }
    }

    /// Calls `each` with the names whose first characters have this hash, and that may go on as the text does.
    fn alike<'a>(&'a self, hash: u64, text: &str, mut each: impl FnMut(&'a Candidate)) {
        let mut second = None;
        let mut next = self.first.get(hash);
        while let Some(candidate) = next.and_then(|at| self.names.get(at as usize)) {
            next = candidate.next;
            let fits = candidate.second.is_none_or(|wanted| {
                second.get_or_insert_with(|| second_word(text)).is_none_or(|char| char == wanted)
            });
            if fits {
                each(candidate);
            }
        }
    }

    /// The length of a name, if the text starts with it.
    fn eat(&self, alias: &Alias, candidate: &Candidate, text: &str) -> Option<usize> {
        if candidate.words.is_empty() {
            return alias.eat(text);
        }
        let words = self.words.get(candidate.words.start as usize..candidate.words.end as usize)?;
        russian::eat(text, &alias.text, words)
    }
}

/// How the second word of a text begins; `None` where it is not seen nearby.
fn second_word(text: &str) -> Option<char> {
    let mut chars = text.chars().take(FIRST_WORD);
    chars.find(|char| matches!(char, ' ' | '\u{a0}'))?;
    chars.next().map(folded)
}

/// A letter whatever its case, `ё` and `е` being one.
fn folded(char: char) -> char {
    without_yo(lower(char))
}

fn without_yo(char: char) -> char {
    match char {
        'ё' => 'е',
        'Ё' => 'Е',
        _ => char,
    }
}

/// The hash of characters with one more.
#[inline]
fn extended(hash: u64, char: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(char)).wrapping_mul(0x517c_c1b7_2722_0a95).rotate_left(26)
}

/// Whether a word may begin or end at `at`: not between two letters or digits of one alphabet.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return true;
    };
    match (alphabet(before), alphabet(after)) {
        (Some(left), Some(right)) => left != right,
        _ => true,
    }
}

/// The alphabet of a letter; digits go with Latin. Ideographs have none: words run together.
#[inline]
fn alphabet(char: char) -> Option<u8> {
    match char {
        '\0'..='\u{7f}' => char.is_ascii_alphanumeric().then_some(0),
        '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' => Some(0),
        '\u{370}'..='\u{3ff}' => Some(1),
        _ if is_cyrillic(char) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Target;
    use super::super::alias::Script;
    use super::*;
    use crate::{EntityType, Lang};

    fn found(names: &[(&'static str, Lang)], text: &str) -> Vec<String> {
        let aliases: Vec<Alias> = names
            .iter()
            .map(|(name, lang)| Alias {
                text: (*name).into(),
                script: Script::of(name),
                target: Target::Entry(0),
                kind: EntityType::Loc,
                lang: *lang,
                guards: Vec::new(),
                rank: 1,
                given_name_first: true,
            })
            .collect();
        let mut all = Vec::new();
        let index = Index::new(aliases.iter().enumerate().map(|(index, alias)| (index as u32, alias)));
        index.each(&aliases, text, |_, start, end| all.push(text[start..end].to_owned()));
        all
    }

    #[test]
    fn whole_words_only() {
        let english = [("China", Lang::ENG), ("Chin", Lang::ENG), ("Su", Lang::ENG), ("Russia", Lang::ENG)];
        assert_eq!(found(&english, "China, Chinatown and China's; Chin"), ["China", "China", "Chin"]);
        assert_eq!(found(&english, "Su-35 SuX Russiaโ€™s"), ["Su", "Russia"]);
        assert_eq!(found(&[("Иран", Lang::RUS)], "Иран и Иранский, об Иране."), ["Иран", "Иране"]);
        // Names in small letters may begin with a capital, ё may be written е.
        let russian = [("российский", Lang::RUS), ("Чёрное поле", Lang::RUS), ("Чёрное озеро", Lang::RUS)];
        assert_eq!(
            found(&russian, "Российские власти у Черного озера, на Чёрном озере и у чёрного озера"),
            ["Российские", "Черного озера", "Чёрном озере"]
        );
        assert_eq!(
            found(&[("俄罗斯", Lang::CMN), ("中国", Lang::CMN)], "中国和俄罗斯联邦"),
            ["中国", "俄罗斯"]
        );
    }
}
