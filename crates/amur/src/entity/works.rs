//! Works, events, treaties, vessels, and bodies by the noun beside them; nouns are in `data/names/works.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::tagger::{SentenceView, Tagged};
use crate::script::is_han;
use crate::{Case, EntityType, Lang, Span, Token, TokenKind, tsv};

/// Nouns by language and kind.
static NOUNS: LazyLock<HashSet<(Lang, &str, &str), FixedState>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/names/works.tsv"))
        .filter_map(|[lang, kind, word]| Some((lang.parse().ok()?, kind, word)))
        .collect()
});

/// Tokens between two quotation marks, at most: more are a sentence.
const LONGEST: usize = 8;
/// The same of a Chinese title, whose marks quote nothing else.
const LONGEST_TITLE: usize = 60;
/// The same of a Chinese series around a known name.
const LONGEST_SERIES: usize = 20;
/// Characters of a Chinese noun, at most.
const LONGEST_NOUN: usize = 5;
/// Characters of an event's name behind its number: fewer are no name (第二届论坛), more are a sentence.
const SHORTEST_EVENT: usize = 5;
const LONGEST_EVENT: usize = 18;
/// Digits of the number of an event.
const NUMERALS: &str = "0123456789０１２３４５６７８９一二三四五六七八九十百零〇";
/// Characters that the name of an event does not have after its number.
const ENDS: &str = "的在与和将由是了";
/// Letters of the ending of a Russian noun, at most.
const LONGEST_ENDING: usize = 3;

/// Whether a capitalised name of an event, a treaty or a law ends with this word.
pub(super) fn is_event(word: &str) -> bool {
    NOUNS.contains(&(Lang::ENG, "event", word))
}

/// Whether the name of a treaty, a law or an operation begins with these words.
pub(super) fn opens_event(words: &str) -> bool {
    NOUNS.contains(&(Lang::ENG, "opener", words))
}

/// Whether a Russian word in lower case is a form of a noun of a kind.
pub(super) fn has_stem(lang: Lang, kind: &'static str, noun: &str) -> bool {
    stems(noun).any(|stem| NOUNS.contains(&(lang, kind, stem)))
}

/// A word, and what is left of it without an ending of a few letters.
fn stems(noun: &str) -> impl Iterator<Item = &str> {
    let ends = noun.char_indices().rev().take(LONGEST_ENDING);
    std::iter::once(noun).chain(ends.map(|(at, _)| &noun[..at]))
}

/// Names in quotation marks that a noun stands beside, and Chinese titles.
pub(super) fn quoted(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let word = |at: usize| sentence.tokens[at].span.of(sentence.text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let mark = if sentence.tokens[at].kind == TokenKind::Punctuation { word(at) } else { "" };
        let closing = match mark {
            "«" => "»",
            "“" | "„" => "”",
            "\"" => "\"",
            "《" => "》",
            _ => "",
        };
        let longest = match closing {
            "》" => LONGEST_TITLE,
            "”" if sentence.lang == Lang::CMN => LONGEST_SERIES,
            _ => LONGEST,
        };
        let last = if closing.is_empty() { at } else { sentence.tokens.len().min(at + 2 + longest) };
        let end = (at + 1..last).find(|end| word(*end) == closing);
        let Some(end) = end.filter(|end| *end > at + 1) else {
            at += 1;
            continue;
        };
        let kind = match closing {
            "》" => Some(EntityType::Misc),
            _ if end - at - 1 > LONGEST => None,
            _ => kind_before(sentence, at).or_else(|| kind_behind(sentence, end)),
        };
        let name = &sentence.tokens[at + 1..end];
        let kind = kind.or_else(|| is_series(sentence, name).then_some(EntityType::Misc));
        if let Some(kind) = kind.filter(|_| closing == "》" || opens_name(&name[0])) {
            let span = Span { start: name[0].span.start, end: sentence.tokens[end - 1].span.end };
            found.push(Tagged { span, kind, score: 0.6 });
        }
        at = end + 1;
    }
    found
}

/// Vessels in a row, at most: `the destroyers Gorizont, Zarya and Polyus`.
const LISTED: usize = 4;
/// Words of a vessel's name, at most.
const VESSEL: usize = 3;
/// Tokens before the year of a name that has one, at most.
const YEARLY: usize = 4;

/// Whether a vessel's kind stands before a token, directly or before other vessels of a list: `the frigate Gorizont`.
pub(super) fn is_vessel(sentence: &SentenceView<'_>, at: usize) -> bool {
    if sentence.lang != Lang::ENG {
        return false;
    }
    let word = |at: usize| sentence.tokens[at].span.of(sentence.text);
    let before_marks = |mut at: usize| {
        while at > 0 && matches!(word(at - 1), "*" | "_" | "“" | "”" | "\"") {
            at -= 1;
        }
        at
    };
    let mut at = before_marks(at);
    if vessel_noun(sentence, at, false) {
        return true;
    }
    for _ in 1..LISTED {
        let joint = at;
        while at > 0 && matches!(word(at - 1), "," | "and") {
            at -= 1;
        }
        let end = before_marks(at);
        let named = (0..end).rev().take_while(|at| sentence.tokens[*at].case == Case::Title).count();
        if at == joint || !(1..=VESSEL).contains(&named) {
            return false;
        }
        at = before_marks(end - named);
        if vessel_noun(sentence, at, true) {
            return true;
        }
    }
    false
}

/// Whether a vessel's kind of one word or two ends before a token: of several vessels, or of one.
fn vessel_noun(sentence: &SentenceView<'_>, end: usize, several: bool) -> bool {
    (1..=2.min(end)).any(|length| {
        let tokens = &sentence.tokens[end - length..end];
        let span = Span { start: tokens[0].span.start, end: tokens[length - 1].span.end };
        let noun = span.of(sentence.text);
        let one = if several { noun.strip_suffix('s') } else { noun.strip_suffix('s').or(Some(noun)) };
        one.is_some_and(|noun| NOUNS.contains(&(Lang::ENG, "vessel", noun)))
    })
}

/// Exercises, games and the like that are called by a word and a year: `Vostok-2022`, «Северное взаимодействие-2023».
pub(super) fn of_a_year(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let tokens = sentence.tokens;
    let word = |at: usize| tokens[at].span.of(sentence.text);
    let is_name = |at: usize| {
        tokens[at].kind == TokenKind::Word
            && matches!(tokens[at].case, Case::Title | Case::Mixed)
            && !NOUNS.contains(&(sentence.lang, "never", word(at)))
    };
    let touches = |at: usize| tokens[at - 1].span.end == tokens[at].span.start;
    let mut found = Vec::new();
    for at in (2..tokens.len()).filter(|at| tokens[*at].kind == TokenKind::Number) {
        let is_year = word(at).len() == 4 && matches!(word(at).get(..2), Some("19" | "20"));
        let dash = matches!(word(at - 1), "-" | "–" | "‑") && touches(at) && touches(at - 1);
        if !is_year || !dash || !is_name(at - 2) {
            continue;
        }
        let mut start = at - 2;
        loop {
            // `Northern/Interaction-2023` is one name.
            let step = if start > 1 && word(start - 1) == "/" { 2 } else { 1 };
            if start < step || !is_name(start - step) || start - step + 2 + YEARLY < at {
                break;
            }
            start -= step;
        }
        let span = Span { start: tokens[start].span.start, end: tokens[at].span.end };
        found.push(Tagged { span, kind: EntityType::Misc, score: 0.6 });
    }
    found
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
        let kind = |stem| kinds.iter().find(|(kind, _)| is(kind, stem)).map(|(_, kind)| *kind);
        return stems(&noun).find_map(kind);
    }
    let two = before.checked_sub(1).map(|first| {
        let span = Span { start: sentence.tokens[first].span.start, end: sentence.tokens[before].span.end };
        span.of(sentence.text).to_lowercase()
    });
    let nouns = || two.as_deref().into_iter().chain([&*noun]);
    nouns().find_map(|noun| kinds.iter().find(|(kind, _)| is(kind, noun)).map(|(_, kind)| *kind))
}

/// What a Chinese noun behind a quotation mark makes of the name in it: “极地桥”计划.
fn kind_behind(sentence: &SentenceView<'_>, mark: usize) -> Option<EntityType> {
    let behind = &sentence.text[sentence.tokens[mark].span.end as usize..sentence.span.end as usize];
    let ends = behind.char_indices().skip(1).map(|(at, char)| at + char.len_utf8()).take(LONGEST_NOUN - 1);
    let is_noun = |end: usize| NOUNS.contains(&(Lang::CMN, "behind", &behind[..end]));
    (sentence.lang == Lang::CMN && ends.into_iter().any(is_noun)).then_some(EntityType::Misc)
}

/// Whether Chinese words in quotation marks are what something is called after a known place or body: “三江讲坛”,
/// “广西党建”公众号. A noun for such things ends them or stands behind.
fn is_series(sentence: &SentenceView<'_>, name: &[Token]) -> bool {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
    let span = Span { start: first.span.start, end: last.span.end };
    let is_part =
        |known: &Tagged| span.contains(known.span) && span != known.span && known.kind != EntityType::Misc;
    if sentence.lang != Lang::CMN
        || name.iter().any(|token| token.kind != TokenKind::Ideograph)
        || span.of(sentence.text).contains(|char| ENDS.contains(char))
        || !sentence.known.iter().any(is_part)
    {
        return false;
    }
    let is_noun = |noun: &str| NOUNS.contains(&(Lang::CMN, "series", noun));
    let own = span.of(sentence.text);
    let ends = own.char_indices().rev().map(|(at, _)| &own[at..]).take(LONGEST_NOUN);
    let behind = &sentence.text[span.end as usize..sentence.span.end as usize];
    let behind = behind.strip_prefix('”').unwrap_or_default();
    let begins = behind.char_indices().map(|(at, char)| &behind[..at + char.len_utf8()]).take(LONGEST_NOUN);
    ends.chain(begins).any(is_noun)
}

/// Chinese events by their number: 第三届结雅经济论坛, 首届黑河博览会.
pub(super) fn numbered(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let text = sentence.as_str();
    let mut found: Vec<Tagged> = Vec::new();
    for (at, _) in text.match_indices('届') {
        let before = text[..at].trim_end_matches(|char| NUMERALS.contains(char));
        let Some(start) = ["第", "首"].into_iter().find_map(|word| Some(before.strip_suffix(word)?.len()))
        else {
            continue;
        };
        let chars: Vec<(usize, char)> = text[at..]
            .char_indices()
            .take(LONGEST_EVENT)
            .take_while(|(_, char)| is_han(*char) && !ENDS.contains(*char))
            .collect();
        let end_of = |place: usize| chars.get(place).map(|(byte, char)| at + byte + char.len_utf8());
        let ends_event = |place: &usize| {
            let head = |length: usize| place.checked_sub(length - 1).map(|first| at + chars[first].0);
            (2..=LONGEST_NOUN).any(|length| {
                let span = head(length).zip(end_of(*place));
                span.is_some_and(|(from, to)| NOUNS.contains(&(Lang::CMN, "event", &text[from..to])))
            })
        };
        if let Some(end) = (SHORTEST_EVENT..chars.len()).rev().find(ends_event).and_then(end_of) {
            let offset = sentence.span.start as usize;
            let span = Span::new(offset + start, offset + end);
            // A known event is the same every year.
            let is_place = |known: &Tagged| known.kind == EntityType::Loc;
            if sentence.known.iter().any(|known| known.span.overlaps(span) && !is_place(known)) {
                continue;
            }
            found.push(Tagged { span, kind: EntityType::Misc, score: 0.6 });
        }
    }
    found
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
    fn chinese_events() {
        let found = names("第三届青石经济论坛在此举行，“石桥-2024”军事演习随后开始。他说“很好”。");
        assert_eq!(found, ["第三届青石经济论坛 MISC", "石桥-2024 MISC"]);
        assert!(names("第三届学生已经毕业，第二届论坛开幕。").is_empty());
    }

    #[test]
    fn events_and_vessels() {
        let found =
            names("They met at the Lantern Harbour Forum after the frigate Gorizont had left the port.");
        assert_eq!(found, ["Lantern Harbour Forum MISC", "Gorizont MISC"]);
        let found = names(
            "The port sent the corvettes *Merezha* and *Stolb*, and a container ship Quarry Dawn came with them.",
        );
        assert_eq!(found, ["Merezha MISC", "Stolb MISC", "Quarry Dawn MISC"]);
    }

    #[test]
    fn names_with_a_year() {
        assert_eq!(
            names("The Upper Bond-2023 drill came after Northern/Zeyka-2019 and before May-2024."),
            ["Upper Bond-2023 MISC", "Northern/Zeyka-2019 MISC"]
        );
        assert_eq!(names("На Зейке-2022 работали шесть кораблей."), ["Зейке-2022 MISC"]);
    }
}
