//! Cue, speaker and content in one sentence, in all their orders.

mod before;
mod border;
mod check;
mod content;
mod english;
mod noun;
mod other;
mod relay;
mod unknown;

use std::ops::Range;

use crate::{Lang, Role};

use super::items::Kind;
use super::lexicon::{Class, Cue, CueClass, Feature, Frames};
use super::source::{Clause, Source};

/// A cue with what it introduces, as indices of items of its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// None in a headline with a colon.
    pub(super) cue: Option<Range<usize>>,
    pub(super) source: Option<Source>,
    /// Who passes the words on.
    pub(super) via: Option<Source>,
    /// Pieces of content in their order.
    pub(super) content: Vec<Range<usize>>,
    /// Whether the content is the quotation that ended the unit before.
    pub(super) of_previous: bool,
}

/// Finds the frames of one unit.
pub(super) struct Finder<'a> {
    clause: Clause<'a>,
    role: Role,
    /// Whether the unit before ends with a quotation that nothing has claimed.
    previous_quoted: bool,
    /// Whether it begins the document, as a headline does whose role nothing tells.
    first: bool,
    found: Vec<Frame>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(clause: Clause<'a>, role: Role, previous_quoted: bool, first: bool) -> Self {
        Self { clause, role, previous_quoted, first, found: Vec::new() }
    }

    /// All frames, in the order of their cues.
    pub(super) fn run(mut self) -> Vec<Frame> {
        if let Some(frame) = self.headline_of_speaker() {
            return vec![frame];
        }
        for at in 0..self.clause.items.len() {
            let Some(item) = self.clause.get(at).filter(|item| item.entry.is_some()) else { continue };
            let frame = match item.class() {
                Some(Class::According) => self.according(at..at + 1),
                Some(Class::As) => self.as_reported(at),
                Some(Class::Account) => self.by_account(at).or_else(|| self.according_account(at)),
                Some(Class::Anaphor) if at == 0 => self.said_before(),
                _ => None,
            };
            let frame = frame.or_else(|| if item.is_saying() { self.noun_cue(at) } else { None });
            let frame = frame.or_else(|| item.cue().and_then(|cue| self.verb(at, cue)));
            if let Some(frame) = frame {
                self.add(frame);
            }
        }
        if self.found.is_empty() {
            self.found.extend(self.headline());
        }
        let unknown = self.after_unknown_verb();
        self.found.extend(unknown);
        self.pass_on();
        self.found
    }

    /// Keeps a frame unless an earlier one has its content.
    fn add(&mut self, frame: Frame) {
        if !self
            .found
            .iter()
            .any(|known| known.content == frame.content && known.of_previous == frame.of_previous)
        {
            self.found.push(frame);
        }
    }

    fn len(&self) -> usize {
        self.clause.items.len()
    }

    /// A verb of saying.
    fn verb(&self, at: usize, cue: Cue) -> Option<Frame> {
        let c = &self.clause;
        if self.is_noun(at, cue)
            || self.is_passive(at, cue)
            || self.inside_source(at)
            || self.is_temporal(at)
            || self.reports_nothing(at, cue)
        {
            return None;
        }
        if cue.frames.has(Frames::UNSAID) {
            return self.unsaid(at);
        }
        if cue.frames.has(Frames::RELAY)
            && let Some(frame) = self.relayed(at)
        {
            return Some(frame);
        }
        let before = c.before(at).or_else(|| self.plain_subject(at));
        if cue.participle && !self.is_progressive(at) {
            if !self.hangs_on_clause(at) {
                return None;
            }
            let source = self.shared(at);
            let content = self.content_after(at, cue, at + 1)?;
            if self.is_modifier(at, content.start) {
                return None;
            }
            return self.frame(Some(at..at + 1), source, Some(content));
        }
        let edge = c.before_verb(at);
        let leads = edge == 0
            || matches!(
                c.get(edge - 1).map(|item| item.kind),
                Some(Kind::Comma | Kind::Dash | Kind::Quoted(_))
            );
        // "… ", said X" and, in Russian, «…», — сказал X.
        let quoted_before = self.quoted_edge(edge).is_some();
        let inverts = quoted_before
            || before.is_none() && !cue.frames.has(Frames::WHOM)
            || c.lang == Lang::RUS
            || !cue.frames.has(Frames::WHOM) && self.ends_with_source(at);
        if leads
            && inverts
            && (edge > 0 || self.previous_quoted)
            && c.lang != Lang::CMN
            && c.lang != Lang::VIE
            && let Some(source) =
                c.after(at).or_else(|| if quoted_before { self.plain_object(at) } else { None })
            && let Some(content) = self.content_before(edge, true)
        {
            return self.with_rest(at, source, content);
        }
        // 并强调…: the subject of the verb before, not a word of its content.
        let joined = c.lang != Lang::ENG && edge > 0 && c.is(edge - 1, Class::And) && !self.found.is_empty();
        let before = if joined { self.shared(at) } else { before };
        let (source, via) = self.via(at, before);
        let own = source.as_ref().is_some_and(|source| {
            c.get(source.head).is_some_and(|item| item.is(Class::Pron) && item.feature() == Feature::First)
        });
        if own && cue.class == CueClass::Thought {
            // What the writer thinks, or everybody.
            return None;
        }
        if let Some(source) = &source
            && source.words.end <= at
        {
            let first = self.first_of(source);
            let right = self.content_after(at, cue, at + 1);
            let quoted_left = first > 0 && self.quoted_edge(first).is_some();
            let takes_left = right.is_none() || (quoted_left && self.quoted_edge(first) == Some(0));
            if takes_left && let Some(content) = self.content_before(first, self.closes(at)) {
                return self.with_rest(at, source.clone(), content).map(|frame| Frame { via, ..frame });
            }
            let content = right?;
            return self
                .frame(Some(at..at + 1), Some(source.clone()), Some(content))
                .map(|frame| Frame { via, ..frame });
        }
        // "X did something and said that …": the subject of the clause before.
        let coordinated = edge > 0
            && (c.is(edge - 1, Class::And) || c.is(edge - 1, Class::But) || c.is_kind(edge - 1, Kind::Comma));
        let free_order = c.lang != Lang::ENG;
        let stray = edge == 0 && matches!(c.lang, Lang::VIE | Lang::CMN);
        if (coordinated || free_order) && !stray {
            let after = if c.lang == Lang::RUS { c.after(at) } else { None };
            let start = after.as_ref().map_or(at + 1, |source| source.words.end);
            let content =
                self.content_after(at, cue, start).or_else(|| self.content_after(at, cue, at + 1))?;
            let source =
                after.filter(|source| source.words.start < content.start).or_else(|| self.shared(at));
            return self.frame(Some(at..at + 1), source, Some(content));
        }
        None
    }

    /// Where a frame's words begin: the words of the source with what belongs to them.
    fn first_of(&self, source: &Source) -> usize {
        let c = &self.clause;
        let mut first = source.words.start;
        let named = c.get(source.head).is_some_and(|item| !item.is(Class::Pron));
        while named
            && first > 0
            && c.get(first - 1).is_some_and(|item| {
                let word = item.kind == Kind::Word
                    && (item.noun().is_some()
                        || item.is(Class::Det)
                        || item.is(Class::Poss)
                        || item.is(Class::Clitic)
                        || (item.class().is_none() && item.cue().is_none())
                        || (item.is(Class::Pron) && c.lang == Lang::VIE));
                // 《…》主编: marks that were not read as a passage.
                let mark = c.lang == Lang::CMN && item.kind == Kind::Other && c.text(first - 1) != "·";
                word || mark || item.name().is_some()
            })
        {
            first -= 1;
        }
        first
    }

    /// Chinese and Vietnamese outlets that quote somebody: the one quoted speaks, the outlet passes on.
    fn via(&self, at: usize, source: Option<Source>) -> (Option<Source>, Option<Source>) {
        let c = &self.clause;
        let by = (0..at).rev().take(30).find(|at| c.is(*at, Class::By));
        let Some(by) = by else { return (source, None) };
        match c.speaker_in(by + 1..at).or_else(|| self.whole(by + 1..c.before_verb(at))) {
            Some(quoted) => (Some(quoted), c.speaker_in(0..by)),
            None => (source, None),
        }
    }

    /// The subject of the clause that a participle or a second verb belongs to.
    fn shared(&self, at: usize) -> Option<Source> {
        let last = self.found.iter().rev().find(|frame| frame.cue.as_ref().is_some_and(|cue| cue.end <= at));
        if let Some(source) = last.and_then(|frame| frame.source.clone()) {
            return Some(source);
        }
        let c = &self.clause;
        if c.lang != Lang::ENG {
            return c.speaker_in(0..at);
        }
        // The first noun phrase of the sentence that a verb follows.
        let verb = (1..at)
            .find(|at| c.get(*at).is_some_and(|item| matches!(item.class(), Some(Class::Aux | Class::Verb))));
        verb.and_then(|verb| c.before(verb)).or_else(|| {
            let head = (0..at)
                .find(|at| c.is(*at, Class::Pron) || c.get(*at).is_some_and(|item| item.name().is_some()))?;
            Some(Source { words: head..head + 1, head })
        })
    }

    fn frame(
        &self,
        cue: Option<Range<usize>>,
        source: Option<Source>,
        content: impl IntoIterator<Item = Range<usize>>,
    ) -> Option<Frame> {
        let is_mark = |at: usize| {
            self.clause
                .get(at)
                .is_none_or(|item| matches!(item.kind, Kind::Comma | Kind::Close | Kind::Dash | Kind::Stop))
        };
        let content = content.into_iter().filter(|piece| piece.end <= self.len());
        let content: Vec<Range<usize>> = content
            .map(|piece| piece.clone().find(|at| !is_mark(*at)).unwrap_or(piece.end)..piece.end)
            .filter(|piece| !piece.is_empty())
            .collect();
        Some(Frame { cue, source, via: None, content, of_previous: false })
    }
}

/// Content that stands before its cue.
struct Content {
    pieces: Vec<Range<usize>>,
    /// Whether it is a quotation alone.
    quoted: bool,
    /// Whether it is a clause that may go on after the cue.
    whole: bool,
    of_previous: bool,
}
