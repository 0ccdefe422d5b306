//! All names of one script as one automaton.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Finds every occurrence of every name.
#[derive(Debug)]
pub(super) struct Automaton(AhoCorasick);

impl Automaton {
    /// Builds the automaton; `None` only if the names exceed the limits of the crate.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Option<Self> {
        AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(names).ok().map(Self)
    }

    /// Calls `found(name, start, end)` for every occurrence that does not begin or end inside a word.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(usize, usize, usize)) {
        for hit in self.0.find_overlapping_iter(text) {
            if is_boundary(text, hit.start()) && is_boundary(text, hit.end()) {
                found(hit.pattern().as_usize(), hit.start(), hit.end());
            }
        }
    }
}

/// Whether a word may begin or end at `at`: not between two letters or digits of one alphabet.
fn is_boundary(text: &str, at: usize) -> bool {
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
        '\u{400}'..='\u{52f}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut all = Vec::new();
        if let Some(automaton) = Automaton::new(names.iter().copied()) {
            automaton.each(text, |_, start, end| all.push(text[start..end].to_owned()));
        }
        all
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(
            found(&["China", "Chin"], "China, Chinatown and China's; Chin"),
            ["China", "China", "Chin"]
        );
        assert_eq!(found(&["Иран"], "Иран и Иранский, в Иран."), ["Иран", "Иран"]);
        assert_eq!(found(&["俄罗斯", "中国"], "中国和俄罗斯联邦"), ["中国", "俄罗斯"]);
        assert_eq!(found(&["Su", "Russia"], "Su-35 SuX Russiaโ€™s"), ["Su", "Russia"]);
    }
}
