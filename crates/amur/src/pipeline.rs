//! The order of the steps.

use std::sync::Arc;

use crate::decode::{Decoded, decode};
use crate::draft::{Draft, each, tagger_failed, unknown_language};
use crate::entity::{Gazetteer, Known, RuleTagger, Tagged, Tagger, known, link};
use crate::language::{LanguageDetector, resolve};
use crate::quote::{self, Found};
use crate::segment::{Segments, segment};
use crate::{Block, Diagnostic, Document, Error, Lang, Record, Sentence, Token, parse};

/// What a pipeline is to do; everything has a default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The languages that detection may answer with, as ISO 639-3 or 639-1 codes; the default set where empty.
    pub languages: Vec<String>,
    /// How documents are read.
    pub input: Input,
    /// How far to go.
    pub steps: Steps,
    /// Gazetteers of the user, as (name, text of a TSV file); their entries win over the built-in ones.
    pub gazetteers: Vec<(String, String)>,
}

/// How documents are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// As scraped: roles are told apart, damage is repaired.
    #[default]
    Scraped,
    /// Every line is article body; the text is kept as it is.
    Plain,
}

/// How far to go: a step needs all the steps before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Steps {
    /// Text, blocks, metadata, languages.
    Blocks,
    /// And sentences with tokens.
    Sentences,
    /// And mentions.
    Mentions,
    /// And quotations with their speakers.
    #[default]
    Quotes,
}

/// Turns records into documents with evidence. Built once, shared by threads.
///
/// ```
/// use amur::{Options, Pipeline, Record};
///
/// let pipeline = Pipeline::new(Options::default())?;
/// let document = pipeline.analyze(Record::text("1", "Sergei Lavrov met Wang Yi in Beijing. Lavrov spoke first."));
/// let names: Vec<&str> = document.mentions.iter().map(|mention| &*mention.name).collect();
/// assert_eq!(names, ["Sergei Lavrov", "Wang Yi", "Beijing", "Sergei Lavrov"]);
/// # Ok::<(), amur::Error>(())
/// ```
#[derive(Debug)]
pub struct Pipeline {
    input: Input,
    steps: Steps,
    detector: LanguageDetector,
    gazetteer: Arc<Gazetteer>,
    tagger: Box<dyn Tagger>,
}

impl Pipeline {
    /// A pipeline with these options.
    ///
    /// # Errors
    /// Where a language is unknown, or a gazetteer of the user does not follow its format.
    pub fn new(options: Options) -> Result<Self, Error> {
        let languages =
            options.languages.iter().map(|code| resolve(code)).collect::<Result<Vec<Lang>, _>>()?;
        Ok(Self {
            input: options.input,
            steps: options.steps,
            detector: LanguageDetector::new(&languages)?,
            gazetteer: Gazetteer::new(&options.gazetteers)?,
            tagger: Box::new(RuleTagger),
        })
    }

    /// The same pipeline with another tagger.
    #[must_use]
    pub fn with_tagger(mut self, tagger: impl Tagger + 'static) -> Self {
        self.tagger = Box::new(tagger);
        self
    }

    /// Analyses one document. Whatever is wrong with it is told in [`Document::diagnostics`], also that a plugged-in
    /// tagger failed.
    #[must_use]
    pub fn analyze(&self, record: Record) -> Document {
        let draft = self.prepare(record);
        let tagged = self.tagger.tag(&draft.views(0));
        self.settle(draft, tagged)
    }

    /// Analyses a batch, in order, on the threads of the current rayon pool.
    ///
    /// # Errors
    /// Where a tagger that was plugged in and wants batches fails.
    pub fn analyze_batch(&self, records: Vec<Record>) -> Result<Vec<Document>, Error> {
        if !self.tagger.wants_batches() {
            return Ok(each(records, |record| self.analyze(record)));
        }
        let drafts = each(records, |record| self.prepare(record));
        let views: Vec<_> = drafts.iter().enumerate().flat_map(|(index, draft)| draft.views(index)).collect();
        let mut tagged = self.tagger.tag(&views)?.into_iter();
        let drafts = drafts
            .into_iter()
            .map(|draft| {
                let own: Vec<Vec<Tagged>> = tagged.by_ref().take(draft.known.len()).collect();
                (draft, own)
            })
            .collect();
        Ok(each(drafts, |(draft, tagged)| self.settle(draft, Ok(tagged))))
    }

    /// The steps before the tagger.
    fn prepare(&self, record: Record) -> Draft {
        let Decoded { text, repairs, mut diagnostics } = decode(record.content, self.input);
        let lang = given_language(record.given.lang.as_deref(), &mut diagnostics);
        let is_outlet = |line: &str| self.gazetteer.is_outlet(line);
        let mut parsed = parse::parse(&text, record.format, self.input, &is_outlet);
        let metadata = parse::fill(&text, &parsed, record.given, &is_outlet, &mut diagnostics);
        let language = self.detector.detect(&text, &mut parsed.blocks, lang);
        let Segments { sentences, tokens } = match self.steps {
            Steps::Blocks => Segments::default(),
            Steps::Sentences | Steps::Mentions | Steps::Quotes => segment(&text, &parsed.blocks),
        };
        let known = match self.steps {
            Steps::Blocks | Steps::Sentences => Vec::new(),
            Steps::Mentions | Steps::Quotes => self.known(&text, &parsed.blocks, &sentences, &tokens),
        };
        let document = Document {
            id: record.id.into(),
            source: record.source,
            format: record.format,
            text: text.into(),
            repairs,
            metadata,
            blocks: parsed.blocks,
            language,
            sentences,
            tokens,
            mentions: Vec::new(),
            quotes: Vec::new(),
            citations: Vec::new(),
            diagnostics,
        };
        let tagged = known.iter().map(|known| self.as_tagged(known)).collect();
        Draft { document, known, tagged }
    }

    /// The names that the gazetteer knows, by sentence.
    fn known(
        &self,
        text: &str,
        blocks: &[Block],
        sentences: &[Sentence],
        tokens: &[Token],
    ) -> Vec<Vec<Known>> {
        let matches = self.gazetteer.find(text, blocks, sentences, tokens);
        known(&self.gazetteer, text, sentences, &matches)
    }

    /// Known names as taggers see them.
    fn as_tagged(&self, known: &[Known]) -> Vec<Tagged> {
        known
            .iter()
            .map(|one| Tagged { span: one.span, kind: one.kind(&self.gazetteer), score: 1.0 })
            .collect()
    }

    /// The steps after the tagger.
    fn settle(&self, draft: Draft, tagged: Result<Vec<Vec<Tagged>>, Error>) -> Document {
        let Draft { mut document, known, .. } = draft;
        let tagged = tagged.unwrap_or_else(|error| {
            document.diagnostics.push(tagger_failed(&error));
            Vec::new()
        });
        let mentions = link(&self.gazetteer, &document, &known, &tagged);
        document.mentions = mentions;
        if self.steps >= Steps::Quotes {
            let Found { quotes, citations } = quote::find(&document, &|name| self.gazetteer.is_outlet(name));
            document.quotes = quotes;
            document.citations = citations;
        }
        for diagnostic in &mut document.diagnostics {
            diagnostic.doc_id = Some(document.id.to_string());
            diagnostic.source.clone_from(&document.source);
        }
        document
    }
}

/// The language that came with a document, or a diagnostic.
fn given_language(code: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Lang> {
    match resolve(code.filter(|code| !code.trim().is_empty())?) {
        Ok(lang) => Some(lang),
        Err(error) => {
            diagnostics.push(unknown_language(&error));
            None
        }
    }
}
