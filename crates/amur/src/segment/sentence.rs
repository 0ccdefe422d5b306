//! Tokens of a block to sentences.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::tsv;
use crate::{Case, Lang, Token, TokenKind};

/// Abbreviations by language: those before anything, and those before a number.
static ABBREVIATIONS: LazyLock<HashMap<(Lang, &str), Follow>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/abbreviations.tsv"))
        .filter_map(|[lang, abbreviation, follow]| {
            let follow = if follow == "number" { Follow::Number } else { Follow::Any };
            Some(((lang.parse().ok()?, abbreviation), follow))
        })
        .collect()
});

/// Words that start sentences and hardly ever continue a name after `U.S.` or an initial.
static STARTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/sentence_starters.tsv")).map(|[_, word]| word).collect()
});

/// Tokens after which a sentence ends anyway: what has no full stop for so long is no sentence.
const LONGEST: usize = 1000;

/// What may follow an abbreviation's dot within a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    Any,
    Number,
}

/// The sentences of a block's tokens, as ranges of them.
pub(super) fn split(text: &str, lang: Lang, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        at += 1;
        if at - start == LONGEST {
            sentences.push(start..at);
            start = at;
        } else if ends(text, lang, tokens, at - 1) {
            while at < tokens.len() && closes(text, tokens, at) {
                at += 1;
            }
            if starts(text, lang, tokens, at) {
                sentences.push(start..at);
                start = at;
            }
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Whether the token may end a sentence.
fn ends(text: &str, lang: Lang, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let mark = token.span.of(text);
    match token.kind {
        TokenKind::Punctuation => match mark {
            "。" | "！" | "？" => true,
            "." => at > 0 && !is_abbreviation(text, lang, tokens, at),
            _ => mark.starts_with(['.', '…', '!', '?']),
        },
        // `U.S.` ends a sentence where an unmistakable beginning follows.
        TokenKind::Word => {
            mark.ends_with('.')
                && tokens.get(at + 1).is_some_and(|next| STARTERS.contains(next.span.of(text)))
        }
        _ => false,
    }
}

/// Whether the dot at `at` belongs to the word before it.
fn is_abbreviation(text: &str, lang: Lang, tokens: &[Token], at: usize) -> bool {
    let before = tokens[at - 1];
    if before.span.end != tokens[at].span.start {
        return false;
    }
    let word = before.span.of(text);
    // An initial: one capital, not in a script without capitals.
    if before.kind == TokenKind::Word && before.case == Case::Title && word.chars().nth(1).is_none() {
        return true;
    }
    // The number of a list item.
    if at == 1 && before.kind == TokenKind::Number {
        return true;
    }
    match ABBREVIATIONS.get(&(lang, word)) {
        Some(Follow::Any) => true,
        Some(Follow::Number) => tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number),
        None => false,
    }
}

/// Whether a closing quotation mark or bracket at `at` still belongs to the sentence before it.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at].span.of(text);
    match mark {
        "”" | "’" | "»" | "」" | "』" | "）" | ")" | "]" | "》" | "】" => true,
        // A straight mark closes where it touches what stands before it.
        "\"" | "'" => tokens[at - 1].span.end == tokens[at].span.start,
        _ => false,
    }
}

/// Whether a new sentence starts at `at`, given that the one before may end there.
fn starts(text: &str, lang: Lang, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let touches = tokens[at - 1].span.end == token.span.start;
    if token.kind == TokenKind::Ideograph || lang == Lang::CMN {
        return true;
    }
    match token.kind {
        TokenKind::Word => token.case != Case::Lower && (!touches || token.case == Case::Title),
        TokenKind::Number => !touches,
        // A quotation, a list mark or a bracket opens it; a comma or dash continues.
        TokenKind::Punctuation => {
            matches!(
                token.span.of(text).chars().next(),
                Some('“' | '‘' | '«' | '„' | '"' | '\'' | '(' | '[' | '「')
            ) && !touches
        }
        _ => !touches,
    }
}
