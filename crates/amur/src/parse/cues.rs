//! Words that tell what a line is, from `data/line_cues.tsv`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::script::is_han;
use crate::{Role, tsv};

/// Evidence for each role, by the index of the role in [`Role::ALL`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CueScores {
    sums: [f32; Role::ALL.len()],
    /// The role whose cue is the whole line.
    pub(super) whole: Option<Role>,
}

impl CueScores {
    /// How much speaks for a role; 1 settles a short line.
    pub(super) fn of(&self, role: Role) -> f32 {
        self.sums[role as usize]
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Whole,
    Start,
    End,
    Any,
}

struct Cue {
    role: Role,
    place: Where,
    weight: f32,
}

struct Cues {
    matcher: AhoCorasick,
    cues: Vec<Cue>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut cues = Vec::new();
    for [role, _, place, weight, cue] in tsv::rows(include_str!("../../data/line_cues.tsv")) {
        let Some(role) = Role::ALL.into_iter().find(|known| known.as_str() == role) else { continue };
        let place = match place {
            "whole" => Where::Whole,
            "start" => Where::Start,
            "end" => Where::End,
            _ => Where::Any,
        };
        patterns.push(cue.to_owned());
        cues.push(Cue { role, place, weight: weight.parse().unwrap_or(0.0) });
    }
    Some(Cues { matcher: AhoCorasick::new(patterns).ok()?, cues })
});

/// Scores a line in lower case. Each cue counts once.
pub(super) fn score(lower: &str) -> CueScores {
    let mut scores = CueScores::default();
    let Some(known) = CUES.as_ref() else { return scores };
    let stripped = lower.trim_end_matches([':', '：', '.', '!', '…', ' ', '»', '>', '→', '|']);
    let mut seen: Vec<usize> = Vec::new();
    for found in known.matcher.find_overlapping_iter(lower) {
        let index = found.pattern().as_usize();
        let cue = &known.cues[index];
        let fits = match cue.place {
            Where::Whole => found.start() == 0 && found.end() >= stripped.len(),
            Where::Start => found.start() == 0,
            Where::End => found.end() >= stripped.len(),
            Where::Any => true,
        };
        if fits && !seen.contains(&index) && is_bounded(lower, found.start(), found.end()) {
            seen.push(index);
            scores.sums[cue.role as usize] += cue.weight;
            if cue.place == Where::Whole {
                scores.whole = Some(cue.role);
            }
        }
    }
    scores
}

/// Whether a match does not begin or end inside a word of an alphabet.
fn is_bounded(line: &str, start: usize, end: usize) -> bool {
    let joins = |left: Option<char>, right: Option<char>| match (left, right) {
        (Some(left), Some(right)) => {
            left.is_alphabetic() && right.is_alphabetic() && !is_han(left) && !is_han(right)
        }
        _ => false,
    };
    let inside = &line[start..end];
    !joins(line[..start].chars().next_back(), inside.chars().next())
        && !joins(inside.chars().next_back(), line[end..].chars().next())
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        let rows: Vec<[&str; 5]> = tsv::rows(include_str!("../../data/line_cues.tsv")).collect();
        let all = tsv::lines(include_str!("../../data/line_cues.tsv")).count() - 1;
        assert_eq!(rows.len(), all, "a row has another number of columns");
        for [role, _, place, weight, cue] in rows {
            assert!(Role::ALL.iter().any(|known| known.as_str() == role), "{role}");
            assert!(["whole", "start", "end", "any"].contains(&place), "{place}");
            assert!(weight.parse::<f32>().is_ok(), "{weight}");
            assert_eq!(cue, cue.to_lowercase(), "cues are in lower case");
        }
    }

    #[test]
    fn places_and_words() {
        assert_eq!(score("related articles:").whole, Some(Role::Related));
        assert_eq!(score("шерметьево по теме").whole, None);
        assert_eq!(score("bystander").of(Role::Byline), 0.0);
        assert!(score("by jane doe").of(Role::Byline) >= 1.0);
        assert!(score("两国元首会晤。图：通讯社").of(Role::Caption) >= 1.0);
    }
}
