//! Conditions under which a doubtful alias counts.

/// What must hold for an alias to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// Nothing.
    None,
    /// Another, unguarded alias of the entry occurs in the document: `{ctx}`.
    Context,
    /// A word that starts so, in lower case, is in the sentence: `{near:a,b}`.
    Near(Vec<String>),
    /// It stands directly after one of these words: `{after:a,b}`.
    After(Vec<String>),
    /// None of these stands directly after it: `{unless:a,b}`.
    Unless(Vec<String>),
    /// None of these stands directly before it: `{notafter:a,b}`.
    NotAfter(Vec<String>),
}

/// Parts `alias{guard}`.
pub(super) fn parse(cell: &str) -> Result<(&str, Guard), String> {
    if cell.starts_with('{') {
        return Err(format!("`{cell}` has no name before the guard"));
    }
    let Some((alias, rest)) = cell.split_once('{') else { return Ok((cell.trim(), Guard::None)) };
    let inside = rest.strip_suffix('}').ok_or_else(|| format!("`{cell}` lacks its closing brace"))?;
    let guard = match inside.split_once(':') {
        None if inside == "ctx" => Guard::Context,
        Some(("near", list)) => Guard::Near(words(&list.to_lowercase())),
        Some(("after", list)) => Guard::After(words(list)),
        Some(("unless", list)) => Guard::Unless(words(list)),
        Some(("notafter", list)) => Guard::NotAfter(words(list)),
        _ => {
            return Err(format!(
                "`{{{inside}}}` is no guard: write {{ctx}}, {{near:a,b}}, {{after:a,b}}, {{unless:a,b}} or \
                 {{notafter:a,b}}"
            ));
        }
    };
    Ok((alias.trim(), guard))
}

/// The words of a guard.
fn words(list: &str) -> Vec<String> {
    list.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards() {
        assert_eq!(parse("Moscow"), Ok(("Moscow", Guard::None)));
        assert_eq!(parse("Xi{ctx}"), Ok(("Xi", Guard::Context)));
        assert_eq!(
            parse("Shell{near:oil, Gas}"),
            Ok(("Shell", Guard::Near(vec!["oil".into(), "gas".into()])))
        );
        assert_eq!(
            parse("West{after:the,The}"),
            Ok(("West", Guard::After(vec!["the".into(), "The".into()])))
        );
        assert_eq!(parse("US{unless:$}"), Ok(("US", Guard::Unless(vec!["$".into()]))));
        assert_eq!(parse("人大{notafter:省}"), Ok(("人大", Guard::NotAfter(vec!["省".into()]))));
        assert!(parse("Mir{card}").is_err() && parse("Mir{ctx").is_err());
    }
}
