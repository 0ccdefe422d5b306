//! Whether a word that may be a cue is one.

use crate::{Lang, Role};

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, Cue, CueClass, Frames, NounKind};
use super::Finder;

impl Finder<'_> {
    /// "…, said X.": nothing but a speaker follows the verb.
    pub(super) fn ends_with_source(&self, at: usize) -> bool {
        let c = &self.clause;
        c.after(at).is_some_and(|source| {
            let next = source.words.end;
            source.words.start <= at + 3 && (c.ends(next) || c.is_kind(next, Kind::Comma))
        })
    }

    /// "is saying": a participle with its own subject.
    pub(super) fn is_progressive(&self, at: usize) -> bool {
        let c = &self.clause;
        c.lang == Lang::ENG
            && (c.before_verb(at)..at).any(|at| c.is(at, Class::Aux) || c.is(at, Class::Clitic))
    }

    /// Whether a participle goes with the subject of its clause: ", adding that", "and saying"; not "for criticizing".
    pub(super) fn hangs_on_clause(&self, at: usize) -> bool {
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

    /// "A missile warning system", "a briefing announcing the report": an English participle beside a noun, without
    /// a conjunction or quotation after it.
    pub(super) fn is_modifier(&self, at: usize, content: usize) -> bool {
        let c = &self.clause;
        let beside = c.before_verb(at) == at
            && at.checked_sub(1).and_then(|at| c.get(at)).is_some_and(|item| {
                item.name().is_none() && item.kind == Kind::Word && item.class().is_none()
            });
        beside && c.lang == Lang::ENG && content == at + 1 && c.quoted(content).is_none()
    }

    /// Whether a form that is a noun, too, is one here: "the report", "his plans".
    pub(super) fn is_noun(&self, at: usize, cue: Cue) -> bool {
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
    pub(super) fn is_compound(&self, at: usize) -> bool {
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

    /// 回答提问时，…: a Chinese verb that only says when.
    pub(super) fn is_temporal(&self, at: usize) -> bool {
        let c = &self.clause;
        if c.lang != Lang::CMN {
            return false;
        }
        let is_when = |at: usize| matches!(c.text(at), "时" | "時");
        let end = (at + 1..self.len()).find(|at| c.is_border(*at));
        // 回复本报时称，…: the verb that says comes behind.
        let cue_behind = (at + 1..end.unwrap_or(self.len()))
            .take(8)
            .any(|at| is_when(at) && c.get(at + 1).is_some_and(|next| next.cue().is_some()));
        cue_behind || end.is_some_and(|end| c.is_kind(end, Kind::Comma) && is_when(end - 1))
    }

    /// "Nobody said", 没有透露: a word of saying that reports nothing.
    pub(super) fn reports_nothing(&self, at: usize, cue: Cue) -> bool {
        let c = &self.clause;
        let start = at.saturating_sub(4);
        let nobody = (start..at).rev().take_while(|at| !c.is_border(*at)).any(|at| c.is(at, Class::Nobody));
        let negated =
            c.lang != Lang::ENG && cue.class == CueClass::Speech && at > 0 && c.is(at - 1, Class::Not);
        nobody || (negated && !cue.frames.has(Frames::DOUBT))
    }

    /// "was told", "is expected": nobody is named who says it.
    pub(super) fn is_passive(&self, at: usize, cue: Cue) -> bool {
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
    pub(super) fn inside_source(&self, at: usize) -> bool {
        self.found.iter().any(|frame| frame.source.as_ref().is_some_and(|source| source.words.contains(&at)))
            || self.found.iter().any(|frame| frame.cue.as_ref().is_some_and(|cue| cue.contains(&at)))
    }
}
