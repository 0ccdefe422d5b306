//! Passages in quotation marks that quote nobody.

use crate::{Document, Span};

use super::marks::{Quoted, Style};

/// Why a passage within a reported clause is not somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// `《》`, or every long word has a capital: a title, a name of a programme or ship.
    Title,
    /// One word with a capital: a name.
    Name,
    /// It stands after "so-called", or is one word of a clause: a term, or one that the writer keeps away from.
    Term,
}

/// Why a passage is not a quotation; none where it may be one.
pub(super) fn reason(document: &Document, passage: &Quoted) -> Option<Reason> {
    let text = document.slice(passage.inner);
    if passage.style == Style::Title {
        return Some(Reason::Title);
    }
    if is_so_called(document, passage.outer) {
        return Some(Reason::Term);
    }
    let has_case = text.chars().any(|char| char.is_lowercase() || char.is_uppercase());
    if !has_case || text.ends_with(['.', '!', '?', ',', '…']) {
        return None;
    }
    let capital = |word: &str| word.chars().next().is_some_and(|char| !char.is_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        [] => None,
        [word] if capital(word) => Some(Reason::Name),
        [_] => Some(Reason::Term),
        _ => words
            .iter()
            .filter(|word| word.chars().count() > 3)
            .all(|word| capital(word))
            .then_some(Reason::Title),
    }
}

/// Whether "so-called" or its like stands directly before a place.
fn is_so_called(document: &Document, passage: Span) -> bool {
    let before = document.text.get(..passage.start as usize).unwrap_or_default().trim_end();
    let tail: String = before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_lowercase();
    SO_CALLED.iter().any(|words| tail.ends_with(words)) || tail.contains("так называем")
}

/// Words that keep a term at a distance.
const SO_CALLED: [&str; 6] = ["so-called", "so called", "known as", "所谓", "所謂", "cái gọi là"];

#[cfg(test)]
mod tests {
    use crate::{Options, Pipeline, Record};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Reason>) {
        let pipeline = Pipeline::new(Options::default()).unwrap();
        let document = pipeline.analyze(Record::text("1", text));
        let quoted = super::super::marks::scan(&document.text, &document.blocks);
        assert_eq!(reason(&document, &quoted[0]), expected, "{text}");
    }

    #[test]
    fn reasons() {
        check("The report “Challenges to Growth” came out on Monday.", Some(Reason::Title));
        check("电影《春天的故事》昨天上映，观众反应热烈。", Some(Reason::Title));
        check("The vessel “Lena” left the port on Monday.", Some(Reason::Name));
        check("It was a “deal” that nobody wanted to sign.", Some(Reason::Term));
        check("The so-called “new order of things” has ended.", Some(Reason::Term));
        check("She said it was “affected by other factors” alone.", None);
    }
}
