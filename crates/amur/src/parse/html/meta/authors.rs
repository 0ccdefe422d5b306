//! Names of people out of what a page calls its authors.

use std::sync::LazyLock;

use regex::Regex;

use crate::script::is_han;
use crate::tsv;

use super::declared::Declared;
use super::title::fold;

const TABLE: &str = include_str!("../../../../data/html_authors.tsv");

/// The words of a class in `data/html_authors.tsv`, as alternatives of a regular expression.
fn any(wanted: &str) -> String {
    let words = tsv::rows(TABLE).filter(|[class, ..]: &[&str; 3]| *class == wanted);
    let mut words: Vec<String> = words.flat_map(|[.., words]| words.split('|')).map(regex::escape).collect();
    // The first that fits wins: longer ones before shorter ones.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

/// What parts and borders names.
struct Words {
    start: Regex,
    split: Regex,
    cut: Regex,
    end: Regex,
    nobody: Regex,
    address: Regex,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let new = |pattern: &str| Regex::new(&format!("(?i){pattern}")).ok();
    Some(Words {
        start: new(&format!(
            r"^[\s\p{{P}}]*(?:(?:{})(?:[\s:：]+|$)|(?:{})\s*[:：/／]\s*)",
            any("before"),
            any("label")
        ))?,
        split: new(&format!(r"\s*(?:[;|、/／·•]|,\s+|，|\s+(?:{}|&|\+)\s+|&)\s*", any("and")))?,
        cut: new(&format!(r"\s(?:{})\s.*$", any("cut")))?,
        end: new(&format!(r"(?:^|\s)(?:(?:{})[\s:]*)+$", any("after")))?,
        nobody: new(&format!(r"^(?:{})$|\b(?:{})$|@|\d{{3}}", any("nobody"), any("office")))?,
        address: new(
            r"https?:|www\.|\w\.(?:com|org|net|info|tv|de|at|ch|uk|fr|es|it|nl|ru|cn|vn|ua|by|kz|jp)\b",
        )?,
    })
});
static AGENCY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?i){}", any("agency"))).ok());

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
fn is_agency(name: &str) -> bool {
    AGENCY.as_ref().is_some_and(|agency| agency.is_match(name))
}

/// The names in a byline.
pub(in crate::parse::html) fn people(line: &str) -> Vec<String> {
    let Some(words) = WORDS.as_ref() else { return Vec::new() };
    let line = words.without_start(line);
    let names: Vec<&str> = words.split.split(line).map(|name| words.trim(name)).collect();
    // An address among the names: the line tells who runs the site.
    if names.iter().any(|name| words.address.is_match(name)) {
        return Vec::new();
    }
    let names = names.into_iter().flat_map(unspaced);
    names.filter(|name| !words.nobody.is_match(name) && is_name(name)).collect()
}

impl Words {
    fn without_start<'a>(&self, line: &'a str) -> &'a str {
        &line[self.start.find(line).map_or(0, |found| found.end())..]
    }

    /// A name without what is said before and behind it.
    fn trim<'a>(&self, name: &'a str) -> &'a str {
        let bare = |name: &'a str| {
            name.trim_matches(|char: char| !char.is_alphanumeric() && !matches!(char, '.' | ')' | '\''))
        };
        let name = self.without_start(bare(name));
        let name = &name[..self.cut.find(name).map_or(name.len(), |found| found.start())];
        bare(&name[..self.end.find(name).map_or(name.len(), |found| found.start())])
    }
}

/// Chinese names have blanks between them and none inside, unless a name of two characters is spread.
fn unspaced(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    if parts.len() < 2 || !parts.iter().all(|part| part.chars().all(is_han)) {
        vec![name.to_owned()]
    } else if parts.iter().all(|part| part.chars().count() > 1) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![parts.concat()]
    }
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
    fn table() {
        assert_eq!(tsv::rows::<3>(TABLE).count(), tsv::lines(TABLE).count() - 1, "another number of columns");
        assert!(WORDS.is_some() && AGENCY.is_some());
    }

    #[test]
    fn words_around_names() {
        assert_eq!(people("Veröffentlicht von Max Muster am"), ["Max Muster"]);
        assert_eq!(people("Jane Doe on"), ["Jane Doe"]);
        assert_eq!(
            people("By Jane Doe in Harbourtown and John Roe for The Courier"),
            ["Jane Doe", "John Roe"]
        );
        assert_eq!(people("Автор: Иван Примеров и Анна Образцова"), ["Иван Примеров", "Анна Образцова"]);
        assert_eq!(people("Tác giả: Nguyễn Văn Mẫu"), ["Nguyễn Văn Mẫu"]);
        assert_eq!(people("本报记者 王小明 李建国"), ["王小明", "李建国"]);
        assert_eq!(people("记者：王 明"), ["王明"]);
        assert!(people("Por").is_empty() && people("Artikel von").is_empty());
    }

    #[test]
    fn bylines() {
        assert_eq!(people("By Jane Doe and John Roe"), ["Jane Doe", "John Roe"]);
        assert_eq!(people("Von Anna Beispiel, Max Muster"), ["Anna Beispiel", "Max Muster"]);
        assert_eq!(people("作者：王小明"), ["王小明"]);
        assert!(people("admin").is_empty() && people("News Desk").is_empty());
        assert!(people("https://example.org/jane").is_empty());
    }
}
