//! Plain text and HTML to blocks with roles, and what a document says about itself.

mod article;
mod attributes;
mod byline;
mod context;
mod cues;
mod cursor;
mod dateline;
mod dates;
#[cfg(feature = "html")]
pub(crate) mod html;
mod lines;
mod metadata;
mod model;
mod outlet;
mod page;
mod published;
mod shape;
mod split;
#[cfg(feature = "train")]
pub(crate) mod training;

use crate::{
    Block, Detected, Diagnostic, Format, Input, Lang, Metadata, PartialDate, Role, Severity, Span, Stage,
};

pub(crate) use metadata::fill;

/// A document that was read: its text, the blocks in it, and the language it says it is in.
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) parsed: Parsed,
    pub(crate) lang: Option<Lang>,
}

/// Reads what was decoded: plain text as it is, a page of HTML as the text of its blocks. `url` is where a page came from.
pub(crate) fn read(
    text: String,
    format: Format,
    input: Input,
    url: Option<&str>,
    is_outlet: &dyn Fn(&str) -> bool,
    repairs: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Read {
    if format != Format::Html {
        let parsed = parse(&text, format, input, is_outlet);
        return Read { text, parsed, lang: None };
    }
    page(&text, input, url, is_outlet, repairs, diagnostics)
}

#[cfg(feature = "html")]
fn page(
    source: &str,
    input: Input,
    url: Option<&str>,
    is_outlet: &dyn Fn(&str) -> bool,
    repairs: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Read {
    let page = html::parse(source, input, url, is_outlet);
    repairs.extend(page.repairs);
    if page.is_linear {
        let message = "the page is nested too deeply or has too many elements: it was read line by line, without its metadata";
        diagnostics.push(diagnostic("too-complex", Severity::Warning, message));
    }
    if page.text.is_empty() && !source.trim().is_empty() {
        let message = "the page shows no text: it may need a browser to fill it; save it from one";
        diagnostics.push(diagnostic("empty", Severity::Warning, message));
    }
    let lang = page.lang.and_then(|lang| lang.split(['-', '_']).next().map(str::to_ascii_lowercase));
    let lang = lang.and_then(|lang| crate::language::resolve(&lang).ok());
    let parsed = Parsed { blocks: page.blocks, published: None, declared: page.metadata };
    Read { text: page.text, parsed, lang }
}

#[cfg(not(feature = "html"))]
fn page(
    _: &str,
    _: Input,
    _: Option<&str>,
    _: &dyn Fn(&str) -> bool,
    _: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Read {
    let message = "this is a page of HTML: build the crate `amur` with the feature `html`";
    diagnostics.push(diagnostic("unsupported", Severity::Error, message));
    let parsed = Parsed { blocks: Vec::new(), published: None, declared: Metadata::default() };
    Read { text: String::new(), parsed, lang: None }
}

/// A diagnostic of this step; the pipeline fills in the document.
fn diagnostic(code: &'static str, severity: Severity, message: &str) -> Diagnostic {
    Diagnostic {
        doc_id: None,
        source: None,
        stage: Stage::Parse,
        code,
        severity,
        message: message.to_owned(),
    }
}

/// Splits a text into blocks and gives each its role.
///
/// `is_outlet` tells whether a line is the name of a known outlet.
pub(crate) fn parse(text: &str, format: Format, input: Input, is_outlet: &dyn Fn(&str) -> bool) -> Parsed {
    let lines = lines::lines(text, format);
    // A line alone is what somebody wants read.
    if input == Input::Plain || lines.len() == 1 {
        let blocks = lines.iter().map(|line| block(line, Role::Body, 1.0)).collect();
        return Parsed { blocks, published: None, declared: Metadata::default() };
    }
    let model = model::Model::shipped();
    let features = page::Page::new(text, &lines, is_outlet).features(model);
    let probabilities = model.probabilities(&features);
    let roles = features.iter().zip(&probabilities).map(|(line, row)| model::decide(line, row));
    let blocks: Vec<Block> =
        lines.iter().zip(roles).map(|(line, (role, score))| block(line, role, score)).collect();
    let published = published::published(text, &blocks);
    Parsed { blocks, published, declared: Metadata::default() }
}

/// Blocks, the date line among them, and what is declared beside the text.
pub(crate) struct Parsed {
    pub(crate) blocks: Vec<Block>,
    pub(crate) published: Option<(PartialDate, Span)>,
    /// What a page of HTML declares.
    pub(crate) declared: Metadata,
}

fn block(line: &lines::Line, role: Role, role_score: f64) -> Block {
    Block { span: line.span, role, role_score, language: Detected::NONE, source_line: line.number }
}
