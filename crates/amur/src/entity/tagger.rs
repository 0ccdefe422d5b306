//! What finds names in sentences, so that another model can be plugged in.

use std::fmt::Debug;

use crate::{EntityType, Error, Lang, Role, Span, Token};

/// Finds names in batches of sentences.
///
/// The built-in one is [`RuleTagger`](crate::RuleTagger). Names of the gazetteer are found without a tagger; of two names that overlap,
/// the longer one is kept, and of two on the same span the gazetteer's.
///
/// ```
/// use amur::{EntityType, Error, Options, Pipeline, Record, SentenceView, Span, Tagged, Tagger};
///
/// /// Takes every word in capitals for an organisation.
/// #[derive(Debug)]
/// struct Capitals;
///
/// impl Tagger for Capitals {
///     fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error> {
///         Ok(sentences
///             .iter()
///             .map(|sentence| {
///                 let capitals = sentence.tokens.iter().filter(|token| token.case == amur::Case::Upper);
///                 capitals.map(|token| Tagged { span: token.span, kind: EntityType::Org, score: 0.5 }).collect()
///             })
///             .collect())
///     }
/// }
///
/// let pipeline = Pipeline::new(Options::default())?.with_tagger(Capitals);
/// let document = pipeline.analyze(Record::text("1", "The report by XYZQ came late."));
/// assert_eq!(document.slice(document.mentions[0].span), "XYZQ");
/// # Ok::<(), Error>(())
/// ```
pub trait Tagger: Send + Sync + Debug {
    /// The names of each sentence, in the order of the sentences.
    ///
    /// # Errors
    /// [`Error::Tagger`] where the model fails; the run stops with it.
    fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error>;

    /// Whether the tagger wants the sentences of many documents in one call, on the calling thread. If not, it is
    /// called from all threads, with the sentences of one document each time.
    fn wants_batches(&self) -> bool {
        false
    }
}

/// A sentence as a tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct SentenceView<'a> {
    /// The text of the whole document, which all spans count in.
    pub text: &'a str,
    /// The document's place in the batch: sentences of one document stand together.
    pub document: usize,
    /// Where the sentence is.
    pub span: Span,
    /// The language of its block.
    pub lang: Lang,
    /// Whether that language can be relied upon.
    pub reliable: bool,
    /// The role of its block.
    pub role: Role,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Names that the gazetteer knows, none overlapping another.
    pub known: &'a [Tagged],
}

impl<'a> SentenceView<'a> {
    /// The sentence's own text.
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.span.of(self.text)
    }
}

/// A name that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tagged {
    /// Where it is in the document's text.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: EntityType,
    /// How sure that is, 0 to 1.
    pub score: f64,
}
