//! The order of the steps.

use std::sync::Arc;

use crate::decode::{Decoded, decode};
use crate::draft::{Draft, each, foreign_text, unknown_language};
use crate::entity::{Gazetteer, Known, StandardTagger, Tagged, Tagger, answers, known, link};
use crate::figure::credit;
use crate::language::{LanguageDetector, resolve};
use crate::measure::measure;
use crate::quote::{self, Found};
use crate::segment::{Segments, segment};
use crate::{Block, Detected, Diagnostic, Document, Error, Lang, Record, Sentence, Steps, Token, parse};

/// What a pipeline is to do; everything has a default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The languages that detection may answer with, as ISO 639-3 or 639-1 codes; all that are known where empty.
    pub languages: Vec<String>,
    /// How documents are read.
    pub input: Input,
    /// Which steps to run; all by default.
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
            tagger: Box::new(StandardTagger::new()?),
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
        let mut draft = self.prepare(record);
        if let Err(error) = self.tag(std::slice::from_mut(&mut draft)) {
            draft.fail(&error);
        }
        self.settle(draft)
    }

    /// Analyses a batch, in order, on the threads of the current rayon pool. A tagger that
    /// [wants batches](Tagger::wants_batches) is called on this thread, once.
    ///
    /// # Errors
    /// Where a tagger that was plugged in and wants batches fails.
    pub fn analyze_batch(&self, records: Vec<Record>) -> Result<Vec<Document>, Error> {
        if !self.wants_batches() {
            return Ok(each(records, |record| self.analyze(record)));
        }
        let mut drafts = each(records, |record| self.prepare(record));
        self.tag(&mut drafts)?;
        Ok(each(drafts, |draft| self.settle(draft)))
    }

    /// Whether the tagger wants the sentences of many documents in one call. An engine with threads of its own then
    /// takes the steps one by one: [`prepare`](Self::prepare), [`tag`](Self::tag), [`settle`](Self::settle).
    #[must_use]
    pub fn wants_batches(&self) -> bool {
        self.tagger.wants_batches()
    }

    /// Asks the tagger for the names in the sentences of these documents, in one call.
    ///
    /// # Errors
    /// [`Error::Tagger`] where it fails, or answers for another number of sentences than it was asked for.
    pub fn tag(&self, drafts: &mut [Draft]) -> Result<(), Error> {
        let views: Vec<_> = drafts.iter().enumerate().flat_map(|(index, draft)| draft.views(index)).collect();
        if views.is_empty() {
            return Ok(());
        }
        let mut found = answers(self.tagger.tag(&views)?, &views)?.into_iter();
        for draft in drafts {
            let sentences = draft.known.len();
            draft.take(found.by_ref().take(sentences));
        }
        Ok(())
    }

    /// Takes the steps before the tagger.
    #[must_use]
    pub fn prepare(&self, record: Record) -> Draft {
        let Record { id, source, content, format, given } = record;
        let Decoded { text, mut repairs, mut diagnostics } = decode(content, format, self.input);
        let lang = given_language(given.lang.as_deref(), &mut diagnostics);
        let is_outlet = |line: &str| self.gazetteer.is_outlet(line);
        let parse::Read { text, mut parsed, lang: page_lang } = parse::read(
            text,
            format,
            self.input,
            given.url.as_deref(),
            &is_outlet,
            &mut repairs,
            &mut diagnostics,
        );
        let metadata = parse::fill(&text, &parsed, given, &is_outlet, &mut diagnostics);
        let (mut language, foreign) = self.detector.detect(&text, &mut parsed.blocks, lang);
        if let Some(lang) = page_lang.filter(|_| lang.is_none() && !language.reliable) {
            language = Detected { lang, score: 0.5, reliable: false };
        }
        diagnostics.extend(foreign_text(&text, &foreign));
        let runs = |step| self.steps.contains(step);
        let Segments { sentences, tokens } =
            if runs(Steps::SENTENCES) { segment(&text, &parsed.blocks) } else { Segments::default() };
        let known = if runs(Steps::MENTIONS) {
            self.known(&text, &parsed.blocks, &sentences, &tokens)
        } else {
            Vec::new()
        };
        let mut document = Document {
            id: id.into(),
            source,
            format,
            text: text.into(),
            repairs,
            metadata,
            blocks: parsed.blocks,
            language,
            sentences,
            tokens,
            mentions: Vec::new(),
            figures: Vec::new(),
            dates: Vec::new(),
            quotes: Vec::new(),
            citations: Vec::new(),
            diagnostics,
        };
        if runs(Steps::DATES) {
            measure(&mut document, self.steps);
        }
        let as_tagged = known.iter().map(|known| self.as_tagged(known)).collect();
        Draft { document, known, as_tagged, found: Vec::new() }
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
        known(&self.gazetteer, text, blocks, sentences, &matches)
    }

    /// Known names as taggers see them.
    fn as_tagged(&self, known: &[Known]) -> Vec<Tagged> {
        known
            .iter()
            .map(|one| Tagged { span: one.span, kind: one.kind(&self.gazetteer), score: 1.0 })
            .collect()
    }

    /// Takes the steps after the tagger.
    #[must_use]
    pub fn settle(&self, draft: Draft) -> Document {
        let Draft { mut document, known, found, .. } = draft;
        let mentions = link(&self.gazetteer, &document, &known, &found);
        document.mentions = mentions;
        if self.steps.contains(Steps::QUOTES) {
            let Found { quotes, citations } = quote::find(&document, &|name| self.gazetteer.is_outlet(name));
            document.quotes = quotes;
            document.citations = citations;
        }
        if self.steps.contains(Steps::FIGURES) {
            credit(&mut document);
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
