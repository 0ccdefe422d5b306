//! Vietnamese organisations, with what belongs to them, events, and acronyms.

use super::Found;
use super::lists::{LONGEST, List};
use super::reader::Reader;
use crate::entity::names::is_organisation_head;
use crate::{Case, EntityType, Lang, TokenKind};

impl Reader<'_> {
    /// An organisation: a head and what belongs to it. A head in lower case stands outside the name, and so does one
    /// that has its capital from the beginning of the sentence, if a mere name follows: `Tập đoàn Vexo`.
    pub(super) fn organisation(&self, at: usize) -> Option<Found> {
        let head = self.head(at)?;
        let opens =
            at == 0 && self.starts(List::Mere, at) == Some(head) && self.starts(List::Inside, head).is_none();
        let outside = opens || !self.is_capital(at);
        if outside && !(self.is_capital(head) && self.follows(head)) {
            return None;
        }
        let end = self.body(head);
        let named = (head..end).any(|at| self.is_capital(at));
        let start = if outside { head } else { at };
        (named && !(outside && self.is_known(head))).then_some((start, end, EntityType::Org, 0.75))
    }

    /// An event, a treaty or a declaration within a sentence: `Diễn đàn Kinh tế Zeya`.
    pub(super) fn event(&self, at: usize) -> Option<Found> {
        if at == 0 || self.sentence.tokens[at].case != Case::Title {
            return None;
        }
        let head = self.starts(List::Event, at).filter(|head| self.follows(*head))?;
        let end = self.body(head);
        (head..end).any(|at| self.is_capital(at)).then_some((at, end, EntityType::Misc, 0.6))
    }

    /// The end of the head of an organisation's name that starts here.
    fn head(&self, at: usize) -> Option<usize> {
        let is_head = |end: &usize| {
            self.places.len() >= *end
                && is_organisation_head(Lang::VIE, "first", self.span(at, *end).of(self.sentence.text))
        };
        let named = || (at + 1..=at + LONGEST).rev().find(is_head);
        let named = if self.may_start(List::NamedHead, at) { named() } else { None };
        named.max(self.starts(List::Head, at))
    }

    /// The end of what belongs to the head that ends at `head`; the same place where nothing does.
    fn body(&self, head: usize) -> usize {
        let (mut at, mut end) = (head, head);
        // What a body does stands behind its name in lower case: `Viện Amur nghiên cứu …`.
        let mut described = true;
        while self.follows(at) {
            let person = self.known(at).is_some_and(|known| known.kind == EntityType::Per);
            if person || (end > head && (self.opens_person(at, 3) || self.person_after_place(at))) {
                break;
            }
            let inside = self.starts(List::Inside, at).filter(|_| described || self.is_capital(at));
            described = inside.is_some();
            if let Some(next) = inside {
                (at, end) = (next, next);
            } else if self.is_capital(at) || (self.is_number(at) && self.word(at - 1) == "số") {
                (at, end) = (at + 1, at + 1);
            } else if let Some(next) = self.joins(at) {
                at = next;
            } else {
                break;
            }
        }
        end
    }

    /// Where a name of an organisation goes on after a small word: `và Công nghệ`, `tỉnh Hà Giang`, `số 2`.
    fn joins(&self, at: usize) -> Option<usize> {
        match self.word(at) {
            "và" | "," => {
                (self.is_capital(at + 1) && self.starts(List::Inside, at + 1).is_some()).then_some(at + 1)
            }
            "&" | "-" | "–" | "." => self.is_capital(at + 1).then_some(at + 1),
            "số" => self.is_number(at + 1).then_some(at + 1),
            _ => self.starts(List::Place, at).filter(|end| self.is_capital(*end) && self.follows(*end)),
        }
    }

    /// A word in capitals that is no unit, disease or other term, with the place after it: `EVN`, `UBND Cần Thơ`.
    pub(super) fn acronym(&self, at: usize) -> Option<Found> {
        let token = self.sentence.tokens.get(at)?;
        let length = self.word(at).chars().count();
        let is_acronym = token.kind == TokenKind::Word
            && token.case == Case::Upper
            && (3..=6).contains(&length)
            && self.word(at).chars().all(char::is_alphabetic)
            && !self.is_known(at)
            && self.starts(List::Term, at).is_none();
        let shouts = |at: Option<usize>| {
            at.and_then(|at| self.sentence.tokens.get(at)).is_some_and(|token| token.case == Case::Upper)
        };
        if !is_acronym || shouts(at.checked_sub(1)) || shouts(Some(at + 1)) {
            return None;
        }
        let joint = self.starts(List::Place, at + 1).unwrap_or(at + 1);
        let end =
            if self.follows(joint) && !self.opens_person(joint, 3) { self.run(joint, 3) } else { joint };
        let end = if end > joint && self.starts(List::Body, at).is_some() { end } else { at + 1 };
        Some((at, end, EntityType::Org, 0.55))
    }
}
