//! Quotations and reported statements, who makes them, and the sources that a text names.
//!
//! Marks are paired once ([`marks`]), the tokens are read once as words of the lexicon, names and quoted passages
//! ([`items`]), and small rules look for a cue, its subject and its content in every sentence ([`frames`], [`source`]).

mod builder;
mod citation;
mod filter;
mod frames;
mod items;
mod lexicon;
mod marks;
mod name;
mod source;
mod speaker;
mod split;
mod types;
mod untagged;

use crate::Document;

use builder::Builder;

pub use types::{Citation, Quote, QuoteKind, Speaker};

/// What the step finds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) citations: Vec<Citation>,
}

/// Quotations and citations of a document whose mentions are known, in the order of its text. `is_outlet` tells names of
/// outlets and agencies.
pub(crate) fn find(document: &Document, is_outlet: &dyn Fn(&str) -> bool) -> Found {
    let quoted = split::split(document, marks::scan(&document.text, &document.blocks));
    let mut reading = items::read(document, &quoted);
    untagged::join(document, &mut reading);
    let mut quotes = Builder::new(document, &quoted, &reading).run();
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    let citations = citation::find(document, &reading, is_outlet);
    citation::pass_on(document, &citations, &mut quotes);
    Found { quotes, citations }
}
