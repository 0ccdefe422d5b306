//! Plain text and HTML to blocks with roles, and what a document says about itself.

mod cues;
mod dates;
mod features;
#[cfg(feature = "html")]
pub(crate) mod html;
mod lines;
mod metadata;
mod roles;
mod zones;

use crate::{
    Block, Detected, Diagnostic, Format, Input, Lang, Metadata, PartialDate, Role, Severity, Span, Stage,
};

use features::Features;

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
    let mut tell = |code, severity, message: &str| {
        diagnostics.push(Diagnostic {
            doc_id: None,
            source: None,
            stage: Stage::Parse,
            code,
            severity,
            message: message.to_owned(),
        });
    };
    if page.is_linear {
        let message = "the page is nested too deeply or has too many elements: it was read line by line, without its metadata";
        tell("too-complex", Severity::Warning, message);
    }
    if page.text.is_empty() && !source.trim().is_empty() {
        tell(
            "empty",
            Severity::Warning,
            "the page shows no text: it may need a browser to fill it; save it from one",
        );
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
    diagnostics.push(Diagnostic {
        doc_id: None,
        source: None,
        stage: Stage::Parse,
        code: "unsupported",
        severity: Severity::Error,
        message: "this is a page of HTML: build the crate `amur` with the feature `html`".to_owned(),
    });
    let parsed = Parsed { blocks: Vec::new(), published: None, declared: Metadata::default() };
    Read { text: String::new(), parsed, lang: None }
}

/// Splits a text into blocks and gives each its role.
///
/// `is_outlet` tells whether a line is the name of a known outlet.
pub(crate) fn parse(text: &str, format: Format, input: Input, is_outlet: &dyn Fn(&str) -> bool) -> Parsed {
    let lines = lines::lines(text, format);
    if input == Input::Plain {
        let blocks = lines.iter().map(|line| block(line, Role::Body, 1.0)).collect();
        return Parsed { blocks, published: None, declared: Metadata::default() };
    }
    let features = features::features(text, &lines, is_outlet);
    let roles = roles::assign(&features);
    let published = published(&lines, &features, &roles);
    let blocks = lines.iter().zip(&roles).map(|(line, (role, score))| block(line, *role, *score)).collect();
    Parsed { blocks, published, declared: Metadata::default() }
}

/// Blocks, the date line among them, and what is declared beside the text.
pub(crate) struct Parsed {
    pub(crate) blocks: Vec<Block>,
    pub(crate) published: Option<(PartialDate, Span)>,
    /// What a page of HTML declares.
    pub(crate) declared: Metadata,
}

/// The date of the date line that belongs to the article: one before its first paragraph, else one right after its
/// last. A line that tells when the page was updated counts only where no other does.
fn published(
    lines: &[lines::Line],
    features: &[Features<'_>],
    roles: &[(Role, f64)],
) -> Option<(PartialDate, Span)> {
    let body = |role: &(Role, f64)| role.0 == Role::Body;
    let first = roles.iter().position(body)?;
    let last = roles.iter().rposition(body)?;
    let dated = |index: &usize| matches!(roles[*index].0, Role::Date | Role::Byline | Role::Dateline);
    let is_update = |index: &usize| {
        let line = features[*index].text.to_lowercase();
        ["updated", "обновлено", "更新", "cập nhật"].iter().any(|word| line.contains(word))
    };
    // What stands among other stories dates them.
    let behind = (last + 1..(last + 4).min(lines.len())).take_while(|index| roles[*index].0 != Role::Related);
    let candidates = || (0..first).chain(behind.clone()).filter(dated);
    let index = candidates()
        .find(|index| features[*index].date.is_some() && !is_update(index))
        .or_else(|| candidates().find(|index| features[*index].date.is_some()))?;
    let found = features[index].date?;
    let start = lines[index].span.start as usize;
    Some((found.date, Span::new(start + found.start, start + found.end)))
}

fn block(line: &lines::Line, role: Role, role_score: f64) -> Block {
    Block { span: line.span, role, role_score, language: Detected::NONE, source_line: line.number }
}
