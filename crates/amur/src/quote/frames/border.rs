//! Where a reported clause begins and ends.

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, Frames};
use super::Finder;

impl Finder<'_> {
    /// Whether the sentence ends, or only says when and where, after a cue.
    pub(super) fn closes(&self, at: usize) -> bool {
        let c = &self.clause;
        let mut next = at + 1;
        while c.get(next).is_some_and(|item| matches!(item.class(), Some(Class::Adv | Class::Time))) {
            next += 1;
        }
        if c.lang == Lang::CMN {
            // “…”他感慨万分。: a few words that belong to the verb.
            let own = |at: &usize| {
                c.is_kind(*at, Kind::Word) && c.get(*at).is_some_and(|item| item.entry.is_none())
            };
            next += (next..next + 4).take_while(own).count();
        }
        c.ends(next)
            || c.is_kind(next, Kind::Comma)
            || c.is_kind(next, Kind::Dash)
            || c.get(next).is_some_and(|item| {
                matches!(
                    item.class(),
                    Some(Class::Of | Class::Prep | Class::Sub | Class::As | Class::And | Class::But)
                )
            })
    }

    /// Where a clause begins whose content stands before a frame: after the conjunction that opens the sentence.
    pub(super) fn clause_start(&self, end: usize) -> usize {
        let c = &self.clause;
        let mut start = (0..end).rev().find(|at| c.is_kind(*at, Kind::Stop)).map_or(0, |at| at + 1);
        while start < end && (c.is(start, Class::But) || c.is(start, Class::And)) {
            start += 1;
        }
        start
    }

    /// Where a reported clause ends: at the end of the sentence, or before what is no longer reported.
    pub(super) fn clause_end(&self, start: usize) -> usize {
        let c = &self.clause;
        let mut at = start;
        while at < self.len() {
            if c.is_kind(at, Kind::Stop)
                && (at + 1 >= self.len()
                    || !c
                        .get(at)
                        .is_some_and(|item| item.joined && c.get(at + 1).is_some_and(|next| next.joined)))
            {
                return at;
            }
            if at > start && self.leaves(at) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// Whether the words from an item on are no longer what was said.
    pub(super) fn leaves(&self, at: usize) -> bool {
        let c = &self.clause;
        let comma = c.is_kind(at, Kind::Comma);
        let next = if comma { at + 1 } else { at };
        let Some(item) = c.get(next) else { return false };
        if comma {
            let participle = c.lang == Lang::ENG
                && item.kind == Kind::Word
                && item.class().is_none()
                && item.noun().is_none()
                && c.text(next).ends_with("ing")
                && c.text(next).len() > 5;
            if participle || item.cue().is_some_and(|cue| cue.participle) {
                return true;
            }
            if matches!(item.class(), Some(Class::According | Class::As)) && c.text(next) != "用" {
                return true;
            }
            if c.lang == Lang::ENG
                && matches!(
                    &*c.text(next).to_lowercase(),
                    "while" | "although" | "though" | "whereas" | "amid"
                )
            {
                return true;
            }
            return self.frame_follows(next);
        }
        let conjunction = item.is(Class::And) || item.is(Class::But);
        let participle = c.get(next + 1).and_then(Item::cue).is_some_and(|cue| cue.participle);
        let breaks = item.is(Class::But) && c.is_kind(next + 1, Kind::Dash);
        breaks || conjunction && !participle && self.frame_follows(next + 1) && c.lang != Lang::CMN
    }

    /// Whether a new "X said" begins at an item: a short subject and a cue, or a cue alone.
    pub(super) fn frame_follows(&self, start: usize) -> bool {
        let c = &self.clause;
        let start = if c.is(start, Class::And) || c.is(start, Class::But) { start + 1 } else { start };
        let limit = self.len().min(start + 9);
        for at in start..limit {
            let Some(item) = c.get(at) else { return false };
            if let Some(cue) = item.cue() {
                if cue.participle {
                    return at == start;
                }
                // "..., 但他强调 ...", "..., đồng thời nhấn mạnh ...": a conjunction or an adverb leads to the verb.
                let led = start > 0 && (c.is(start - 1, Class::And) || c.is(start - 1, Class::But))
                    || (start..at).any(|at| c.is(at, Class::Adv));
                let short =
                    (start..at).all(|at| c.is(at, Class::Adv) || c.is(at, Class::Pron) || c.is_person(at));
                if matches!(c.lang, Lang::CMN | Lang::VIE) && led && short && cue.frames.has(Frames::THAT) {
                    return true;
                }
                let is_verb =
                    !self.is_noun(at, cue) && !self.is_passive(at, cue) && cue.frames.has(Frames::THAT);
                let followed = match c.lang {
                    Lang::CMN => matches!(
                        c.get(at + 1).map(|item| item.kind),
                        Some(Kind::Comma | Kind::Colon | Kind::Quoted(_))
                    ),
                    Lang::RUS | Lang::VIE => {
                        c.is(at + 1, Class::That)
                            || c.is(at + 2, Class::That)
                            || c.ends(at + 1)
                            || c.quoted(at + 1).is_some()
                            || c.get(at + 1).is_some_and(|item| item.kind == Kind::Colon)
                            || (c.lang == Lang::RUS
                                && (at == start || c.get(at + 1).is_some_and(|item| item.name().is_some())))
                    }
                    _ => true,
                };
                if is_verb {
                    return followed;
                }
            }
            let passes = match item.kind {
                Kind::Name(_) | Kind::Number => true,
                Kind::Word => {
                    !matches!(
                        item.class(),
                        Some(Class::That | Class::Sub | Class::Verb | Class::Prep | Class::But | Class::Rel)
                    ) && (c.lang != Lang::ENG
                        || item.class() != Some(Class::Aux)
                        || c.get(at + 1).is_some_and(|next| next.cue().is_some() || next.is(Class::Adv)))
                }
                _ => false,
            };
            if !passes {
                return false;
            }
        }
        false
    }
}
