//! Quotations beside a verb that no list knows.

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, NounKind};
use super::{Content, Finder, Frame};

impl Finder<'_> {
    /// A quotation that nothing has claimed, beside a speaker and a verb that no list knows.
    pub(super) fn after_unknown_verb(&self) -> Option<Frame> {
        match self.clause.lang {
            Lang::ENG => self.english_unknown(),
            Lang::RUS => self.russian_unknown().or_else(|| self.colon_unknown()),
            Lang::CMN | Lang::VIE => self.segment_unknown().or_else(|| self.colon_unknown()),
            _ => None,
        }
    }

    /// Whether this is a quotation that no frame has.
    fn is_free(&self, at: usize) -> bool {
        self.clause.quoted(at).is_some()
            && !self.found.iter().any(|frame| frame.content.iter().any(|piece| piece.contains(&at)))
    }

    /// “Yes,” Orlov grinned; Orlov shrugged: “Yes.”
    fn english_unknown(&self) -> Option<Frame> {
        let c = &self.clause;
        let free = |at: usize| self.is_free(at);
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

    /// «Кто не рискует…», — смеётся Орлов; «…», — с улыбкой говорит Орлов.
    fn russian_unknown(&self) -> Option<Frame> {
        let c = &self.clause;
        let dash = (1..self.len()).find(|at| {
            c.is_kind(*at, Kind::Dash) && self.quoted_edge(*at).is_some_and(|quoted| self.is_free(quoted))
        })?;
        let quoted = self.quoted_edge(dash)?;
        let end = (dash + 1..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let verb = (dash + 1..end.min(dash + 6)).find(|at| {
            c.is_kind(*at, Kind::Word)
                && c.get(*at)
                    .is_some_and(|item| item.class().is_none() && item.noun().is_none() && !item.capital)
                && FINITE.iter().any(|ending| c.text(*at).ends_with(ending))
        })?;
        let source = c.after(verb).or_else(|| c.speaker_in(dash + 1..verb))?;
        self.with_rest(verb, source, quotation(quoted))
    }

    /// “…”，陶志远话锋一转，“…”; "…", ông Khải thở dài.
    fn segment_unknown(&self) -> Option<Frame> {
        let c = &self.clause;
        let quoted = (0..self.len()).find(|at| self.is_free(*at))?;
        let marked = c.is_kind(quoted + 1, Kind::Comma)
            || c.text(quoted)
                .trim_end_matches(['”', '"', '」', '»'])
                .ends_with([',', '，', '!', '?', '！', '？', '。', '.']);
        let start = if c.is_kind(quoted + 1, Kind::Comma) { quoted + 2 } else { quoted + 1 };
        let end = (start..self.len()).find(|at| c.is_border(*at)).unwrap_or(self.len());
        let source = c.speaker_in(start..end).filter(|_| marked)?;
        let last = end.checked_sub(1).filter(|last| *last >= source.words.end)?;
        let is_verb = c.is_kind(last, Kind::Word) && c.get(last).is_some_and(|item| item.noun().is_none());
        let far = if c.lang == Lang::CMN { 16 } else { 4 };
        if !is_verb || source.words.start > start + far {
            return None;
        }
        self.with_rest(last, source, quotation(quoted))
    }

    /// A person who does something, a colon, a quotation: «Орлов осторожнее: «Посмотрим»».
    fn colon_unknown(&self) -> Option<Frame> {
        let c = &self.clause;
        let colon = (1..self.len()).find(|at| c.is_kind(*at, Kind::Colon) && self.is_free(at + 1))?;
        let source = c.speaker_in(0..colon)?;
        let noun = c.get(source.head).and_then(Item::noun);
        let person = c.is_person(source.head)
            || c.is(source.head, Class::Pron)
            || c.lang == Lang::CMN && noun.is_some_and(|noun| noun.kind == NounKind::Person);
        let frame = self.frame(None, Some(source), std::iter::once(colon + 1..colon + 2))?;
        person.then_some(frame)
    }
}

/// A quotation as the content of a frame.
fn quotation(at: usize) -> Content {
    Content { pieces: std::iter::once(at..at + 1).collect(), quoted: true, whole: false, of_previous: false }
}

/// How Russian finite verbs end.
pub(super) const FINITE: [&str; 22] = [
    "ет", "ёт", "ит", "ют", "ут", "ят", "ат", "ется", "ётся", "ится", "ются", "ятся", "л", "ла", "ло", "ли",
    "лся", "лась", "лось", "лись", "ает", "яет",
];
