//! What `amur-train` needs of this crate.

pub use crate::entity::model::train::{Chunk, Extractor, Parts, file, phrase_hash, size, word_hash};
pub use crate::entity::model::{
    Lexicon, Model, OUTSIDE, Place, TAGS, TYPES, WordFacts, follows, names, parts, tag,
};
