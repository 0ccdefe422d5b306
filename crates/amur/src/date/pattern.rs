//! The notation of the rules: words with their endings in braces, `<classes>`, `(alternatives | of words)`, and `?` for
//! what may be missing.

/// All sequences that a pattern allows; `read` tells those that a word with its endings, or a class, stands for.
pub(super) fn sequences<T: Copy>(pattern: &str, read: &mut dyn FnMut(&str) -> Vec<Vec<T>>) -> Vec<Vec<T>> {
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
                (sequences(inner, read), optional)
            }
            _ => {
                let (word, optional) = match symbol.strip_suffix('?') {
                    Some(word) if !word.is_empty() => (word, true),
                    _ => (symbol, false),
                };
                (read(word), optional)
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
fn extended<T: Copy>(current: &[Vec<T>], items: &[Vec<T>], optional: bool) -> Vec<Vec<T>> {
    let mut grown = if optional { current.to_vec() } else { Vec::new() };
    for sequence in current {
        grown.extend(items.iter().map(|item| [sequence.as_slice(), item].concat()));
    }
    grown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexis::forms;

    fn read(pattern: &str) -> Vec<String> {
        let mut known: Vec<String> = Vec::new();
        let mut read = |symbol: &str| {
            let first = known.len();
            known.extend(forms(symbol.trim_start_matches('\\')));
            (first..known.len()).map(|form| vec![form]).collect()
        };
        let sequences = sequences(pattern, &mut read);
        let shown = |sequence: &Vec<usize>| {
            sequence.iter().map(|form| known[*form].as_str()).collect::<Vec<_>>().join(" ")
        };
        let mut all: Vec<String> = sequences.iter().map(shown).collect();
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
