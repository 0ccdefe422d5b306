//! Content before a cue.

use std::iter::once;
use std::ops::Range;

use crate::Lang;

use super::super::items::Kind;
use super::super::lexicon::Class;
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
        // 宣判后，他表示上诉: what only says when is not said.
        if c.lang == Lang::CMN && c.text(end.wrapping_sub(1)).ends_with(['后', '後', '时', '時', '前', '中'])
        {
            return None;
        }
        let start = self.clause_start(end);
        let goes_on = c.is_kind(edge + 2, Kind::Comma) && self.goes_on_after(edge + 3);
        (end >= start + 3 || (goes_on && end > start)).then(|| Content {
            pieces: once(start..end).collect(),
            quoted: false,
            whole: true,
            of_previous: false,
        })
    }
}
