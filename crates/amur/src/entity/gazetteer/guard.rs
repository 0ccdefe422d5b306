//! Conditions under which a doubtful alias counts.

use crate::tsv;

/// Something that must hold for an alias to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// Another, unguarded alias of the entry occurs in the document: `{ctx}`.
    Context,
    /// A word that starts so, in lower case, is in the sentence: `{near:a,b}`.
    Near(Words),
    /// It stands directly after one of these words: `{after:a,b}`.
    After(Words),
    /// None of these stands directly after it: `{unless:a,b}`.
    Unless(Words),
    /// None of these stands directly before it: `{notafter:a,b}`.
    NotAfter(Words),
}

/// The words of a guard, with commas between: most are never looked at, and none is cut out before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(Box<str>);

impl Words {
    /// The words.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').map(str::trim).filter(|word| !word.is_empty())
    }
}

/// Parts `alias{guard}{guard}`, without blanks around it. All guards must hold.
pub(super) fn parse(cell: &str) -> Result<(&str, Vec<Guard>), String> {
    let mut parts = tsv::split(cell, b'{');
    let alias = parts.next().unwrap_or_default();
    if alias.len() == cell.len() {
        return Ok((cell, Vec::new()));
    }
    let rest = &cell[alias.len() + 1..];
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
        Some(("near", list)) => Ok(Guard::Near(Words(list.to_lowercase().into()))),
        Some(("after", list)) => Ok(Guard::After(Words(list.into()))),
        Some(("unless", list)) => Ok(Guard::Unless(Words(list.into()))),
        Some(("notafter", list)) => Ok(Guard::NotAfter(Words(list.into()))),
        _ => Err(format!(
            "`{{{inside}}}` is no guard: write {{ctx}}, {{near:a,b}}, {{after:a,b}}, {{unless:a,b}} or \
             {{notafter:a,b}}"
        )),
    }
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
        let words = |list: &str| Words(list.into());
        let near = words("oil, gas");
        assert_eq!(near.iter().collect::<Vec<_>>(), ["oil", "gas"]);
        assert_eq!(guards("Shell{near:oil, Gas}"), one(Guard::Near(near)));
        assert_eq!(guards("West{after:the,The}"), one(Guard::After(words("the,The"))));
        assert_eq!(guards("US{unless:$}"), one(Guard::Unless(words("$"))));
        assert_eq!(guards("人大{notafter:省}"), one(Guard::NotAfter(words("省"))));
        assert_eq!(
            guards("美国{notafter:前}{unless:际}"),
            Ok(vec![Guard::NotAfter(words("前")), Guard::Unless(words("际"))])
        );
        assert!(parse("Mir{card}").is_err() && parse("Mir{ctx").is_err() && parse("{ctx}").is_err());
        assert!(parse("Mir{ctx} {ctx}").is_err());
    }
}
