//! Title, authors, outlet, date and credited sources, each with the words that prove it.

use std::sync::LazyLock;

use regex::Regex;

use crate::metadata::{Evidence, Field, Metadata, PartialDate, Published};
use crate::{Block, Diagnostic, Given, Role, Severity, Span, Stage};

use super::Parsed;

/// Fills in what the text says; what was given wins.
pub(crate) fn fill(
    text: &str,
    parsed: &Parsed,
    given: Given,
    is_outlet: &dyn Fn(&str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Metadata {
    let blocks = &parsed.blocks;
    let mut date =
        |name: &str, value: Option<String>| value.and_then(|value| given_date(name, &value, diagnostics));
    let published =
        date("published", given.published).map(|date| Published { date, evidence: Evidence::Given });
    let reference_date = date("reference_date", given.reference_date);
    let declared = parsed.declared.clone();
    let field = |value: Option<String>, declared: Option<Field>, role| {
        given_field(value).or(declared).or_else(|| first(text, blocks, role))
    };
    let mut credited_sources = credits(text, blocks, is_outlet);
    credited_sources.extend(declared.credited_sources);
    Metadata {
        title: field(given.title, declared.title, Role::Title),
        subtitle: field(None, declared.subtitle, Role::Subtitle),
        authors: if !given.authors.is_empty() {
            given.authors.into_iter().filter_map(|author| given_field(Some(author))).collect()
        } else if !declared.authors.is_empty() {
            declared.authors
        } else {
            authors(text, blocks)
        },
        outlet: given_field(given.outlet).or(declared.outlet).or_else(|| outlet(text, blocks)),
        section: field(given.section, declared.section, Role::Section),
        url: given_field(given.url).or(declared.url),
        published: published.or(declared.published).or_else(|| {
            parsed.published.map(|(date, span)| Published { date, evidence: Evidence::Text(span) })
        }),
        credited_sources,
        reference_date,
        other: given.metadata,
    }
}

/// A value that came with the document.
fn given_field(value: Option<String>) -> Option<Field> {
    let value = value.filter(|value| !value.trim().is_empty())?;
    Some(Field { value, evidence: Evidence::Given })
}

/// A date that came with the document, or a diagnostic.
fn given_date(name: &str, value: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<PartialDate> {
    if value.trim().is_empty() {
        return None;
    }
    match value.parse() {
        Ok(date) => Some(date),
        Err(error) => {
            diagnostics.push(Diagnostic {
                doc_id: None,
                source: None,
                stage: Stage::Parse,
                code: "bad-date",
                severity: Severity::Warning,
                message: format!("the given `{name}` is left out: {error}"),
            });
            None
        }
    }
}

/// A value that stands in the text.
fn read(text: &str, span: Span) -> Field {
    Field { value: span.of(text).to_owned(), evidence: Evidence::Text(span) }
}

/// The first block of a role.
fn first(text: &str, blocks: &[Block], role: Role) -> Option<Field> {
    blocks.iter().find(|block| block.role == role).map(|block| read(text, block.span))
}

/// The outlet's line, without the address behind it.
fn outlet(text: &str, blocks: &[Block]) -> Option<Field> {
    let mut field = first(text, blocks, Role::Outlet)?;
    if let Some(at) = field.value.find("http") {
        let length = field.value[..at].trim_end().len();
        field.value.truncate(length);
        if let Evidence::Text(span) = &mut field.evidence {
            span.end = span.start + length as u32;
        }
    }
    (!field.value.is_empty()).then_some(field)
}

/// Words before the names of a byline.
static BYLINE_START: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:(?:story|words|written|reported|reporting|text) )?by\b[\s:\u{e22}]*|авторы?\s*[:—–-]?\s*|текст\s*:\s*|корреспондент\s+|подготовила?\s*:?\s*|(?:本报|本網|本网)?(?:记者|記者|作者|撰文|编辑|編輯|责编)\s*[:：]?\s*|文\s*[/／]\s*|tác giả\s*:?\s*|phóng viên\s*:?\s*|theo\s+)",
    )
    .ok()
});
/// What ends the names of a byline: a comma with a job, a bracket, a bar, a date, another label.
static BYLINE_END: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*(?:[,(（|/／;；·•–—@<\[\d]|\s-\s|\bfor\b|\bin\b|\bcorrespondent\b|\s{2,}|[编編][辑輯]|责编|報道|报道|\bupdated\b|\bpublished\b).*$",
    )
    .ok()
});

/// The names in the byline, each once.
fn authors(text: &str, blocks: &[Block]) -> Vec<Field> {
    let (Some(start), Some(end)) = (BYLINE_START.as_ref(), BYLINE_END.as_ref()) else { return Vec::new() };
    let mut fields: Vec<Field> = Vec::new();
    for block in blocks.iter().filter(|block| block.role == Role::Byline) {
        let line = block.span.of(text);
        let from = start.find(line).map_or(0, |found| found.end());
        let to = end.find_at(line, from).map_or(line.len(), |found| found.start());
        for (offset, name) in names(&line[from..to]) {
            if is_name(name) && !fields.iter().any(|known| known.value == name) {
                let at = block.span.start as usize + from + offset;
                fields.push(read(text, Span::new(at, at + name.len())));
            }
        }
    }
    fields
}

/// The names of a list, with where they start.
fn names(list: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in list.split_inclusive([',', '、', '&']).flat_map(|part| part.split_inclusive(" and ")) {
        let name = part
            .trim_end_matches(" and ")
            .trim_end_matches(" и ")
            .trim_matches([',', '、', '&', ' ', '\u{a0}', '.', '«', '»', '"', '“', '”', '-']);
        if !name.is_empty() {
            found.push((at + part.find(name).unwrap_or(0), name));
        }
        at += part.len();
    }
    found
}

/// Whether this may be a person's name: one to five words that begin with a capital, or two to four ideographs.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let starts = name.split_whitespace().all(|word| {
        word.chars()
            .next()
            .is_some_and(|char| char.is_uppercase() || (char.is_alphabetic() && !char.is_lowercase()))
    });
    let length = name.chars().count();
    let ideographs = name.chars().all(crate::script::is_han);
    starts && if ideographs { (2..=4).contains(&length) } else { (2..=5).contains(&words) && length <= 50 }
}

/// "Based on TASS, Reuters", "From The Herald", «По материалам …», 来源：…, "Theo …".
static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\(based on|^based on|^from the\b|^source:|^sources:|по материалам|^источник:|(?:^|[\s|（(])(?:来源|來源)\s*[:：]|\(theo|^theo|^nguồn:)\s*(?P<list>[^()（）|–—;；\t]{2,60})",
    )
    .ok()
});

/// Outlets and agencies that short lines around the article credit.
fn credits(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Vec<Field> {
    let Some(pattern) = CREDIT.as_ref() else { return Vec::new() };
    let mut fields: Vec<Field> = Vec::new();
    for block in blocks.iter().filter(|block| matches!(block.role, Role::Byline | Role::Boilerplate)) {
        let line = block.span.of(text);
        // `From The Herald`: the article belongs to the name.
        let Some(list) =
            pattern.captures(line).filter(|_| line.len() < 120).and_then(|found| found.name("list"))
        else {
            continue;
        };
        let the = if line[..list.start()].trim_end().to_lowercase().ends_with(" the") { 4 } else { 0 };
        let from = list.start()
            - if the > 0 {
                line[..list.start()].len() - line[..list.start()].trim_end().len() + 3
            } else {
                0
            };
        for (offset, name) in names(&line[from..list.end()]) {
            let at = block.span.start as usize + from + offset;
            // "Theo Anders": in English a given name.
            let theo = line.to_lowercase().starts_with("theo") && !is_outlet(name);
            let named = name.chars().any(char::is_alphabetic) && !name.contains(['：', ':']);
            if named && !theo && !fields.iter().any(|known| known.value == name) {
                fields.push(read(text, Span::new(at, at + name.len())));
            }
        }
    }
    fields
}
