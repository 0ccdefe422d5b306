//! The article that a page describes in JSON-LD.

use serde_json::{Map, Value};

use super::super::dom::{Dom, ROOT};

/// Objects of a page that are looked at.
const MOST: usize = 500;

/// Everything that a page's JSON-LD says, flat.
#[derive(Debug, Default)]
pub(super) struct Graph {
    objects: Vec<Map<String, Value>>,
}

impl Graph {
    /// Reads the scripts of a page; what cannot be read is left out.
    pub(super) fn of(dom: &Dom) -> Self {
        let mut graph = Self::default();
        for id in dom.descendants(ROOT).filter(|id| dom.name(*id) == "script") {
            if dom.attribute(id, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
                let script: String = dom.children(id).filter_map(|id| dom.text(id)).collect();
                read(&script).into_iter().for_each(|value| graph.add(value));
            }
        }
        graph
    }

    /// Adds the objects of a value: those of lists, of graphs, and of what a page is about.
    fn add(&mut self, value: Value) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.add(value)),
            Value::Object(mut object) if self.objects.len() < MOST => {
                let inner: Vec<Value> = ["@graph", "mainEntity", "hasPart"]
                    .iter()
                    .filter_map(|key| object.remove(*key))
                    .collect();
                if let Some(page @ Value::Object(_)) = object.get("mainEntityOfPage") {
                    self.add(page.clone());
                }
                self.objects.push(object);
                inner.into_iter().for_each(|value| self.add(value));
            }
            _ => {}
        }
    }

    /// The objects that describe the page's article, the best first.
    pub(super) fn articles(&self) -> Vec<&Map<String, Value>> {
        let mut ranked: Vec<(u8, &Map<String, Value>)> =
            self.objects.iter().filter_map(|object| Some((rank(object)?, object))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, object)| object).collect()
    }

    /// The name of the site.
    pub(super) fn site(&self) -> Option<&str> {
        self.objects.iter().find(|object| has_type(object, |kind| kind == "WebSite"))?.get("name")?.as_str()
    }

    /// The object that another one points at by its `@id`.
    pub(super) fn resolve<'a>(&'a self, object: &'a Map<String, Value>) -> &'a Map<String, Value> {
        let known =
            |id: &Value| self.objects.iter().find(|other| other.get("@id") == Some(id) && other.len() > 1);
        match object.get("@id") {
            Some(id) if !object.contains_key("name") => known(id).unwrap_or(object),
            _ => object,
        }
    }

    /// The names in a value: a text, an object with a name, or a list of them.
    pub(super) fn names(&self, value: &Value) -> Vec<String> {
        match value {
            Value::String(name) => vec![name.clone()],
            Value::Array(values) => values.iter().flat_map(|value| self.names(value)).collect(),
            Value::Object(object) => {
                let object = self.resolve(object);
                match object.get("name") {
                    Some(name @ (Value::String(_) | Value::Array(_))) => self.names(name),
                    _ => in_parts(object).into_iter().collect(),
                }
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a person that is given in parts.
fn in_parts(person: &Map<String, Value>) -> Option<String> {
    let part = |key| person.get(key).and_then(Value::as_str).map(str::trim);
    let family = part("familyName").filter(|name| !name.is_empty())?;
    Some(part("givenName").map_or_else(|| family.to_owned(), |given| format!("{given} {family}")))
}

/// How well an object describes the article: 0 best.
fn rank(object: &Map<String, Value>) -> Option<u8> {
    if has_type(object, |kind| kind.ends_with("NewsArticle")) {
        Some(0)
    } else if has_type(object, |kind| {
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
    }) {
        Some(1)
    } else if has_type(object, |kind| matches!(kind, "WebPage" | "ItemPage" | "VideoObject" | "Recipe")) {
        Some(2)
    } else {
        None
    }
}

fn has_type(object: &Map<String, Value>, wanted: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

/// The values of a script, whose JSON may be broken.
fn read(script: &str) -> Vec<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let script = script
        .trim()
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches(';');
    let parse = |script: &str| -> Vec<Value> {
        serde_json::Deserializer::from_str(script).into_iter().map_while(Result::ok).collect()
    };
    let values = parse(script);
    if values.is_empty() { parse(&mend(script)) } else { values }
}

/// Takes out what often breaks JSON on pages: raw line breaks in texts, commas before a closing bracket.
fn mend(script: &str) -> String {
    let mut mended = String::with_capacity(script.len());
    let (mut in_text, mut escaped) = (false, false);
    for char in script.chars() {
        match char {
            '"' if !escaped => in_text = !in_text,
            '}' | ']' if !in_text => {
                let length = mended.trim_end().len();
                if mended[..length].ends_with(',') {
                    mended.truncate(length - 1);
                }
            }
            _ => {}
        }
        escaped = char == '\\' && !escaped;
        mended.push(if char.is_control() { ' ' } else { char });
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json() {
        assert_eq!(read("<!-- {\"a\": 1,}; -->").len(), 1);
        assert_eq!(read("{\"a\": \"one\ntwo\"}")[0]["a"], "one two");
        assert_eq!(read("{\"a\": 1} {\"b\": 2}").len(), 2);
        assert!(read("{\"a\": ").is_empty());
    }
}
