//! Acronyms that a document explains: `Amur Institute of Border Economics (AIBE)`.

use std::collections::BTreeMap;

use crate::{Document, Span};

/// The full name of each acronym that stands in brackets directly behind it. `names` are in the order of the text.
pub(super) fn explained<'a>(document: &'a Document, names: &[Span]) -> BTreeMap<&'a str, &'a str> {
    let behind = names.windows(2).filter_map(|pair| {
        let gap = document.text.get(pair[0].end as usize..pair[1].start as usize)?;
        let (full, acronym) = (document.slice(pair[0]), document.slice(pair[1]));
        (matches!(gap, " (" | "\u{a0}(") && stands_for(acronym, full)).then_some((acronym, full))
    });
    behind.collect()
}

/// Whether capitals are the initials of a name, small words left out or not.
fn stands_for(acronym: &str, full: &str) -> bool {
    let is_acronym = acronym.chars().all(char::is_uppercase) && acronym.chars().nth(1).is_some();
    let initials = |least: usize| {
        let words = full.split([' ', '-', '\u{a0}']).filter(move |word| word.chars().nth(least).is_some());
        words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase)
    };
    is_acronym && [0, 3].into_iter().any(|least| initials(least).eq(acronym.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Pipeline, Record};

    #[test]
    fn initials() {
        assert!(stands_for("AIBE", "Amur Institute of Border Economics"));
        assert!(stands_for("ЗИПР", "Зейского института прибрежного рыболовства"));
        assert!(!stands_for("AIB", "Amur Institute of Border Economics"));
        assert!(!stands_for("A", "Amur"));
    }

    #[test]
    fn in_brackets() {
        let text = "The Quarry Institute of Border Economics (QIBE) and the Zeya Fund (QIBF) said so.";
        let document = Pipeline::new(Options::default()).unwrap().analyze(Record::text("1", text));
        let span = |name: &str| text.find(name).map(|at| Span::new(at, at + name.len())).unwrap();
        let names = ["Quarry Institute of Border Economics", "QIBE", "Zeya Fund", "QIBF"].map(span);
        let found = explained(&document, &names);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("QIBE", "Quarry Institute of Border Economics")]);
    }
}
