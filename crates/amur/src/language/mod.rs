//! The language of a text, of every block of a document and of the whole document.
//!
//! 1. **Script.** The script that most letters are in leaves a few languages over, often one. Web addresses, numbers and marks
//!    say nothing: a text of nothing else is `und`.
//! 2. **N-grams.** Languages that share a script are compared by a table of n-grams of one to five letters with the ends of
//!    words (`table`), the compact form of a language model of each. Languages of the region start a little ahead.
//! 3. **whatlang** decides on the languages that the table has no counts of (Akan, Javanese, Nepali, Turkmen, Uzbek, Yiddish):
//!    it is asked where a text fits none of the table's languages, and believed where it is sure.
//! 4. **Calibration.** How far the best language is ahead becomes the probability that it is right.
//! 5. **The document.** A line is likely to be in a language of the other lines; that decides on short ones. The document's
//!    language is that of most of its article's text.
//!
//! `amur-train language` makes the table and the calibration; `docs/language.md` tells out of what.

mod blocks;
#[doc(hidden)]
pub mod calibration;
mod detector;
mod foreign;
mod known;
mod memo;
mod ngram;
mod reading;
mod script;
#[doc(hidden)]
pub mod table;
mod text;
mod writing;

pub(crate) use blocks::LanguageDetector;
pub use detector::{Detector, Identified, detect};
pub use foreign::Foreign;
pub(crate) use known::resolve;
