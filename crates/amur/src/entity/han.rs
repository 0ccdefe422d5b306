//! People in Chinese text: names beside a title, and foreign names with an interpunct.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::script::is_han;
use crate::{Document, EntityType, Lang, Span, tsv};

use super::names::{INTERPUNCTS, is_family_name, is_title, may_be_family_name};
use super::tagger::{SentenceView, Tagged};

/// Characters that foreign names are written with, and those that follow a name rather than end it.
static CHARACTERS: LazyLock<(HashSet<char>, HashSet<char>)> = LazyLock::new(|| {
    let table = include_str!("../../data/names/han.tsv");
    let of = |wanted: &str| {
        tsv::rows(table)
            .filter(|[kind, _]| *kind == wanted)
            .flat_map(|[_, characters]| characters.chars())
            .collect()
    };
    (of("transliteration"), of("after"))
});

/// Characters in a title, at most.
const TITLE: usize = 6;

/// The people of a sentence.
pub(super) fn people(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let text = sentence.as_str();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = with_interpunct(&chars, at).or_else(|| after_title(text, &chars, at));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        // 经理奥列格·…: what ends a title does not start a name.
        at = (at + 1..end).take(TITLE).rev().find(|start| ends_title(text, &chars, *start)).unwrap_or(at);
        let offset = sentence.span.start as usize;
        let stop = chars.get(end).map_or(text.len(), |(byte, _)| *byte);
        let span = Span::new(offset + chars[at].0, offset + stop);
        if !sentence.known.iter().any(|known| known.span.overlaps(span)) {
            found.push(Tagged { span, kind: EntityType::Per, score: 0.75 });
        }
        at = end;
    }
    found
}

/// Further occurrences of people whom the document names beside a title or in full: the whole Chinese name, and the last
/// part of a foreign one. Two characters also stand in other words, so what follows them must not go on with one. With
/// the sentence each stands in.
pub(super) fn repeated(document: &Document, people: impl Iterator<Item = Span>) -> Vec<(Span, u32)> {
    let names: BTreeSet<&str> = people
        .map(|span| document.slice(span))
        .map(|name| name.rsplit(INTERPUNCTS).next().unwrap_or(name))
        .filter(|name| name.chars().count() >= 2 && name.chars().all(is_han))
        .collect();
    let matcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names);
    let Some(matcher) = matcher.ok().filter(|_| !names.is_empty()) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let offset = sentence.span.start as usize;
        let text = document.slice(sentence.span);
        let hits = matcher.find_iter(text).filter(|hit| {
            let is_long = text[hit.range()].chars().nth(2).is_some();
            is_long || text[hit.end()..].chars().next().is_none_or(ends_name)
        });
        found.extend(hits.map(|hit| (Span::new(offset + hit.start(), offset + hit.end()), number as u32)));
    }
    found
}

/// Whether a character is one of those that foreign names are written with.
pub(crate) fn is_transliteration(char: char) -> bool {
    CHARACTERS.0.contains(&char)
}

/// Whether a character ends a Chinese name before it.
pub(crate) fn ends_name(char: char) -> bool {
    CHARACTERS.1.contains(&char) || !is_han(char)
}

/// The end of a foreign name at `at`: runs of transliteration around an interpunct.
fn with_interpunct(chars: &[(usize, char)], at: usize) -> Option<usize> {
    let run = |from: usize| chars[from..].iter().take_while(|(_, char)| is_transliteration(*char)).count();
    let is_dot = |at: usize| chars.get(at).is_some_and(|(_, char)| INTERPUNCTS.contains(char));
    let mut end = at + run(at);
    if end == at || !is_dot(end) {
        return None;
    }
    while is_dot(end) {
        let next = run(end + 1);
        if next == 0 {
            return None;
        }
        end += 1 + next;
    }
    Some(end)
}

/// Whether a title ends directly before the character at `at`.
fn ends_title(text: &str, chars: &[(usize, char)], at: usize) -> bool {
    let end = chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    (2..=TITLE.min(at)).any(|length| is_title(Lang::CMN, &text[chars[at - length].0..end]))
}

/// The end of a Chinese name at `at` that stands directly after a title.
fn after_title(text: &str, chars: &[(usize, char)], at: usize) -> Option<usize> {
    let titled = ends_title(text, chars, at);
    let family = chars[at].1.to_string();
    if !titled || !may_be_family_name(Lang::CMN, &family) {
        return None;
    }
    let ends = |end: usize| chars.get(end).is_none_or(|(_, char)| ends_name(*char));
    let given = |length: usize| {
        chars[at + 1..(at + length).min(chars.len())].iter().all(|(_, char)| !ends_name(*char))
    };
    let whole = |length: usize| at + length <= chars.len() && given(length);
    match [3, 2].into_iter().find(|length| whole(*length) && ends(at + length)) {
        Some(length) => Some(at + length),
        None => (is_family_name(Lang::CMN, &family) && whole(3)).then_some(at + 3),
    }
}
