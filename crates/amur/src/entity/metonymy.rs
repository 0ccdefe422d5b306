//! Whether a seat of government stands for the government: "Beijing said", not "in Beijing".

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::{Lang, Role, Span, tsv};

/// Words that tell a place from a government, by language and kind.
static WORDS: LazyLock<HashSet<(Lang, &str, &str)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/metonymy.tsv"))
        .filter_map(|[lang, kind, word]| Some((lang.parse().ok()?, kind, word)))
        .collect()
});

/// Words before the name that may speak of motion.
const NEAR: usize = 5;

/// Whether the seat at `span` of a sentence stands for its government.
pub(super) fn is_metonym(text: &str, sentence: Span, span: Span, lang: Lang, role: Role) -> bool {
    if matches!(role, Role::Byline | Role::Dateline) {
        return false;
    }
    let before = &text[sentence.start as usize..span.start as usize];
    let after = &text[span.end as usize..sentence.end as usize];
    if lang == Lang::CMN {
        // A city in Chinese is a place unless it acts or is dealt with.
        let has = |kind: &str, fits: &dyn Fn(&str) -> bool| {
            WORDS.iter().any(|(of, known, word)| *of == lang && *known == kind && fits(word))
        };
        return !has("locative", &|word| before.ends_with(word))
            && (has("acts", &|word| after.starts_with(word))
                || has("partner", &|word| before.ends_with(word)));
    }
    let mut words = before.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let Some(last) = words.next() else {
        return !opens_dateline(after);
    };
    let has = |kind, word: &str| WORDS.contains(&(lang, kind, word.to_lowercase().as_str()));
    let touches = before.trim_end().ends_with(last);
    if touches && has("locative", last) {
        return false;
    }
    !(touches && has("doubtful", last) && words.take(NEAR).any(|word| has("motion", word)))
}

/// Whether a city at the start of a sentence opens a dateline: "MOSCOW, March 3 — …", «Москва. 3 марта», "Moscow (Agency)".
fn opens_dateline(after: &str) -> bool {
    let after = after.trim_start();
    let next = after.trim_start_matches([',', ' ', '\u{a0}']).chars().next();
    let listed =
        after.starts_with(',') && next.is_some_and(|char| char.is_uppercase() || char.is_ascii_digit());
    listed || after.starts_with(['.', '(', '—', '–', '/', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str, name: &str, lang: Lang) -> bool {
        let start = sentence.find(name).unwrap();
        is_metonym(
            sentence,
            Span::new(0, sentence.len()),
            Span::new(start, start + name.len()),
            lang,
            Role::Body,
        )
    }

    #[test]
    fn english() {
        for (sentence, expected) in [
            ("Tokyo said it would wait.", true),
            ("Ties with Tokyo have cooled.", true),
            ("They met in Tokyo.", false),
            ("He flew back to Tokyo.", false),
            ("It buys gas from Tokyo.", true),
            ("TOKYO, March 3 — The talks", false),
            ("Tokyo, cut off from fuel, agreed.", true),
        ] {
            let name = if sentence.contains("TOKYO") { "TOKYO" } else { "Tokyo" };
            assert_eq!(of(sentence, name, Lang::ENG), expected, "{sentence}");
        }
    }

    #[test]
    fn others() {
        assert!(
            of("Токио выразил протест.", "Токио", Lang::RUS) && !of("Встреча в Токио.", "Токио", Lang::RUS)
        );
        assert!(
            of("东京表示关切。", "东京", Lang::CMN)
                && !of("他在东京说。", "东京", Lang::CMN)
                && !of("东京一家银行", "东京", Lang::CMN)
        );
        assert!(of("Tokyo phản đối.", "Tokyo", Lang::VIE) && !of("Ông đến Tokyo.", "Tokyo", Lang::VIE));
    }
}
