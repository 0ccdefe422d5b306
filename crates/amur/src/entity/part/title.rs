//! Titles of works and events in quotation marks.

use std::ops::Range;

/// Words of a title, at most.
const WORDS: usize = 9;

/// Whether a name stands in 《…》 with something else: those are titles.
pub(super) fn in_brackets(sentence: &str, name: &Range<usize>) -> bool {
    inside(sentence, name, '《', '》').is_some_and(|title| title.len() > name.len())
}

/// Whether a name stands in a title “In Such Writing”.
pub(super) fn in_english(sentence: &str, name: &Range<usize>) -> bool {
    inside(sentence, name, '“', '”')
        .or_else(|| between_straight(sentence, name))
        .is_some_and(|title| title.len() > name.len() && is_short(title) && all_capitalised(title))
}

/// Whether a name stands in a title that is put behind its noun: выставка «Путешествие по России».
///
/// Words that are only quoted begin with a small letter there, or with a known name.
pub(super) fn in_russian(sentence: &str, name: &Range<usize>, is_known: &dyn Fn(usize) -> bool) -> bool {
    let Some(title) = inside(sentence, name, '«', '»') else { return false };
    let start = title.as_ptr() as usize - sentence.as_ptr() as usize;
    let mut before = sentence[..start - '«'.len_utf8()].chars().rev();
    let noun = before.next() == Some(' ') && before.next().is_some_and(char::is_lowercase);
    let first = title.chars().next().is_some_and(char::is_uppercase);
    noun && first && start < name.start && !is_known(start) && is_short(title)
}

/// What stands between the quotation marks around a name.
fn inside<'a>(sentence: &'a str, name: &Range<usize>, open: char, close: char) -> Option<&'a str> {
    let start = sentence[..name.start].rfind(open)? + open.len_utf8();
    let end = name.end + sentence[name.end..].find(close)?;
    let title = &sentence[start..end];
    (!title.contains([open, close])).then_some(title)
}

/// What stands between straight quotation marks around a name.
fn between_straight<'a>(sentence: &'a str, name: &Range<usize>) -> Option<&'a str> {
    let odd = sentence[..name.start].matches('"').count() % 2 == 1;
    odd.then(|| inside(sentence, name, '"', '"')).flatten()
}

/// Whether a title has few words and no end of a sentence within.
fn is_short(title: &str) -> bool {
    title.split_whitespace().nth(WORDS).is_none() && !title.contains(['.', '!', '?', ';', ','])
}

/// Whether every longer word is capitalised, and there are two.
fn all_capitalised(title: &str) -> bool {
    let mut words = 0;
    title.split_whitespace().filter(|word| word.len() > 3).all(|word| {
        words += 1;
        word.starts_with(char::is_uppercase)
    }) && words > 1
}
