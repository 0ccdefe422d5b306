//! English content after a cue.

use std::ops::Range;

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, Cue, CueClass, Frames};
use super::Finder;

impl Finder<'_> {
    /// English content after a cue, by what the cue takes.
    pub(super) fn english_content(&self, at: usize, cue: Cue, next: usize) -> Option<Range<usize>> {
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
        if c.text(next) == "as" && c.quoted(next + 1).is_some() && frames.has(Frames::NP) {
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
                        && (!c.is(*at, Class::Verb) || c.get(*at).is_some_and(|item| item.joined))
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
    pub(super) fn bare_clause(&self, start: usize) -> Option<Range<usize>> {
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
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        let c = &self.clause;
        if c.quoted(at).is_some() {
            return true;
        }
        let Some(item) = c.get(at).filter(|item| item.kind == Kind::Word) else { return false };
        let before = at.checked_sub(1).and_then(|before| c.get(before)).and_then(Item::class);
        matches!(item.class(), Some(Class::Aux | Class::Verb))
            || item.cue().is_some_and(|cue| !cue.participle && !self.is_noun(at, cue))
            || (item.is(Class::Clitic) && matches!(before, Some(Class::Pron | Class::Det)))
            || (item.class().is_none()
                && !item.capital
                && c.text(at).ends_with("ed")
                && !matches!(before, Some(Class::Det | Class::Poss)))
            || (matches!(before, Some(Class::Pron)) && item.class().is_none())
    }

    /// "described the deal as “a gift”": what somebody or something is said to be belongs to the words.
    fn is_verdict(&self, at: usize, end: usize) -> bool {
        let c = &self.clause;
        let next = at + 1;
        let noun = c.get(next).is_some_and(|item| item.is(Class::Det) || item.class().is_none());
        let plain = (next..end).all(|at| !self.is_verbal(at));
        c.lang == Lang::ENG
            && c.text(at) == "as"
            && (c.quoted(next).is_some()
                || noun && (c.quoted(next + 1).is_some() || c.quoted(next + 2).is_some())
                || noun && next < end && plain)
    }

    /// The noun phrase that a verb takes: up to what says when, where and how.
    pub(super) fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let begins = c.get(start).is_some_and(|item| match item.kind {
            Kind::Name(_) | Kind::Number | Kind::Quoted(_) => true,
            Kind::Word => matches!(item.class(), None | Some(Class::Det | Class::Poss | Class::Obj)),
            _ => false,
        });
        // "Friday's test".
        let begins = begins || c.is(start, Class::Time) && c.is(start + 1, Class::Clitic);
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
        let stop = if self.is_verdict(stop, end) { end } else { stop };
        // "called the deal “a gift”": the words in marks are the speaker's.
        let quoted = (start + 1..stop)
            .find(|at| c.lang != Lang::ENG && c.quoted(*at).is_some())
            .filter(|at| at + 1 == stop);
        Some(quoted.unwrap_or(start)..stop)
    }
}
