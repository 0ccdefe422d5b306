//! What the step finds: quotations with their speakers, and sources that are named.

use std::sync::Arc;

use crate::Span;

/// A quotation, or a statement that is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Quote {
    /// How it is given.
    pub kind: QuoteKind,
    /// From the first word of the content to its last; of a split quotation, over the cue.
    pub span: Span,
    /// The contiguous pieces of content, in order, without the cue.
    pub fragments: Vec<Span>,
    /// The pieces that stand in quotation marks, without the marks.
    pub quoted: Vec<Span>,
    /// The words that introduce it: “said”, “according to”.
    pub cue: Option<Span>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// Who passes it on: an outlet, a document.
    pub via: Option<Arc<str>>,
    /// Index of the sentence in which it begins, in [`Document::sentences`](crate::Document::sentences).
    pub sentence: u32,
}

/// How the words of a speaker are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// A reported clause that holds quoted words.
    Mixed,
    /// A reported clause.
    Indirect,
}

impl QuoteKind {
    /// The name used in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Speaker {
    /// The words that name the speaker beside the quotation: a name, a pronoun, a description.
    pub span: Span,
    /// The entity; several are joined by `; `. None where the document does not name the speaker.
    pub entity_id: Option<Arc<str>>,
    /// The full name, several joined by `; `; else the description. None for a pronoun that nothing resolves.
    pub name: Option<Arc<str>>,
}

/// An outlet, agency or document that the text names as its source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Citation {
    /// The words that name the source.
    pub span: Span,
    /// Who is named; none for a document without a name.
    pub source_id: Option<Arc<str>>,
    /// Whom that source cites in turn.
    pub cites_id: Option<Arc<str>>,
    /// Index of its sentence.
    pub sentence: u32,
}
