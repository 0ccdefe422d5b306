//! Content before and after a cue.

use std::iter::once;
use std::ops::Range;

use crate::Lang;

use super::super::items::{Item, Kind};
use super::super::lexicon::{Class, Cue, CueClass, Frames};
use super::super::source::Source;
use super::{Content, Finder, Frame};

impl Finder<'_> {
    /// A frame whose content came first, with the piece after the cue, if any: "A," he said, "B".
    pub(super) fn with_rest(&self, at: usize, source: Source, content: Content) -> Option<Frame> {
        let c = &self.clause;
        let mut next = at.max(source.words.end.saturating_sub(1)) + 1;
        let mut pieces = content.pieces;
        while next < self.len()
            && !matches!(
                c.get(next).map(|item| item.kind),
                Some(Kind::Comma | Kind::Colon | Kind::Dash | Kind::Quoted(_))
            )
        {
            if c.get(next).is_some_and(|item| item.cue().is_some()) {
                break;
            }
            next += 1;
        }
        while matches!(c.get(next).map(|item| item.kind), Some(Kind::Comma | Kind::Colon | Kind::Dash)) {
            next += 1;
        }
        if content.quoted {
            // An apposition may stand between: said X, an engineer, "…".
            let quoted = (next..self.len())
                .take(25)
                .take_while(|at| c.get(*at).is_some_and(|item| item.cue().is_none()))
                .find(|at| c.quoted(*at).is_some());
            if let Some(quoted) = quoted
                .filter(|at| !matches!(c.get(at - 1).map(|item| item.kind), Some(Kind::Word | Kind::Name(_))))
            {
                pieces.push(quoted..quoted + 1);
            }
        } else if content.whole
            && c.is_kind(at + 1, Kind::Comma)
            && next < self.len()
            && self.goes_on_after(next)
        {
            pieces.push(next..self.clause_end(next));
        }
        let frame = self.frame(Some(at..at + 1), Some(source), pieces)?;
        Some(Frame { of_previous: content.of_previous, ..frame })
    }

    /// Whether the reported clause goes on after "he said," rather than a new one.
    pub(super) fn goes_on_after(&self, at: usize) -> bool {
        let c = &self.clause;
        c.get(at).is_some_and(|item| {
            item.cue().is_none_or(|cue| !cue.participle)
                && !matches!(
                    item.class(),
                    Some(Class::Sub | Class::And | Class::But | Class::As | Class::Rel | Class::According)
                )
                && !(item.class().is_none() && c.lang == Lang::ENG && c.text(at).ends_with("ing"))
        })
    }

    /// The item at which a quotation ends before `edge`, only a comma or dash between.
    pub(super) fn quoted_edge(&self, edge: usize) -> Option<usize> {
        let c = &self.clause;
        let mut at = edge.checked_sub(1)?;
        while at > 0 && matches!(c.get(at).map(|item| item.kind), Some(Kind::Comma | Kind::Dash)) {
            at -= 1;
        }
        c.quoted(at).map(|_| at)
    }

    /// Content before a frame that begins at `edge`.
    pub(super) fn content_before(&self, edge: usize, closes: bool) -> Option<Content> {
        let c = &self.clause;
        if edge == 0 {
            return (self.previous_quoted && closes).then(|| Content {
                pieces: Vec::new(),
                quoted: true,
                whole: false,
                of_previous: true,
            });
        }
        if let Some(quoted) = self.quoted_edge(edge) {
            let start = self.clause_start(quoted);
            let has_cue = (start..quoted).any(|at| c.get(at).is_some_and(|item| item.cue().is_some()));
            let only_quoted = (start..quoted).all(|at| c.quoted(at).is_some() || !c.is_kind(at, Kind::Word));
            let pieces = if only_quoted {
                (start..=quoted).filter(|at| c.quoted(*at).is_some()).map(|at| at..at + 1).collect()
            } else if has_cue {
                once(quoted..quoted + 1).collect()
            } else {
                once(start..quoted + 1).collect()
            };
            let pieces: Vec<Range<usize>> = pieces;
            let quoted = pieces.iter().all(|piece| piece.len() == 1);
            return Some(Content { pieces, quoted, whole: false, of_previous: false });
        }
        let comma = edge - 1;
        let dash = c.is_kind(comma, Kind::Dash) && comma > 0 && c.is_kind(comma - 1, Kind::Comma);
        if !closes || !(c.is_kind(comma, Kind::Comma) || dash) {
            return None;
        }
        let end = if dash { comma - 1 } else { comma };
        let start = self.clause_start(end);
        let goes_on = c.is_kind(edge + 2, Kind::Comma) && self.goes_on_after(edge + 3);
        (end >= start + 3 || (goes_on && end > start)).then(|| Content {
            pieces: once(start..end).collect(),
            quoted: false,
            whole: true,
            of_previous: false,
        })
    }

    /// Content after a cue.
    pub(super) fn content_after(&self, at: usize, cue: Cue, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let mut next = start;
        while c.get(next).is_some_and(|item| {
            let when = matches!(item.class(), Some(Class::Adv | Class::Time));
            let on = matches!(item.class(), Some(Class::Of | Class::Prep)) && c.is(next + 1, Class::Time);
            (when || on) && item.kind == Kind::Word
        }) {
            next += 1;
        }
        if c.quoted(next).is_some()
            && c.lang == Lang::ENG
            && !cue.frames.has(Frames::THAT)
            && !cue.frames.has(Frames::QUOTE)
        {
            // What something is called: a term.
            return None;
        }
        if let Some(quoted) = self.quotation_after(next) {
            return Some(quoted);
        }
        let clause = |start: usize| {
            let end = self.clause_end(start);
            (end > start).then_some(start..end)
        };
        if let Some(colon) = self.colon_after(next).filter(|colon| !self.frame_follows(colon + 1)) {
            return clause(colon + 1);
        }
        if c.lang != Lang::ENG && cue.frames.has(Frames::NP) {
            // «назвал это решение “своевременным”»: the words in marks are the speaker's.
            let quoted = (next..self.len().min(next + 12))
                .take_while(|at| c.quoted(*at).is_some() || !c.is_border(*at))
                .find(|at| c.quoted(*at).is_some());
            if quoted.is_some() || !cue.frames.has(Frames::THAT) {
                return quoted.map(|quoted| quoted..quoted + 1);
            }
        }
        match c.lang {
            Lang::CMN => {
                let start = if c.is_kind(next, Kind::Comma) { next + 1 } else { next };
                return clause(start).filter(|content| content.len() >= 3);
            }
            Lang::RUS => {
                let to = if cue.frames.has(Frames::TO) { self.infinitive_after(next) } else { None };
                return self.that_after(next).or(to).and_then(clause);
            }
            Lang::VIE => {
                if let Some(that) = self.that_after(next) {
                    return clause(that);
                }
                let start = if c.is_kind(next, Kind::Comma) { next + 1 } else { next };
                let bare = cue.frames.has(Frames::BARE)
                    && c.get(start).is_some_and(|item| {
                        !matches!(item.class(), Some(Class::Of | Class::Prep | Class::Time))
                    });
                return clause(start).filter(|content| bare && content.len() >= 3);
            }
            _ => {}
        }
        self.english_content(at, cue, next)
    }

    /// A quotation that follows at once, or after a comma or colon and words that say where and to whom.
    pub(super) fn quotation_after(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let limit = self.len().min(start + 25);
        let quoted = (start..limit).find(|at| c.quoted(*at).is_some())?;
        let marked = quoted > start
            && matches!(
                c.get(quoted - 1).map(|item| item.kind),
                Some(Kind::Comma | Kind::Colon | Kind::Dash)
            );
        // 建议游客带护照，“…”: without a colon the clause before is what is said.
        if c.lang == Lang::CMN && quoted > start + 1 && !c.is_kind(quoted - 1, Kind::Colon) {
            return None;
        }
        let opened = quoted == start || (quoted == start + 1 && (marked || c.is(start, Class::That)));
        let plain = (start..quoted).all(|at| {
            c.get(at).is_some_and(|item| {
                !item.is(Class::That)
                    && !item.is(Class::Aux)
                    && !item.is(Class::Pron)
                    && !item.is(Class::Verb)
                    && (item.cue().is_none() || item.noun().is_some())
                    && item.kind != Kind::Stop
            })
        });
        if !(opened || marked && plain) {
            return None;
        }
        let mut end = quoted + 1;
        if c.ends(end)
            || c.get(end).is_some_and(|item| {
                !matches!(item.kind, Kind::Word | Kind::Name(_) | Kind::Number | Kind::Quoted(_))
            })
        {
            return Some(quoted..end);
        }
        if marked {
            return Some(quoted..end);
        }
        while c.quoted(end).is_some() {
            end += 1;
        }
        // The quotation is part of a clause.
        end = self.clause_end(end);
        Some(quoted..end)
    }

    /// A colon after words that say where and to whom.
    pub(super) fn colon_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        let limit = self.len().min(start + 12);
        let colon = (start..limit).find(|at| {
            c.is_kind(*at, Kind::Colon) || c.is_kind(*at, Kind::Comma) || c.is(*at, Class::That)
        })?;
        (c.is_kind(colon, Kind::Colon) && colon + 2 < self.len()).then_some(colon)
    }

    /// The word after a conjunction like "that" that follows at once, after a comma, or after words that say where.
    pub(super) fn that_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        let limit = self.len().min(start + 25);
        for at in start..limit {
            let item = c.get(at)?;
            if item.is(Class::That) {
                let asks = c.lang == Lang::RUS
                    && (c.text(at) == "что"
                        || c.text(at) == "будто"
                        || c.text(at) == "чтобы"
                        || c.text(at) == "якобы");
                return Some(at + 1).filter(|_| asks || c.lang != Lang::RUS || at > start);
            }
            if c.lang == Lang::RUS
                && (item.is(Class::Wh) || item.is(Class::As))
                && at > start
                && c.is_kind(at - 1, Kind::Comma)
            {
                return Some(at);
            }
            let passes = match item.kind {
                // «подчеркнул, однако, что»
                Kind::Comma if c.is(at + 1, Class::But) || c.is(at + 1, Class::Adv) => {
                    c.is_kind(at + 2, Kind::Comma)
                }
                Kind::Comma if at > start && (c.is(at - 1, Class::But) || c.is(at - 1, Class::Adv)) => {
                    c.is(at + 1, Class::That)
                }
                Kind::Comma => [Class::That, Class::Wh, Class::As].iter().any(|class| c.is(at + 1, *class)),
                Kind::Word => item.cue().is_none() || item.noun().is_some(),
                Kind::Name(_) | Kind::Number | Kind::Quoted(_) => true,
                _ => false,
            };
            if !passes {
                return None;
            }
        }
        None
    }

    /// A Russian infinitive after a cue and its addressee: «пообещал журналистам построить».
    pub(super) fn infinitive_after(&self, start: usize) -> Option<usize> {
        let c = &self.clause;
        (start..self.len().min(start + 5)).take_while(|at| !c.is_border(*at)).find(|at| {
            let item = c.get(*at);
            let plain = item.is_some_and(|item| {
                item.kind == Kind::Word && item.class().is_none() && item.noun().is_none()
            });
            let is = |endings: &[&str]| endings.iter().any(|ending| c.text(*at).ends_with(ending));
            plain && is(&["ть", "ться", "йти", "ести", "езти", "чь"]) && !is(&["ость", "асть", "есть"])
        })
    }

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
        if c.is(next, Class::As) && c.quoted(next + 1).is_some() && frames.has(Frames::NP) {
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
                        && !c.is(*at, Class::Verb)
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
        matches!(item.class(), Some(Class::Aux | Class::Verb))
            || item.cue().is_some_and(|cue| !cue.participle && !self.is_noun(at, cue))
            || (item.is(Class::Clitic)
                && c.get(at - 1).is_some_and(|item| matches!(item.class(), Some(Class::Pron | Class::Det))))
            || (item.class().is_none()
                && !item.capital
                && c.text(at).ends_with("ed")
                && !matches!(c.get(at - 1).and_then(Item::class), Some(Class::Det | Class::Poss)))
            || (matches!(c.get(at - 1).and_then(Item::class), Some(Class::Pron)) && item.class().is_none())
    }

    /// The noun phrase that a verb takes: up to what says when, where and how.
    pub(super) fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let begins = c.get(start).is_some_and(|item| match item.kind {
            Kind::Name(_) | Kind::Number | Kind::Quoted(_) => true,
            Kind::Word => matches!(item.class(), None | Some(Class::Det | Class::Poss | Class::Obj)),
            _ => false,
        });
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
        // "called the deal “a gift”": the words in marks are the speaker's.
        let quoted = (start + 1..stop)
            .find(|at| c.lang != Lang::ENG && c.quoted(*at).is_some())
            .filter(|at| at + 1 == stop);
        Some(quoted.unwrap_or(start)..stop)
    }
}
