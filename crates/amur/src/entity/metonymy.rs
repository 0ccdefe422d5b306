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
        return !WORDS.iter().any(|(of, _, word)| *of == lang && before.ends_with(word))
            && !after.starts_with(['市', '时']);
    }
    let mut words = before.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let Some(last) = words.next() else {
        // A dateline opens with the city: "MOSCOW, March 3 — …", «Москва. 3 марта».
        return !after.trim_start().starts_with([',', '.', '(', '—', '–', '/', '|']);
    };
    let has = |kind, word: &str| WORDS.contains(&(lang, kind, word.to_lowercase().as_str()));
    let touches = before.ends_with([' ', '\u{a0}']);
    if touches && has("locative", last) {
        return false;
    }
    !(touches && has("doubtful", last) && words.take(NEAR).any(|word| has("motion", word)))
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
        assert!(of("东京表示关切。", "东京", Lang::CMN) && !of("他在东京说。", "东京", Lang::CMN));
        assert!(of("Tokyo phản đối.", "Tokyo", Lang::VIE) && !of("Ông đến Tokyo.", "Tokyo", Lang::VIE));
    }
}
