//! A JSON object whose values are looked at only when they are wanted, and kept as they were written otherwise.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object in the order they were written; of one key twice, the last value counts.
pub(super) struct Object<'a> {
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    key: String,
    value: &'a RawValue,
    taken: bool,
}

impl<'a> Object<'a> {
    /// Parses one line; the error tells what is wrong with it.
    pub(super) fn parse(line: &'a [u8]) -> Result<Self, String> {
        let line = simdutf8::compat::from_utf8(line)
            .map_err(|error| format!("not UTF-8 from byte {} on", error.valid_up_to() + 1))?;
        serde_json::from_str(line).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or(&reason);
            format!("not valid JSON: {reason} at column {}", error.column())
        })
    }

    /// The keys, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.members.iter().map(|member| member.key.as_str())
    }

    /// The elements of the only member that is a list of objects; none where there is another, or none.
    pub(super) fn list_of_objects(&self) -> Option<Vec<Box<RawValue>>> {
        let is_list = |member: &&Member<'_>| {
            let json = member.value.get();
            json.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
        };
        let mut lists = self.members.iter().filter(is_list);
        let (Some(list), None) = (lists.next(), lists.next()) else { return None };
        serde_json::from_str(list.value.get()).ok()
    }

    /// Takes the value of a key; none if there is none or it is `null`.
    pub(super) fn take(&mut self, key: &str) -> Option<Value<'a>> {
        let member = self.members.iter_mut().find(|member| !member.taken && member.key == key)?;
        member.taken = true;
        (member.value.get() != "null").then(|| Value::new(member.value))
    }

    /// Leaves a key that was taken to the rest after all.
    pub(super) fn put_back(&mut self, key: &str) {
        for member in self.members.iter_mut().filter(|member| member.key == key) {
            member.taken = false;
        }
    }

    /// What was not taken, as the text of an object; none if nothing is left.
    pub(super) fn rest(&self) -> Option<String> {
        let mut text = String::new();
        for member in self.members.iter().filter(|member| !member.taken) {
            text.push(if text.is_empty() { '{' } else { ',' });
            text.push_str(&serde_json::Value::from(member.key.as_str()).to_string());
            text.push(':');
            text.push_str(member.value.get());
        }
        (!text.is_empty()).then(|| text + "}")
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members: Vec<Member<'de>> = Vec::new();
                let mut places: HashMap<String, usize> = HashMap::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    match places.entry(key) {
                        Entry::Occupied(place) => members[*place.get()].value = value,
                        Entry::Vacant(place) => {
                            let key = place.key().clone();
                            place.insert(members.len());
                            members.push(Member { key, value, taken: false });
                        }
                    }
                }
                Ok(Object { members })
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A value of JSON, read as far as a field of a document needs it.
pub(super) enum Value<'a> {
    /// A string; `lossy` where halves of surrogate pairs were replaced.
    String { text: String, lossy: bool },
    /// A number as it was written.
    Number(&'a str),
    /// A list.
    List(&'a str),
    /// Anything else, by the name of its type.
    Other(&'static str),
}

impl<'a> Value<'a> {
    fn new(value: &'a RawValue) -> Self {
        let json = value.get();
        match json.as_bytes().first() {
            Some(b'"') => Self::string(json),
            Some(b'[') => Self::List(json),
            Some(b'{') => Self::Other("an object"),
            Some(b't' | b'f') => Self::Other("a truth value"),
            _ => Self::Number(json),
        }
    }

    fn string(json: &str) -> Self {
        // The grammar was checked before: only halves of surrogate pairs can fail here.
        match serde_json::from_str(json) {
            Ok(text) => Self::String { text, lossy: false },
            Err(_) => {
                let text = serde_json::from_str(&without_lone_surrogates(json)).unwrap_or_default();
                Self::String { text, lossy: true }
            }
        }
    }

    /// The strings of a list of nothing but strings; its `null`s are left out.
    pub(super) fn strings(&self) -> Option<Vec<Self>> {
        let Self::List(json) = self else { return None };
        let values: Vec<&RawValue> = serde_json::from_str(json).ok()?;
        let values = values.into_iter().filter(|value| value.get() != "null");
        values.map(|value| value.get().starts_with('"').then(|| Self::new(value))).collect()
    }

    /// The name of its type, for a message.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::String { .. } => "a string",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Other(name) => name,
        }
    }
}

/// The literal of a string with every `\uD8xx` that has no partner written as U+FFFD. Scrapers that cut a text in the
/// middle of an emoji leave such halves behind.
fn without_lone_surrogates(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let taken = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(Half::High), Some(Half::Low)) => &escape[..12],
            (Some(_), _) => {
                out.push('\u{FFFD}');
                rest = &escape[6..];
                continue;
            }
            // A backslash and the ASCII character that it escapes.
            (None, _) => &escape[..2],
        };
        out.push_str(taken);
        rest = &escape[taken.len()..];
    }
    out.push_str(rest);
    out
}

enum Half {
    High,
    Low,
}

/// Which half of a pair the escape at the start of this text stands for.
fn surrogate(escape: &str) -> Option<Half> {
    match u16::from_str_radix(escape.strip_prefix("\\u")?.get(..4)?, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::High),
        0xDC00..=0xDFFF => Some(Half::Low),
        _ => None,
    }
}
