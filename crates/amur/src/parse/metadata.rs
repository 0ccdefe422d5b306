//! Title, authors, outlet, date and credited sources, each with the words that prove it.

use std::ops::Range;

use crate::metadata::{Evidence, Field, Metadata, PartialDate, Published};
use crate::{Block, Diagnostic, Given, Role, Severity, Span, Stage};

use super::outlet::outlet;
use super::{Parsed, byline, dateline};

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
    let outlet = given_field(given.outlet).or(declared.outlet).or_else(|| outlet(text, blocks, is_outlet));
    let mut credited_sources = credits(text, blocks, is_outlet);
    credited_sources.extend(declared.credited_sources);
    // What an outlet says of itself is no credit.
    credited_sources.retain(|source| outlet.as_ref().is_none_or(|outlet| outlet.value != source.value));
    Metadata {
        title: field(given.title, declared.title, Role::Title),
        subtitle: field(None, declared.subtitle, Role::Subtitle),
        authors: if !given.authors.is_empty() {
            given.authors.into_iter().filter_map(|author| given_field(Some(author))).collect()
        } else if !declared.authors.is_empty() {
            declared.authors
        } else {
            authors(text, blocks, is_outlet)
        },
        outlet,
        section: given_field(given.section).or(declared.section).or_else(|| section(text, blocks)),
        url: given_field(given.url).or(declared.url).or_else(|| address(text, blocks)),
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

/// The address that a line around the article gives as the article's; other stories' addresses are not read.
fn address(text: &str, blocks: &[Block]) -> Option<Field> {
    let around = |block: &&Block| !matches!(block.role, Role::Body | Role::Related | Role::Ad);
    blocks.iter().filter(around).find_map(|block| {
        let start = block.span.start as usize;
        let range = byline::address(block.span.of(text))?;
        Some(read(text, Span::new(start + range.start, start + range.end)))
    })
}

/// The section, of a path through the site its last part.
fn section(text: &str, blocks: &[Block]) -> Option<Field> {
    let block = blocks.iter().find(|block| block.role == Role::Section)?;
    let line = block.span.of(text);
    let last =
        line.trim_end_matches(['>', '›', '»', ' ']).rsplit(['>', '›', '»']).next().map_or(line, str::trim);
    let start = block.span.start as usize + line.rfind(last).unwrap_or(0);
    Some(read(text, Span::new(start, start + last.len())))
}

/// The names in the bylines, each once; where there are none, those in brackets where the article begins or ends.
fn authors(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Vec<Field> {
    let bylines = blocks.iter().filter(|block| block.role == Role::Byline);
    let found = unique(text, bylines, |line| byline::authors(line, is_outlet));
    if !found.is_empty() {
        return found;
    }
    dateline::authors(text, blocks, is_outlet).into_iter().map(|name| read(text, span(name))).collect()
}

/// Outlets and agencies that short lines around the article, or its dateline, credit.
fn credits(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Vec<Field> {
    let lines = blocks.iter().filter(|block| {
        matches!(block.role, Role::Byline | Role::Boilerplate | Role::Outlet | Role::Dateline)
    });
    let mut found = unique(text, lines, |line| match byline::sources(line, is_outlet) {
        // `(Harbour News)` below the article.
        none if none.is_empty() => {
            byline::in_brackets(line).filter(|name| is_outlet(&line[name.clone()])).into_iter().collect()
        }
        sources => sources,
    });
    let agency = dateline::agency(text, blocks, is_outlet).map(|name| read(text, span(name)));
    found.extend(agency.filter(|agency| !found.iter().any(|known| known.value == agency.value)));
    found
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// What `find` finds in blocks, each value once.
fn unique<'a>(
    text: &str,
    blocks: impl Iterator<Item = &'a Block>,
    find: impl Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for block in blocks {
        let start = block.span.start as usize;
        for range in find(block.span.of(text)) {
            let field = read(text, Span::new(start + range.start, start + range.end));
            if !fields.iter().any(|known| known.value == field.value) {
                fields.push(field);
            }
        }
    }
    fields
}
