//! Where known names stand in a document's sentences.

use std::collections::HashSet;

use crate::{Block, Lang, Sentence, Span};

use super::guard::Guard;
use super::{Alias, Gazetteer, Target};

/// A known name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) span: Span,
    pub(crate) target: Target,
    /// From a gazetteer of the user.
    pub(crate) by_user: bool,
}

/// The known names of a document by sentence. They may overlap each other.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    all: Vec<Match>,
    /// Where each sentence's matches end in `all`.
    ends: Vec<u32>,
}

impl Matches {
    /// The matches of a sentence, by their start.
    pub(crate) fn of(&self, sentence: usize) -> &[Match] {
        let start = sentence.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[sentence] as usize]
    }
}

impl Gazetteer {
    /// Finds all known names whose guards hold.
    pub(crate) fn find(&self, text: &str, blocks: &[Block], sentences: &[Sentence]) -> Matches {
        let mut found = Matches::default();
        // Names that count only if another of the same entry is there, by index into `found.all`.
        let mut pending: Vec<usize> = Vec::new();
        for sentence in sentences {
            let lang = blocks[sentence.block as usize].language.lang;
            self.find_in(text, sentence.span, lang, &mut found.all, &mut pending);
            found.ends.push(found.all.len() as u32);
        }
        if !pending.is_empty() {
            self.settle(&mut found, &pending);
        }
        found
    }

    fn find_in(&self, text: &str, span: Span, lang: Lang, found: &mut Vec<Match>, pending: &mut Vec<usize>) {
        let sentence = span.of(text);
        let mut lower: Option<String> = None;
        for (script, present) in self.scripts.iter().zip(scripts_of(sentence)) {
            if !present {
                continue;
            }
            let Some(automaton) = script.automaton() else { continue };
            automaton.each(sentence, |pattern, start, end| {
                let aliases = script.patterns[pattern].1.iter().filter(|alias| applies(alias.lang, lang));
                let mut holds = |alias: &&Alias| match &alias.guard {
                    Guard::None | Guard::Context => true,
                    Guard::Near(words) => {
                        let lower = lower.get_or_insert_with(|| sentence.to_lowercase());
                        words.iter().any(|word| lower.contains(word.as_str()))
                    }
                    Guard::After(words) => {
                        let before = sentence[..start].trim_end();
                        words.iter().any(|word| before.ends_with(word.as_str()))
                    }
                };
                let best = aliases
                    .filter(|alias| holds(alias))
                    .min_by_key(|alias| (alias.rank, alias.guard == Guard::Context, alias.target));
                if let Some(alias) = best {
                    if alias.guard == Guard::Context {
                        pending.push(found.len());
                    }
                    let offset = span.start as usize;
                    found.push(Match {
                        span: Span::new(offset + start, offset + end),
                        target: alias.target,
                        by_user: alias.rank == 0,
                    });
                }
            });
        }
    }

    /// Drops names that depend on another name of the same entry which is not there.
    fn settle(&self, found: &mut Matches, pending: &[usize]) {
        let waiting: HashSet<usize> = pending.iter().copied().collect();
        let certain: HashSet<Target> = found
            .all
            .iter()
            .enumerate()
            .filter(|(index, _)| !waiting.contains(index))
            .map(|(_, found)| found.target)
            .collect();
        let mut kept = Vec::with_capacity(found.all.len());
        let mut index = 0;
        for end in &mut found.ends {
            while index < *end as usize {
                let one = found.all[index];
                if !waiting.contains(&index) || certain.contains(&one.target) {
                    kept.push(one);
                }
                index += 1;
            }
            *end = kept.len() as u32;
        }
        found.all = kept;
    }
}

/// Whether a name of a column is looked for in a text of this language. English ones are used everywhere; Russian and
/// Chinese ones show their language by their script; Vietnamese ones are common words elsewhere.
fn applies(column: Lang, lang: Lang) -> bool {
    column != Lang::VIE || lang == Lang::VIE
}

/// Whether a text has Latin, Cyrillic, Han letters.
fn scripts_of(text: &str) -> [bool; 3] {
    let mut present = [false; 3];
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' => present[0] = true,
            0xC3..=0xC6 => present[0] = true,
            0xD0..=0xD3 => present[1] = true,
            0xE3..=0xE9 | 0xF0 => present[2] = true,
            _ => {}
        }
    }
    present
}
