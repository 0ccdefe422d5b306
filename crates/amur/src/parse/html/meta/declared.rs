//! All that a page declares, by field, with where it says so.

use std::sync::LazyLock;

use serde_json::Value;

use crate::tsv;

use super::super::cues::{self, Zone};
use super::super::dom::{Dom, Id, ROOT};
use super::json_ld::Graph;
use super::title::fold;

/// A value that a page declares.
#[derive(Debug, Clone)]
pub(in crate::parse::html) struct Candidate {
    pub(in crate::parse::html) value: String,
    /// Where: `meta:og:title`, `ld:headline` …
    pub(in crate::parse::html) source: &'static str,
    pub(in crate::parse::html) rank: usize,
}

/// All that a page declares.
#[derive(Debug, Default)]
pub(in crate::parse::html) struct Declared {
    pub(in crate::parse::html) titles: Vec<Candidate>,
    pub(in crate::parse::html) subtitles: Vec<Candidate>,
    pub(in crate::parse::html) authors: Vec<Candidate>,
    pub(in crate::parse::html) outlets: Vec<Candidate>,
    pub(in crate::parse::html) sections: Vec<Candidate>,
    pub(in crate::parse::html) urls: Vec<Candidate>,
    pub(in crate::parse::html) dates: Vec<Candidate>,
    /// The article's text.
    pub(in crate::parse::html) body: String,
    /// The language of the page.
    pub(in crate::parse::html) lang: Option<String>,
    /// The site by its address: the host, and its longest part, as they are compared.
    pub(in crate::parse::html) hosts: Vec<String>,
}

/// A row of `data/html_meta.tsv`.
struct Place {
    field: &'static str,
    kind: &'static str,
    name: &'static str,
    source: String,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../../../data/html_meta.tsv"))
        .map(|[field, kind, name]| Place { field, kind, name, source: format!("{kind}:{name}") })
        .collect()
});

impl Declared {
    /// What a page declares; `url` is where it came from, if that is known.
    pub(in crate::parse::html) fn of(dom: &Dom, url: Option<&str>) -> Self {
        let mut declared = Self::default();
        declared.elements(dom);
        declared.json_ld(&Graph::of(dom));
        for field in [
            &mut declared.titles,
            &mut declared.subtitles,
            &mut declared.authors,
            &mut declared.outlets,
            &mut declared.sections,
            &mut declared.urls,
            &mut declared.dates,
        ] {
            field.sort_by_key(|candidate| candidate.rank);
        }
        let address = url.or(declared.urls.first().map(|url| url.value.as_str()));
        declared.hosts = address.map(hosts).unwrap_or_default();
        declared
    }

    /// Adds a value to the fields that are declared in a place.
    fn add(&mut self, kind: &str, name: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        for (rank, place) in PLACES.iter().enumerate() {
            if place.kind != kind || !place.name.eq_ignore_ascii_case(name) {
                continue;
            }
            let field = match place.field {
                "title" => &mut self.titles,
                "subtitle" => &mut self.subtitles,
                "author" => &mut self.authors,
                "outlet" => &mut self.outlets,
                "section" => &mut self.sections,
                "url" => &mut self.urls,
                _ => &mut self.dates,
            };
            field.push(Candidate { value: value.clone(), source: &place.source, rank });
        }
    }

    fn elements(&mut self, dom: &Dom) {
        for id in dom.descendants(ROOT) {
            let value = |name| dom.attribute(id, name).unwrap_or_default();
            match dom.name(id) {
                "html" => {
                    self.lang = dom.attribute(id, "lang").or(dom.attribute(id, "xml:lang")).map(str::to_owned)
                }
                "meta" => {
                    for name in ["name", "property", "itemprop"] {
                        self.add("meta", value(name), value("content"));
                    }
                }
                "link" => self.add("rel", value("rel"), value("href")),
                "a" if dom.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"))
                    && !is_aside(dom, id) =>
                {
                    self.add("rel", "author", &dom.text_of(id));
                }
                "h1" if leads_home(dom, id) => self.add("tag", "home", &dom.text_of(id)),
                name @ ("title" | "h1") => self.add("tag", name, &dom.text_of(id)),
                "" => continue,
                _ => {}
            }
            self.properties(dom, id);
        }
    }

    fn properties(&mut self, dom: &Dom, id: Id) {
        let Some(property) = dom.attribute(id, "itemprop") else { return };
        let stated = ["content", "datetime"].iter().find_map(|name| dom.attribute(id, name));
        let value = stated.map_or_else(|| dom.text_of(id), str::to_owned);
        let is_others = property == "author" && is_aside(dom, id);
        if value.len() < 500 && dom.name(id) != "meta" && !is_others {
            property.split_ascii_whitespace().for_each(|name| self.add("property", name, &value));
        }
    }

    fn json_ld(&mut self, graph: &Graph) {
        for article in graph.articles().into_iter().take(2) {
            for (key, value) in article {
                match (key.as_str(), value) {
                    ("articleBody", Value::String(body)) if self.body.is_empty() => self.body = plain(body),
                    ("author" | "creator" | "publisher", value) => {
                        graph.names(value).iter().for_each(|name| self.add("ld", key, &plain(name)));
                    }
                    (_, Value::String(text)) => self.add("ld", key, &plain(text)),
                    ("articleSection", Value::Array(values)) => {
                        if let Some(first) = values.iter().find_map(Value::as_str) {
                            self.add("ld", key, &plain(first));
                        }
                    }
                    _ => {}
                }
            }
        }
        if let Some(site) = graph.site() {
            self.add("ld", "site", &plain(site));
        }
    }
}

/// The host of an address without `www.`, and the longest of its parts, both as titles are compared.
fn hosts(url: &str) -> Vec<String> {
    let Some((_, rest)) = url.split_once("://") else { return Vec::new() };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let longest = host.split('.').max_by_key(|part| part.len()).unwrap_or_default();
    [host, longest].into_iter().map(fold).filter(|name| name.len() > 2).collect()
}

/// Whether an element stands in a part of the page that is no article: a comment's author is not the article's.
fn is_aside(dom: &Dom, id: Id) -> bool {
    std::iter::successors(Some(id), |id| dom.parent(*id))
        .any(|id| cues::zones(dom, id).iter().any(|zone| matches!(zone, Zone::Aside(_))))
}

/// Whether a heading is a link to the site's front page: it shows the site's name.
fn leads_home(dom: &Dom, heading: Id) -> bool {
    let is_home = |id: Id| {
        let Some(address) = dom.attribute(id, "href") else { return false };
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        dom.name(id) == "a"
            && matches!(path, "" | "/" | "./" | "/index.html" | "/index.php" | "index.html" | "index.php")
    };
    dom.parent(heading).is_some_and(is_home) || dom.descendants(heading).any(is_home)
}

/// The text of a value that may hold marks and entities.
fn plain(value: &str) -> String {
    if !value.contains(['&', '<']) {
        return value.to_owned();
    }
    let text = |dom: &Dom| {
        let body = dom.first("body").unwrap_or(ROOT);
        let parts: Vec<&str> = dom.descendants(body).filter_map(|id| dom.text(id)).collect();
        parts.join("\n")
    };
    let once = Dom::parse(value).map(|dom| text(&dom)).unwrap_or_default();
    // `&amp;quot;`: encoded twice.
    if once.contains('&') && once.contains(';') {
        Dom::parse(&once).map(|dom| text(&dom)).unwrap_or(once)
    } else {
        once
    }
}
