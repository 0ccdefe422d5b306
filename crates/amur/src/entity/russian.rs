//! Russian names whose words are written with small letters but the first: bodies by what they are for («Комитет по делам
//! дальних земель»), acts by what they are about («Договор о приграничной торговле»), events by their place («Зейский
//! экономический форум»). Nouns are in `data/names/works.tsv`.

use crate::{Case, EntityType, Lang, Span, TokenKind};

use super::names::is_organisation_head;
use super::tagger::{SentenceView, Tagged};
use super::works::has_stem;

/// Adjectives before a noun, at most.
const ADJECTIVES: usize = 3;
/// Endings of adjectives in the dative, genitive and prepositional. «-ей» is left out: too many nouns have it.
const OBLIQUE: [&str; 9] = ["ому", "ему", "ой", "ым", "им", "ого", "его", "ых", "их"];
/// Other endings of adjectives.
const OTHER: [&str; 12] = ["ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ом", "ем"];
/// Endings of adjectives made of a place.
const OF_PLACE: [&str; 13] = [
    "ский",
    "ского",
    "скому",
    "ским",
    "ском",
    "ская",
    "ской",
    "скую",
    "ское",
    "ские",
    "ских",
    "скими",
    "цкий",
];

/// The names of a sentence.
pub(super) fn names(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let reader = Reader { sentence };
    let mut found = Vec::new();
    for at in (0..sentence.tokens.len()).filter(|at| reader.has_case(*at, Case::Title)) {
        let body = reader.body(at).map(|end| (end, EntityType::Org));
        let misc = || reader.act(at).or_else(|| reader.event(at)).map(|end| (end, EntityType::Misc));
        if let Some((end, kind)) = body.or_else(misc) {
            let (first, last) = (sentence.tokens[at].span, sentence.tokens[end - 1].span);
            found.push(Tagged { span: Span { start: first.start, end: last.end }, kind, score: 0.6 });
        }
    }
    found
}

struct Reader<'a> {
    sentence: &'a SentenceView<'a>,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.sentence.tokens.get(at).map_or("", |token| token.span.of(self.sentence.text))
    }

    fn has_case(&self, at: usize, case: Case) -> bool {
        let tokens = self.sentence.tokens;
        tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == case)
    }

    fn ends(&self, at: usize, endings: &[&str]) -> bool {
        let word = self.word(at);
        endings.iter().any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.len() > 4))
    }

    /// A body: «Комитет по …».
    fn body(&self, at: usize) -> Option<usize> {
        if self.word(at + 1) != "по" || !is_organisation_head(Lang::RUS, "first", self.word(at)) {
            return None;
        }
        let noun = self.phrase(at + 2, &OBLIQUE)?;
        // «по делам» whose?
        let governs = has_stem(Lang::RUS, "governs", self.word(noun));
        let last = if governs { self.phrase(noun + 1, &OBLIQUE)? } else { noun };
        Some(last + 1)
    }

    /// A treaty or a law within a sentence: «Закон о …». At its beginning the capital says nothing.
    fn act(&self, at: usize) -> Option<usize> {
        let is_about = at > 0 && matches!(self.word(at + 1), "о" | "об");
        let about = is_about && has_stem(Lang::RUS, "act", &self.word(at).to_lowercase());
        let endings = || [&OBLIQUE[..], &["ом", "ем"]].concat();
        // A noun by itself mostly goes on: «Соглашение о создании …».
        let noun = about.then(|| self.phrase(at + 2, &endings())).flatten();
        noun.filter(|noun| *noun > at + 2).map(|noun| noun + 1)
    }

    /// The noun of adjectives and a noun in lower case that start here.
    fn phrase(&self, at: usize, endings: &[&str]) -> Option<usize> {
        let adjectives = (at..).take(ADJECTIVES).take_while(|at| self.ends(*at, endings)).count();
        let noun = at + adjectives;
        // Small words are no nouns.
        let is_noun = self.word(noun).chars().nth(3).is_some();
        (is_noun && (at..=noun).all(|at| self.has_case(at, Case::Lower))).then_some(noun)
    }

    /// An event, a treaty or a declaration that is called by its place.
    fn event(&self, at: usize) -> Option<usize> {
        let token = self.sentence.tokens[at].span;
        let known = || self.sentence.known.iter().any(|known| known.span.overlaps(token));
        // «Экономический» is of no place.
        let is_of_place = self.ends(at, &OF_PLACE) && !self.word(at).contains("ческ");
        if !is_of_place || known() {
            return None;
        }
        let is_adjective = |at: &usize| self.ends(*at, &OBLIQUE) || self.ends(*at, &OTHER);
        let adjectives = (at + 1..).take(ADJECTIVES).take_while(is_adjective).count();
        let noun = at + 1 + adjectives;
        let in_lower = (at + 1..=noun).all(|at| self.has_case(at, Case::Lower));
        (in_lower && has_stem(Lang::RUS, "event", self.word(noun))).then_some(noun + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, Options, Pipeline, Record};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let options = Options { input: Input::Plain, ..Options::default() };
        let draft = Pipeline::new(options).unwrap().prepare(Record::text("1", text));
        let found = draft.views(0).iter().flat_map(names).collect::<Vec<_>>();
        let found: Vec<_> = found.iter().map(|one| one.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bodies() {
        check(
            "В Комитете по делам дальних земель ждут, когда Комиссия по приграничной торговле ответит.",
            &["Комитете по делам дальних земель", "Комиссия по приграничной торговле"],
        );
        check("Наш комитет по делам земель ждал. Комиссия по развитию на месте.", &[]);
    }

    #[test]
    fn acts_and_events() {
        check(
            "Вчера на Зейском экономическом форуме обсудили Закон о прибрежной торговле и Хэйхэскую декларацию.",
            &["Зейском экономическом форуме", "Закон о прибрежной торговле", "Хэйхэскую декларацию"],
        );
        check("Соглашение о новой дороге подписано. Он показал Зейский мост и Закон о ратификации.", &[]);
    }
}
