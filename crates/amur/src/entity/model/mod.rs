//! Trained taggers: linear-chain conditional random fields over hashed features, read in place from model files.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainer"))]

mod decode;
mod features;
mod file;
mod form;
mod hash;
mod kept;
mod openings;
mod page;
mod policy;
mod standard;
mod sums;
mod table;
mod tag;
mod tagger;
#[cfg(feature = "train")]
pub(crate) mod train;

#[cfg(feature = "train")]
pub use file::{LONGEST_PHRASE, Lexicon, Model, WordFacts};
pub use standard::StandardTagger;
#[cfg(feature = "train")]
pub use tag::{OUTSIDE, Place, TAGS, TYPES, follows, names, parts, tag};
