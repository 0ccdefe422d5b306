//! What names and citations tell about figures: numbers within a name are none, and who a figure is credited to.

use super::{Figure, FigureKind};
use crate::{Citation, Document, Mention, Span};

/// Drops the numbers of names, and credits the others to the sources that their sentences cite.
pub(crate) fn credit(document: &mut Document) {
    let mut figures = std::mem::take(&mut document.figures);
    figures.retain(|figure| !is_of_name(figure, &document.mentions));
    for figure in &mut figures {
        figure.source = source(figure, &document.citations);
    }
    document.figures = figures;
}

/// Whether a number without a unit lies within a name: `7` of “Group of 7”, `17` of “Rule 17 Committee”.
fn is_of_name(figure: &Figure, mentions: &[Mention]) -> bool {
    if !matches!(figure.kind, FigureKind::Count | FigureKind::Ordinal) {
        return false;
    }
    // Mentions do not overlap: the last one that starts before the number's end is the one that may hold it.
    let after = mentions.partition_point(|mention| mention.span.start < figure.span.end);
    after.checked_sub(1).is_some_and(|last| mentions[last].span.contains(figure.span))
}

/// The source cited in the figure's sentence; of several the nearest.
fn source(figure: &Figure, citations: &[Citation]) -> Option<Span> {
    let first = citations.partition_point(|citation| citation.sentence < figure.sentence);
    let own = citations[first..].iter().take_while(|citation| citation.sentence == figure.sentence);
    own.map(|citation| citation.span)
        .filter(|span| !span.overlaps(figure.span))
        .min_by_key(|span| (gap(*span, figure.span), span.start))
}

/// Bytes between two spans.
fn gap(one: Span, other: Span) -> u32 {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}
