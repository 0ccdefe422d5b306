//! Vietnamese people: after a title, or with a family or given name at the front.

use super::Found;
use super::lists::{LONGEST, List};
use super::reader::{LONGEST_PERSON, Reader};
use crate::entity::names::{is_given_name, is_title, may_be_family_name};
use crate::entity::tagger::Tagged;
use crate::{Case, EntityType, Lang};

impl Reader<'_> {
    /// A person: after a title, or with a family name or given name at the front.
    pub(super) fn person(&self, at: usize) -> Option<Found> {
        if !self.is_capital(at) && !self.word(at).starts_with(char::is_uppercase) {
            return None;
        }
        if let Some(end) = self.initials(at) {
            return Some((at, end, EntityType::Per, 0.75));
        }
        let known = self.known(at).is_some_and(|known| known.span.of(self.sentence.text).contains(' '));
        let word = self.word(at);
        let acronym = self.sentence.tokens[at].case == Case::Upper && word.chars().count() > 2;
        let opener = at == 0 && self.starts(List::Opener, at).is_some();
        if !self.is_capital(at) || known || opener || acronym || self.is_title_at(at) {
            return None;
        }
        let titled = self.after_title(at) && self.starts(List::Inside, at).is_none() && !self.is_known(at);
        let vietnamese = self.opens_person(at, 2);
        let most = if vietnamese { LONGEST_PERSON } else { LONGEST_PERSON - 1 };
        let mut end = self.run(at, most);
        if let Some(initial) = self.initials(end).filter(|_| self.follows(end)) {
            end = initial;
        } else if end > at + 1 && self.word(end) == "." && self.word(end - 1).chars().count() == 1 {
            end += 1;
        }
        let score = match () {
            () if titled => 0.85,
            () if vietnamese && (end - at >= 3 || !self.is_known(at)) => 0.8,
            () if is_given_name(word) && end - at >= 2 => 0.8,
            () if self.person_after_place(at) => 0.75,
            () => return None,
        };
        Some((at, end, EntityType::Per, score))
    }

    /// Whether somebody's name starts here behind the country that a body is of, though the family name is also a common
    /// word: `Bộ Ngoại giao Trung Quốc Mã Lệ Hoa`.
    pub(super) fn person_after_place(&self, at: usize) -> bool {
        let start = self.sentence.tokens[at].span.start;
        let behind = |known: &Tagged| {
            matches!(known.kind, EntityType::Loc | EntityType::Org) && known.span.end + 1 == start
        };
        let length = self.run(at, LONGEST_PERSON + 1) - at;
        self.sentence.known.iter().any(behind)
            && self.starts(List::Inside, at).is_none()
            && !self.is_known(at)
            && match may_be_family_name(Lang::VIE, self.word(at)) {
                true => (3..=LONGEST_PERSON).contains(&length),
                false => is_given_name(self.word(at)) && length >= 2,
            }
    }

    /// Whether a title starts here.
    pub(super) fn is_title_at(&self, at: usize) -> bool {
        let last = self.places.len().min(at + LONGEST);
        self.may_start(List::NamedTitle, at)
            && (at + 1..=last).any(|end| is_title(Lang::VIE, self.span(at, end).of(self.sentence.text)))
    }

    /// The end of initials with dots, and the name they stand before: `N.V.T.`, `V.Orlov`.
    fn initials(&self, at: usize) -> Option<usize> {
        let is_initial =
            |at: usize| self.is_capital(at) && self.word(at).chars().count() <= 2 && self.word(at + 1) == ".";
        let touches =
            |at: usize| at > 0 && self.follows(at) && self.places[at].0 == self.places[at - 1].1 + 1;
        // Initials without blanks are one token, their last dot in it or beside it.
        let word = self.word(at).trim_end_matches('.');
        let is_part =
            |part: &str| (1..=2).contains(&part.chars().count()) && part.starts_with(char::is_uppercase);
        if word.contains('.') && word.split('.').all(is_part) {
            return Some(at + 1 + usize::from(self.word(at + 1) == "." && touches(at + 1)));
        }
        let mut end = at;
        while is_initial(end) && (end == at || touches(end)) {
            end += 2;
        }
        let name = end > at
            && self.is_capital(end)
            && touches(end)
            && !self.lower[..self.places[end].0].ends_with(' ');
        match () {
            () if name => Some(end + 1),
            () if end >= at + 4 || (end > at && self.after_title(at)) => Some(end),
            () => None,
        }
    }

    /// Whether a title stands directly before, or before the country or body that it is of: `Thủ tướng Lào X`.
    pub(super) fn after_title(&self, at: usize) -> bool {
        let is_title_before = |end: usize| {
            let named = |length| is_title(Lang::VIE, self.span(end - length, end).of(self.sentence.text));
            self.ends(List::Title, end)
                || self.may_end(List::NamedTitle, end) && (1..=LONGEST.min(end)).any(named)
        };
        if at == 0 || !self.follows(at) {
            return false;
        }
        if is_title_before(at) {
            return true;
        }
        let place = self.sentence.known.iter().find(|known| {
            known.kind == EntityType::Loc && known.span.end == self.sentence.tokens[at - 1].span.end
        });
        place.is_some_and(|place| {
            let first = self.sentence.tokens.partition_point(|token| token.span.start < place.span.start);
            let bare = (0..first).rev().find(|start| self.starts(List::Inside, *start) != Some(first));
            is_title_before(first)
                || bare.is_some_and(|before| before + 1 < first && is_title_before(before + 1))
        })
    }
}
