//! What the names of elements, classes and properties say, from `data/html_cues.tsv`.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::{Role, tsv};

use super::dom::{Dom, Id};

/// What an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// It holds the article's text.
    Body,
    /// It is no part of the article.
    Aside(Role),
    /// It is a part of the article other than its text.
    Part(Role),
}

/// Where a cue stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// The element's name.
    Tag,
    /// One or two words of a class or id.
    Class,
    /// A property of schema.org, or an ARIA role.
    Property,
}

static CUES: LazyLock<HashMap<(Place, &str), Zone>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../data/html_cues.tsv"))
        .filter_map(|[role, place, names]| {
            let role = Role::ALL.into_iter().find(|known| known.as_str() == role)?;
            let zone = match role {
                Role::Body => Zone::Body,
                Role::Ad | Role::Related | Role::Boilerplate => Zone::Aside(role),
                _ => Zone::Part(role),
            };
            Some((zone, place_of(place)?, names))
        })
        .flat_map(|(zone, place, names)| names.split(' ').map(move |name| ((place, name), zone)))
        .collect()
});

fn place_of(name: &str) -> Option<Place> {
    match name {
        "tag" => Some(Place::Tag),
        "class" => Some(Place::Class),
        "property" => Some(Place::Property),
        _ => None,
    }
}

/// What an element is for, as far as its name, classes, id and properties say.
pub(super) fn zones(dom: &Dom, id: Id) -> Vec<Zone> {
    let mut zones: Vec<Zone> = CUES.get(&(Place::Tag, dom.name(id))).copied().into_iter().collect();
    for (name, value) in dom.attributes(id) {
        match name {
            "class" | "id" | "data-component" | "data-testid" => {
                value.split_ascii_whitespace().for_each(|class| of_class(class, &mut zones));
            }
            "itemprop" | "role" | "rel" => {
                zones.extend(
                    value.split_ascii_whitespace().filter_map(|name| CUES.get(&(Place::Property, name))),
                );
            }
            _ => {}
        }
    }
    zones
}

/// Whether an element asks for consent to cookies.
pub(super) fn is_consent(dom: &Dom, id: Id) -> bool {
    const WORDS: [&str; 6] = ["cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust"];
    let named = dom.attributes(id).filter(|(name, _)| matches!(*name, "id" | "class"));
    let mut classes = named.flat_map(|(_, value)| value.split_ascii_whitespace());
    classes.any(|class| words(class).split('-').any(|word| WORDS.contains(&word)))
}

/// What the words of a class say, one by one and in pairs.
fn of_class(class: &str, zones: &mut Vec<Zone>) {
    let words = words(class);
    let mut rest = words.as_str();
    // `has-sidebar`, `no-comments`: about something else.
    if matches!(rest.split('-').next(), Some("has" | "no" | "with" | "without" | "not" | "hide")) {
        return;
    }
    while !rest.is_empty() {
        let mut ends = rest.match_indices('-').map(|(at, _)| at);
        let (word, pair) = (ends.next(), ends.next());
        zones.extend(CUES.get(&(Place::Class, &rest[..word.unwrap_or(rest.len())])));
        let Some(word) = word else { break };
        zones.extend(CUES.get(&(Place::Class, &rest[..pair.unwrap_or(rest.len())])));
        rest = &rest[word + 1..];
    }
}

/// The words of a class in lower case, joined by `-`: `articleBody`, `article-body` and `article__body` are the same two.
fn words(class: &str) -> String {
    let mut words = String::with_capacity(class.len() + 4);
    let mut was_lower = false;
    for char in class.chars().take(100) {
        let is_word = char.is_alphanumeric();
        let is_break = !is_word || (char.is_ascii_uppercase() && was_lower);
        if is_break && !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
        if is_word {
            words.push(char.to_ascii_lowercase());
        }
        was_lower = char.is_ascii_lowercase();
    }
    words.truncate(words.trim_end_matches('-').len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        const TABLE: &str = include_str!("../../../data/html_cues.tsv");
        let rows: Vec<[&str; 3]> = tsv::rows(TABLE).collect();
        assert_eq!(rows.len(), tsv::lines(TABLE).count() - 1, "a row has another number of columns");
        for [role, place, names] in rows {
            assert!(Role::ALL.iter().any(|known| known.as_str() == role), "{role}");
            assert!(place_of(place).is_some(), "{place}");
            assert!(names.split(' ').all(|name| !name.is_empty()), "{names}");
        }
    }

    #[test]
    fn classes() {
        assert_eq!(words("articleBody__Main-2"), "article-body-main-2");
        let zones = |class| {
            let mut zones = Vec::new();
            of_class(class, &mut zones);
            zones
        };
        assert_eq!(zones("articleBody"), [Zone::Body]);
        assert_eq!(zones("js-related-items"), [Zone::Aside(Role::Related)]);
        assert_eq!(zones("has-related"), []);
    }
}
