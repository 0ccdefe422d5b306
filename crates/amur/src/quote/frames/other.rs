//! Frames without a verb of saying before or after its subject: "according to", "as X said", headlines.

use std::iter::once;
use std::ops::Range;

use crate::{Lang, Role};

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, NounKind};
use super::super::source::Source;
use super::{Finder, Frame};

impl Finder<'_> {
    /// "According to X, content" and "content, according to X".
    pub(super) fn according(&self, cue: Range<usize>) -> Option<Frame> {
        let c = &self.clause;
        let at = cue.start;
        if c.is_norm(&cue) {
            return None;
        }
        let starts = at == 0
            || c.is_kind(at - 1, Kind::Comma)
            || c.is(at - 1, Class::But)
            || c.quoted(at - 1).is_some();
        if !starts && c.lang != Lang::ENG {
            return None;
        }
        let mut end = (cue.end..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let mut source_end = end;
        if c.lang == Lang::CMN {
            // 据塔斯社报道: the source ends before the word of reporting.
            source_end = (cue.end + 1..end)
                .find(|at| c.get(*at).is_some_and(|item| item.cue().is_some()))
                .unwrap_or(end);
        }
        // "According to Anna Orlova, head of the fund, …"
        if c.is_kind(end, Kind::Comma) {
            let next = (end + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
            let opens = c.get(end + 1).is_some_and(|item| item.noun().is_some() || item.is(Class::Det))
                && c.is_kind(next, Kind::Comma);
            let plain = (end + 1..next).all(|at| {
                c.get(at).is_some_and(|item| {
                    !matches!(item.class(), Some(Class::Aux | Class::Verb | Class::Pron))
                        && (item.cue().is_none() || item.noun().is_some())
                })
            });
            if opens && plain {
                end = next;
            }
        }
        let source = match c.lang {
            Lang::ENG => c.after(at),
            _ => c.speaker_in(cue.end..source_end).or_else(|| self.whole(cue.end..source_end)),
        };
        // "According to a transcript, Lavrov said …": Lavrov is quoted, the transcript passes it on.
        let named = source.as_ref().and_then(|source| c.get(source.head)).is_some_and(|item| {
            item.is(Class::Pron) || item.noun().is_some_and(|noun| noun.kind == NounKind::Person)
        });
        let is_person = named || source.as_ref().is_some_and(|source| c.is_person(source.head));
        if !is_person && c.is_kind(end, Kind::Comma) && at < 2 && self.frame_follows(end + 1) {
            return None;
        }
        let content = if at == 0 || c.is(at - 1, Class::But) {
            let start =
                (end..self.len()).find(|at| c.is_kind(*at, Kind::Comma)).map_or(end, |comma| comma + 1);
            let start = if c.is(start, Class::That) { start + 1 } else { start };
            start..self.clause_end(start)
        } else {
            let first = self.clause_start(at);
            first..if c.is_kind(at - 1, Kind::Comma) { at - 1 } else { at }
        };
        // "…," Lavrov said, according to a transcript: the transcript only passes it on.
        let held = |frame: &Frame| frame.cue.as_ref().is_some_and(|cue| content.contains(&cue.start));
        if !is_person && self.found.iter().any(held) {
            return None;
        }
        let rest = self.rest_after(at, end);
        self.frame(Some(cue), source, once(content).chain(rest))
    }

    /// «По предварительной версии следствия, …»: adjectives within the words for "according to".
    pub(super) fn according_account(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let is_adjective = |at: &usize| {
            c.get(*at).is_some_and(|item| item.kind == Kind::Word && item.entry.is_none())
                && ["ой", "ей", "ым", "им", "ому", "ему"].iter().any(|ending| c.text(*at).ends_with(ending))
        };
        let first = (at.saturating_sub(2)..at).rev().take_while(is_adjective).last()?;
        let opens = first > 0 && c.lang == Lang::RUS && matches!(c.text(first - 1), "по" | "По");
        opens.then(|| self.according(first - 1..at + 1)).flatten()
    }

    /// What goes on after a parenthesis: "The plan, according to officials, would …".
    pub(super) fn rest_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let inside = at > 1 && c.is_kind(at - 1, Kind::Comma) && c.is_kind(end, Kind::Comma);
        (inside && self.goes_on_after(end + 1)).then(|| end + 1..self.clause_end(end + 1))
    }

    /// All words of a run as a description, if there are any.
    pub(super) fn whole(&self, run: Range<usize>) -> Option<Source> {
        let is_word = |at: &usize| self.clause.is_kind(*at, Kind::Word);
        (run.len() < 12 && run.clone().any(|at| is_word(&at)))
            .then_some(Source { head: run.start, words: run })
    }

    /// «Об этом сообщил Орлов»: the sentence before is what was said.
    pub(super) fn said_before(&self) -> Option<Frame> {
        let c = &self.clause;
        let cue = (1..self.len().min(6)).find(|at| c.get(*at).is_some_and(|item| item.cue().is_some()));
        let source = match cue {
            Some(cue) => c.after(cue),
            None => c.speaker_in(1..self.len()),
        };
        source.map(|source| Frame {
            cue: Some(cue.map_or(0..1, |cue| cue..cue + 1)),
            source: Some(source),
            via: None,
            content: Vec::new(),
            of_previous: true,
        })
    }

    /// "By his account, content".
    pub(super) fn by_account(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        if c.lang == Lang::CMN {
            // 在王毅看来，…
            let open = (0..at).rev().take(12).find(|at| c.text(*at) == "在")?;
            let source = c.speaker_in(open + 1..at)?;
            let start = if c.is_kind(at + 1, Kind::Comma) { at + 2 } else { at + 1 };
            return self.frame(Some(at..at + 1), Some(source), Some(start..self.clause_end(start)));
        }
        let is_frame =
            at >= 2 && c.is(at - 1, Class::Poss) && (c.is(at - 2, Class::Of) || c.is(at - 2, Class::Prep));
        if !is_frame {
            return None;
        }
        let source = Some(Source { words: at - 1..at, head: at - 1 });
        let content = if at == 2 && c.is_kind(at + 1, Kind::Comma) {
            at + 2..self.clause_end(at + 2)
        } else if at > 3 && c.is_kind(at - 3, Kind::Comma) {
            self.clause_start(at - 2)..at - 3
        } else {
            return None;
        };
        let rest = self.rest_after(at - 2, at + 1);
        self.frame(Some(at - 2..at + 1), source, once(content).chain(rest))
    }

    /// "As X said, content" and "content, as X put it".
    pub(super) fn as_reported(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let starts = at == 0 || c.is_kind(at - 1, Kind::Comma);
        let end = (at + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let is_cue = |at: &usize| {
            let cue = c.get(*at).is_some_and(|item| item.cue().is_some_and(|cue| !cue.participle));
            cue || c.lang == Lang::CMN && c.is(*at, Class::Verb) && c.text(*at).starts_with('所')
        };
        let cue = (at + 1..end).find(is_cue)?;
        if !starts || cue > at + 10 {
            return None;
        }
        let source = c.before(cue).filter(|source| source.words.start > at).or_else(|| c.after(cue))?;
        let content = if at == 0 {
            if !c.is_kind(end, Kind::Comma) {
                return None;
            }
            end + 1..self.clause_end(end + 1)
        } else {
            self.clause_start(at)..at - 1
        };
        let rest = self.rest_after(at, end);
        // «При этом, как отметил Орлов, …»: adverbs alone are no content.
        let adverbs = content.clone().all(|at| c.is(at, Class::Adv));
        let content = if adverbs && rest.is_some() { content.start..content.start } else { content };
        self.frame(Some(cue..cue + 1), Some(source), once(content).chain(rest))
    }

    /// A headline with a colon: the speaker on one side, the words on the other.
    pub(super) fn headline(&self) -> Option<Frame> {
        let c = &self.clause;
        let headline = self.first || matches!(self.role, Role::Title | Role::Subtitle | Role::Heading);
        let colon = (1..self.len()).find(|at| c.is_kind(*at, Kind::Colon))?;
        if self.role == Role::Caption {
            return None;
        }
        let names = |run: Range<usize>| {
            let short = run.len() <= 7
                && run
                    .clone()
                    .all(|at| matches!(c.get(at).map(|item| item.kind), Some(Kind::Word | Kind::Name(_))));
            if short { self.headline_source(run) } else { None }
        };
        let last = (colon + 1..self.len())
            .rev()
            .find(|at| !c.is_kind(*at, Kind::Stop))
            .map_or(colon + 1, |at| at + 1);
        // 记者：…? is a question of the interview.
        let asks = (0..colon).any(|at| {
            c.is(at, Class::Nobody)
                || c.get(at).and_then(Item::noun).is_some_and(|noun| noun.key == "journalist")
        });
        let left = if (headline || colon == 1) && !asks { names(0..colon) } else { None };
        if let Some(source) = left.filter(|_| last > colon + 2 || c.quoted(colon + 1).is_some()) {
            return self.frame(None, Some(source), Some(colon + 1..last));
        }
        let source = names(colon + 1..last).filter(|_| headline)?;
        self.frame(None, Some(source), Some(0..colon))
    }

    /// A headline that opens with its speaker, whatever verbs the words have: 乘客：希望早日通航.
    pub(super) fn headline_of_speaker(&self) -> Option<Frame> {
        let c = &self.clause;
        if !(self.first || self.role == Role::Title) || c.lang == Lang::ENG {
            return None;
        }
        let colon = (1..self.len().min(8)).find(|at| c.is_kind(*at, Kind::Colon))?;
        let is_cue = |at: usize| c.get(at).is_some_and(|item| item.cue().is_some() && item.noun().is_none());
        if (0..colon).any(is_cue) {
            return None;
        }
        let frame = self.headline()?;
        frame.source.as_ref().is_some_and(|source| source.words.end <= colon).then_some(frame)
    }

    pub(super) fn headline_source(&self, run: Range<usize>) -> Option<Source> {
        let c = &self.clause;
        let is_person = |at: &usize| {
            c.get(*at).is_some_and(|item| {
                item.name().is_some_and(|name| {
                    c.document
                        .mentions
                        .get(name as usize)
                        .is_some_and(|mention| mention.kind == crate::EntityType::Per || run.len() == 1)
                })
            })
        };
        if let Some(head) = run.clone().rev().find(is_person) {
            return Some(Source { words: head..head + 1, head });
        }
        let alone =
            run.len() == 1 && c.get(run.start).is_some_and(|item| item.capital && item.entry.is_none());
        // «Визит министра: итоги»: a noun that another governs is no speaker.
        let noun =
            run.clone().rev().find(|at| c.get(*at).and_then(Item::noun).is_some_and(|noun| noun.nominative));
        let head = noun.or_else(|| alone.then_some(run.start))?;
        Some(Source { words: run, head })
    }
}
