//! Evidence from scraped news coverage of China–Russia cooperation, in English, Russian, Chinese and Vietnamese.
//!
//! A [`Pipeline`] takes a [`Record`], text or bytes as a scraper left them, and makes a [`Document`] of it: the repaired text,
//! its lines with their [`Role`]s and languages, [`Metadata`], sentences, tokens, and [`Mention`]s of people, organisations and
//! places, linked to entities across languages. Everything that was found points at the exact [`Span`] that proves it.
//!
//! ```
//! use amur::{Options, Pipeline, Record, Role};
//!
//! let page = "World News\n\
//!             Lavrov and Wang Yi meet in Beijing\n\
//!             By Jane Doe\n\
//!             Russian Foreign Minister Sergei Lavrov met his Chinese counterpart Wang Yi on Monday, both sides said.\n\
//!             Subscribe to our newsletter";
//! let pipeline = Pipeline::new(Options::default())?;
//! let document = pipeline.analyze(Record::text("1", page));
//!
//! assert_eq!(document.blocks[1].role, Role::Title);
//! assert_eq!(document.metadata.authors[0].value, "Jane Doe");
//! let lavrov = &document.mentions[0];
//! assert_eq!(document.slice(lavrov.span), "Lavrov");
//! assert_eq!((&*lavrov.entity_id, &*lavrov.name), ("per:sergei-lavrov", "Sergei Lavrov"));
//! # Ok::<(), amur::Error>(())
//! ```
//!
//! A pipeline is built once and shared by threads; [`Pipeline::analyze_batch`] uses all threads of the current rayon pool.
//! Nothing is read from disk or the network: lexicons are part of the crate. What is wrong with a document is told in its
//! [`Document::diagnostics`]. The crates `amur-tables` and `amur-io` make Arrow tables of documents and read folders.
//!
//! # Features
//!
//! - `html` (default): read pages of HTML ([`Format::Html`]); without it such a record yields a diagnostic.
//! - `rayon` (default): analyse batches on all cores.
//! - `model-eng`, `model-rus`, `model-cmn` (default): the trained models of the [`StandardTagger`], under the licences that
//!   their crates name.
//! - `serde`: `Serialize` for [`Document`] and all it holds, and `Deserialize` for its plain parts and for [`Given`].

#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod bench;
mod code;
mod date;
mod decode;
mod diagnostic;
mod document;
mod draft;
mod entity;
mod error;
mod figure;
mod hash;
mod keyed;
pub mod language;
mod letters;
mod lexis;
mod measure;
mod metadata;
mod parse;
mod pipeline;
mod quote;
mod record;
mod repair;
mod script;
mod segment;
mod span;
mod steps;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;
mod tsv;

pub use code::{Country, Lang};
pub use date::{TimeExpression, TimeKind};
pub use diagnostic::{Diagnostic, Severity, Stage};
pub use document::{Block, Case, Detected, Document, EntityType, Mention, Role, Sentence, Token, TokenKind};
pub use draft::Draft;
pub use entity::{RuleTagger, SentenceView, StandardTagger, Tagged, Tagger};
pub use error::Error;
pub use figure::{Bound, Change, Figure, FigureKind};
pub use metadata::{Evidence, Field, Metadata, PartialDate, Published};
pub use pipeline::{Input, Options, Pipeline};
pub use quote::{Citation, Quote, QuoteKind, Speaker};
pub use record::{Content, Format, Given, Record};
pub use span::{CharMap, Span};
pub use steps::Steps;
