//! Conditions under which a doubtful alias counts.

/// Something that must hold for an alias to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guard {
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

/// Parts `alias{guard}{guard}`. All guards must hold.
pub(super) fn parse(cell: &str) -> Result<(&str, Vec<Guard>), String> {
    let Some((alias, rest)) = cell.split_once('{') else { return Ok((cell.trim(), Vec::new())) };
    if alias.trim().is_empty() {
        return Err(format!("`{cell}` has no name before the guard"));
    }
    let inside = rest.strip_suffix('}').ok_or_else(|| format!("`{cell}` lacks its closing brace"))?;
    let guards: Result<Vec<Guard>, String> = inside.split("}{").map(guard).collect();
    Ok((alias.trim(), guards?))
}

/// One guard, without its braces.
fn guard(inside: &str) -> Result<Guard, String> {
    match inside.split_once(':') {
        None if inside == "ctx" => Ok(Guard::Context),
        Some(("near", list)) => Ok(Guard::Near(words(&list.to_lowercase()))),
        Some(("after", list)) => Ok(Guard::After(words(list))),
        Some(("unless", list)) => Ok(Guard::Unless(words(list))),
        Some(("notafter", list)) => Ok(Guard::NotAfter(words(list))),
        _ => Err(format!(
            "`{{{inside}}}` is no guard: write {{ctx}}, {{near:a,b}}, {{after:a,b}}, {{unless:a,b}} or \
             {{notafter:a,b}}"
        )),
    }
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
        let one = |guard| Ok(vec![guard]);
        let guards = |cell| parse(cell).map(|(_, guards)| guards);
        assert_eq!(parse("Moscow"), Ok(("Moscow", Vec::new())));
        assert_eq!(parse("Xi{ctx}"), Ok(("Xi", vec![Guard::Context])));
        assert_eq!(guards("Shell{near:oil, Gas}"), one(Guard::Near(vec!["oil".into(), "gas".into()])));
        assert_eq!(guards("West{after:the,The}"), one(Guard::After(vec!["the".into(), "The".into()])));
        assert_eq!(guards("US{unless:$}"), one(Guard::Unless(vec!["$".into()])));
        assert_eq!(guards("人大{notafter:省}"), one(Guard::NotAfter(vec!["省".into()])));
        assert_eq!(
            guards("美国{notafter:前}{unless:际}"),
            Ok(vec![Guard::NotAfter(vec!["前".into()]), Guard::Unless(vec!["际".into()])])
        );
        assert!(parse("Mir{card}").is_err() && parse("Mir{ctx").is_err() && parse("{ctx}").is_err());
        assert!(parse("Mir{ctx} {ctx}").is_err());
    }
}
