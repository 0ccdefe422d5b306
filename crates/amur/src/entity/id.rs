//! Entity ids that do not depend on the batch.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::EntityType;
use crate::hash::{fnv1a, hex};
use crate::letters::small;
use crate::script::is_cyrillic;

use super::key;

/// The id of something that no gazetteer knows: a hash of its type and folded full name, of a person's in Latin letters.
pub(super) fn of_name(kind: EntityType, name: &str) -> Arc<str> {
    let key = if kind == EntityType::Per { key::of_person(name) } else { fold(name) };
    hashed(kind, &[&key])
}

/// The id of a name that its document does not resolve: it holds for that document alone.
pub(super) fn of_document(kind: EntityType, doc_id: &str, name: &str) -> Arc<str> {
    hashed(kind, &[&fold(name), doc_id])
}

fn hashed(kind: EntityType, parts: &[&str]) -> Arc<str> {
    let kind = kind.as_str().to_lowercase();
    let mut bytes = kind.clone().into_bytes();
    for part in parts {
        bytes.push(0);
        bytes.extend_from_slice(part.as_bytes());
    }
    format!("{kind}:~{}", hex(fnv1a(&bytes))).into()
}

/// A name without what writers differ in: case, accents, width, the kind of dash and apostrophe, double blanks.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    if name.chars().all(is_plain) {
        name.chars().for_each(|char| push(&mut folded, small(char).unwrap_or(char)));
        folded.truncate(folded.trim_end().len());
        return folded;
    }
    // й and ё are letters of their own, not и and е with an accent.
    let kept = name.nfkc().flat_map(move |char| {
        let accented = (!is_cyrillic(char))
            .then(|| std::iter::once(char).nfkd().filter(|part| !is_combining_mark(*part)));
        accented.into_iter().flatten().chain(is_cyrillic(char).then_some(char))
    });
    kept.flat_map(char::to_lowercase).for_each(|char| push(&mut folded, char));
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether Unicode has no other way of writing a character: what most names are made of.
fn is_plain(char: char) -> bool {
    char.is_ascii()
        || matches!(char, 'А'..='я' | 'ё' | 'Ё' | '\u{4e00}'..='\u{9fff}' | '«' | '»' | '’' | '–' | '—')
}

/// Adds a small letter or what stands between words to a folded name.
fn push(folded: &mut String, char: char) {
    match char {
        'ё' => folded.push('е'),
        'đ' => folded.push('d'),
        '’' | '‘' | '\'' | '.' => {}
        _ if small(char).is_some() || char.is_alphanumeric() => folded.push(char),
        _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        assert_eq!(fold("  Anne-Marie  O’Neil "), "anne marie oneil");
        assert_eq!(fold("Anne Marie O'Neil"), "anne marie oneil");
        assert_eq!(fold("Фёдор Орлов"), "федор орлов");
        assert_eq!(fold("Nguyễn Đức"), "nguyen duc");
        // Plain names are folded like others.
        for name in ["ПАО «Газпром нефть»", "J. O’Neil–Smith — 2", "习近平"] {
            assert_eq!(
                fold(name),
                fold(&format!("{name}\u{ff41}")).trim_end_matches('a').trim_end(),
                "{name}"
            );
        }
    }

    #[test]
    fn ids_are_fixed() {
        assert_eq!(&*of_name(EntityType::Per, "Anna Orlova"), &*of_name(EntityType::Per, "ANNA ORLOVA"));
        assert_ne!(of_name(EntityType::Per, "Anna Orlova"), of_name(EntityType::Org, "Anna Orlova"));
        assert_ne!(of_document(EntityType::Per, "a", "Orlova"), of_document(EntityType::Per, "b", "Orlova"));
        // Written down: an id must not change from one version to the next.
        assert_eq!(&*of_name(EntityType::Per, "Anna Orlova"), "per:~4b6aee92fa67f973");
    }
}
