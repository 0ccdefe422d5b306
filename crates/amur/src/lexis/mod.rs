//! What figures and dates are read from: pieces of tokens, words with meanings, numbers.
//!
//! A [`Lexis`] holds what is known of one language; a [`Reading`] is one sentence seen through it.

mod forms;
mod number;
mod piece;
mod reading;
mod trie;
mod vocabulary;

pub(crate) use forms::forms;
pub(crate) use number::{Number, Shape};
pub(crate) use reading::{Reading, cut, language_of, lexis};
pub(crate) use trie::{ROOT, Trie};
pub(crate) use vocabulary::Vocabulary;
