//! Where known names stand in a document's sentences.

use std::collections::HashSet;

use crate::{Block, Lang, Sentence, Span, Token};

use super::alias::{Alias, Script};
use super::guard::{Guard, Words};
use super::index::is_boundary;
use super::other::is_other;
use super::recase::recase;
use super::{Gazetteer, Target};
use crate::entity::lattice::is_cut;

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
    /// The matches of a sentence.
    pub(crate) fn of(&self, sentence: usize) -> &[Match] {
        let start = sentence.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[sentence] as usize]
    }
}

impl Gazetteer {
    /// Finds all known names whose guards hold.
    pub(crate) fn find(
        &self,
        text: &str,
        blocks: &[Block],
        sentences: &[Sentence],
        tokens: &[Token],
    ) -> Matches {
        let mut search =
            Search { gazetteer: self, found: Matches::default(), pending: Vec::new(), strengths: Vec::new() };
        for sentence in sentences {
            let lang = blocks[sentence.block as usize].language.lang;
            let offset = sentence.span.start as usize;
            search.run(sentence.span.of(text), offset, lang, |_, _| true);
            let own = tokens.get(sentence.tokens.range()).unwrap_or_default();
            if let Some(recased) = recase(text, sentence.span, own) {
                search.run(&recased.text, offset, lang, |start, end| recased.changed(start, end));
            }
            search.found.ends.push(search.found.all.len() as u32);
        }
        search.settle()
    }
}

/// A search through a document.
struct Search<'a> {
    gazetteer: &'a Gazetteer,
    found: Matches,
    /// Names that count only if another of the same entry is there, as indices into `found.all`.
    pending: Vec<usize>,
    /// Of names on one span the one with the least is kept: rank, whether it depends on another, order of the lists.
    strengths: Vec<(u8, bool, Target)>,
}

impl Search<'_> {
    /// Adds the names of a sentence that starts at byte `offset` of the document, where they are `wanted`.
    fn run(&mut self, sentence: &str, offset: usize, lang: Lang, wanted: impl Fn(usize, usize) -> bool) {
        let mut lower: Option<String> = None;
        for (script, _) in Script::present(sentence).into_iter().enumerate().filter(|(_, present)| *present) {
            let first = self.found.all.len();
            self.gazetteer.index(script).each(&self.gazetteer.aliases, sentence, |alias, start, end| {
                if !wanted(start, end)
                    || !applies(alias.lang, lang)
                    || !hold(alias, sentence, start, end, &mut lower)
                    || is_other(alias, sentence, start, end)
                    || (alias.rank > 0 && script == Script::Han as usize && is_cut(sentence, start, end))
                {
                    return;
                }
                let span = Span::new(offset + start, offset + end);
                self.add(first, Match { span, target: alias.target, by_user: alias.rank == 0 }, alias);
            });
        }
    }

    /// Adds a name, or lets it replace a weaker one on the same span found since `first`.
    fn add(&mut self, first: usize, found: Match, alias: &Alias) {
        let strength = (alias.rank, alias.guards.contains(&Guard::Context), alias.target);
        let same =
            self.found.all[first..].iter().rposition(|other| other.span == found.span).map(|at| first + at);
        let place = match same {
            Some(place) if self.strengths[place] <= strength => return,
            Some(place) => {
                self.pending.retain(|index| *index != place);
                self.found.all[place] = found;
                self.strengths[place] = strength;
                place
            }
            None => {
                self.found.all.push(found);
                self.strengths.push(strength);
                self.found.all.len() - 1
            }
        };
        if strength.1 {
            self.pending.push(place);
        }
    }

    /// Drops names that depend on another name of the same entry which is not there.
    fn settle(self) -> Matches {
        let Self { mut found, pending, .. } = self;
        if pending.is_empty() {
            return found;
        }
        let waiting: HashSet<usize> = pending.into_iter().collect();
        let certain = |index: &usize| !waiting.contains(index);
        let named: HashSet<Target> =
            (0..found.all.len()).filter(certain).map(|index| found.all[index].target).collect();
        let mut kept = Vec::with_capacity(found.all.len());
        let mut index = 0;
        for end in &mut found.ends {
            while index < *end as usize {
                let one = found.all[index];
                if certain(&index) || named.contains(&one.target) {
                    kept.push(one);
                }
                index += 1;
            }
            *end = kept.len() as u32;
        }
        found.all = kept;
        found
    }
}

/// Whether the guards of an alias at `start..end` of a sentence hold, as far as the sentence tells.
fn hold(alias: &Alias, sentence: &str, start: usize, end: usize, lower: &mut Option<String>) -> bool {
    alias.guards.iter().all(|guard| match guard {
        Guard::Context => true,
        Guard::Near(words) => {
            let lower = lower.get_or_insert_with(|| sentence.to_lowercase());
            words.iter().any(|word| lower.match_indices(word).any(|(at, _)| is_boundary(lower, at)))
        }
        Guard::After(words) => follows(sentence, start, words),
        Guard::NotAfter(words) => !follows(sentence, start, words),
        Guard::Unless(words) => {
            let after = sentence[end..].trim_start();
            !words.iter().any(|word| after.starts_with(word))
        }
    })
}

/// Whether one of the words stands directly before byte `start`.
fn follows(sentence: &str, start: usize, words: &Words) -> bool {
    let before = sentence[..start].trim_end();
    words.iter().any(|word| before.strip_suffix(word).is_some_and(|rest| is_boundary(before, rest.len())))
}

/// Whether a name of a column is looked for in a text of this language. English ones are used everywhere; Russian and
/// Chinese ones show their language by their script; Vietnamese ones are common words elsewhere.
fn applies(column: Lang, lang: Lang) -> bool {
    column != Lang::VIE || lang == Lang::VIE
}
