//! Vietnamese places: after a word for their kind, a preposition, or another place.

use super::Found;
use super::lists::List;
use super::reader::Reader;
use crate::entity::names::is_given_name;
use crate::entity::tagger::Tagged;
use crate::{Case, EntityType};

/// Syllables of a place's name, at most.
const LONGEST_PLACE: usize = 4;

impl Reader<'_> {
    /// Whether this token stands behind a comma or bracket after a place: `Sa Pa, Lào Cai`.
    pub(super) fn goes_on_after_place(&self, at: usize, last: Option<&Tagged>) -> bool {
        let Some(mark) = at.checked_sub(1).filter(|mark| matches!(self.word(*mark), "," | "(")) else {
            return false;
        };
        let Some(before) = mark.checked_sub(1).map(|before| self.sentence.tokens[before].span.end) else {
            return false;
        };
        let is_place = |name: &Tagged| name.kind == EntityType::Loc && name.span.end == before;
        last.is_some_and(is_place) || self.sentence.known.iter().any(is_place)
    }

    /// A place: after a word for its kind, after a preposition of place, or after another place and a comma.
    pub(super) fn place(&self, at: usize, after_place: bool) -> Option<Found> {
        if let Some(kind) = self.starts(List::Place, at) {
            // At the beginning of a sentence the capital says nothing.
            let outside = at == 0 || !self.is_capital(at);
            let end = self.run(kind, LONGEST_PLACE);
            let start = if outside { kind } else { at };
            // `Phó Chủ tịch tỉnh Tạ Minh Đức`: the word belongs to the title.
            let of_title = self.after_title(at) && !self.is_known(kind) && self.opens_person(kind, 3);
            let full = end > kind && self.follows(kind) && !of_title;
            return full.then_some((start, end, EntityType::Loc, 0.75));
        }
        let run = self.run(at, LONGEST_PLACE);
        // `tại Nga Trần Quốc Bảo`: a name of a person begins within.
        let end = (at + 1..run).find(|inside| self.opens_person(*inside, 3)).unwrap_or(run);
        let length = end - at;
        let is_acronym = || self.sentence.tokens[at].case == Case::Upper;
        if length == 0 || self.is_known(at) || is_acronym() || self.is_title_at(at) {
            return None;
        }
        let ends_phrase = matches!(self.word(end), "," | ")" | "." | ";" | "(" | "");
        if after_place && ends_phrase && !self.opens_person(at, 3) && !is_given_name(self.word(at)) {
            return Some((at, end, EntityType::Loc, 0.65));
        }
        let by_preposition = at > 0 && self.ends(List::At, at) && !self.opens_person(at, 3);
        (by_preposition && !is_given_name(self.word(at))).then_some((at, end, EntityType::Loc, 0.6))
    }
}
