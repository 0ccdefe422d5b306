//! A sentence of Vietnamese as rules read it: syllables in lower case, and which words of the lists begin and end where.

use super::lists::{self, LONGEST, List, Marks};
use crate::entity::names::is_family_name;
use crate::entity::tagger::{SentenceView, Tagged};
use crate::{Case, Lang, Span, TokenKind};

/// Syllables of a person's name, at most.
pub(super) const LONGEST_PERSON: usize = 4;

/// A sentence with its syllables in lower case.
pub(super) struct Reader<'a> {
    pub(super) sentence: &'a SentenceView<'a>,
    /// The tokens in lower case, a blank between those that have one between them in the text, else a line break.
    pub(super) lower: String,
    /// Where each token is in `lower`.
    pub(super) places: Vec<(usize, usize)>,
    /// What words of the lists each token may begin and end.
    marks: Vec<Marks>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sentence: &'a SentenceView<'a>) -> Self {
        let mut lower = String::with_capacity(sentence.span.len() + sentence.tokens.len());
        let mut places = Vec::with_capacity(sentence.tokens.len());
        let mut marks = Vec::with_capacity(sentence.tokens.len());
        let mut end = None;
        for token in sentence.tokens {
            let gap = end.map_or("", |end| &sentence.text[end as usize..token.span.start as usize]);
            lower.push(if matches!(gap, " " | "\u{a0}") { ' ' } else { '\n' });
            let start = lower.len();
            let word = token.span.of(sentence.text);
            match token.case {
                Case::None | Case::Lower => lower.push_str(word),
                Case::Title | Case::Upper | Case::Mixed => {
                    lower.extend(word.chars().flat_map(char::to_lowercase));
                }
            }
            places.push((start, lower.len()));
            marks.push(lists::marks(&lower[start..]));
            end = Some(token.span.end);
        }
        Self { sentence, lower, places, marks }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let tokens = self.sentence.tokens;
        Span { start: tokens[start].span.start, end: tokens[end - 1].span.end }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.sentence.tokens.get(at).map_or("", |token| token.span.of(self.sentence.text))
    }

    fn lower(&self, start: usize, end: usize) -> &str {
        match (self.places.get(start), self.places.get(end.wrapping_sub(1))) {
            (Some((start, _)), Some((_, end))) if start < end => &self.lower[*start..*end],
            _ => "",
        }
    }

    /// Whether words of a list may start at a token.
    pub(super) fn may_start(&self, list: List, at: usize) -> bool {
        self.marks.get(at).is_some_and(|marks| marks.starts(list))
    }

    /// Whether words of a list may end before `end`.
    pub(super) fn may_end(&self, list: List, end: usize) -> bool {
        end.checked_sub(1).and_then(|at| self.marks.get(at)).is_some_and(|marks| marks.ends(list))
    }

    /// The end of the longest word of this kind that starts here.
    pub(super) fn starts(&self, list: List, at: usize) -> Option<usize> {
        if !self.may_start(list, at) {
            return None;
        }
        (at + 1..=at + LONGEST).rev().find(|end| lists::contains(list, self.lower(at, *end)))
    }

    /// Whether a word of this kind ends before `end`.
    pub(super) fn ends(&self, list: List, end: usize) -> bool {
        self.may_end(list, end)
            && (1..=LONGEST.min(end)).any(|length| lists::contains(list, self.lower(end - length, end)))
    }

    /// Whether a token is one blank or nothing behind the one before it.
    pub(super) fn follows(&self, at: usize) -> bool {
        let tokens = self.sentence.tokens;
        let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at))
        else {
            return false;
        };
        matches!(
            &self.sentence.text[before.span.end as usize..token.span.start as usize],
            "" | " " | "\u{a0}"
        )
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
        })
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The known name that starts here.
    pub(super) fn known(&self, at: usize) -> Option<&Tagged> {
        let start = self.sentence.tokens.get(at)?.span.start;
        self.sentence.known.iter().find(|known| known.span.start == start)
    }

    pub(super) fn is_known(&self, at: usize) -> bool {
        let known = |token: Span| self.sentence.known.iter().any(|known| known.span.overlaps(token));
        self.sentence.tokens.get(at).is_some_and(|token| known(token.span))
    }

    /// The end of the run of capitalised words that starts here, of so many words at most; hyphens join.
    pub(super) fn run(&self, start: usize, most: usize) -> usize {
        let mut end = start;
        let mut count = 0;
        while count < most && self.is_capital(end) && (end == start || self.follows(end)) {
            count += 1;
            end += 1;
            if self.word(end) == "-" && self.follows(end) && self.is_capital(end + 1) {
                end += 1;
            }
        }
        end
    }

    /// Whether a Vietnamese or Chinese name in full starts here, of at least so many syllables.
    pub(super) fn opens_person(&self, at: usize, least: usize) -> bool {
        is_family_name(Lang::VIE, self.word(at)) && self.run(at, LONGEST_PERSON) >= at + least
    }
}
