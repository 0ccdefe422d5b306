//! People in Chinese text: names beside a title, and foreign names with an interpunct.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::script::is_han;
use crate::{Document, EntityType, Lang, Span, tsv};

use super::names::{INTERPUNCTS, family_names, is_family_name, is_title, titles};
use super::tagger::{SentenceView, Tagged};

/// Foreign names are written with it.
const TRANSLITERATION: u8 = 1;
/// It follows a name rather than ends it.
const AFTER: u8 = 1 << 1;
/// It is a family name.
const FAMILY: u8 = 1 << 2;
/// A title ends with it.
const TITLE_END: u8 = 1 << 3;
/// It stands between the parts of a foreign name.
const DOT: u8 = 1 << 4;

/// What is known of each character of the basic plane.
static MARKS: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let mut marks = vec![0; 1 << 16];
    let mut set = |mark: u8, chars: &mut dyn Iterator<Item = char>| {
        for char in chars {
            if let Some(marks) = marks.get_mut(char as usize) {
                *marks |= mark;
            }
        }
    };
    for [kind, chars] in tsv::rows(include_str!("../../data/names/han.tsv")) {
        set(if kind == "after" { AFTER } else { TRANSLITERATION }, &mut chars.chars());
    }
    let single = |name: &'static str| name.chars().next().filter(|char| char.len_utf8() == name.len());
    set(FAMILY, &mut family_names(Lang::CMN).filter_map(single));
    set(TITLE_END, &mut titles(Lang::CMN).filter_map(|title| title.chars().next_back()));
    set(DOT, &mut INTERPUNCTS.into_iter());
    marks.into()
});

fn has_mark(char: char, mark: u8) -> bool {
    MARKS.get(char as usize).is_some_and(|marks| marks & mark != 0)
}

/// Characters in a title, at most.
const TITLE: usize = 6;

/// The people of a sentence.
pub(super) fn people(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let text = sentence.as_str();
    let mut found = Vec::new();
    if !may_have_people(text) {
        return found;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
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
        // A family name that the gazetteer knows is part of the whole name: linking decides whose it is.
        let is_part = |known: &Tagged| {
            known.kind == EntityType::Per && known.span.end == span.end && known.span.start > span.start
        };
        if sentence.known.iter().filter(|known| known.span.overlaps(span)).all(is_part) {
            found.push(Tagged { span, kind: EntityType::Per, score: 0.75 });
        }
        at = end;
    }
    found
}

/// Whether there is a dot between parts of a name, or a family name behind the end of a title.
fn may_have_people(text: &str) -> bool {
    let mut after_title = false;
    text.chars().any(|char| {
        let family = after_title && has_mark(char, FAMILY);
        after_title = has_mark(char, TITLE_END);
        family || has_mark(char, DOT)
    })
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
    let firsts = Firsts::of(&names);
    let lengths: BTreeSet<usize> = names.iter().map(|name| name.len()).collect();
    let longest = |text: &str| {
        let length = lengths.iter().rev().find(|length| {
            let start = text.get(..**length);
            start.is_some_and(|start| names.contains(start))
        });
        length.copied()
    };
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate().filter(|_| !names.is_empty()) {
        let offset = sentence.span.start as usize;
        let text = document.slice(sentence.span);
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let Some(length) = firsts.has(char).then(|| longest(&text[at..])).flatten() else {
                at += char.len_utf8();
                continue;
            };
            let (name, rest) = text[at..].split_at(length);
            if name.chars().nth(2).is_some() || rest.chars().next().is_none_or(ends_name) {
                found.push((Span::new(offset + at, offset + at + length), number as u32));
            }
            at += length;
        }
    }
    found
}

/// Which characters names begin with, by their last bits: what it denies begins none.
#[derive(Debug)]
pub(crate) struct Firsts([u64; FIRSTS / 64]);

/// How many characters are told apart.
const FIRSTS: usize = 1 << 12;

impl Firsts {
    /// Those of these names.
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = &'a &'a str>) -> Self {
        let mut firsts = [0; FIRSTS / 64];
        for first in names.into_iter().filter_map(|name| name.chars().next()) {
            firsts[first as usize % FIRSTS / 64] |= 1 << (first as usize % 64);
        }
        Self(firsts)
    }

    /// Whether a name may begin with a character.
    #[inline]
    pub(crate) fn has(&self, char: char) -> bool {
        self.0[char as usize % FIRSTS / 64] & 1 << (char as usize % 64) != 0
    }
}

/// Whether a character is one of those that foreign names are written with.
pub(crate) fn is_transliteration(char: char) -> bool {
    has_mark(char, TRANSLITERATION)
}

/// Whether a character ends a Chinese name before it.
pub(crate) fn ends_name(char: char) -> bool {
    has_mark(char, AFTER) || !is_han(char)
}

/// The end of a foreign name at `at`: runs of transliteration around an interpunct.
fn with_interpunct(chars: &[(usize, char)], at: usize) -> Option<usize> {
    let run = |from: usize| chars[from..].iter().take_while(|(_, char)| is_transliteration(*char)).count();
    let is_dot = |at: usize| chars.get(at).is_some_and(|(_, char)| has_mark(*char, DOT));
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
    let may_end = at > 0 && has_mark(chars[at - 1].1, TITLE_END);
    may_end && (2..=TITLE.min(at)).any(|length| is_title(Lang::CMN, &text[chars[at - length].0..end]))
}

/// The end of a Chinese name at `at` that stands directly after a title.
fn after_title(text: &str, chars: &[(usize, char)], at: usize) -> Option<usize> {
    let family = chars[at].1;
    if !has_mark(family, FAMILY) || !ends_title(text, chars, at) {
        return None;
    }
    let ends = |end: usize| chars.get(end).is_none_or(|(_, char)| ends_name(*char));
    let given = |length: usize| {
        chars[at + 1..(at + length).min(chars.len())].iter().all(|(_, char)| !ends_name(*char))
    };
    let whole = |length: usize| at + length <= chars.len() && given(length);
    match [3, 2].into_iter().find(|length| whole(*length) && ends(at + length)) {
        Some(length) => Some(at + length),
        None => {
            let common = is_family_name(Lang::CMN, family.encode_utf8(&mut [0; 4]));
            (common && whole(3)).then_some(at + 3)
        }
    }
}
