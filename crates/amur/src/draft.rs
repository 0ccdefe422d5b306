//! A document between the steps before the tagger and those after it.

use crate::entity::{Known, SentenceView, Tagged};
use crate::{Diagnostic, Document, Error, Severity, Stage};

/// A document whose names are not settled yet.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) document: Document,
    /// Names of the gazetteer by sentence.
    pub(crate) known: Vec<Vec<Known>>,
    /// The same as taggers see them.
    pub(crate) tagged: Vec<Vec<Tagged>>,
}

impl Draft {
    /// The sentences as taggers see them; none where mentions are not asked for.
    pub(crate) fn views(&self, document: usize) -> Vec<SentenceView<'_>> {
        self.document
            .sentences
            .iter()
            .zip(&self.tagged)
            .map(|(sentence, known)| {
                let block = &self.document.blocks[sentence.block as usize];
                SentenceView {
                    text: &self.document.text,
                    document,
                    span: sentence.span,
                    lang: block.language.lang,
                    reliable: block.language.reliable,
                    role: block.role,
                    tokens: self.document.tokens_of(sentence),
                    known,
                }
            })
            .collect()
    }
}

/// Runs `step` on every item, in order, on the threads of the current pool.
#[cfg(feature = "rayon")]
pub(crate) fn each<I: Send, O: Send>(items: Vec<I>, step: impl Fn(I) -> O + Sync + Send) -> Vec<O> {
    use rayon::prelude::*;
    items.into_par_iter().with_max_len(1).map(step).collect()
}

/// Runs `step` on every item, in order.
#[cfg(not(feature = "rayon"))]
pub(crate) fn each<I, O>(items: Vec<I>, step: impl Fn(I) -> O) -> Vec<O> {
    items.into_iter().map(step).collect()
}

/// Says that a given language is not used.
pub(crate) fn unknown_language(error: &Error) -> Diagnostic {
    diagnostic(
        Stage::Language,
        "unknown-language",
        Severity::Warning,
        format!("the given `lang` is left out: {error}"),
    )
}

/// Says that a plugged-in tagger failed.
pub(crate) fn tagger_failed(error: &Error) -> Diagnostic {
    diagnostic(Stage::Entity, "tagger", Severity::Error, error.to_string())
}

fn diagnostic(stage: Stage, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: None, source: None, stage, code, severity, message }
}
