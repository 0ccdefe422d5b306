//! Evidence tables from scraped news coverage.

mod code;
mod diagnostic;
mod document;
mod error;
mod metadata;
mod pipeline;
mod record;
mod span;

pub use code::{Country, Lang};
pub use diagnostic::{Diagnostic, Severity, Stage};
pub use document::{Block, Case, Detected, Document, EntityType, Mention, Role, Sentence, Token, TokenKind};
pub use error::Error;
pub use metadata::{Evidence, Field, Metadata, PartialDate, Published};
pub use pipeline::{Input, Options, Pipeline, Steps};
pub use record::{Content, Format, Given, Record};
pub use span::{CharMap, Span};
