//! Works, events, treaties, vessels, and bodies by the noun beside them; nouns are in `data/names/works.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::tagger::{SentenceView, Tagged};
use crate::{Case, EntityType, Lang, Span, Token, TokenKind, tsv};

/// Nouns by language and kind.
static NOUNS: LazyLock<HashSet<(Lang, &str, &str), FixedState>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/works.tsv"))
        .filter_map(|[lang, kind, word]| Some((lang.parse().ok()?, kind, word)))
        .collect()
});

/// Tokens between two quotation marks, at most: more are a sentence.
const LONGEST: usize = 8;
/// Letters of the ending of a Russian noun, at most.
const LONGEST_ENDING: usize = 3;

/// Whether a capitalised name of an event, a treaty or a law ends with this word.
pub(super) fn is_event(word: &str) -> bool {
    NOUNS.contains(&(Lang::ENG, "event", word))
}

/// Names in quotation marks that a noun stands before, and Chinese titles.
pub(super) fn quoted(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let word = |at: usize| sentence.tokens[at].span.of(sentence.text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let closing = match word(at) {
            "«" => "»",
            "“" | "„" => "”",
            "\"" => "\"",
            "《" => "》",
            _ => "",
        };
        let last = sentence.tokens.len().min(at + 2 + LONGEST);
        let end = (at + 1..last).find(|end| !closing.is_empty() && word(*end) == closing);
        let Some(end) = end.filter(|end| *end > at + 1) else {
            at += 1;
            continue;
        };
        let kind = if closing == "》" { Some(EntityType::Misc) } else { kind_before(sentence, at) };
        let name = &sentence.tokens[at + 1..end];
        if let Some(kind) = kind.filter(|_| opens_name(&name[0])) {
            let span = Span { start: name[0].span.start, end: sentence.tokens[end - 1].span.end };
            found.push(Tagged { span, kind, score: 0.6 });
        }
        at = end + 1;
    }
    found
}

/// Whether a vessel's kind stands directly before a token: `the frigate Gorizont`.
pub(super) fn is_vessel(sentence: &SentenceView<'_>, at: usize) -> bool {
    sentence.lang == Lang::ENG
        && at > 0
        && NOUNS.contains(&(Lang::ENG, "vessel", sentence.tokens[at - 1].span.of(sentence.text)))
}

fn opens_name(token: &Token) -> bool {
    matches!(token.case, Case::Title | Case::Upper | Case::Mixed) || token.kind == TokenKind::Ideograph
}

/// What the noun before a quotation mark makes of the name in it.
fn kind_before(sentence: &SentenceView<'_>, mark: usize) -> Option<EntityType> {
    let kinds = [("work", EntityType::Misc), ("vessel", EntityType::Misc), ("body", EntityType::Org)];
    let is = |kind: &'static str, noun: &str| NOUNS.contains(&(sentence.lang, kind, noun));
    let before = mark.checked_sub(1)?;
    let noun = sentence.tokens[before].span.of(sentence.text).to_lowercase();
    if sentence.lang == Lang::RUS {
        let stems = || (0..=LONGEST_ENDING).filter_map(|cut| noun.char_indices().rev().nth(cut));
        let whole = std::iter::once(&*noun);
        let mut stems = whole.chain(stems().map(|(at, _)| &noun[..at])).take(LONGEST_ENDING + 1);
        return stems.find_map(|stem| kinds.iter().find(|(kind, _)| is(kind, stem)).map(|(_, kind)| *kind));
    }
    let two = before.checked_sub(1).map(|first| {
        let span = Span { start: sentence.tokens[first].span.start, end: sentence.tokens[before].span.end };
        span.of(sentence.text).to_lowercase()
    });
    let nouns = || two.as_deref().into_iter().chain([&*noun]);
    nouns().find_map(|noun| kinds.iter().find(|(kind, _)| is(kind, noun)).map(|(_, kind)| *kind))
}

#[cfg(test)]
mod tests {
    use crate::entity::testing;
    use crate::{Input, Options};

    fn names(sentence: &str) -> Vec<String> {
        testing::names(Options { input: Input::Plain, ..Options::default() }, sentence)
    }

    #[test]
    fn the_noun_decides() {
        let found =
            names("Вчера фрегат «Горизонт» и компания «Вектор-Мост» вышли на связь, показали фильм «Берег».");
        assert_eq!(found, ["Горизонт MISC", "Вектор-Мост ORG", "Берег MISC"]);
        assert!(names("Он сказал: «Мы ждали». Газеты молчали.").is_empty());
    }

    #[test]
    fn events_and_vessels() {
        let found =
            names("They met at the Lantern Harbour Forum after the frigate Gorizont had left the port.");
        assert_eq!(found, ["Lantern Harbour Forum MISC", "Gorizont MISC"]);
    }
}
