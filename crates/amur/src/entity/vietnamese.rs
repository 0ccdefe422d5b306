//! Vietnamese names by rule, since no model may be shipped: heads of organisations and what belongs to them, words for
//! kinds of places, titles, family names, prepositions of place. Words are in `data/names`.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::names::{is_family_name, is_given_name, is_organisation_head, is_title};
use super::tagger::{SentenceView, Tagged};
use crate::{Case, EntityType, Lang, Span, TokenKind, tsv};

type Words = HashSet<(&'static str, &'static str), FixedState>;

/// Words by kind, in lower case; those of several syllables too.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/vietnamese.tsv")).map(|[kind, words]| (kind, words)).collect()
});

/// Syllables of a word in these lists, at most.
const LONGEST: usize = 5;
/// Syllables of a person's name, and of a place's, at most.
const LONGEST_PERSON: usize = 4;
const LONGEST_PLACE: usize = 4;

/// The names of a sentence.
pub(super) fn names(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let reader = Reader::new(sentence);
    let mut found: Vec<Tagged> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let after_place = reader.goes_on_after_place(at, found.last());
        let name = reader
            .event(at)
            .or_else(|| reader.organisation(at))
            .or_else(|| reader.place(at, after_place))
            .or_else(|| reader.person(at))
            .or_else(|| reader.acronym(at));
        at = match name {
            Some((start, end, kind, score)) => {
                found.push(Tagged { span: reader.span(start, end), kind, score });
                end
            }
            None => at + 1,
        };
    }
    found
}

/// A name: first token, one past the last, type and score.
type Found = (usize, usize, EntityType, f64);

/// A sentence with its syllables in lower case.
struct Reader<'a> {
    sentence: &'a SentenceView<'a>,
    /// The tokens in lower case, a blank between those that have one between them in the text, else a line break.
    lower: String,
    /// Where each token is in `lower`.
    places: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(sentence: &'a SentenceView<'a>) -> Self {
        let mut lower = String::with_capacity(sentence.span.len());
        let mut places = Vec::with_capacity(sentence.tokens.len());
        let mut end = None;
        for token in sentence.tokens {
            let gap = end.map_or("", |end| &sentence.text[end as usize..token.span.start as usize]);
            lower.push(if matches!(gap, " " | "\u{a0}") { ' ' } else { '\n' });
            let start = lower.len();
            lower.extend(token.span.of(sentence.text).chars().flat_map(char::to_lowercase));
            places.push((start, lower.len()));
            end = Some(token.span.end);
        }
        Self { sentence, lower, places }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let tokens = self.sentence.tokens;
        Span { start: tokens[start].span.start, end: tokens[end - 1].span.end }
    }

    fn word(&self, at: usize) -> &'a str {
        self.sentence.tokens.get(at).map_or("", |token| token.span.of(self.sentence.text))
    }

    fn lower(&self, start: usize, end: usize) -> &str {
        match (self.places.get(start), self.places.get(end.wrapping_sub(1))) {
            (Some((start, _)), Some((_, end))) if start < end => &self.lower[*start..*end],
            _ => "",
        }
    }

    /// The end of the longest word of this kind that starts here.
    fn starts(&self, kind: &'static str, at: usize) -> Option<usize> {
        (at + 1..=at + LONGEST).rev().find(|end| WORDS.contains(&(kind, self.lower(at, *end))))
    }

    /// Whether a word of this kind ends before `end`.
    fn ends(&self, kind: &'static str, end: usize) -> bool {
        (1..=LONGEST.min(end)).any(|length| WORDS.contains(&(kind, self.lower(end - length, end))))
    }

    /// Whether a token is one blank or nothing behind the one before it.
    fn follows(&self, at: usize) -> bool {
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

    fn is_capital(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
        })
    }

    fn is_number(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The known name that starts here.
    fn known(&self, at: usize) -> Option<&Tagged> {
        let start = self.sentence.tokens.get(at)?.span.start;
        self.sentence.known.iter().find(|known| known.span.start == start)
    }

    fn is_known(&self, at: usize) -> bool {
        let known = |token: Span| self.sentence.known.iter().any(|known| known.span.overlaps(token));
        self.sentence.tokens.get(at).is_some_and(|token| known(token.span))
    }

    /// The end of the run of capitalised words that starts here, of so many words at most; hyphens join.
    fn run(&self, start: usize, most: usize) -> usize {
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
    fn opens_person(&self, at: usize, least: usize) -> bool {
        is_family_name(Lang::VIE, self.word(at)) && self.run(at, LONGEST_PERSON) >= at + least
    }

    /// The end of the head of an organisation's name that starts here.
    fn head(&self, at: usize) -> Option<usize> {
        let is_head = |end: &usize| {
            self.places.len() >= *end
                && is_organisation_head(Lang::VIE, "first", self.span(at, *end).of(self.sentence.text))
        };
        (at + 1..=at + LONGEST).rev().find(is_head).max(self.starts("head", at))
    }

    /// An organisation: a head and what belongs to it. A head in lower case stands outside the name, and so does one
    /// that has its capital from the beginning of the sentence, if a mere name follows: `Tập đoàn Vexo`.
    fn organisation(&self, at: usize) -> Option<Found> {
        let head = self.head(at)?;
        let opens = at == 0 && self.starts("mere", at) == Some(head) && self.starts("inside", head).is_none();
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
    fn event(&self, at: usize) -> Option<Found> {
        let head = self.starts("event", at).filter(|head| at > 0 && self.follows(*head))?;
        if self.sentence.tokens[at].case != Case::Title {
            return None;
        }
        let end = self.body(head);
        (head..end).any(|at| self.is_capital(at)).then_some((at, end, EntityType::Misc, 0.6))
    }

    /// The end of what belongs to the head that ends at `head`; the same place where nothing does.
    fn body(&self, head: usize) -> usize {
        let (mut at, mut end) = (head, head);
        // What a body does stands behind its name in lower case: `Viện Amur nghiên cứu …`.
        let mut described = true;
        while self.follows(at) {
            let person = self.known(at).is_some_and(|known| known.kind == EntityType::Per);
            if person || (end > head && self.opens_person(at, 3)) {
                break;
            }
            let inside = self.starts("inside", at).filter(|_| described || self.is_capital(at));
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
                (self.is_capital(at + 1) && self.starts("inside", at + 1).is_some()).then_some(at + 1)
            }
            "&" | "-" | "–" | "." => self.is_capital(at + 1).then_some(at + 1),
            "số" => self.is_number(at + 1).then_some(at + 1),
            _ => self.starts("place", at).filter(|end| self.is_capital(*end) && self.follows(*end)),
        }
    }

    /// Whether this token stands behind a comma or bracket after a place: `Sa Pa, Lào Cai`.
    fn goes_on_after_place(&self, at: usize, last: Option<&Tagged>) -> bool {
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
    fn place(&self, at: usize, after_place: bool) -> Option<Found> {
        if let Some(kind) = self.starts("place", at) {
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
        let by_preposition = at > 0 && self.ends("at", at) && !self.opens_person(at, 3);
        (by_preposition && !is_given_name(self.word(at))).then_some((at, end, EntityType::Loc, 0.6))
    }

    /// A person: after a title, or with a family name or given name at the front.
    fn person(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.initials(at) {
            return Some((at, end, EntityType::Per, 0.75));
        }
        let known = self.known(at).is_some_and(|known| known.span.of(self.sentence.text).contains(' '));
        let word = self.word(at);
        let acronym = self.sentence.tokens[at].case == Case::Upper && word.chars().count() > 2;
        let opener = at == 0 && self.starts("opener", at).is_some();
        if !self.is_capital(at) || known || opener || acronym || self.is_title_at(at) {
            return None;
        }
        let titled = self.after_title(at) && self.starts("inside", at).is_none() && !self.is_known(at);
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
            () => return None,
        };
        Some((at, end, EntityType::Per, score))
    }

    /// Whether a title starts here.
    fn is_title_at(&self, at: usize) -> bool {
        let last = self.places.len().min(at + LONGEST);
        (at + 1..=last).any(|end| is_title(Lang::VIE, self.span(at, end).of(self.sentence.text)))
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
    fn after_title(&self, at: usize) -> bool {
        let is_title_before = |end: usize| {
            (1..=LONGEST.min(end)).any(|length| {
                is_title(Lang::VIE, self.span(end - length, end).of(self.sentence.text))
                    || WORDS.contains(&("title", self.lower(end - length, end)))
            })
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
            let bare = (0..first).rev().find(|start| self.starts("inside", *start) != Some(first));
            is_title_before(first)
                || bare.is_some_and(|before| before + 1 < first && is_title_before(before + 1))
        })
    }

    /// A word in capitals that is no unit, disease or other term, with the place after it: `EVN`, `UBND Cần Thơ`.
    fn acronym(&self, at: usize) -> Option<Found> {
        let token = self.sentence.tokens.get(at)?;
        let length = self.word(at).chars().count();
        let is_acronym = token.kind == TokenKind::Word
            && token.case == Case::Upper
            && (3..=6).contains(&length)
            && self.word(at).chars().all(char::is_alphabetic)
            && !self.is_known(at)
            && self.starts("term", at).is_none();
        let shouts = |at: Option<usize>| {
            at.and_then(|at| self.sentence.tokens.get(at)).is_some_and(|token| token.case == Case::Upper)
        };
        if !is_acronym || shouts(at.checked_sub(1)) || shouts(Some(at + 1)) {
            return None;
        }
        let joint = self.starts("place", at + 1).unwrap_or(at + 1);
        let end =
            if self.follows(joint) && !self.opens_person(joint, 3) { self.run(joint, 3) } else { joint };
        let end = if end > joint && self.starts("body", at).is_some() { end } else { at + 1 };
        Some((at, end, EntityType::Org, 0.55))
    }
}
