//! Whom a cue has for its subject: the words before or after it that name or describe a speaker.

use std::ops::Range;

use crate::{Document, EntityType, Lang};

use super::items::{Item, Kind};
use super::lexicon::{Class, NounKind};

/// The words that stand for a speaker, as indices of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// All of them.
    pub(super) words: Range<usize>,
    /// The word that says who it is: a name, a pronoun, a noun.
    pub(super) head: usize,
}

impl Source {
    fn one(at: usize) -> Self {
        Self { words: at..at + 1, head: at }
    }
}

/// The items of one unit, with what the rules need of the document.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub(super) document: &'a Document,
    pub(super) items: &'a [Item],
    pub(super) lang: Lang,
}

impl<'a> Clause<'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'a Item> {
        self.items.get(at)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|item| item.is(class))
    }

    pub(super) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.get(at).is_some_and(|item| item.kind == kind)
    }

    pub(super) fn quoted(&self, at: usize) -> Option<u32> {
        self.get(at).and_then(Item::quoted)
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |item| self.document.slice(item.span))
    }

    /// Whether nothing of the sentence comes at or after an item.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.get(at).is_none_or(|item| item.kind == Kind::Stop)
    }

    fn name_kind(&self, at: usize) -> Option<EntityType> {
        let mention = self.get(at)?.name()?;
        self.document.mentions.get(mention as usize).map(|mention| mention.kind)
    }

    pub(super) fn is_person(&self, at: usize) -> bool {
        self.name_kind(at) == Some(EntityType::Per)
    }

    pub(super) fn is_body(&self, at: usize) -> bool {
        self.name_kind(at) == Some(EntityType::Org)
    }

    fn is_preposition(&self, at: usize) -> bool {
        self.is(at, Class::Of) || self.is(at, Class::Prep)
    }

    /// The item before a cue, adverbs, auxiliaries and expressions of time left out.
    pub(super) fn before_verb(&self, cue: usize) -> usize {
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
    pub(super) fn before(&self, cue: usize) -> Option<Source> {
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
                let apposed = self.noun_phrase(opened)?;
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
    pub(super) fn subject(&self) -> Option<Source> {
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
    fn phrase_in(&self, run: Range<usize>) -> Option<Source> {
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
    pub(super) fn after(&self, cue: usize) -> Option<Source> {
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

    /// The subject between the last border and a cue, where word order is free: a name that no preposition governs,
    /// else a noun for a speaker.
    fn segment_before(&self, cue: usize) -> Option<Source> {
        let end = self.before_verb(cue);
        let mut stop = end;
        // Two segments back: what stands between commas may be an apposition or a participle.
        for _ in 0..3 {
            let start = self.segment_start(stop);
            if let Some(source) = self.speaker_in(start..stop) {
                // "Orlov, the owner, said": the name before the apposition.
                let other = !self.is_person(source.head) && !self.is(source.head, Class::Pron);
                let apposed =
                    other && start > 1 && self.is_kind(start - 1, Kind::Comma) && self.is_person(start - 2);
                return Some(if apposed { Source::one(start - 2) } else { source });
            }
            if start == 0 || !self.is_kind(start - 1, Kind::Comma) {
                return None;
            }
            stop = start - 1;
        }
        None
    }

    /// The subject after a cue in the same segment.
    fn segment_after(&self, start: usize) -> Option<Source> {
        // The name of a paper in marks is no border: «сказал газете «Труд» мэр».
        let is_title = |at: usize| self.quoted(at).is_some() && self.text(at).chars().count() < TITLE;
        let end = (start..self.items.len()).find(|at| self.is_border(*at) && !is_title(*at));
        self.speaker_in(start..end.unwrap_or(self.items.len()))
    }

    pub(super) fn segment_start(&self, end: usize) -> usize {
        (0..end).rev().find(|at| self.is_border(*at)).map_or(0, |at| at + 1)
    }

    pub(super) fn is_border(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| {
            matches!(item.kind, Kind::Comma | Kind::Stop | Kind::Colon | Kind::Dash | Kind::Quoted(_))
                || matches!(item.class(), Some(Class::That | Class::But | Class::Sub))
        })
    }

    /// The first person that no preposition governs, then a pronoun, then a noun in the nominative, then a body.
    pub(super) fn speaker_in(&self, run: Range<usize>) -> Option<Source> {
        let free = |at: &usize| *at == run.start || !self.is_preposition(at - 1);
        let mut all = run.clone();
        if let Some(person) = all.by_ref().find(|at| self.is_person(*at) && free(at)) {
            // Of two names side by side the longer one is the name: «Thứ trưởng Năng lượng Alexander Orlov».
            let words = |at: usize| self.text(at).split(' ').count();
            let longer = (person + 1..run.end.min(person + 4))
                .find(|at| self.is_person(*at) && !self.is(at - 1, Class::And) && words(*at) > words(person));
            let person = longer.unwrap_or(person);
            let mut last = person;
            while self.is(last + 1, Class::And) && self.is_person(last + 2) && last + 2 < run.end {
                last += 2;
            }
            return Some(Source { words: person..last + 1, head: last });
        }
        if let Some(pronoun) = run.clone().rev().find(|at| self.is(*at, Class::Pron)) {
            return Some(Source::one(pronoun));
        }
        // 发言人在记者会上: what follows the preposition is not the subject.
        let first_preposition = (run.start + 1..run.end)
            .find(|at| self.lang == Lang::CMN && (self.is(*at, Class::Prep) || self.is(*at, Class::Cite)));
        let run = run.start..first_preposition.unwrap_or(run.end);
        let is_speaker = |at: &usize| self.get(*at).and_then(Item::noun).is_some_and(|noun| noun.nominative);
        let heads: Vec<usize> = run.clone().filter(is_speaker).filter(|at| free(at)).collect();
        let is_human = |at: &&usize| {
            let noun = self.get(**at).and_then(Item::noun);
            noun.is_some_and(|noun| matches!(noun.kind, NounKind::Person | NounKind::People))
        };
        // Chinese puts the head last (外交部发言人), the others first (представитель компании).
        let pick = |heads: &mut dyn DoubleEndedIterator<Item = &usize>| {
            if self.lang == Lang::CMN { heads.next_back().copied() } else { heads.next().copied() }
        };
        let head = pick(&mut heads.iter().filter(is_human)).or_else(|| {
            let body = run.clone().find(|at| {
                matches!(self.name_kind(*at), Some(EntityType::Org | EntityType::Loc)) && free(at)
            });
            body.or_else(|| pick(&mut heads.iter()))
                .or_else(|| self.within_body(&run))
                .or_else(|| self.capital(&run))
        })?;
        if self.get(head).is_some_and(|item| item.name().is_some()) {
            return Some(Source::one(head));
        }
        Some(Source { words: self.description(&run, head), head })
    }

    /// A capitalised word beside the verb that no list knows: a family name alone.
    fn capital(&self, run: &Range<usize>) -> Option<usize> {
        let is_name = |at: &usize| {
            self.get(*at).is_some_and(|item| item.capital && item.kind == Kind::Word && item.entry.is_none())
        };
        run.clone()
            .rev()
            .find(|at| self.is_kind(*at, Kind::Word))
            .filter(is_name)
            .filter(|_| self.lang != Lang::CMN)
    }

    /// The body in which they speak: «в ведомстве сообщили».
    fn within_body(&self, run: &Range<usize>) -> Option<usize> {
        let speaks = |at: &usize| {
            let group = self.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Group);
            group || self.name_kind(*at) == Some(EntityType::Org)
        };
        let is_in = |at: usize| matches!(&*self.text(at).to_lowercase(), "в" | "во");
        run.clone()
            .find(|at| *at > run.start && is_in(at - 1) && speaks(at))
            .filter(|_| self.lang == Lang::RUS)
    }

    /// The words of a description around its head.
    fn description(&self, run: &Range<usize>, head: usize) -> Range<usize> {
        let mut start = head;
        while start > run.start && self.describes_before(start - 1) {
            start -= 1;
        }
        if self.lang == Lang::CMN {
            // 一名与会的企业家: the article opens it, whatever stands between.
            let opens = |at: &usize| self.is(*at, Class::Det) && self.text(*at).ends_with(['名', '位', '个']);
            start = (run.start..start).rev().find(opens).unwrap_or(start);
        }
        let mut end = head + 1;
        while self.lang != Lang::CMN && end < run.end && self.describes_after(end) {
            end += 1;
        }
        start..end
    }

    fn describes_before(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) => true,
            Kind::Word => {
                matches!(item.class(), None | Some(Class::Det | Class::Poss)) && item.cue().is_none()
            }
            _ => false,
        })
    }

    fn describes_after(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) => true,
            Kind::Quoted(_) => self.text(at).chars().count() < TITLE,
            // «посол в Пекине», but not «министры в коммюнике».
            Kind::Word if item.is(Class::Of) && self.lang == Lang::RUS => {
                self.get(at + 1).is_some_and(|next| next.name().is_some())
                    || matches!(self.text(at), "по" | "из")
            }
            Kind::Word => matches!(item.class(), None | Some(Class::Of | Class::Det)) && item.cue().is_none(),
            _ => false,
        })
    }
}

/// Characters of a title in marks, at most.
const TITLE: usize = 30;

/// The longest apposition between a name and its verb, in items.
const APPOSITION: usize = 40;
