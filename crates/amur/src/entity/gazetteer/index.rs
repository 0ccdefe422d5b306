//! All names of one script by how they start.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::script::is_cyrillic;

use super::alias::{Alias, is_same};

/// Characters of a name that it is looked up by, at most.
const KEY: usize = 6;

/// Finds every occurrence of every name: where a word begins, the names that begin alike are compared.
///
/// A table of first characters rather than an automaton of whole names: it is built in a few milliseconds.
#[derive(Debug)]
pub(super) struct Index {
    /// Names by the hash of their first characters.
    names: Vec<Candidate>,
    /// Where in `names` those of a hash are.
    places: HashMap<u64, (u32, u32), FixedState>,
    /// Which hashes there are, and those of their beginnings: most words begin no name.
    whole: Filter,
    begun: Filter,
}

/// Which hashes there may be, by their last bits.
#[derive(Debug)]
struct Filter(Vec<u64>);

impl Filter {
    /// How many bits it has.
    const BITS: usize = 1 << 19;

    fn new() -> Self {
        Self(vec![0; Self::BITS / 64])
    }

    fn add(&mut self, hash: u64) {
        let bit = hash as usize % Self::BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let bit = hash as usize % Self::BITS;
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

/// A name that starts as a text does.
#[derive(Debug)]
struct Candidate {
    hash: u64,
    /// Index of the alias.
    alias: u32,
    /// The characters of the name after the first, to rule most names out quickly; `None` fits anything.
    next: [Option<char>; 2],
}

impl Candidate {
    /// Whether the name may go on as the text does.
    fn may_fit(&self, text: [Option<char>; 2]) -> bool {
        self.next
            .iter()
            .zip(text)
            .all(|(wanted, char)| wanted.is_none_or(|wanted| char.is_some_and(|char| is_same(wanted, char))))
    }
}

/// The first two characters of a text.
fn first_two(text: &str) -> [Option<char>; 2] {
    let mut chars = text.chars();
    [chars.next(), chars.next()]
}

impl Index {
    /// Builds the index of these names.
    pub(super) fn new<'a>(aliases: impl Iterator<Item = (u32, &'a Alias)>) -> Self {
        let mut names: Vec<Candidate> = Vec::new();
        let mut begun = Filter::new();
        for (number, alias) in aliases {
            for anchor in alias.anchors() {
                let key = anchor.char_indices().nth(KEY).map_or(&*anchor, |(end, _)| &anchor[..end]);
                let hash = key.chars().fold(0, |before, char| {
                    begun.add(before);
                    extended(before, char)
                });
                let next = alias.rest(key).map_or([None; 2], first_two);
                names.push(Candidate { hash, alias: number, next });
            }
        }
        names.sort_by_key(|candidate| candidate.hash);
        let mut whole = Filter::new();
        let mut places = HashMap::default();
        let mut start = 0;
        for alike in names.chunk_by(|one, other| one.hash == other.hash) {
            whole.add(alike[0].hash);
            places.insert(alike[0].hash, (start, start + alike.len() as u32));
            start += alike.len() as u32;
        }
        Self { names, places, whole, begun }
    }

    /// Calls `found(alias, start, end)` for every occurrence that does not begin or end inside a word.
    pub(super) fn each(&self, aliases: &[Alias], text: &str, mut found: impl FnMut(&Alias, usize, usize)) {
        let mut before = None;
        for (start, char) in text.char_indices() {
            let own = alphabet(char);
            let inside = own.is_some() && own == before;
            before = own;
            if inside || char == ' ' {
                continue;
            }
            let mut hash = 0;
            for (offset, char) in text[start..].char_indices() {
                if !self.begun.may_have(hash) {
                    break;
                }
                hash = extended(hash, char);
                for candidate in self.alike(hash, || &text[start + offset + char.len_utf8()..]) {
                    let alias = &aliases[candidate.alias as usize];
                    let length = alias.eat(&text[start..]);
                    if let Some(length) = length.filter(|length| is_boundary(text, start + length)) {
                        found(alias, start, start + length);
                    }
                }
            }
        }
    }

    /// The names whose first characters have this hash, and that may go on as the text behind does.
    fn alike<'a>(&self, hash: u64, behind: impl Fn() -> &'a str) -> impl Iterator<Item = &Candidate> {
        let place = if self.whole.may_have(hash) { self.places.get(&hash) } else { None };
        let next = place.map_or([None; 2], |_| first_two(behind()));
        let (start, end) = place.map_or((0, 0), |(start, end)| (*start as usize, *end as usize));
        self.names[start..end].iter().filter(move |one| one.may_fit(next))
    }
}

/// The hash of characters with one more.
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
fn alphabet(char: char) -> Option<u8> {
    match char {
        '0'..='9'
        | 'a'..='z'
        | 'A'..='Z'
        | '\u{c0}'..='\u{24f}'
        | '\u{300}'..='\u{36f}'
        | '\u{1e00}'..='\u{1eff}' => Some(0),
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
        assert_eq!(
            found(&[("俄罗斯", Lang::CMN), ("中国", Lang::CMN)], "中国和俄罗斯联邦"),
            ["中国", "俄罗斯"]
        );
    }
}
