//! The model that finds people, organisations and places in English text, for the crate `amur`.
//!
//! `amur-train ner --lang eng` makes it. What it was trained on, whom that is owed to and how well it does is told in
//! `README.md` beside this crate's manifest, and in `docs/models.md` of the project.

/// The model file, to be read in place.
pub static MODEL: &[u8] = include_bytes!("../model.bin");
