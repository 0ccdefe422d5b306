//! Nouns of saying: "his claim that …", "the statement by Orlov that …", «заявление Орлова о том, что …»,
//! 赵志强关于…的说法, "tuyên bố của ông Khải rằng …".

use std::iter::once;
use std::ops::Range;

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::Class;
use super::super::source::Source;
use super::{Finder, Frame, unknown};

impl Finder<'_> {
    /// The frame of a noun of saying that has a speaker and a clause.
    pub(super) fn noun_cue(&self, at: usize) -> Option<Frame> {
        let (source, content) = match self.clause.lang {
            Lang::ENG => self.english_noun(at),
            Lang::RUS => self.russian_noun(at),
            Lang::CMN => self.chinese_noun(at),
            Lang::VIE => self.vietnamese_noun(at),
            _ => None,
        }?;
        if content.len() < 2 {
            return None;
        }
        self.frame(Some(at..at + 1), Some(source), once(content))
    }

    /// "his claim that", "Orlov's claim that", "the claim by Orlov that".
    fn english_noun(&self, at: usize) -> Option<(Source, Range<usize>)> {
        let c = &self.clause;
        let that = (at + 1..self.len().min(at + 10))
            .take_while(|at| !c.is_border(*at) || c.is(*at, Class::That))
            .find(|at| c.is(*at, Class::That))?;
        let source = if that == at + 1 {
            self.owner(at)?
        } else {
            let by = matches!(c.text(at + 1), "by" | "from").then_some(at + 2)?;
            c.phrase_in(by..that)?
        };
        let clause = self.bare_clause(that + 1)?;
        let opens = !(0..source.words.start.min(at)).any(|at| self.is_verbal(at));
        let end = if opens { self.before_last_verb(&clause) } else { clause.end };
        Some((source, clause.start..end))
    }

    /// Whose noun this is: "his", "Orlov's", "the ministry's", an adjective between or not.
    fn owner(&self, noun: usize) -> Option<Source> {
        let c = &self.clause;
        let plain = |at: usize| {
            c.get(at).is_some_and(|item| item.kind == Kind::Word && item.entry.is_none() && !item.capital)
        };
        let before = (noun.saturating_sub(3)..noun).rev().find(|at| !plain(*at))?;
        if c.is(before, Class::Poss) {
            return Some(Source { words: before..before + 1, head: before });
        }
        let head = before.checked_sub(1).filter(|_| c.is(before, Class::Clitic))?;
        let start =
            (0..head).rev().take_while(|at| c.is(*at, Class::Det) || plain(*at)).last().unwrap_or(head);
        let start = if c.get(head).is_some_and(|item| item.name().is_some()) { head } else { start };
        Some(Source { words: start..head + 1, head })
    }

    /// Where the verb begins whose subject is the noun: "his claim that the bridge was safe | was rejected".
    fn before_last_verb(&self, clause: &Range<usize>) -> usize {
        let verbs: Vec<usize> = clause.clone().filter(|at| self.is_verbal(*at)).collect();
        let Some(mut last) = verbs.last().copied() else { return clause.end };
        while last > clause.start && (self.is_verbal(last - 1) || self.clause.is(last - 1, Class::Not)) {
            last -= 1;
        }
        if verbs.iter().any(|verb| *verb < last) && last > clause.start + 1 { last } else { clause.end }
    }

    /// «заявление Орлова о том, что», «его слова, что», «выступил с утверждением, что».
    fn russian_noun(&self, at: usize) -> Option<(Source, Range<usize>)> {
        let c = &self.clause;
        let that = (at + 1..self.len().min(at + 10))
            .take_while(|at| !matches!(c.get(*at).map(|item| item.kind), Some(Kind::Stop | Kind::Colon)))
            .find(|at| c.is(*at, Class::That))?;
        let stop = if c.is_kind(that - 1, Kind::Comma) { that - 1 } else { that };
        let governed =
            (at + 1..stop).find(|at| c.is(*at, Class::Of) || c.is(*at, Class::Prep)).unwrap_or(stop);
        let own = at.checked_sub(1).filter(|before| c.is(*before, Class::Poss));
        let brings = at > 1 && matches!(c.text(at - 1), "с" | "со");
        let source = match own {
            Some(own) => Source { words: own..own + 1, head: own },
            None => match self.in_any_case(at + 1..governed) {
                Some(source) => source,
                None => c.segment_before(at.checked_sub(1).filter(|_| brings)?)?,
            },
        };
        let clause = that + 1..self.clause_end(that + 1);
        let is_comma = |at: &usize| c.is_kind(*at, Kind::Comma) && self.is_finite(at + 1);
        let opens = !(0..at).any(|at| self.is_finite(at));
        let end = clause.clone().skip(2).find(is_comma).filter(|_| opens).unwrap_or(clause.end);
        Some((source, clause.start..end))
    }

    /// Whether a Russian word ends like a finite verb.
    fn is_finite(&self, at: usize) -> bool {
        self.clause.get(at).is_some_and(|item| {
            item.kind == Kind::Word && item.noun().is_none() && !item.capital && item.class().is_none()
        }) && unknown::FINITE.iter().any(|ending| self.clause.text(at).ends_with(ending))
    }

    /// The speaker in words whatever their case: a name, else a description.
    fn in_any_case(&self, run: Range<usize>) -> Option<Source> {
        let c = &self.clause;
        let name = run.clone().find(|at| c.is_person(*at));
        if let Some(name) = name {
            return Some(Source { words: name..name + 1, head: name });
        }
        let noun = run.clone().find(|at| c.get(*at).and_then(Item::noun).is_some());
        let head = noun.or_else(|| run.clone().find(|at| c.is_body(*at)))?;
        Some(Source { words: run, head })
    }

    /// 赵志强关于大桥将提前完工的说法; 他的看法是，….
    fn chinese_noun(&self, at: usize) -> Option<(Source, Range<usize>)> {
        let c = &self.clause;
        at.checked_sub(1).filter(|of| c.text(*of) == "的")?;
        if c.text(at + 1) == "是" {
            let source = c.speaker_in(c.segment_start(at)..at - 1)?;
            let start = if c.is_kind(at + 2, Kind::Comma) || c.is_kind(at + 2, Kind::Colon) {
                at + 3
            } else {
                at + 2
            };
            return Some((source, start..self.clause_end(start)));
        }
        let about = |at: &usize| {
            matches!((c.text(*at), c.text(at + 1)), ("关" | "關", "于" | "於") | ("有", "关" | "關"))
        };
        let about = (0..at - 1).rev().take(ABOUT).find(about)?;
        let source = c.speaker_in(c.segment_start(about)..about)?;
        Some((source, about + 2..at - 1))
    }

    /// "tuyên bố của ông Khải rằng …".
    fn vietnamese_noun(&self, at: usize) -> Option<(Source, Range<usize>)> {
        let c = &self.clause;
        let of = Some(at + 1).filter(|of| c.text(*of) == "của")?;
        let that = (of + 1..self.len().min(of + 10))
            .take_while(|at| !matches!(c.get(*at).map(|item| item.kind), Some(Kind::Stop | Kind::Comma)))
            .find(|at| c.is(*at, Class::That) || matches!(c.text(*at), "cho rằng" | "nói rằng"))?;
        let source = c.speaker_in(of + 1..that).or_else(|| self.whole(of + 1..that))?;
        let clause = that + 1..self.clause_end(that + 1);
        let is_verb = |at: &usize| matches!(c.text(*at), "đã" | "khiến" | "gây" | "bị" | "vấp");
        let last = clause.clone().skip(3).rev().find(is_verb).filter(|_| at < 2);
        // "đã gây": the auxiliary is the verb's.
        let first = |last: usize| (clause.start..=last).rev().take_while(is_verb).last().unwrap_or(last);
        let end = last.map_or(clause.end, first);
        Some((source, clause.start..end))
    }
}

/// How far before a Chinese noun the words begin that tell what was said, in items.
const ABOUT: usize = 40;
