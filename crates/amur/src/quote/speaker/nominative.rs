//! Russian descriptions in the nominative: «в областном министерстве» speaks the «областное министерство».

use std::ops::Range;

use crate::quote::items::Kind;
use crate::quote::lexicon::{Feature, Noun, NounKind};
use crate::script::is_cyrillic;

use super::Resolver;

/// What adjectives agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

impl Resolver<'_> {
    /// A description with its head, and the adjectives before it, in the nominative; none where it stands so already.
    pub(super) fn in_nominative(&self, words: &Range<usize>, head: usize) -> Option<String> {
        let noun = self.items[head].noun().filter(|noun| !noun.nominative)?;
        let text = |at: usize| self.document.slice(self.items[at].span);
        if !text(head).starts_with(is_cyrillic) {
            return None;
        }
        let agreement = agreement(&noun);
        let mut name = String::new();
        for at in words.clone() {
            let item = &self.items[at];
            if !name.is_empty() && !item.joined {
                name.push(' ');
            }
            let adjective =
                (at < head && item.kind == Kind::Word).then(|| adjective(text(at), agreement)).flatten();
            match adjective {
                _ if at == head => name.push_str(noun.lemma),
                Some(adjective) => name.push_str(&adjective),
                None => name.push_str(text(at)),
            }
        }
        Some(name)
    }
}

/// Gender and number of a noun, by how its nominative ends.
fn agreement(noun: &Noun) -> Agreement {
    let head = noun.lemma.split(' ').next().unwrap_or_default();
    match head.chars().next_back() {
        Some('ы' | 'и') => Agreement::Plural,
        _ if noun.lemma == "данные" => Agreement::Plural,
        Some('о' | 'е' | 'ё') => Agreement::Neuter,
        Some('а' | 'я') if noun.kind != NounKind::Person => Agreement::Feminine,
        Some('ь') if noun.kind != NounKind::Person => Agreement::Feminine,
        _ if noun.gender == Feature::Feminine => Agreement::Feminine,
        _ => Agreement::Masculine,
    }
}

/// An adjective in the nominative; none where a word does not end like one in another case.
fn adjective(word: &str, agreement: Agreement) -> Option<String> {
    let (stem, ending) = OBLIQUE.iter().find_map(|ending| Some((word.strip_suffix(ending)?, *ending)))?;
    let last = stem.chars().next_back().filter(|_| stem.chars().count() > 2)?;
    let soft = ending.starts_with(['е', 'и', 'ю']);
    let ending = match agreement {
        Agreement::Masculine if STRESSED.iter().any(|stressed| stem.to_lowercase() == *stressed) => "ой",
        Agreement::Masculine if soft || "гкхжшщч".contains(last) => "ий",
        Agreement::Masculine => "ый",
        Agreement::Feminine if soft && !"гкхжшщчц".contains(last) => "яя",
        Agreement::Feminine => "ая",
        Agreement::Neuter if "жшщчц".contains(last) || soft && !"гкх".contains(last) => "ее",
        Agreement::Neuter => "ое",
        Agreement::Plural if soft || "гкхжшщч".contains(last) => "ие",
        Agreement::Plural => "ые",
    };
    Some(format!("{stem}{ending}"))
}

/// Endings of adjectives in the other cases, the longer before the shorter.
const OBLIQUE: [&str; 16] =
    ["ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ой", "ей", "ую", "юю", "ых", "их"];

/// Stems of adjectives whose masculine ends in a stressed «ой».
const STRESSED: [&str; 10] =
    ["областн", "краев", "городск", "морск", "заводск", "миров", "отраслев", "молод", "друг", "полев"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_agree() {
        for (word, agreement, expected) in [
            ("областном", Agreement::Neuter, "областное"),
            ("областного", Agreement::Masculine, "областной"),
            ("российского", Agreement::Masculine, "российский"),
            ("китайской", Agreement::Feminine, "китайская"),
            ("дальней", Agreement::Feminine, "дальняя"),
            ("местных", Agreement::Plural, "местные"),
            ("российским", Agreement::Plural, "российские"),
            ("крупнейшего", Agreement::Neuter, "крупнейшее"),
        ] {
            assert_eq!(adjective(word, agreement).as_deref(), Some(expected), "{word}");
        }
        assert_eq!(adjective("порт", Agreement::Masculine), None);
        assert_eq!(adjective("дом", Agreement::Masculine), None);
    }
}
