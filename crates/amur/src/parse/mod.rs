//! Plain text to blocks with roles, and what the text says about itself.

mod cues;
mod dates;
mod features;
mod lines;
mod metadata;
mod roles;
mod zones;

use crate::{Block, Detected, Format, Input, PartialDate, Role, Span};

use features::Features;

pub(crate) use metadata::fill;

/// Splits a text into blocks and gives each its role.
///
/// `is_outlet` tells whether a line is the name of a known outlet.
pub(crate) fn parse(text: &str, format: Format, input: Input, is_outlet: &dyn Fn(&str) -> bool) -> Parsed {
    let lines = lines::lines(text, format);
    if input == Input::Plain {
        let blocks = lines.iter().map(|line| block(line, Role::Body, 1.0)).collect();
        return Parsed { blocks, published: None };
    }
    let features = features::features(text, &lines, is_outlet);
    let roles = roles::assign(&features);
    let published = published(&lines, &features, &roles);
    let blocks = lines.iter().zip(&roles).map(|(line, (role, score))| block(line, *role, *score)).collect();
    Parsed { blocks, published }
}

/// Blocks, and the date line among them.
pub(crate) struct Parsed {
    pub(crate) blocks: Vec<Block>,
    pub(crate) published: Option<(PartialDate, Span)>,
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
