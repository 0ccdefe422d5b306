//! When the article was published, as the page says.

use std::cell::LazyCell;

use crate::{Block, PartialDate, Role, Span};

use super::{cues, dates};

/// The date of the date line that belongs to the article: one before its first paragraph, else one right after its
/// last. A line that tells when the page was updated counts only where no other does.
pub(super) fn published(text: &str, blocks: &[Block]) -> Option<(PartialDate, Span)> {
    let is_body = |block: &Block| block.role == Role::Body;
    let first = blocks.iter().position(is_body)?;
    let last = blocks.iter().rposition(is_body)?;
    // What stands among other stories dates them.
    let behind = blocks[last + 1..].iter().take(4).take_while(|block| block.role != Role::Related);
    let day_first = LazyCell::new(|| dates::is_day_first(text));
    let dated: Vec<(PartialDate, Span, bool)> = blocks[..first]
        .iter()
        .chain(behind)
        .filter(|block| matches!(block.role, Role::Date | Role::Byline | Role::Dateline | Role::Outlet))
        .filter_map(|block| {
            let line = block.span.of(text);
            let found = dates::find(line, dates::has_year(line) && *day_first)?;
            let start = block.span.start as usize;
            Some((
                found.date,
                Span::new(start + found.start, start + found.end),
                cues::starts_with(&line[..found.start], cues::UPDATE),
            ))
        })
        .collect();
    let chosen = dated.iter().find(|(_, _, update)| !update).or(dated.first())?;
    Some((chosen.0, chosen.1))
}
