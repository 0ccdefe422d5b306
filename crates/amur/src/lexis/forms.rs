//! The short notation for inflected forms in the TSVs.

/// The forms of an entry: `|` parts alternatives, and `{a,b,}` in a word stands for each of its endings:
/// `тонн{,а,ы}|т` is тонн, тонна, тонны, т.
pub(crate) fn forms(entry: &str) -> Vec<String> {
    entry.split('|').map(str::trim).filter(|form| !form.is_empty()).flat_map(expand).collect()
}

/// The forms of one alternative; braces may stand in several places, not inside each other.
fn expand(form: &str) -> Vec<String> {
    let Some((before, rest)) = form.split_once('{') else { return vec![form.to_owned()] };
    let Some((endings, after)) = rest.split_once('}') else { return vec![form.to_owned()] };
    let tails = expand(after);
    endings
        .split(',')
        .flat_map(|ending| tails.iter().map(move |tail| format!("{before}{ending}{tail}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_alternatives() {
        assert_eq!(forms("тонн{,а,ы}|т"), ["тонн", "тонна", "тонны", "т"]);
        assert_eq!(forms("кв{.,} м"), ["кв. м", "кв м"]);
        assert_eq!(forms("a{b,c} d{e,}"), ["ab de", "ab d", "ac de", "ac d"]);
        assert_eq!(forms("x{"), ["x{"]);
    }
}
