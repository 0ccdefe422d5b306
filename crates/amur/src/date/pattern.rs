//! The notation of the rules: words with their endings in braces, `<classes>`, `(alternatives | of words)`, and `?` for
//! what may be missing.

use crate::lexis::forms;

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A word as the tokens cut it.
    Word(String),
    /// A class, without its brackets.
    Class(String),
}

/// All sequences that a pattern allows; `cut` makes words of a phrase.
pub(super) fn sequences(pattern: &str, cut: &dyn Fn(&str) -> Vec<String>) -> Vec<Vec<Element>> {
    let mut symbols = pattern.split_whitespace();
    let mut all = Vec::new();
    let mut current = vec![Vec::new()];
    while let Some(symbol) = symbols.next() {
        // Brackets may touch what they hold: `(the)?`.
        let (items, optional) = match symbol {
            "|" => {
                all.append(&mut current);
                current = vec![Vec::new()];
                continue;
            }
            _ if symbol.starts_with('(') => {
                let inner = rejoin(symbol, &mut symbols);
                let (inner, optional) = strip(&inner);
                (sequences(inner, cut), optional)
            }
            _ => {
                let (word, optional) = match symbol.strip_suffix('?') {
                    Some(word) if !word.is_empty() => (word, true),
                    _ => (symbol, false),
                };
                (elements(word, cut), optional)
            }
        };
        current = extended(&current, &items, optional);
    }
    all.append(&mut current);
    all
}

/// The text of a bracket, up to the one that closes it.
fn rejoin(first: &str, symbols: &mut std::str::SplitWhitespace<'_>) -> String {
    let mut text = first.to_owned();
    let depth = |text: &str| {
        let plain = text.replace("\\(", "").replace("\\)", "");
        plain.matches('(').count() as i32 - plain.matches(')').count() as i32
    };
    while depth(&text) > 0 {
        let Some(next) = symbols.next() else { break };
        text.push(' ');
        text.push_str(next);
    }
    text
}

/// The inside of a bracket, and whether it may be missing.
fn strip(text: &str) -> (&str, bool) {
    let optional = text.ends_with(")?");
    let end = text.rfind(')').unwrap_or(text.len());
    (text.get(1..end).unwrap_or_default(), optional)
}

/// Every sequence followed by every item, and alone where the items may be missing.
fn extended(current: &[Vec<Element>], items: &[Vec<Element>], optional: bool) -> Vec<Vec<Element>> {
    let mut grown = if optional { current.to_vec() } else { Vec::new() };
    for sequence in current {
        grown.extend(items.iter().map(|item| [sequence.as_slice(), item].concat()));
    }
    grown
}

/// What one symbol stands for: a class, or a word with each of its endings.
fn elements(symbol: &str, cut: &dyn Fn(&str) -> Vec<String>) -> Vec<Vec<Element>> {
    if let Some(class) = symbol.strip_prefix('<').and_then(|class| class.strip_suffix('>')) {
        return vec![vec![Element::Class(class.to_owned())]];
    }
    let words = |form: String| cut(form.trim_start_matches('\\')).into_iter().map(Element::Word).collect();
    if symbol == "|" { Vec::new() } else { forms(symbol).into_iter().map(words).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str) -> Vec<String> {
        let cut = |phrase: &str| vec![phrase.to_owned()];
        let shown = |element: &Element| match element {
            Element::Word(word) => word.clone(),
            Element::Class(class) => format!("<{class}>"),
        };
        let mut all: Vec<String> = sequences(pattern, &cut)
            .iter()
            .map(|sequence| sequence.iter().map(shown).collect::<Vec<_>>().join(" "))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn notation() {
        assert_eq!(read("<month> <day>"), ["<month> <day>"]);
        assert_eq!(read("a? b"), ["a b", "b"]);
        assert_eq!(read("(a | b c)? d"), ["a d", "b c d", "d"]);
        assert_eq!(read("(the)? <n> (x | y)"), ["<n> x", "<n> y", "the <n> x", "the <n> y"]);
        assert_eq!(read("( \\( <date> \\) )"), ["( <date> )"]);
        assert_eq!(read("год{,а} <n>?"), ["год", "год <n>", "года", "года <n>"]);
    }
}
