//! Content before and after a cue.

use std::ops::Range;

use crate::Lang;

use super::super::items::Kind;
use super::super::lexicon::{Class, Cue, Frames};
use super::Finder;

impl Finder<'_> {
    /// Content after a cue.
    pub(super) fn content_after(&self, at: usize, cue: Cue, start: usize) -> Option<Range<usize>> {
        let c = &self.clause;
        let mut next = start;
        while c.get(next).is_some_and(|item| {
            // "condemned Friday's test"
            let when =
                matches!(item.class(), Some(Class::Adv | Class::Time)) && !c.is(next + 1, Class::Clitic);
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
        if c.lang != Lang::ENG && cue.frames.has(Frames::NP) {
            // «назвал это решение “своевременным”»: the words in marks are the speaker's.
            let quoted = (next..self.len().min(next + 12))
                .take_while(|at| c.quoted(*at).is_some() || !c.is_border(*at))
                .find(|at| c.quoted(*at).is_some());
            if quoted.is_some() || !cue.frames.has(Frames::THAT) {
                return quoted.map(|quoted| quoted..quoted + 1);
            }
        }
        // "bày tỏ đồng tình và nêu rõ": of two verbs the second has the content.
        let joined = c.is(next, Class::And) && c.get(next + 1).is_some_and(|item| item.cue().is_some());
        if joined && matches!(c.lang, Lang::VIE | Lang::CMN) {
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
        match c.lang {
            Lang::CMN => {
                let next = if cue.frames.has(Frames::WHOM) { self.after_addressee(next) } else { next };
                let start = if c.is_kind(next, Kind::Comma) { next + 1 } else { next };
                let whole = |content: &Range<usize>| {
                    content.len() >= 3 || content.clone().any(|at| c.quoted(at).is_some())
                };
                return clause(start).filter(whole);
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

    /// 告诉本报记者，…: the item after whom something is told to.
    fn after_addressee(&self, start: usize) -> usize {
        let c = &self.clause;
        let is_whom = |at: &usize| {
            c.get(*at)
                .is_some_and(|item| item.name().is_some() || item.noun().is_some() || item.is(Class::Pron))
        };
        let comma = (start..self.len().min(start + 8)).find(|at| c.is_border(*at));
        let mut near = (start..self.len().min(start + 6)).take_while(|at| !c.is_border(*at));
        let first = near.find(is_whom);
        let whom = first.map(|first| first + near.take_while(is_whom).count());
        match whom {
            Some(whom) if comma == Some(whom + 1) || whom <= start + 2 => whom + 1,
            _ => start,
        }
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
        // 表示期待：“…”: of two cues the first has the quotation.
        let chinese_colon = c.lang == Lang::CMN && c.is_kind(quoted.wrapping_sub(1), Kind::Colon);
        let plain = (start..quoted).all(|at| {
            c.get(at).is_some_and(|item| {
                !item.is(Class::That)
                    && !item.is(Class::Aux)
                    && !item.is(Class::Pron)
                    && !item.is(Class::Verb)
                    && (item.cue().is_none() || item.noun().is_some() || chinese_colon)
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
}
