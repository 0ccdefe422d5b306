//! Names by rule: titles before names, given names, Chinese and Vietnamese family names, heads of organisations.

use crate::{Case, EntityType, Error, Lang, Role, Span, Token, TokenKind};

use super::names::{
    is_family_name, is_given_name, is_organisation_head, is_pinyin, is_speech, is_title, may_be_family_name,
};
use super::tagger::{SentenceView, Tagged, Tagger};
use super::{bodies, han, russian, vietnamese, works};

/// The built-in tagger: a few rules of high precision for names that the gazetteer does not know.
#[derive(Clone, Copy, Debug, Default)]
pub struct RuleTagger;

impl Tagger for RuleTagger {
    fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error> {
        Ok(sentences.iter().map(tag).collect())
    }
}

/// Words of a title before a name, at most.
const TITLE_WORDS: usize = 4;

fn tag(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let mut found = works::quoted(sentence);
    found.extend(works::of_a_year(sentence));
    if sentence.lang == Lang::VIE {
        found.extend(vietnamese::names(sentence));
        return found;
    }
    if sentence.lang == Lang::CMN {
        found.extend(han::people(sentence));
        found.extend(bodies::longer_names(sentence));
        found.extend(works::numbered(sentence));
    }
    if sentence.lang == Lang::RUS {
        found.extend(russian::names(sentence));
    }
    let headline = is_headline(sentence);
    let mut at = 0;
    while at < sentence.tokens.len() {
        let end = run(sentence, at);
        if end == at {
            at += 1;
            continue;
        }
        let run = Run { sentence, start: at, end };
        found.extend(run.people());
        if !headline {
            found.extend(
                run.parts().into_iter().filter_map(|part| {
                    part.organisation().or_else(|| part.event()).or_else(|| part.vessel())
                }),
            );
        }
        at = end;
    }
    found
}

/// Whether nearly all words are capitalised, so that capitals tell nothing.
fn is_headline(sentence: &SentenceView<'_>) -> bool {
    let (mut long, mut lower) = (0, 0);
    for token in sentence.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3)
    {
        long += 1;
        lower += usize::from(token.case == Case::Lower);
    }
    let least = if matches!(sentence.role, Role::Title | Role::Heading) { 1 } else { 4 };
    sentence.role != Role::Byline && long >= least && lower * 4 < long
}

/// The end of the run of capitalised words at `start`: words that touch or are one blank apart, initials with their
/// dots, and small words inside names of organisations.
fn run(sentence: &SentenceView<'_>, start: usize) -> usize {
    let tokens = sentence.tokens;
    let mut end = start;
    let mut at = start;
    while at < tokens.len() {
        let token = &tokens[at];
        if at > start && !follows(sentence, &tokens[at - 1], token) {
            break;
        }
        if is_capital(token) || (end == at && at > start && is_initial_dot(sentence, at)) {
            at += 1;
            end = at;
        } else if at > start && end == at && is_connector(token.span.of(sentence.text)) {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// Whether two tokens stand directly beside each other or one blank apart.
fn follows(sentence: &SentenceView<'_>, before: &Token, token: &Token) -> bool {
    let gap = &sentence.text[before.span.end as usize..token.span.start as usize];
    matches!(gap, "" | " " | "\u{a0}")
}

fn is_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
}

/// Whether this is the dot of an initial.
fn is_initial_dot(sentence: &SentenceView<'_>, at: usize) -> bool {
    let (dot, before) = (sentence.tokens[at], sentence.tokens[at - 1]);
    dot.span.of(sentence.text) == "."
        && dot.span.start == before.span.end
        && before.case == Case::Title
        && before.span.of(sentence.text).chars().count() == 1
        && at + 1 < sentence.tokens.len()
}

/// Small words inside names.
fn is_connector(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "and" | "on" | "the" | "de" | "van" | "von" | "bin" | "al" | "-" | "&" | "’s" | "'s"
    )
}

/// A run of capitalised words.
struct Run<'a> {
    sentence: &'a SentenceView<'a>,
    start: usize,
    end: usize,
}

impl<'a> Run<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.sentence.tokens[at].span.of(self.sentence.text)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.sentence.tokens[start].span.start, end: self.sentence.tokens[end - 1].span.end }
    }

    /// Whether a known name covers the token. A family name alone does not count: it may be somebody else's.
    fn is_known(&self, at: usize) -> bool {
        let is_family_name = |known: &Tagged| {
            known.kind == EntityType::Per && !known.span.of(self.sentence.text).contains(' ')
        };
        self.sentence
            .known
            .iter()
            .any(|known| known.span.overlaps(self.sentence.tokens[at].span) && !is_family_name(known))
    }

    /// Whether the token belongs to a personal name: a capitalised word or an initial's dot, and nothing known.
    fn is_name_part(&self, at: usize) -> bool {
        let token = &self.sentence.tokens[at];
        let dot = token.kind == TokenKind::Punctuation && self.word(at) == ".";
        (dot || (is_capital(token) && (token.case != Case::Upper || self.in_capitals())))
            && !self.is_known(at)
    }

    /// Whether the run is written in capitals, as some bylines are.
    fn in_capitals(&self) -> bool {
        self.sentence.role == Role::Byline
    }

    /// The end of the personal name that starts at `start`.
    fn name_end(&self, start: usize, words: usize) -> usize {
        let mut count = 0;
        let mut at = start;
        let joins =
            |at: usize| self.in_capitals() && matches!(self.word(at), "FOR" | "IN" | "AND" | "AT" | "FROM");
        while at < self.end && self.is_name_part(at) && count < words && !joins(at) {
            count += usize::from(self.word(at) != ".");
            at += 1;
        }
        at
    }

    /// The names that `and` joins, where it does not stand inside one: `the Harbour Bank and the Quarry Union`.
    fn parts(&self) -> Vec<Run<'a>> {
        let mut parts = Vec::new();
        let mut start = self.start;
        for at in self.start + 1..self.end {
            if self.word(at) != "and" {
                continue;
            }
            let ends_name = |word| is_organisation_head(Lang::ENG, "last", word) || works::is_event(word);
            if self.word(at + 1) == "the" {
                parts.push(Run { sentence: self.sentence, start, end: at });
                start = at + 2;
            } else if ends_name(self.word(at - 1)) && ends_name(self.word(self.end - 1)) {
                parts.push(Run { sentence: self.sentence, start, end: at });
                start = at + 1;
            }
        }
        parts.push(Run { sentence: self.sentence, start, end: self.end });
        parts.retain(|part| part.start < part.end);
        parts
    }

    /// The people in this run.
    fn people(&self) -> Vec<Tagged> {
        let mut found = Vec::new();
        let mut at = self.start;
        while at < self.end {
            let Some(score) = self.starts_person(at) else {
                at += 1;
                continue;
            };
            let words = if self.is_chinese_name(at) { 2 } else { 4 };
            let end = self.name_end(at, words).max(at + 1);
            found.push(Tagged { span: self.span(at, end), kind: EntityType::Per, score });
            at = end;
        }
        found
    }

    /// How sure a person's name starts here.
    fn starts_person(&self, at: usize) -> Option<f64> {
        if !self.is_name_part(at) || self.word(at) == "." || self.ends_title(at) {
            return None;
        }
        let length = self.name_end(at, 4) - at;
        let byline = self.sentence.role == Role::Byline && length >= 2 && self.opens_byline(at);
        if self.after_title(at) && !self.is_modifier(at) {
            return Some(0.85);
        }
        let (word, full) = (self.word(at), length >= 2);
        let next = || self.word(at + 1);
        if full && is_given_name(word) && !is_title(self.sentence.lang, next()) {
            return Some(0.85);
        }
        if full && self.is_chinese_name(at) {
            return Some(0.8);
        }
        if full && length <= 3 && at == self.start && self.speaks(at, self.name_end(at, 4)) {
            return Some(0.6);
        }
        byline.then_some(0.7)
    }

    /// Whether a word after a title belongs to a body rather than a person: «директор Амурского института», «глава Совета».
    fn is_modifier(&self, at: usize) -> bool {
        let word = self.word(at);
        let next_is_lower = self.sentence.tokens.get(at + 1).is_some_and(|token| token.case == Case::Lower);
        let adjective =
            ["ого", "ему", "ому", "ой", "ая", "их", "ых", "ей"].iter().any(|ending| word.ends_with(ending));
        (adjective && next_is_lower) || is_organisation_head(self.sentence.lang, "first", word)
    }

    /// Whether words of speech stand directly beside `start..end`, or a description does after it: "Ana Roe, an analyst".
    fn speaks(&self, start: usize, end: usize) -> bool {
        let tokens = self.sentence.tokens;
        let at = |index: Option<usize>| {
            index.and_then(|index| tokens.get(index)).map_or("", |token| token.span.of(self.sentence.text))
        };
        let (before, after, next) = (at(start.checked_sub(1)), at(Some(end)), at(Some(end + 1)));
        // Told are outlets more often than people.
        (before != "told" && is_speech(self.sentence.lang, before))
            || is_speech(self.sentence.lang, after)
            || (after == "," && matches!(next, "a" | "an" | "who" | "whose" | "который" | "которая"))
    }

    /// Whether the run's names start here in a byline: at its first word that is not `By` or a label.
    fn opens_byline(&self, at: usize) -> bool {
        let is_label = |word: &str| {
            matches!(
                word,
                "By" | "BY" | "Words" | "Story" | "Text" | "Автор" | "Авторы" | "Текст" | "Theo" | "Bài"
            )
        };
        !is_label(self.word(at)) && (self.start..at).all(|before| is_label(self.word(before)))
    }

    /// Whether a Chinese name in pinyin starts here: a family name and one word of pinyin syllables.
    fn is_chinese_name(&self, at: usize) -> bool {
        let (family, given) = (self.word(at), if at + 1 < self.end { self.word(at + 1) } else { "" });
        if given.is_empty() || !self.is_name_part(at + 1) {
            return false;
        }
        let (listed, long) = (is_family_name(Lang::ENG, family), given.len() > 3);
        ((listed || (long && may_be_family_name(Lang::ENG, family))) && is_pinyin(given))
            || is_family_name(Lang::RUS, family)
    }

    /// Whether the words up to here are a title (`Foreign Minister`).
    fn ends_title(&self, at: usize) -> bool {
        self.titles_before(at + 1)
    }

    /// Whether a title stands directly before.
    fn after_title(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.word(before));
        // `Mr. Doe`, `Sen. Doe`.
        self.titles_before(at) || (before == Some(".") && at >= 2 && self.titles_before(at - 1))
    }

    /// Whether the words that end before `end` are a title.
    fn titles_before(&self, end: usize) -> bool {
        (1..=TITLE_WORDS.min(end)).any(|length| {
            let title = self.span(end - length, end).of(self.sentence.text);
            is_title(self.sentence.lang, title)
        })
    }

    /// An organisation: the run ends or begins with a word that makes it one.
    fn organisation(&self) -> Option<Tagged> {
        let start = self.start
            + usize::from(matches!(self.word(self.start), "The" | "A" | "An" | "In" | "At" | "For"));
        let two_words = (start..self.end).filter(|at| is_capital(&self.sentence.tokens[*at])).count() >= 2;
        if !two_words {
            return None;
        }
        let last =
            (start + 1..self.end).rev().find(|at| is_organisation_head(Lang::ENG, "last", self.word(*at)));
        let first = || {
            let words = self.span(start, self.end).of(self.sentence.text);
            let second = words.match_indices(' ').nth(1).map_or(words, |(at, _)| &words[..at]);
            is_organisation_head(Lang::ENG, "first", second)
                || is_organisation_head(Lang::ENG, "first", self.word(start))
        };
        let end = match last {
            // `Institute of Border Studies`: the rest belongs to it.
            Some(last) if last + 1 < self.end && matches!(self.word(last + 1), "of" | "for") => self.end,
            Some(last) => last + 1,
            None if self.sentence.lang != Lang::RUS && first() => self.end,
            None => return None,
        };
        let span = self.span(start, end);
        Some(Tagged { span, kind: EntityType::Org, score: 0.6 })
    }

    /// An event, a treaty or a law: several words, of which a noun for such things is the last or stands before `of`, or
    /// which begin with words that open such names.
    fn event(&self) -> Option<Tagged> {
        let opens = |words: usize| {
            let end = self.start + words;
            end < self.end && works::opens_event(self.span(self.start, end).of(self.sentence.text))
        };
        if (opens(1) || opens(2)) && is_capital(&self.sentence.tokens[self.end - 1]) {
            let span = self.span(self.start, self.end);
            return Some(Tagged { span, kind: EntityType::Misc, score: 0.6 });
        }
        let head = (self.start + 1..self.end).rev().find(|at| works::is_event(self.word(*at)))?;
        let start = self.start
            + usize::from(matches!(self.word(self.start), "The" | "A" | "An" | "In" | "At" | "For"));
        let goes_on = head + 1 < self.end && matches!(self.word(head + 1), "of" | "on" | "for");
        let end = if goes_on { self.end } else { head + 1 };
        (start < head).then(|| Tagged { span: self.span(start, end), kind: EntityType::Misc, score: 0.6 })
    }

    /// A vessel: the word for its kind stands before.
    fn vessel(&self) -> Option<Tagged> {
        let named = works::is_vessel(self.sentence, self.start) && self.end - self.start <= 3;
        let span = self.span(self.start, self.end);
        named.then_some(Tagged { span, kind: EntityType::Misc, score: 0.6 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::testing;
    use crate::{Input, Options, Pipeline, Record};

    fn names(sentence: &str) -> Vec<String> {
        testing::names(Options::default(), sentence)
    }

    #[test]
    fn people() {
        assert_eq!(
            names("The talks were led by Ms. Arden Quill and Dr Paula J. Verne."),
            ["Arden Quill PER", "Paula J. Verne PER"]
        );
        assert_eq!(
            names("He thanked Wei Xiaoming, a farmer, and Dmitry Stolbov."),
            ["Wei Xiaoming PER", "Dmitry Stolbov PER"]
        );
        assert_eq!(
            names("Об этом сообщил Дмитрий Столбов, а позже и Анна Столбова."),
            ["Дмитрий Столбов PER", "Анна Столбова PER"]
        );
    }

    #[test]
    fn organisations() {
        assert_eq!(
            names("She teaches at the Harbour Institute and advises the Quarry Workers Union."),
            ["Harbour Institute ORG", "Quarry Workers Union ORG"]
        );
    }

    #[test]
    fn names_beside_each_other() {
        let text = "Upper Quarry Timber Group and the Lunt Federal University have since signed \
            the Treaty on Lunt Timber, which will come into force next spring.";
        let options = Options { input: Input::Plain, ..Options::default() };
        let draft = Pipeline::new(options).unwrap().prepare(Record::text("1", text));
        let found = draft.views(0).iter().flat_map(tag).collect::<Vec<_>>();
        let found: Vec<_> = found.iter().map(|one| (one.span.of(text), one.kind)).collect();
        let expected = [
            ("Upper Quarry Timber Group", EntityType::Org),
            ("Lunt Federal University", EntityType::Org),
            ("Treaty on Lunt Timber", EntityType::Misc),
        ];
        assert_eq!(found, expected);
    }
}
