//! Whom a cue has for its subject: the words before or after it that name or describe a speaker.

mod segment;

use std::ops::Range;

use crate::{Document, EntityType, Lang};

use crate::quote::items::{Item, Kind, UNTAGGED};
use crate::quote::lexicon::{Class, Lexicon};

/// The words that stand for a speaker, as indices of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::quote) struct Source {
    /// All of them.
    pub(in crate::quote) words: Range<usize>,
    /// The word that says who it is: a name, a pronoun, a noun.
    pub(in crate::quote) head: usize,
}

impl Source {
    fn one(at: usize) -> Self {
        Self { words: at..at + 1, head: at }
    }
}

/// The items of one unit, with what the rules need of the document.
#[derive(Clone, Copy)]
pub(in crate::quote) struct Clause<'a> {
    pub(in crate::quote) document: &'a Document,
    pub(in crate::quote) items: &'a [Item],
    pub(in crate::quote) lang: Lang,
}

impl<'a> Clause<'a> {
    pub(in crate::quote) fn get(&self, at: usize) -> Option<&'a Item> {
        self.items.get(at)
    }

    pub(in crate::quote) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|item| item.is(class))
    }

    pub(in crate::quote) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.get(at).is_some_and(|item| item.kind == kind)
    }

    pub(in crate::quote) fn quoted(&self, at: usize) -> Option<u32> {
        self.get(at).and_then(Item::quoted)
    }

    pub(in crate::quote) fn text(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |item| self.document.slice(item.span))
    }

    /// Whether nothing of the sentence comes at or after an item.
    pub(in crate::quote) fn ends(&self, at: usize) -> bool {
        self.get(at).is_none_or(|item| item.kind == Kind::Stop)
    }

    fn name_kind(&self, at: usize) -> Option<EntityType> {
        let mention = self.get(at)?.name()?;
        if mention == UNTAGGED {
            return Some(EntityType::Per);
        }
        self.document.mentions.get(mention as usize).map(|mention| mention.kind)
    }

    pub(in crate::quote) fn is_person(&self, at: usize) -> bool {
        self.name_kind(at) == Some(EntityType::Per)
    }

    pub(in crate::quote) fn is_place(&self, at: usize) -> bool {
        self.name_kind(at) == Some(EntityType::Loc)
    }

    pub(in crate::quote) fn is_body(&self, at: usize) -> bool {
        self.name_kind(at) == Some(EntityType::Org)
    }

    /// Whether the words after "according to" say with what something is in line, not who says it: 根据协议, «согласно
    /// договору», "theo kế hoạch".
    pub(in crate::quote) fn is_norm(&self, cue: &Range<usize>) -> bool {
        let end = (cue.end..self.items.len()).find(|at| self.is_border(*at)).unwrap_or(self.items.len());
        let run = cue.end..end;
        match self.lang {
            Lang::CMN => {
                let last = self.get(run.end.saturating_sub(1)).is_some_and(Item::is_norm);
                let says = (run.start..run.end - usize::from(last && run.end > run.start))
                    .any(|at| self.get(at).is_some_and(|item| item.cue().is_some() || item.is_saying()));
                let line = self.text(cue.start).starts_with('按');
                run.end > run.start && !says && (line || self.ends_with_norm(run.end - 1))
            }
            Lang::RUS => {
                let norm = run.clone().take(4).find(|at| self.get(*at).is_some_and(Item::is_norm));
                let article = run.clone().take(2).any(|at| {
                    self.is_kind(at + 1, Kind::Number) && self.text(at).to_lowercase().starts_with("стать")
                });
                norm.is_some() || article
            }
            Lang::VIE => run.clone().take(2).any(|at| self.get(at).is_some_and(Item::is_norm)),
            _ => false,
        }
    }

    /// Whether Chinese words end with a noun for a rule or a plan.
    fn ends_with_norm(&self, last: usize) -> bool {
        let last = if self.text(last) == "》" { last.saturating_sub(1) } else { last };
        let text = self.text(last).trim_end_matches('》');
        self.get(last).is_some_and(Item::is_norm)
            || Lexicon::of(self.lang).is_some_and(|lexicon| {
                text.char_indices()
                    .rev()
                    .take(3)
                    .any(|(start, _)| lexicon.get(&text[start..]).is_some_and(|entry| entry.norm))
            })
    }

    fn is_preposition(&self, at: usize) -> bool {
        self.is(at, Class::Of) || self.is(at, Class::Prep)
    }

    /// The item before a cue, adverbs, auxiliaries and expressions of time left out.
    pub(in crate::quote) fn before_verb(&self, cue: usize) -> usize {
        let mut at = cue;
        while at > 0 {
            let Some(item) = self.get(at - 1) else { break };
            let passes = match item.class() {
                Some(Class::Aux | Class::Adv | Class::Not) => item.kind == Kind::Word,
                Some(Class::Time) => true,
                _ if self.is(at, Class::Time)
                    && matches!(self.text(at - 1), "last" | "this" | "next" | "earlier") =>
                {
                    true
                }
                Some(Class::Of | Class::Prep) => self.is(at, Class::Time),
                _ => false,
            };
            // "he's said": the clitic is the auxiliary after a pronoun.
            let clitic = item.is(Class::Clitic) && at > 1 && self.is(at - 2, Class::Pron);
            if !passes && !clitic {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The subject before a cue.
    pub(in crate::quote) fn before(&self, cue: usize) -> Option<Source> {
        if self.lang == Lang::ENG { self.english_before(cue) } else { self.segment_before(cue) }
    }

    fn english_before(&self, cue: usize) -> Option<Source> {
        let end = self.before_verb(cue);
        let last = self.get(end.checked_sub(1)?)?;
        match last.class() {
            Some(Class::Pron) => return Some(Source::one(end - 1)),
            Some(Class::Rel) => return Some(Source::one(end - 1)),
            _ => {}
        }
        match last.kind {
            Kind::Comma | Kind::Dash => {
                let pair = last.kind;
                let opened =
                    (end.saturating_sub(APPOSITION)..end - 1).rev().find(|at| self.is_kind(*at, pair))?;
                // "Sen. Alan Reed (D-Ill.), who leads the caucus, said": brackets before the comma, too.
                let bracket = opened.checked_sub(1).filter(|at| self.is_kind(*at, Kind::Close));
                let bracket = bracket.and_then(|close| {
                    (close.saturating_sub(BRACKETS)..close).rev().find(|at| self.is_kind(*at, Kind::Open))
                });
                let apposed = self.noun_phrase(bracket.unwrap_or(opened))?;
                Some(Source { words: apposed.words.start..apposed.words.end, head: apposed.head })
            }
            Kind::Close => {
                let opened = (end.saturating_sub(APPOSITION)..end - 1)
                    .rev()
                    .find(|at| self.is_kind(*at, Kind::Open))?;
                self.noun_phrase(opened)
            }
            _ => self.noun_phrase(end),
        }
    }

    /// The subject of the clause: what stands before its first verb.
    pub(in crate::quote) fn subject(&self) -> Option<Source> {
        let is_verb = |at: &usize| {
            matches!(self.get(*at).and_then(Item::class), Some(Class::Verb | Class::Aux))
                || (self.lang == Lang::ENG && self.is_kind(*at, Kind::Word) && self.text(*at).ends_with("ed"))
        };
        let verb = (1..self.items.len()).find(is_verb).filter(|_| self.lang == Lang::ENG);
        verb.and_then(|verb| self.before(verb)).or_else(|| self.speaker_in(0..self.items.len()))
    }

    /// The noun phrase that ends before `end`, by its head: "the head of the delegation" is a head.
    fn noun_phrase(&self, end: usize) -> Option<Source> {
        let mut start = end;
        while start > 0 && self.goes_on(start - 1) {
            start -= 1;
        }
        self.phrase_in(start..end)
    }

    /// Whether an item can be part of a noun phrase.
    fn goes_on(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        match item.kind {
            Kind::Name(_) | Kind::Number => true,
            Kind::Other => self.text(at) != "/",
            Kind::Word => match item.class() {
                None => item.cue().is_none_or(|cue| cue.bare_form || item.noun().is_some() || item.capital),
                Some(Class::Det | Class::Poss | Class::Clitic | Class::Of | Class::And | Class::Time) => true,
                Some(Class::Adv) => false,
                _ => item.noun().is_some(),
            },
            _ => false,
        }
    }

    /// The speaker in a run of items: what stands before the first preposition, or the last name after one that
    /// begins the run ("In Moscow Lavrov").
    pub(in crate::quote) fn phrase_in(&self, run: Range<usize>) -> Option<Source> {
        let Range { mut start, end } = run;
        while start < end
            && (self.is(start, Class::And) || self.is(start, Class::Time) || self.is(start, Class::Clitic))
        {
            start += 1;
        }
        if start < end && self.is_preposition(start) {
            // "In Moscow on Monday Lavrov": the last name that follows another word.
            let last =
                (start + 2..end).rev().find(|at| self.is_person(*at) && !self.is_preposition(at - 1))?;
            return (last + 1 == end).then(|| self.widened(start + 1, last, end));
        }
        let stop = (start..end).find(|at| self.is_preposition(*at)).unwrap_or(end);
        let head = (start..stop).rev().find(|at| self.is_nominal(*at))?;
        Some(self.widened(start, head, end))
    }

    fn is_nominal(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) | Kind::Number => true,
            Kind::Word => {
                matches!(item.class(), None | Some(Class::Det | Class::Verb | Class::Adv))
                    || item.noun().is_some()
            }
            _ => false,
        })
    }

    /// A name alone, or with the names joined to it; else the whole phrase.
    fn widened(&self, start: usize, head: usize, end: usize) -> Source {
        if self.get(head).is_some_and(|item| item.name().is_some())
            && self.name_kind(head) != Some(EntityType::Norp)
        {
            let mut first = head;
            while first >= start + 2 && self.is(first - 1, Class::And) && self.joins(start, first - 2) {
                first -= 2;
            }
            return Source { words: first..head + 1, head };
        }
        let joined = (start..head).rev().find(|at| self.is(*at, Class::And));
        let start = match joined {
            // "said X and officials": only names and people are joined.
            Some(and) if !self.is_nominal(and.wrapping_sub(1)) => and + 1,
            _ => start,
        };
        Source { words: start..end, head }
    }

    /// Whether a name before "and" speaks, too.
    fn joins(&self, start: usize, at: usize) -> bool {
        at >= start && self.name_kind(at).is_some_and(|kind| kind != EntityType::Norp)
    }

    /// The subject after a cue: "said Robert Stone, an engineer".
    pub(in crate::quote) fn after(&self, cue: usize) -> Option<Source> {
        let mut start = cue + 1;
        while self.is(start, Class::Adv) || self.is(start, Class::Time) {
            start += 1;
        }
        if self.lang != Lang::ENG {
            return self.segment_after(start);
        }
        if self.is(start, Class::Pron) {
            return Some(Source::one(start));
        }
        let mut end = start;
        while self.goes_on(end) && !self.is(end, Class::Time) {
            end += 1;
        }
        if start == end || self.is_preposition(start) {
            return None;
        }
        self.phrase_in(start..end)
    }
}

/// The longest words in brackets behind a name, in items.
const BRACKETS: usize = 8;

/// The longest apposition between a name and its verb, in items.
const APPOSITION: usize = 40;
