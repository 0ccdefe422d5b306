//! The steps one by one, for the benches alone.

use std::sync::Arc;

use crate::entity::{Gazetteer, known};
use crate::language::LanguageDetector;
use crate::measure::measure;
use crate::segment::{Segments, segment};
use crate::{
    Block, Content, Document, Format, Input, Options, Pipeline, Record, Sentence, Steps, Token, TokenKind,
    decode, parse, quote,
};

/// A text with what each step needs from the ones before it.
#[derive(Debug)]
pub struct Prepared {
    text: String,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    detector: LanguageDetector,
    gazetteer: Arc<Gazetteer>,
    document: Document,
}

impl Prepared {
    /// Runs all steps once.
    ///
    /// # Panics
    /// Where the built-in data are broken.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let gazetteer = Gazetteer::new(&[]).expect("the built-in gazetteer loads");
        let detector = LanguageDetector::new(&[]).expect("the default languages are known");
        let mut blocks = parse::parse(text, Format::Text, Input::Scraped, &|_| false).blocks;
        detector.detect(text, &mut blocks, None);
        let Segments { sentences, tokens } = segment(text, &blocks);
        let pipeline = Pipeline::new(Options::default()).expect("the default options are valid");
        let document = pipeline.analyze(Record::text("1", text));
        let prepared =
            Self { text: text.to_owned(), blocks, sentences, tokens, detector, gazetteer, document };
        // Builds the automata.
        let _ = prepared.gazetteer();
        prepared
    }

    /// Bytes to text.
    #[must_use]
    pub fn decode(&self) -> usize {
        decode::decode(Content::Bytes(self.text.clone().into_bytes()), Format::Text, Input::Scraped)
            .text
            .len()
    }

    /// Text to blocks with roles.
    #[must_use]
    pub fn parse(&self) -> usize {
        parse::parse(&self.text, Format::Text, Input::Scraped, &|_| false).blocks.len()
    }

    /// Languages of blocks.
    #[must_use]
    pub fn language(&self) -> f64 {
        let mut blocks = self.blocks.clone();
        self.detector.detect(&self.text, &mut blocks, None).0.score
    }

    /// Sentences and tokens.
    #[must_use]
    pub fn segment(&self) -> usize {
        let Segments { sentences, tokens } = segment(&self.text, &self.blocks);
        sentences.len() + tokens.len()
    }

    /// Names of the gazetteer.
    #[must_use]
    pub fn gazetteer(&self) -> usize {
        let matches = self.gazetteer.find(&self.text, &self.blocks, &self.sentences, &self.tokens);
        known(&self.gazetteer, &self.text, &self.blocks, &self.sentences, &matches).len()
    }
}

impl Prepared {
    /// Quotations, speakers and citations of a document whose mentions are known.
    #[must_use]
    pub fn quotes(&self) -> usize {
        quote::find(&self.document, &|name| self.gazetteer.is_outlet(name)).quotes.len()
    }

    /// Dates and figures, a copy of the document being made for them.
    #[must_use]
    pub fn measure(&self) -> usize {
        let mut document = self.document.clone();
        measure(&mut document, Steps::DATES | Steps::FIGURES);
        document.dates.len() + document.figures.len()
    }

    /// Words and ideographs of the text.
    #[must_use]
    pub fn words(&self) -> usize {
        let is_word =
            |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Ideograph);
        self.tokens.iter().filter(is_word).count()
    }
}

/// Loads the gazetteer and builds the automata of all scripts.
///
/// # Panics
/// Where the built-in data are broken.
#[must_use]
pub fn load_gazetteer() -> usize {
    Gazetteer::load_all().expect("the built-in gazetteer loads")
}
