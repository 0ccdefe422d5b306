//! A document between the steps before the tagger and those after it.

use crate::entity::{Answer, Known, SentenceView, Tagged};
use crate::language::Foreign;
use crate::{CharMap, Diagnostic, Document, Error, Severity, Stage};

/// A document whose names are not settled yet: what [`Pipeline::prepare`](crate::Pipeline::prepare) makes.
#[derive(Debug)]
pub struct Draft {
    pub(crate) document: Document,
    /// Names of the gazetteer by sentence.
    pub(crate) known: Vec<Vec<Known>>,
    /// The same as taggers see them.
    pub(crate) as_tagged: Vec<Vec<Tagged>>,
    /// Names of the tagger by sentence; empty before it was asked.
    pub(crate) found: Vec<Vec<Tagged>>,
}

impl Draft {
    /// The sentences as taggers see them; none where mentions are not asked for.
    pub(crate) fn views(&self, document: usize) -> Vec<SentenceView<'_>> {
        self.document
            .sentences
            .iter()
            .zip(&self.as_tagged)
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

    /// Takes in the tagger's answers for the sentences of this document.
    pub(crate) fn take(&mut self, answers: impl Iterator<Item = Answer>) {
        let mut refused = 0;
        self.found.clear();
        for answer in answers {
            refused += answer.refused;
            self.found.push(answer.names);
        }
        if refused > 0 {
            self.document.diagnostics.push(names_refused(refused));
        }
    }

    /// Notes that the tagger failed.
    pub(crate) fn fail(&mut self, error: &Error) {
        self.document.diagnostics.push(diagnostic(
            Stage::Entity,
            "tagger",
            Severity::Error,
            error.to_string(),
        ));
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

/// Says which stretches of the article are in another language than their block.
pub(crate) fn foreign_text(text: &str, foreign: &[Foreign]) -> Vec<Diagnostic> {
    if foreign.is_empty() {
        return Vec::new();
    }
    let map = CharMap::new(text);
    let tell = |one: &Foreign| {
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        let (from, to, lang) = (map.chars(text, start), map.chars(text, end), one.language.lang);
        let message = format!("characters {from} to {to} are in `{lang}`, unlike the block around them");
        diagnostic(Stage::Language, "foreign-text", Severity::Info, message)
    };
    foreign.iter().map(tell).collect()
}

/// Says that some names of a plugged-in tagger cannot be used.
fn names_refused(count: usize) -> Diagnostic {
    diagnostic(
        Stage::Entity,
        "tagger-span",
        Severity::Warning,
        format!(
            "{count} of the tagger's names are left out: they are empty, do not lie within their sentence, or cut a character"
        ),
    )
}

fn diagnostic(stage: Stage, code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: None, source: None, stage, code, severity, message }
}
