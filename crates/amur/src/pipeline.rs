//! The order of the steps.

use std::sync::Arc;

use crate::{Block, Content, Detected, Document, Error, Lang, Metadata, Record, Role, Span};

/// What a pipeline is to do; everything has a default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The languages that detection may answer with; all it knows where empty.
    pub languages: Vec<Lang>,
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
    #[default]
    Mentions,
}

/// Turns records into documents with evidence. Built once, shared by threads.
#[derive(Debug)]
pub struct Pipeline {
    #[allow(dead_code)]
    options: Options,
}

impl Pipeline {
    /// A pipeline with these options.
    ///
    /// # Errors
    /// Where a gazetteer of the user does not follow its format.
    pub fn new(options: Options) -> Result<Self, Error> {
        Ok(Self { options })
    }

    /// Analyses one document. Whatever is wrong with it is told in [`Document::diagnostics`].
    #[must_use]
    pub fn analyze(&self, record: Record) -> Document {
        let text: Arc<str> = match record.content {
            Content::Text(text) => text.into(),
            Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into(),
        };
        let mut blocks = Vec::new();
        let mut at = 0;
        for (line, content) in text.split('\n').enumerate() {
            if !content.trim().is_empty() {
                blocks.push(Block {
                    span: Span::new(at, at + content.len()),
                    role: Role::Body,
                    role_score: 1.0,
                    language: Detected::NONE,
                    source_line: line as u32 + 1,
                });
            }
            at += content.len() + 1;
        }
        Document {
            id: record.id.into(),
            source: record.source,
            format: record.format,
            text,
            repairs: Vec::new(),
            metadata: Metadata::default(),
            blocks,
            language: Detected::NONE,
            sentences: Vec::new(),
            tokens: Vec::new(),
            mentions: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Analyses a batch, in order, on the threads of the current rayon pool.
    ///
    /// # Errors
    /// Where a tagger that was plugged in fails.
    pub fn analyze_batch(&self, records: Vec<Record>) -> Result<Vec<Document>, Error> {
        Ok(records.into_iter().map(|record| self.analyze(record)).collect())
    }
}
