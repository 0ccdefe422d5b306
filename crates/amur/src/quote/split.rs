//! Quotations whose cue stands inside their marks: «…, — сказал Орлов. — …», and dialogue after a dash.

use crate::{Document, Lang, Span, Token, TokenKind};

use super::lexicon::Lexicon;
use super::marks::{Quoted, Style};

/// The passages with those split that hold their own cue. Dialogue without any cue is no passage: it may be a list.
pub(super) fn split(document: &Document, quoted: Vec<Quoted>) -> Vec<Quoted> {
    let mut all = Vec::with_capacity(quoted.len());
    for one in quoted {
        let lang =
            Lexicon::language(document.blocks[one.block as usize].language.lang, document.language.lang);
        let may_split = one.depth == 0 && matches!(lang, Lang::RUS | Lang::VIE) && one.style != Style::Title;
        let before = all.len();
        if let Some(lexicon) = Lexicon::of(lang).filter(|_| may_split) {
            pieces(document, lang, lexicon, &one, &mut all);
        }
        if all.len() == before && one.style != Style::Dash {
            all.push(one);
        }
    }
    all
}

/// Appends the pieces of a passage around its cues, if it has any.
fn pieces(document: &Document, lang: Lang, lexicon: &Lexicon, one: &Quoted, all: &mut Vec<Quoted>) {
    let first = document.tokens.partition_point(|token| token.span.start < one.inner.start);
    let end = document.tokens.partition_point(|token| token.span.end <= one.inner.end);
    let tokens = &document.tokens[first..end.max(first)];
    let text = |at: usize| tokens.get(at).map_or("", |token: &Token| document.slice(token.span));
    let is_dash = |at: usize| matches!(text(at), "—" | "–" | "―" | "-");
    let mut start = 0;
    let mut at = 1;
    let mut found = Vec::new();
    while at < tokens.len() {
        let after_mark = matches!(text(at - 1).chars().next(), Some(',' | '!' | '?' | '…' | '.'));
        let after_mark = after_mark || lang == Lang::VIE;
        if !(is_dash(at) && after_mark && has_cue(lexicon, &tokens[at + 1..], document)) {
            at += 1;
            continue;
        }
        found.push((start, at, true));
        // The cue ends with a dash after a mark, or with the passage.
        let next = (at + 2..tokens.len()).find(|next| {
            is_dash(*next)
                && (lang == Lang::VIE
                    || !matches!(tokens[next - 1].kind, TokenKind::Word | TokenKind::Number))
        });
        start = next.map_or(tokens.len(), |next| next + 1);
        at = start.max(at + 1);
    }
    if found.is_empty() {
        return;
    }
    if start < tokens.len() {
        found.push((start, tokens.len(), false));
    }
    let last = found.len() - 1;
    for (number, (start, end, before_cue)) in found.into_iter().enumerate() {
        // A comma or full stop beside the cue, or at the end, does not belong to the words.
        let mut stop = end;
        let closes = before_cue || one.style == Style::Dash;
        while closes && stop > start + 1 && matches!(text(stop - 1), "," | ".") {
            stop -= 1;
        }
        let inner = Span { start: tokens[start].span.start, end: tokens[stop - 1].span.end };
        let outer = Span {
            start: if number == 0 { one.outer.start } else { inner.start },
            end: if number == last && !before_cue { one.outer.end } else { inner.end },
        };
        all.push(Quoted { outer, inner, ..*one });
    }
}

/// Whether a cue stands among the first words, before any mark.
fn has_cue(lexicon: &Lexicon, tokens: &[Token], document: &Document) -> bool {
    let mut phrase = String::new();
    let words: Vec<&Token> =
        tokens.iter().take_while(|token| token.kind == TokenKind::Word).take(6).collect();
    (0..words.len()).any(|start| {
        phrase.clear();
        words[start..].iter().take(3).any(|token| {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&document.slice(token.span).to_lowercase());
            lexicon.get(&phrase).is_some_and(|entry| entry.cue.is_some_and(|cue| !cue.participle))
        })
    })
}
