//! Words that are passed on: by a document, by nobody who is named, by an outlet that quotes somebody.

use std::iter::once;

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, NounKind};
use super::super::source::Source;
use super::{Finder, Frame};

impl Finder<'_> {
    /// «…», — говорится в сообщении; «Было заявлено, что …»: a document speaks, or nobody who is named.
    pub(super) fn unsaid(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let source = self.place_of(at);
        let edge = c.before_verb(at);
        let after = source.as_ref().map_or(at + 1, |source| source.words.end.max(at + 1));
        if let Some(content) = self.that_after(after).or_else(|| self.that_after(at + 1)) {
            return self.frame(Some(at..at + 1), source, once(content..self.clause_end(content)));
        }
        if let Some(colon) = self.colon_after(after) {
            return self.frame(Some(at..at + 1), source, once(colon + 1..self.clause_end(colon + 1)));
        }
        let content = self.content_before(edge, true)?;
        let frame = self.frame(Some(at..at + 1), source, content.pieces)?;
        Some(Frame { of_previous: content.of_previous, ..frame })
    }

    /// «Орлов сказал, что …, передаёт ТАСС»; 据新华社报道，王毅表示…: the outlet does not speak where it reports somebody
    /// who does.
    pub(super) fn pass_on(&mut self) {
        let c = self.clause;
        if c.lang == Lang::ENG {
            return;
        }
        let is_human = |source: &Source| {
            let noun = c.get(source.head).and_then(Item::noun);
            c.is_person(source.head)
                || c.is(source.head, Class::Pron)
                || noun.is_some_and(|noun| noun.kind == NounKind::Person)
        };
        let passes = |frame: &Frame| {
            let (Some(source), Some(cue)) = (&frame.source, &frame.cue) else { return false };
            let noun = c.get(source.head).and_then(Item::noun);
            let outlet = c.is_body(source.head)
                || noun.is_some_and(|noun| matches!(noun.kind, NounKind::Media | NounKind::Document));
            let trails = frame.content.iter().all(|piece| piece.end <= cue.start);
            let led = (0..=cue.start).any(|at| c.is(at, Class::According) || c.is(at, Class::By));
            outlet && (trails || led) && !frame.content.is_empty()
        };
        let mut at = 0;
        while at < self.found.len() {
            let outer = self.found[at].clone();
            let inside = |frame: &Frame| {
                let cue = frame.cue.as_ref();
                cue.is_some_and(|cue| outer.content.iter().any(|piece| piece.contains(&cue.start)))
                    && frame.source.as_ref().is_some_and(is_human)
            };
            let inner = (0..self.found.len()).find(|other| *other != at && inside(&self.found[*other]));
            match inner.filter(|_| passes(&outer)) {
                Some(inner) => {
                    let via = &mut self.found[inner].via;
                    *via = via.take().or(outer.source);
                    self.found.remove(at);
                }
                None => at += 1,
            }
        }
    }

    /// The document or body that a preposition beside the verb governs: «в сообщении ведомства говорится».
    fn place_of(&self, at: usize) -> Option<Source> {
        let c = &self.clause;
        let speaks = |at: &usize| {
            c.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind != NounKind::Person)
                || c.is_body(*at)
        };
        let after =
            if c.text(at).ends_with(" из") || c.is(at + 1, Class::Of) { at + 1 } else { self.len() };
        let head = (after..self.len().min(after + 5))
            .take_while(|at| !c.is_border(*at))
            .find(speaks)
            .or_else(|| {
                let start = c.segment_start(at);
                (start + 1..at).find(|at| (start..*at).any(|at| c.is(at, Class::Of)) && speaks(at))
            })?;
        let mut end = head + 1;
        while c.get(end).is_some_and(|item| {
            item.name().is_some() || item.kind == Kind::Word && item.class().is_none() && item.cue().is_none()
        }) {
            end += 1;
        }
        Some(Source { words: head..end, head })
    }

    /// «…», — приводит его слова агентство; «…», — цитирует посла ТАСС: the one quoted speaks, the outlet passes on.
    pub(super) fn relayed(&self, at: usize) -> Option<Frame> {
        let c = &self.clause;
        let end = (at + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let names_words = (at + 1..end).any(|at| c.text(at) == "слова");
        let human = |at: &usize| {
            c.is_person(*at)
                || c.is(*at, Class::Poss)
                || c.is(*at, Class::Obj)
                || c.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Person)
        };
        let quotes = names_words || c.text(at).contains("цитир");
        let head = (at + 1..end).rfind(human).filter(|_| quotes)?;
        let content = self.content_before(c.before_verb(at), true)?;
        let via = (at + 1..end).find(|at| {
            c.is_body(*at) || c.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Media)
        });
        let one = |head: usize| Source { words: head..head + 1, head };
        let frame = self.frame(Some(at..at + 1), Some(one(head)), content.pieces)?;
        Some(Frame { of_previous: content.of_previous, via: via.map(one), ..frame })
    }

    /// The whole segment after a verb as its subject, where no noun of it is known: «…», — сетует один из них.
    pub(super) fn plain_object(&self, at: usize) -> Option<Source> {
        let c = &self.clause;
        let end = (at + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let plain = |at: usize| {
            c.get(at).is_some_and(|item| {
                let class =
                    matches!(item.class(), None | Some(Class::Det | Class::Of | Class::Poss | Class::Obj));
                item.cue().is_none() && (item.name().is_some() || item.kind == Kind::Word && class)
            })
        };
        let opens = c.get(at + 1).is_some_and(|item| !item.is(Class::Of) && !item.is(Class::Obj));
        let suits = c.lang == Lang::RUS && opens && (1..=6).contains(&(end - at - 1));
        (suits && (at + 1..end).all(plain)).then_some(Source { words: at + 1..end, head: at + 1 })
    }

    /// The whole segment before a verb as its subject, where no noun of it is known: «Грузчики уверяют».
    pub(super) fn plain_subject(&self, at: usize) -> Option<Source> {
        let c = &self.clause;
        let end = c.before_verb(at);
        let start = c.segment_start(end);
        let begins = start == 0
            || self.found.is_empty() && c.get(start - 1).is_some_and(|item| item.kind == Kind::Stop)
            || self.quoted_edge(start).is_some();
        let plain = (start..end).all(|at| {
            c.get(at).is_some_and(|item| match item.kind {
                Kind::Name(_) => true,
                Kind::Word => {
                    item.cue().is_none() && matches!(item.class(), None | Some(Class::Det | Class::Poss))
                }
                _ => false,
            })
        });
        let most = match c.lang {
            Lang::CMN => 12,
            Lang::VIE => 8,
            _ => 5,
        };
        let suits = begins && plain && start < end && end - start <= most && c.lang != Lang::ENG;
        let capital = c.lang != Lang::RUS || c.get(start).is_some_and(|item| item.capital);
        (suits && capital).then_some(Source { words: start..end, head: start })
    }
}
