//! A document as a page for the eye.

use std::fmt::Write;

use amur::{Block, Document, Evidence, Field, Role};

use crate::paint::Paint;

/// The page of a document: what is known of it, its blocks in reading order, its quotations, and its diagnostics.
pub(crate) fn page(document: &Document, paint: Paint) -> String {
    let mut page = header(document, paint);
    page.push('\n');
    for (index, block) in document.blocks.iter().enumerate() {
        let tag = format!("{:11} {}  ", block.role.as_str(), block.language.lang);
        let text = content(document, index, block, paint);
        let furniture = matches!(block.role, Role::Ad | Role::Related | Role::Boilerplate);
        let text = if furniture { paint.faint(&text) } else { text };
        page += &wrapped(&format!("{}{text}", paint.faint(&tag)), tag.len(), paint);
    }
    if !document.quotes.is_empty() {
        page.push('\n');
    }
    for quote in &document.quotes {
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.name.as_deref()).unwrap_or("unknown");
        let pieces: Vec<&str> = quote.fragments.iter().map(|piece| document.slice(*piece)).collect();
        let label = format!("{:8} {}:", quote.kind.as_str(), printable(speaker));
        page += &wrapped(&format!("{} {}", paint.strong(&label), printable(&pieces.join(" … "))), 9, paint);
    }
    if !document.diagnostics.is_empty() {
        page.push('\n');
    }
    for diagnostic in &document.diagnostics {
        let label = format!("{} {}:", diagnostic.severity.as_str(), diagnostic.code);
        let line = format!("{} {}", paint.strong(&label), printable(&diagnostic.message));
        page += &wrapped(&line, 2, paint);
    }
    page
}

fn header(document: &Document, paint: Paint) -> String {
    let known = &document.metadata;
    let value = |field: &Option<Field>| field.as_ref().map(|field| field.value.clone());
    let published = known.published.as_ref().map(|published| match published.evidence {
        Evidence::Given => format!("{} (given)", published.date),
        Evidence::Text(span) => format!("{} (from “{}”)", published.date, document.slice(span)),
        Evidence::Tag(tag) => format!("{} (from {tag})", published.date),
    });
    let language = document.language;
    let doubt = if language.reliable { "" } else { ", not reliable" };
    let values = |fields: &[Field]| {
        let values: Vec<_> = fields.iter().map(|field| field.value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    };
    let unknown = || Some("unknown".to_owned());

    let mut header = String::new();
    let lines = [
        ("document", Some(document.id.to_string())),
        ("title", value(&known.title).or_else(unknown)),
        ("outlet", value(&known.outlet).or_else(unknown)),
        ("published", published.or_else(unknown)),
        ("language", Some(format!("{}, score {:.2}{doubt}", language.lang, language.score))),
        ("authors", values(&known.authors)),
        ("section", value(&known.section)),
        ("sources", values(&known.credited_sources)),
        ("repairs", (!document.repairs.is_empty()).then(|| document.repairs.join(", "))),
    ];
    for (label, value) in lines {
        if let Some(value) = value {
            let line = format!("{} {}", paint.strong(&format!("{label:9}")), printable(&value));
            header += &wrapped(&line, 10, paint);
        }
    }
    if paint.colour {
        let _ = writeln!(header, "{} {}", paint.strong("names    "), paint.legend());
    }
    header
}

/// The text of a block with its mentions marked.
fn content(document: &Document, index: usize, block: &Block, paint: Paint) -> String {
    let mut content = String::new();
    let mut at = block.span.start;
    for mention in document.mentions.iter().filter(|mention| mention.block as usize == index) {
        let before = amur::Span { start: at, end: mention.span.start };
        content += &printable(document.slice(before));
        content += &paint.mention(&printable(document.slice(mention.span)), mention.kind);
        at = mention.span.end;
    }
    content += &printable(document.slice(amur::Span { start: at, end: block.span.end }));
    content
}

/// A line as the terminal is wide, all lines but the first indented.
fn wrapped(line: &str, indent: usize, paint: Paint) -> String {
    let mut text = match paint.width {
        None => line.to_owned(),
        Some(width) => {
            let indent = " ".repeat(indent);
            textwrap::fill(line, textwrap::Options::new(width).subsequent_indent(&indent))
        }
    };
    text.push('\n');
    text
}

/// The text without characters that steer the terminal: scraped text may hold any.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use amur::{
        Detected, Diagnostic, EntityType, Format, Lang, Mention, Metadata, Published, Quote, QuoteKind,
        Severity, Span, Speaker, Stage,
    };

    use super::*;

    const TEXT: &str = "Визит в Пекин\n1 марта\nЛавров прибыл в Китай, где министра ждал Ван И.\nРеклама";

    fn span(part: &str) -> Span {
        let start = TEXT.find(part).expect("part of the text");
        Span::new(start, start + part.len())
    }

    fn document() -> Document {
        let russian = Detected { lang: Lang::RUS, score: 0.987_6, reliable: false };
        let block =
            |part, role| Block { span: span(part), role, role_score: 1.0, language: russian, source_line: 1 };
        let mention = |part, block, kind| Mention {
            span: span(part),
            block,
            sentence: 0,
            kind,
            entity_id: Arc::from("Q1"),
            name: Arc::from("a name"),
            country: None,
            metonym: false,
            score: 1.0,
        };
        Document {
            id: "a.txt".into(),
            source: None,
            format: Format::Text,
            text: TEXT.into(),
            repairs: vec!["mojibake".to_owned()],
            metadata: Metadata {
                title: Some(Field {
                    value: "Визит в Пекин".to_owned(), evidence: Evidence::Given
                }),
                published: Some(Published {
                    date: "2023-03-01".parse().expect("a date"),
                    evidence: Evidence::Text(span("1 марта")),
                }),
                ..Metadata::default()
            },
            blocks: vec![
                block("Визит в Пекин", Role::Title),
                block("1 марта", Role::Date),
                block("Лавров прибыл в Китай, где министра ждал Ван И.", Role::Body),
                block("Реклама", Role::Ad),
            ],
            language: russian,
            sentences: Vec::new(),
            tokens: Vec::new(),
            mentions: vec![
                mention("Пекин", 0, EntityType::Loc),
                mention("Лавров", 2, EntityType::Per),
                mention("Китай", 2, EntityType::Loc),
                mention("Ван И", 2, EntityType::Per),
            ],
            figures: Vec::new(),
            dates: Vec::new(),
            quotes: vec![Quote {
                kind: QuoteKind::Indirect,
                span: span("министра ждал Ван И"),
                fragments: vec![span("министра ждал Ван И")],
                quoted: Vec::new(),
                cue: None,
                speaker: Some(Speaker {
                    span: span("Лавров"), entity_id: None, name: Some("Lavrov".into())
                }),
                via: None,
                sentence: 0,
            }],
            citations: Vec::new(),
            diagnostics: vec![Diagnostic {
                doc_id: Some("a.txt".to_owned()),
                source: None,
                stage: Stage::Parse,
                code: "date",
                severity: Severity::Info,
                message: "the year was taken from the address".to_owned(),
            }],
        }
    }

    #[test]
    fn brackets_stand_for_colours() {
        insta::assert_snapshot!(page(&document(), Paint { colour: false, width: None }), @r"
        document  a.txt
        title     Визит в Пекин
        outlet    unknown
        published 2023-03-01 (from “1 марта”)
        language  rus, score 0.99, not reliable
        repairs   mojibake

        title       rus  Визит в [Пекин LOC]
        date        rus  1 марта
        body        rus  [Лавров PER] прибыл в [Китай LOC], где министра ждал [Ван И PER].
        ad          rus  Реклама

        indirect Lavrov: министра ждал Ван И

        info date: the year was taken from the address
        ");
    }

    #[test]
    fn a_terminal_wraps_and_colours() {
        let page = page(&document(), Paint { colour: true, width: Some(50) });
        insta::assert_snapshot!(page.replace('\u{1b}', "␛"), @r"
        ␛[1mdocument ␛[0m a.txt
        ␛[1mtitle    ␛[0m Визит в Пекин
        ␛[1moutlet   ␛[0m unknown
        ␛[1mpublished␛[0m 2023-03-01 (from “1 марта”)
        ␛[1mlanguage ␛[0m rus, score 0.99, not reliable
        ␛[1mrepairs  ␛[0m mojibake
        ␛[1mnames    ␛[0m ␛[1m␛[36mPER␛[0m ␛[1m␛[33mORG␛[0m ␛[1m␛[32mLOC␛[0m ␛[1m␛[35mNORP␛[0m ␛[1m␛[34mMISC␛[0m

        ␛[2mtitle       rus  ␛[0mВизит в ␛[1m␛[32mПекин␛[0m
        ␛[2mdate        rus  ␛[0m1 марта
        ␛[2mbody        rus  ␛[0m␛[1m␛[36mЛавров␛[0m прибыл в ␛[1m␛[32mКитай␛[0m, где
                         министра ждал ␛[1m␛[36mВан И␛[0m.
        ␛[2mad          rus  ␛[0m␛[2mРеклама␛[0m

        ␛[1mindirect Lavrov:␛[0m министра ждал Ван И

        ␛[1minfo date:␛[0m the year was taken from the address
        ");
    }
}
