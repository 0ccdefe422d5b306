//! Names of people out of what a page calls its authors.

use std::sync::LazyLock;

use regex::Regex;

use super::declared::Declared;
use super::title::fold;

/// What is said before names.
static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\s*(?:(?:(?:written|reported|reporting|posted|published|words|story|text|photos?|article) )?by\b[\s:]*|von\b[\s:]+|par\b[\s:]+|por\b[\s:]+|door\b[\s:]+|av\b[\s:]+|autor(?:in|en|es)?\s*:\s*|авторы?\s*[:—–-]?\s*|текст\s*:\s*|tác giả\s*:?\s*|(?:记者|記者|作者|撰文|文)\s*[:：/／]\s*)",
    )
    .ok()
});
/// What parts one name from the next.
static SPLIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*(?:[;|、/／·•]|,\s+|\s+(?:and|und|et|y|e|en|och|og|и|và|&|\+|with|mit)\s+|&)\s*").ok()
});
/// Words that no person is called by.
static NOBODY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:admin|administrator|editor|editors|staff|guest|author|redaktion|redaction|redacción|rédaction|редакция|编辑|webmaster|newsroom|news desk|unknown|none|null|anonymous|web ?desk|user|root)$|\b(?:staff|newsroom|editorial|desk|team|correspondents?|reporters?)$|@|\d{3}",
    )
    .ok()
});
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)https?:|www\.|\w\.(?:com|org|net|info|tv|de|at|ch|uk|fr|es|it|nl|ru|cn|vn|ua|by|kz|jp)\b",
    )
    .ok()
});

/// Who is named, and which outlets are named in their stead.
#[derive(Debug, Default)]
pub(in crate::parse::html) struct Names {
    pub(in crate::parse::html) people: Vec<(String, &'static str)>,
    pub(in crate::parse::html) outlets: Vec<(String, &'static str)>,
    /// Outlets that the page's JSON-LD declares as authors.
    pub(in crate::parse::html) own: Vec<(String, &'static str)>,
}

impl Declared {
    /// The authors of the best place that names any.
    pub(in crate::parse::html) fn names(&self, is_outlet: &dyn Fn(&str) -> bool) -> Names {
        let own: Vec<String> = self.outlets.iter().map(|outlet| fold(&outlet.value)).collect();
        let mut names = Names::default();
        for candidate in &self.authors {
            if names.people.iter().any(|(_, source)| *source != candidate.source) {
                break;
            }
            for name in people(&candidate.value) {
                if is_outlet(&name) || is_agency(&name) || own.contains(&fold(&name)) {
                    add(&mut names.outlets, name, candidate.source);
                } else {
                    add(&mut names.people, name, candidate.source);
                }
            }
        }
        names.own = names.outlets.iter().filter(|(_, source)| *source == "ld:author").cloned().collect();
        names.outlets.retain(|(name, _)| !own.contains(&fold(name)));
        names
    }
}

fn add(names: &mut Vec<(String, &'static str)>, name: String, source: &'static str) {
    if names.iter().all(|(known, _)| fold(known) != fold(&name)) {
        names.push((name, source));
    }
}

/// Whether a name is an agency's, by its own words.
pub(in crate::parse::html) fn is_agency(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["agency", "agentur", "агентство", "通讯社", "thông tấn xã", "newswire", "press association"]
        .iter()
        .any(|word| lower.contains(word))
}

/// The names in a byline.
pub(in crate::parse::html) fn people(line: &str) -> Vec<String> {
    let (Some(start), Some(split), Some(nobody), Some(address)) =
        (START.as_ref(), SPLIT.as_ref(), NOBODY.as_ref(), ADDRESS.as_ref())
    else {
        return Vec::new();
    };
    let line = &line[start.find(line).map_or(0, |found| found.end())..];
    let names: Vec<&str> = split
        .split(line)
        .map(|name| {
            name.trim_matches(|char: char| !char.is_alphanumeric() && !matches!(char, '.' | ')' | '\''))
        })
        .map(|name| &name[start.find(name).map_or(0, |found| found.end())..])
        .collect();
    // An address among the names: the line tells who runs the site.
    if names.iter().any(|name| address.is_match(name)) {
        return Vec::new();
    }
    names.into_iter().filter(|name| !nobody.is_match(name) && is_name(name)).map(str::to_owned).collect()
}

/// Whether this may be a name: a few words, of letters, not all of them small.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let length = name.chars().count();
    (1..=6).contains(&words)
        && (2..=60).contains(&length)
        && name.chars().any(|char| char.is_alphabetic() && !char.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        assert_eq!(people("By Jane Doe and John Roe"), ["Jane Doe", "John Roe"]);
        assert_eq!(people("Von Anna Beispiel, Max Muster"), ["Anna Beispiel", "Max Muster"]);
        assert_eq!(people("作者：王小明"), ["王小明"]);
        assert!(people("admin").is_empty() && people("News Desk").is_empty());
        assert!(people("https://example.org/jane").is_empty());
    }
}
