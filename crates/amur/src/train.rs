//! What `amur-train` needs of this crate.

pub use crate::entity::model::train::{Chunk, Extractor, Parts, file, phrase_hashes, size, word_hash};
pub use crate::entity::model::{
    LONGEST_PHRASE, Lexicon, Model, OUTSIDE, Place, TAGS, TYPES, WordFacts, follows, names, parts, tag,
};
pub use crate::parse::training::{Page, Weights};

use crate::Error;
use crate::entity::Gazetteer;

/// Tells whether a line is the name of a known outlet.
///
/// # Errors
/// Where the built-in gazetteer is broken.
pub fn outlets() -> Result<impl Fn(&str) -> bool, Error> {
    let gazetteer = Gazetteer::new(&[])?;
    Ok(move |line: &str| gazetteer.is_outlet(line))
}
