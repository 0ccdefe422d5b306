//! Plain text to blocks with roles, and what the text says about itself.

mod attributes;
mod byline;
mod cues;
mod dates;
mod lines;
mod metadata;
mod model;
mod page;
mod published;
mod shape;
mod split;
#[cfg(feature = "train")]
pub(crate) mod training;

use crate::{Block, Detected, Format, Input, PartialDate, Role, Span};

pub(crate) use metadata::fill;

/// Splits a text into blocks and gives each its role.
///
/// `is_outlet` tells whether a line is the name of a known outlet.
pub(crate) fn parse(text: &str, format: Format, input: Input, is_outlet: &dyn Fn(&str) -> bool) -> Parsed {
    let lines = lines::lines(text, format);
    // A line alone is what somebody wants read.
    if input == Input::Plain || lines.len() == 1 {
        let blocks = lines.iter().map(|line| block(line, Role::Body, 1.0)).collect();
        return Parsed { blocks, published: None };
    }
    let features = model::Features::of(&page::attributes(text, &lines, is_outlet));
    let probabilities = model::Model::shipped().probabilities(&features);
    let roles = features.iter().zip(&probabilities).map(|(line, row)| model::decide(line, row));
    let blocks: Vec<Block> =
        lines.iter().zip(roles).map(|(line, (role, score))| block(line, role, score)).collect();
    let published = published::published(text, &blocks);
    Parsed { blocks, published }
}

/// Blocks, and the date line among them.
pub(crate) struct Parsed {
    pub(crate) blocks: Vec<Block>,
    pub(crate) published: Option<(PartialDate, Span)>,
}

fn block(line: &lines::Line, role: Role, role_score: f64) -> Block {
    Block { span: line.span, role, role_score, language: Detected::NONE, source_line: line.number }
}
