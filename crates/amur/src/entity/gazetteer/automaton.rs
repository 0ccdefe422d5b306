//! All names of one script as one automaton.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use foldhash::fast::FixedState;

use crate::script::is_cyrillic;

use super::alias::{Alias, is_same};

/// Finds every occurrence of every name: the automaton finds how names start, the names that start so are compared.
#[derive(Debug)]
pub(super) struct Automaton {
    starts: AhoCorasick,
    /// Names by the start they share.
    names: Vec<Vec<Candidate>>,
}

/// A name that starts as a text does.
#[derive(Debug)]
struct Candidate {
    /// Index of the alias.
    alias: u32,
    /// The characters of the name after its start, to rule most names out quickly; `None` fits anything.
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

impl Automaton {
    /// Builds the automaton; `None` only if the names exceed the limits of the crate.
    pub(super) fn new<'a>(aliases: impl Iterator<Item = (u32, &'a Alias)>) -> Option<Self> {
        let mut index: HashMap<String, usize, FixedState> = HashMap::default();
        let mut starts: Vec<String> = Vec::new();
        let mut names: Vec<Vec<Candidate>> = Vec::new();
        for (number, alias) in aliases {
            for anchor in alias.anchors() {
                let next = alias.rest(&anchor).map_or([None; 2], first_two);
                let place = *index.entry(anchor).or_insert_with_key(|anchor| {
                    starts.push(anchor.clone());
                    names.push(Vec::new());
                    names.len() - 1
                });
                names[place].push(Candidate { alias: number, next });
            }
        }
        let starts = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(starts).ok()?;
        Some(Self { starts, names })
    }

    /// Calls `found(alias, start, end)` for every occurrence that does not begin or end inside a word.
    pub(super) fn each(&self, aliases: &[Alias], text: &str, mut found: impl FnMut(&Alias, usize, usize)) {
        for hit in self.starts.find_overlapping_iter(text) {
            let start = hit.start();
            if !is_boundary(text, start) {
                continue;
            }
            let next = first_two(&text[hit.end()..]);
            for candidate in self.names[hit.pattern().as_usize()].iter().filter(|one| one.may_fit(next)) {
                let alias = &aliases[candidate.alias as usize];
                if let Some(length) =
                    alias.eat(&text[start..]).filter(|length| is_boundary(text, start + length))
                {
                    found(alias, start, start + length);
                }
            }
        }
    }
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
    use super::super::guard::Guard;
    use super::*;
    use crate::{EntityType, Lang};

    fn found(names: &[(&'static str, Lang)], text: &str) -> Vec<String> {
        let aliases: Vec<Alias> = names
            .iter()
            .map(|(name, lang)| Alias {
                text: (*name).into(),
                target: Target::Entry(0),
                kind: EntityType::Loc,
                lang: *lang,
                guard: Guard::None,
                rank: 1,
                given_name_first: true,
            })
            .collect();
        let mut all = Vec::new();
        let automaton =
            Automaton::new(aliases.iter().enumerate().map(|(index, alias)| (index as u32, alias))).unwrap();
        automaton.each(&aliases, text, |_, start, end| all.push(text[start..end].to_owned()));
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
