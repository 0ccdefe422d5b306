//! Hyphens inside words that were broken at the end of a printed line: `coop-eration`.
//!
//! A compound may be written with a hyphen or without one, so the document has to show both that the joined word is one
//! and that its end is none: `coop-eration` is joined where `cooperation` stands elsewhere, and `eration` nowhere, and
//! where it is an ending of words that is no word (`data/word_ends.tsv`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::tsv;

static ENDS: LazyLock<HashSet<&str, FixedState>> =
    LazyLock::new(|| tsv::rows(include_str!("../../data/word_ends.tsv")).map(|[end]| end).collect());

/// Takes stray hyphens out of words; whether there were any.
pub(super) fn repair(text: &mut String) -> bool {
    let candidates: Vec<Candidate> = candidates(text).collect();
    if candidates.is_empty() {
        return false;
    }
    let mut seen = known(&candidates);
    for word in words(text) {
        if let Some(found) = seen.get_mut(&word.to_lowercase()) {
            *found = true;
        }
    }
    let is_word = |word: &str| seen.get(&word.to_lowercase()).copied().unwrap_or(false);
    let stray: Vec<usize> = candidates
        .iter()
        .filter(|one| is_word(&one.joined()) && !is_word(one.first) && !is_word(one.second))
        .map(|one| one.hyphen)
        .collect();
    for hyphen in stray.iter().rev() {
        text.remove(*hyphen);
    }
    !stray.is_empty()
}

/// A word with a hyphen in it whose end is none.
struct Candidate<'a> {
    first: &'a str,
    second: &'a str,
    hyphen: usize,
}

impl Candidate<'_> {
    fn joined(&self) -> String {
        format!("{}{}", self.first, self.second)
    }
}

/// The words that have to be looked for, none of them found yet.
fn known(candidates: &[Candidate<'_>]) -> HashMap<String, bool, FixedState> {
    let forms = candidates.iter().flat_map(|one| [one.joined(), one.first.to_owned(), one.second.to_owned()]);
    forms.map(|form| (form.to_lowercase(), false)).collect()
}

fn candidates(text: &str) -> impl Iterator<Item = Candidate<'_>> {
    text.match_indices('-').filter_map(|(hyphen, _)| {
        let letters = |char: char| char.is_alphabetic();
        let before = &text[..hyphen];
        let first = &before[before.trim_end_matches(letters).len()..];
        let after = &text[hyphen + 1..];
        let second = &after[..after.len() - after.trim_start_matches(letters).len()];
        let is_alone =
            !before[..before.len() - first.len()].ends_with('-') && !after[second.len()..].starts_with('-');
        let is_long = first.chars().take(2).count() == 2;
        (is_alone && is_long && is_end(second)).then_some(Candidate { first, second, hyphen })
    })
}

/// Whether letters are an ending of words, with at most three letters before it, and no word.
fn is_end(letters: &str) -> bool {
    ENDS.contains(letters)
}

/// The words of a text, those with hyphens as a whole.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric() && char != '-').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    fn repaired(text: &str) -> String {
        let mut text = text.to_owned();
        super::repair(&mut text);
        text
    }

    #[test]
    fn the_document_decides() {
        let text = "Military coop-eration grew. Cooperation in space, too.";
        assert_eq!(repaired(text), "Military cooperation grew. Cooperation in space, too.");
        let alone = "Military coop-eration grew.";
        assert_eq!(repaired(alone), alone);
        let russian = "Сотрудни-чество растёт, и сотрудничество крепнет.";
        assert_eq!(repaired(russian), "Сотрудничество растёт, и сотрудничество крепнет.");
    }

    #[test]
    fn compounds_stay() {
        for text in [
            "A cease-fire, that is a ceasefire.",
            "Co-operation or cooperation.",
            "Policy-making and policymaking.",
            "An e-mail or email; x-ing and xing -tion.",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
