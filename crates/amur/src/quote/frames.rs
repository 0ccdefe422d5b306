//! Cue, speaker and content in one sentence, in all their orders.

use std::iter::once;
use std::ops::Range;

use crate::{Lang, Role};

use super::items::{Item, Kind};
use super::lexicon::{Class, Cue, CueClass, Feature, Frames, NounKind};
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
        for at in 0..self.clause.items.len() {
            let Some(item) = self.clause.get(at).filter(|item| item.entry.is_some()) else { continue };
            let frame = match item.class() {
                Some(Class::According) => self.according(at),
                Some(Class::As) => self.as_reported(at),
                Some(Class::Account) => self.by_account(at),
                Some(Class::Anaphor) if at == 0 => self.said_before(),
                _ => None,
            };
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
        self.found
    }

    /// A quotation beside a verb that no list knows: “Yes,” Orlov grinned; Orlov shrugged: “Yes.”
    fn after_unknown_verb(&self) -> Option<Frame> {
        let c = &self.clause;
        if c.lang != Lang::ENG {
            return None;
        }
        let free = |at: usize| {
            c.quoted(at).is_some()
                && !self.found.iter().any(|frame| frame.content.iter().any(|piece| piece.contains(&at)))
        };
        let is_verb = |at: &usize| {
            c.is_kind(*at, Kind::Word) && (c.is(*at, Class::Verb) || c.text(*at).ends_with("ed"))
        };
        let marks: &[char] = &['”', '"', '’', '\''];
        if free(0) && c.text(0).trim_end_matches(marks).ends_with(',') {
            let verb = (2..self.len().min(9)).find(is_verb)?;
            let source = c.before(verb).filter(|source| source.words.start <= 3)?;
            return self.frame(Some(verb..verb + 1), Some(source), Some(0..1));
        }
        let colon = (2..self.len()).find(|at| c.is_kind(*at, Kind::Colon) && free(at + 1))?;
        let verb = (1..colon).rev().find(is_verb)?;
        let source = c.before(verb)?;
        self.frame(Some(verb..verb + 1), Some(source), Some(colon + 1..colon + 2))
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

    /// "According to X, content" and "content, according to X".
    fn according(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let starts = at == 0
            || c.is_kind(at - 1, Kind::Comma)
            || c.is(at - 1, Class::But)
            || c.quoted(at - 1).is_some();
        if !starts && c.lang != Lang::ENG {
            return None;
        }
        let mut end = (at + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let mut source_end = end;
        if c.lang == Lang::CMN {
            // 据塔斯社报道: the source ends before the word of reporting.
            source_end =
                (at + 2..end).find(|at| c.get(*at).is_some_and(|item| item.cue().is_some())).unwrap_or(end);
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
            _ => c.speaker_in(at + 1..source_end).or_else(|| self.whole(at + 1..source_end)),
        };
        let cue = at..at + 1;
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

    /// What goes on after a parenthesis: "The plan, according to officials, would …".
    fn rest_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let inside = at > 1 && c.is_kind(at - 1, Kind::Comma) && c.is_kind(end, Kind::Comma);
        (inside && self.goes_on_after(end + 1)).then(|| end + 1..self.clause_end(end + 1))
    }

    /// All words of a run as a description, if there are any.
    fn whole(&self, run: Range<usize>) -> Option<Source> {
        let is_word = |at: &usize| self.clause.is_kind(*at, Kind::Word);
        (run.len() < 12 && run.clone().any(|at| is_word(&at)))
            .then_some(Source { head: run.start, words: run })
    }

    /// «Об этом сообщил Орлов»: the sentence before is what was said.
    fn said_before(&self) -> Option<Frame> {
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
    fn by_account(&self, at: usize) -> Option<Frame> {
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
    fn as_reported(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let starts = at == 0 || c.is_kind(at - 1, Kind::Comma);
        let end = (at + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let cue = (at + 1..end)
            .find(|at| c.get(*at).is_some_and(|item| item.cue().is_some_and(|cue| !cue.participle)))?;
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
        self.frame(Some(cue..cue + 1), Some(source), once(content).chain(rest))
    }

    /// A verb of saying.
    fn verb(&self, at: usize, cue: Cue) -> Option<Frame> {
        let c = &self.clause;
        if self.is_noun(at, cue)
            || self.is_passive(at, cue)
            || self.inside_source(at)
            || self.reports_nothing(at, cue)
        {
            return None;
        }
        let before = c.before(at);
        if cue.participle && !self.is_progressive(at) {
            if !self.hangs_on_clause(at) {
                return None;
            }
            let source = self.shared(at);
            let content = self.content_after(at, cue, at + 1)?;
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
            || before.is_none()
            || c.lang == Lang::RUS
            || !cue.frames.has(Frames::WHOM) && self.ends_with_source(at);
        if leads
            && inverts
            && (edge > 0 || self.previous_quoted)
            && c.lang != Lang::CMN
            && c.lang != Lang::VIE
            && let Some(source) = c.after(at)
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

    /// "…, said X.": nothing but a speaker follows the verb.
    fn ends_with_source(&self, at: usize) -> bool {
        let c = &self.clause;
        c.after(at).is_some_and(|source| {
            let next = source.words.end;
            source.words.start <= at + 3 && (c.ends(next) || c.is_kind(next, Kind::Comma))
        })
    }

    /// "is saying": a participle with its own subject.
    fn is_progressive(&self, at: usize) -> bool {
        let c = &self.clause;
        c.lang == Lang::ENG
            && (c.before_verb(at)..at).any(|at| c.is(at, Class::Aux) || c.is(at, Class::Clitic))
    }

    /// Whether a participle goes with the subject of its clause: ", adding that", "and saying"; not "for criticizing".
    fn hangs_on_clause(&self, at: usize) -> bool {
        let c = &self.clause;
        let edge = c.before_verb(at);
        edge == 0
            || c.get(edge - 1).is_some_and(|item| {
                !matches!(
                    item.class(),
                    Some(Class::Of | Class::Prep | Class::Det | Class::Poss | Class::Clitic | Class::As)
                ) && item.kind != Kind::Number
                    && (item.kind != Kind::Word
                        || item.class().is_some()
                        || c.lang != Lang::ENG
                        || item.noun().is_none())
            })
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
                word || item.name().is_some()
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

    /// Whether the sentence ends, or only says when and where, after a cue.
    fn closes(&self, at: usize) -> bool {
        let c = &self.clause;
        let mut next = at + 1;
        while c.get(next).is_some_and(|item| matches!(item.class(), Some(Class::Adv | Class::Time))) {
            next += 1;
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

    /// Whether a form that is a noun, too, is one here: "the report", "his plans".
    fn is_noun(&self, at: usize, cue: Cue) -> bool {
        let c = &self.clause;
        if !cue.bare_form || cue.frames.has(Frames::QUOTED) || c.lang != Lang::ENG || at == 0 {
            return false;
        }
        let Some(before) = c.get(at - 1) else { return false };
        let determined = matches!(
            before.class(),
            Some(Class::Det | Class::Poss | Class::Clitic | Class::Of | Class::Prep)
        );
        determined || matches!(before.kind, Kind::Number) || self.is_compound(at)
    }

    /// "Trump support", "the voters' view": a base form after a singular is a noun; in running text so is a capital.
    fn is_compound(&self, at: usize) -> bool {
        let c = &self.clause;
        let headline = self.first || self.role != Role::Body;
        let (text, before) = (c.text(at), c.text(at - 1));
        let plural = before.ends_with('s')
            || c.get(at - 1).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::People);
        let singular = !plural
            && c.get(at - 1).is_some_and(|item| {
                item.name().is_some() || (item.kind == Kind::Word && item.class().is_none())
            });
        let joint = at > 2 && c.is(at - 2, Class::And);
        (singular && !joint && !text.ends_with('s'))
            || (!headline && c.get(at).is_some_and(|item| item.capital))
    }

    /// "Nobody said", 没有透露: a word of saying that reports nothing.
    fn reports_nothing(&self, at: usize, cue: Cue) -> bool {
        let c = &self.clause;
        let start = at.saturating_sub(4);
        let nobody = (start..at).rev().take_while(|at| !c.is_border(*at)).any(|at| c.is(at, Class::Nobody));
        let negated =
            c.lang != Lang::ENG && cue.class == CueClass::Speech && at > 0 && c.is(at - 1, Class::Not);
        nobody || (negated && !cue.frames.has(Frames::DOUBT))
    }

    /// "was told", "is expected": nobody is named who says it.
    fn is_passive(&self, at: usize, cue: Cue) -> bool {
        let c = &self.clause;
        if c.lang != Lang::ENG || cue.participle || cue.frames.has(Frames::QUOTED) {
            return false;
        }
        let edge = c.before_verb(at);
        let forms = [
            "is", "was", "are", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't",
            "isn’t", "wasn’t", "'s", "’s",
        ];
        let last = (edge..at).rev().find(|at| c.is(*at, Class::Aux) || c.is(*at, Class::Clitic));
        let by = !cue.bare_form && c.text(at + 1) == "by";
        by || !cue.bare_form && last.is_some_and(|at| forms.contains(&&*c.text(at).to_lowercase()))
    }

    /// Whether the words stand inside a source that was read already.
    fn inside_source(&self, at: usize) -> bool {
        self.found.iter().any(|frame| frame.source.as_ref().is_some_and(|source| source.words.contains(&at)))
            || self.found.iter().any(|frame| frame.cue.as_ref().is_some_and(|cue| cue.contains(&at)))
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

    /// A frame whose content came first, with the piece after the cue, if any: "A," he said, "B".
    fn with_rest(&self, at: usize, source: Source, content: Content) -> Option<Frame> {
        let c = &self.clause;
        let mut next = at.max(source.words.end.saturating_sub(1)) + 1;
        let mut pieces = content.pieces;
        while next < self.len()
            && !matches!(
                c.get(next).map(|item| item.kind),
                Some(Kind::Comma | Kind::Colon | Kind::Dash | Kind::Quoted(_))
            )
        {
            if c.get(next).is_some_and(|item| item.cue().is_some()) {
                break;
            }
            next += 1;
        }
        while matches!(c.get(next).map(|item| item.kind), Some(Kind::Comma | Kind::Colon | Kind::Dash)) {
            next += 1;
        }
        if content.quoted {
            // An apposition may stand between: said X, an engineer, "…".
            let quoted = (next..self.len())
                .take(25)
                .take_while(|at| c.get(*at).is_some_and(|item| item.cue().is_none()))
                .find(|at| c.quoted(*at).is_some());
            if let Some(quoted) = quoted
                .filter(|at| !matches!(c.get(at - 1).map(|item| item.kind), Some(Kind::Word | Kind::Name(_))))
            {
                pieces.push(quoted..quoted + 1);
            }
        } else if content.whole
            && c.is_kind(at + 1, Kind::Comma)
            && next < self.len()
            && self.goes_on_after(next)
        {
            pieces.push(next..self.clause_end(next));
        }
        let frame = self.frame(Some(at..at + 1), Some(source), pieces)?;
        Some(Frame { of_previous: content.of_previous, ..frame })
    }

    /// Whether the reported clause goes on after "he said," rather than a new one.
    fn goes_on_after(&self, at: usize) -> bool {
        let c = &self.clause;
        c.get(at).is_some_and(|item| {
            item.cue().is_none_or(|cue| !cue.participle)
                && !matches!(
                    item.class(),
                    Some(Class::Sub | Class::And | Class::But | Class::As | Class::Rel | Class::According)
                )
                && !(item.class().is_none() && c.lang == Lang::ENG && c.text(at).ends_with("ing"))
        })
    }

    /// The item at which a quotation ends before `edge`, only a comma or dash between.
    fn quoted_edge(&self, edge: usize) -> Option<usize> {
        let c = &self.clause;
        let mut at = edge.checked_sub(1)?;
        while at > 0 && matches!(c.get(at).map(|item| item.kind), Some(Kind::Comma | Kind::Dash)) {
            at -= 1;
        }
        c.quoted(at).map(|_| at)
    }

    /// Content before a frame that begins at `edge`.
    fn content_before(&self, edge: usize, closes: bool) -> Option<Content> {
        let c = &self.clause;
        if edge == 0 {
            return (self.previous_quoted && closes).then(|| Content {
                pieces: Vec::new(),
                quoted: true,
                whole: false,
                of_previous: true,
            });
        }
        if let Some(quoted) = self.quoted_edge(edge) {
            let start = self.clause_start(quoted);
            let has_cue = (start..quoted).any(|at| c.get(at).is_some_and(|item| item.cue().is_some()));
            let only_quoted = (start..quoted).all(|at| c.quoted(at).is_some() || !c.is_kind(at, Kind::Word));
            let pieces = if only_quoted {
                (start..=quoted).filter(|at| c.quoted(*at).is_some()).map(|at| at..at + 1).collect()
            } else if has_cue {
                once(quoted..quoted + 1).collect()
            } else {
                once(start..quoted + 1).collect()
            };
            let pieces: Vec<Range<usize>> = pieces;
            let quoted = pieces.iter().all(|piece| piece.len() == 1);
            return Some(Content { pieces, quoted, whole: false, of_previous: false });
        }
        let comma = edge - 1;
        let dash = c.is_kind(comma, Kind::Dash) && comma > 0 && c.is_kind(comma - 1, Kind::Comma);
        if !closes || !(c.is_kind(comma, Kind::Comma) || dash) {
            return None;
        }
        let end = if dash { comma - 1 } else { comma };
        let start = self.clause_start(end);
        let goes_on = c.is_kind(edge + 2, Kind::Comma) && self.goes_on_after(edge + 3);
        (end >= start + 3 || (goes_on && end > start)).then(|| Content {
            pieces: once(start..end).collect(),
            quoted: false,
            whole: true,
            of_previous: false,
        })
    }

    /// Where a clause begins whose content stands before a frame: after the conjunction that opens the sentence.
    fn clause_start(&self, end: usize) -> usize {
        let c = &self.clause;
        let mut start = (0..end).rev().find(|at| c.is_kind(*at, Kind::Stop)).map_or(0, |at| at + 1);
        while start < end && (c.is(start, Class::But) || c.is(start, Class::And)) {
            start += 1;
        }
        start
    }

    /// Content after a cue.
    fn content_after(&self, at: usize, cue: Cue, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let mut next = start;
        while c.get(next).is_some_and(|item| {
            let when = matches!(item.class(), Some(Class::Adv | Class::Time));
            let on = matches!(item.class(), Some(Class::Of | Class::Prep)) && c.is(next + 1, Class::Time);
            (when || on) && item.kind == Kind::Word
        }) {
            next += 1;
        }
        if c.quoted(next).is_some()
            && c.lang == Lang::ENG
            && !cue.frames.has(Frames::THAT)
            && !cue.frames.has(Frames::QUOTE)
        {
            // What something is called: a term.
            return None;
        }
        if let Some(quoted) = self.quotation_after(next) {
            return Some(quoted);
        }
        let clause = |start: usize| {
            let end = self.clause_end(start);
            (end > start).then_some(start..end)
        };
        if let Some(colon) = self.colon_after(next).filter(|colon| !self.frame_follows(colon + 1)) {
            return clause(colon + 1);
        }
        if c.lang != Lang::ENG && cue.frames.has(Frames::NP) {
            // «назвал это решение “своевременным”»: the words in marks are the speaker's.
            let quoted = (next..self.len().min(next + 12))
                .take_while(|at| c.quoted(*at).is_some() || !c.is_border(*at))
                .find(|at| c.quoted(*at).is_some());
            if let Some(quoted) = quoted.filter(|_| c.lang != Lang::CMN) {
                return Some(quoted..quoted + 1);
            }
        }
        match c.lang {
            Lang::CMN => {
                let start = if c.is_kind(next, Kind::Comma) { next + 1 } else { next };
                return clause(start).filter(|content| content.len() >= 3);
            }
            Lang::RUS => {
                let to = if cue.frames.has(Frames::TO) { self.infinitive_after(next) } else { None };
                return self.that_after(next).or(to).and_then(clause);
            }
            Lang::VIE => {
                if let Some(that) = self.that_after(next) {
                    return clause(that);
                }
                let start = if c.is_kind(next, Kind::Comma) { next + 1 } else { next };
                let bare = c
                    .get(start)
                    .is_some_and(|item| !matches!(item.class(), Some(Class::Of | Class::Prep | Class::Time)));
                return clause(start).filter(|content| bare && content.len() >= 3);
            }
            _ => {}
        }
        self.english_content(at, cue, next)
    }

    /// A quotation that follows at once, or after a comma or colon and words that say where and to whom.
    fn quotation_after(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let limit = self.len().min(start + 25);
        let quoted = (start..limit).find(|at| c.quoted(*at).is_some())?;
        let marked = quoted > start
            && matches!(
                c.get(quoted - 1).map(|item| item.kind),
                Some(Kind::Comma | Kind::Colon | Kind::Dash)
            );
        let opened = quoted == start || (quoted == start + 1 && (marked || c.is(start, Class::That)));
        let plain = (start..quoted).all(|at| {
            c.get(at).is_some_and(|item| {
                !item.is(Class::That)
                    && !item.is(Class::Aux)
                    && !item.is(Class::Pron)
                    && !item.is(Class::Verb)
                    && (item.cue().is_none() || item.noun().is_some())
                    && item.kind != Kind::Stop
            })
        });
        if !(opened || marked && plain) {
            return None;
        }
        let mut end = quoted + 1;
        if c.ends(end)
            || c.get(end).is_some_and(|item| {
                !matches!(item.kind, Kind::Word | Kind::Name(_) | Kind::Number | Kind::Quoted(_))
            })
        {
            return Some(quoted..end);
        }
        if marked {
            return Some(quoted..end);
        }
        while c.quoted(end).is_some() {
            end += 1;
        }
        // The quotation is part of a clause.
        end = self.clause_end(end);
        Some(quoted..end)
    }

    /// A colon after words that say where and to whom.
    fn colon_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        let limit = self.len().min(start + 12);
        let colon = (start..limit).find(|at| {
            c.is_kind(*at, Kind::Colon) || c.is_kind(*at, Kind::Comma) || c.is(*at, Class::That)
        })?;
        (c.is_kind(colon, Kind::Colon) && colon + 2 < self.len()).then_some(colon)
    }

    /// The word after a conjunction like "that" that follows at once, after a comma, or after words that say where.
    fn that_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        let limit = self.len().min(start + 25);
        for at in start..limit {
            let item = c.get(at)?;
            if item.is(Class::That) {
                let asks = c.lang == Lang::RUS
                    && (c.text(at) == "что"
                        || c.text(at) == "будто"
                        || c.text(at) == "чтобы"
                        || c.text(at) == "якобы");
                return Some(at + 1).filter(|_| asks || c.lang != Lang::RUS || at > start);
            }
            if c.lang == Lang::RUS
                && (item.is(Class::Wh) || item.is(Class::As))
                && at > start
                && c.is_kind(at - 1, Kind::Comma)
            {
                return Some(at);
            }
            let passes = match item.kind {
                Kind::Comma => [Class::That, Class::Wh, Class::As].iter().any(|class| c.is(at + 1, *class)),
                Kind::Word => item.cue().is_none() || item.noun().is_some(),
                Kind::Name(_) | Kind::Number | Kind::Quoted(_) => true,
                _ => false,
            };
            if !passes {
                return None;
            }
        }
        None
    }

    /// A Russian infinitive after a cue and its addressee: «пообещал журналистам построить».
    fn infinitive_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        (start..self.len().min(start + 5)).take_while(|at| !c.is_border(*at)).find(|at| {
            let item = c.get(*at);
            let plain = item.is_some_and(|item| {
                item.kind == Kind::Word && item.class().is_none() && item.noun().is_none()
            });
            let is = |endings: &[&str]| endings.iter().any(|ending| c.text(*at).ends_with(ending));
            plain && is(&["ть", "ться", "йти", "ести", "чь"]) && !is(&["ость", "асть", "есть"])
        })
    }

    /// English content after a cue, by what the cue takes.
    fn english_content(&self, at: usize, cue: Cue, next: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let frames = cue.frames;
        let clause = |start: usize| {
            let end = self.clause_end(start);
            (end > start).then_some(start..end)
        };
        if c.is(next, Class::That) && (frames.has(Frames::THAT) || frames.has(Frames::QUOTED)) {
            return clause(next + 1);
        }
        if c.is(next, Class::Wh) && frames.has(Frames::WH) {
            return clause(next);
        }
        if c.text(next).eq_ignore_ascii_case("to") && frames.has(Frames::TO) {
            return clause(next);
        }
        let item = c.get(next)?;
        if c.is(next, Class::As) && c.quoted(next + 1).is_some() && frames.has(Frames::NP) {
            // "described as “fruitful” the cooperation"
            return clause(next + 1);
        }
        // "which he said should not be affected"
        let relative = cue.class == CueClass::Speech
            && (at.saturating_sub(4)..at).any(|at| c.is(at, Class::Rel) || c.is(at, Class::That));
        if relative && item.is(Class::Aux) && frames.has(Frames::THAT) {
            return clause(next);
        }
        if frames.has(Frames::TO_WHOM) {
            let to = (next..self.len().min(next + 10)).take_while(|at| !c.is_border(*at)).find(|at| {
                c.text(*at) == "to"
                    && c.get(at + 1).is_some_and(|item| item.kind == Kind::Word && !item.is(Class::Det))
            });
            if let Some(to) = to {
                return clause(to);
            }
        }
        if frames.has(Frames::WHOM) {
            let that = (next..self.len().min(next + 20))
                .take_while(|at| {
                    !c.is_kind(*at, Kind::Stop)
                        && !c.is(*at, Class::Aux)
                        && !c.is(*at, Class::Pron)
                        && !c.is(*at, Class::Verb)
                })
                .find(|at| c.is(*at, Class::That) || c.is(*at, Class::Wh));
            if let Some(that) = that {
                return clause(if c.is(that, Class::That) { that + 1 } else { that });
            }
            let mut start = next;
            while c.is(start, Class::Det) || c.is(start, Class::Poss) {
                start += 1;
            }
            if c.get(start).is_some_and(|item| {
                item.name().is_some()
                    || item.noun().is_some()
                    || matches!(item.class(), Some(Class::Obj | Class::Pron | Class::Poss))
            }) {
                return self.bare_clause(start + 1);
            }
        }
        if matches!(item.class(), Some(Class::Of | Class::Prep)) {
            let about = (c.text(next) == "about" || c.text(next) == "of") && frames.has(Frames::ABOUT);
            let wanted = about || (c.text(next) == "for" && frames.has(Frames::FOR));
            if wanted {
                return self.noun_phrase(next + 1);
            }
            if frames.has(Frames::THAT) {
                return self.that_after(next).and_then(clause);
            }
            return None;
        }
        if frames.has(Frames::BARE)
            && let Some(content) = self.bare_clause(next)
        {
            return Some(content);
        }
        if frames.has(Frames::NP) && at + 1 == next { self.noun_phrase(next) } else { None }
    }

    /// A clause without conjunction: it begins with a subject and has a verb.
    fn bare_clause(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let item = c.get(start)?;
        let begins = match item.kind {
            Kind::Name(_) | Kind::Number => true,
            Kind::Word => !matches!(
                item.class(),
                Some(
                    Class::Of
                        | Class::Prep
                        | Class::And
                        | Class::But
                        | Class::Sub
                        | Class::As
                        | Class::Aux
                        | Class::Obj
                        | Class::Rel
                        | Class::Clitic
                        | Class::Not
                )
            ),
            _ => false,
        };
        let end = self.clause_end(start);
        let contracted = item.is(Class::Pron) && c.text(start).contains(['\'', '’']);
        (begins && end >= start + 2 && (contracted || (start + 1..end).any(|at| self.is_verbal(at))))
            .then_some(start..end)
    }

    /// Whether an item looks like a finite verb.
    fn is_verbal(&self, at: usize) -> bool {
        let c = &self.clause;
        if c.quoted(at).is_some() {
            return true;
        }
        let Some(item) = c.get(at).filter(|item| item.kind == Kind::Word) else { return false };
        matches!(item.class(), Some(Class::Aux | Class::Verb))
            || item.cue().is_some_and(|cue| !cue.participle && !self.is_noun(at, cue))
            || (item.is(Class::Clitic)
                && c.get(at - 1).is_some_and(|item| matches!(item.class(), Some(Class::Pron | Class::Det))))
            || (item.class().is_none()
                && !item.capital
                && c.text(at).ends_with("ed")
                && !matches!(c.get(at - 1).and_then(Item::class), Some(Class::Det | Class::Poss)))
            || (matches!(c.get(at - 1).and_then(Item::class), Some(Class::Pron)) && item.class().is_none())
    }

    /// The noun phrase that a verb takes: up to what says when, where and how.
    fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let begins = c.get(start).is_some_and(|item| match item.kind {
            Kind::Name(_) | Kind::Number | Kind::Quoted(_) => true,
            Kind::Word => matches!(item.class(), None | Some(Class::Det | Class::Poss | Class::Obj)),
            _ => false,
        });
        if !begins {
            return None;
        }
        let end = self.clause_end(start);
        let stop = (start + 1..end).find(|at| {
            let Some(item) = c.get(*at) else { return true };
            let when = item.is(Class::Of) && (c.is(at + 1, Class::Time) || c.is(at + 2, Class::Time));
            let aside = matches!(c.text(*at), "during" | "in" | "at" | "on" | "via") && *at > start;
            when || item.is(Class::Time)
                || item.kind == Kind::Comma
                || item.is(Class::Sub)
                || item.is(Class::As)
                || (aside && item.is(Class::Prep))
        });
        let stop = stop.unwrap_or(end);
        // "called the deal “a gift”": the words in marks are the speaker's.
        let quoted = (start + 1..stop)
            .find(|at| c.lang != Lang::ENG && c.quoted(*at).is_some())
            .filter(|at| at + 1 == stop);
        Some(quoted.unwrap_or(start)..stop)
    }

    /// Where a reported clause ends: at the end of the sentence, or before what is no longer reported.
    fn clause_end(&self, start: usize) -> usize {
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
    fn leaves(&self, at: usize) -> bool {
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
            if matches!(item.class(), Some(Class::According | Class::As)) {
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
    fn frame_follows(&self, start: usize) -> bool {
        let c = &self.clause;
        let start = if c.is(start, Class::And) || c.is(start, Class::But) { start + 1 } else { start };
        let limit = self.len().min(start + 9);
        for at in start..limit {
            let Some(item) = c.get(at) else { return false };
            if let Some(cue) = item.cue() {
                if cue.participle {
                    return at == start;
                }
                if c.lang == Lang::CMN && at == start && start > 0 && c.is(start - 1, Class::And) {
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

    /// A headline with a colon: the speaker on one side, the words on the other.
    fn headline(&self) -> Option<Frame> {
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
        let left = if headline || colon == 1 { names(0..colon) } else { None };
        if let Some(source) = left.filter(|_| last > colon + 2 || c.quoted(colon + 1).is_some()) {
            return self.frame(None, Some(source), Some(colon + 1..last));
        }
        let source = names(colon + 1..last).filter(|_| headline)?;
        self.frame(None, Some(source), Some(0..colon))
    }

    fn headline_source(&self, run: Range<usize>) -> Option<Source> {
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
        let noun = run.clone().rev().find(|at| c.get(*at).and_then(Item::noun).is_some());
        let head = noun.or_else(|| alone.then_some(run.start))?;
        Some(Source { words: run, head })
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
