//! Evidence tables from scraped news coverage.

#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod bench;
mod code;
mod decode;
mod diagnostic;
mod document;
mod draft;
mod entity;
mod error;
mod hash;
mod language;
mod metadata;
mod parse;
mod pipeline;
mod record;
mod segment;
mod span;
mod tsv;

pub use code::{Country, Lang};
pub use diagnostic::{Diagnostic, Severity, Stage};
pub use document::{Block, Case, Detected, Document, EntityType, Mention, Role, Sentence, Token, TokenKind};
pub use entity::{RuleTagger, SentenceView, Tagged, Tagger};
pub use error::Error;
pub use metadata::{Evidence, Field, Metadata, PartialDate, Published};
pub use pipeline::{Input, Options, Pipeline, Steps};
pub use record::{Content, Format, Given, Record};
pub use span::{CharMap, Span};
