//! What the trainer shares with the tagger: features of documents, and the writer of model files.

use std::sync::Arc;

use super::features::of_token;
use super::file::{HEADER, Lexicon, MAGIC, PADDING, VERSION, WordFacts};
use super::page::Page;
use super::tag::TAGS;
use super::{hash, openings, table};
use crate::{Given, Lang, Pipeline, Record, Span};

/// Turns documents into features. One for each thread.
#[derive(Debug)]
pub struct Extractor {
    pipeline: Arc<Pipeline>,
    page: Page,
    lang: Lang,
}

/// Tokens in a row that may be part of names; all others are not.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    /// Where each token is in the document's text.
    pub spans: Vec<Span>,
    /// The features of all tokens.
    pub features: Vec<u64>,
    /// Where the features of each token end.
    pub ends: Vec<u32>,
}

impl Extractor {
    /// An extractor for documents in one language, which works with a pipeline for [`Input::Plain`](crate::Input::Plain).
    #[must_use]
    pub fn new(pipeline: Arc<Pipeline>, lang: Lang) -> Self {
        Self { pipeline, page: Page::default(), lang }
    }

    /// The chunks of a document with one sentence a line.
    pub fn chunks(&mut self, text: &str, lexicon: &impl Lexicon) -> Vec<Chunk> {
        let given = Given { lang: Some(self.lang.to_string()), ..Given::default() };
        let draft = self.pipeline.prepare(Record { given, ..Record::text("", text) });
        let views = draft.views(0);
        self.page.fill(views.iter(), self.lang, lexicon);
        let mut chunks = Vec::new();
        for (number, view) in views.iter().enumerate() {
            let mut chunk = Chunk::default();
            for (at, token) in view.tokens.iter().enumerate() {
                if self.page.lines[number].slots[at].active {
                    of_token(&self.page, number, at, &mut chunk.features);
                    chunk.ends.push(chunk.features.len() as u32);
                    chunk.spans.push(token.span);
                } else if !chunk.spans.is_empty() {
                    chunks.push(std::mem::take(&mut chunk));
                }
            }
            if !chunk.spans.is_empty() {
                chunks.push(chunk);
            }
        }
        chunks
    }

    /// The tokens of a text, as (word, whether it opens a line).
    pub fn words(&self, text: &str, mut each: impl FnMut(&str, bool)) {
        let given = Given { lang: Some(self.lang.to_string()), ..Given::default() };
        let draft = self.pipeline.prepare(Record { given, ..Record::text("", text) });
        for view in draft.views(0) {
            for (at, token) in view.tokens.iter().enumerate() {
                each(token.span.of(view.text), at == 0);
            }
        }
    }
}

/// The hash under which a word's facts are kept.
#[must_use]
pub fn word_hash(lower: &str) -> u64 {
    let zeros: String = lower.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    hash::of(&zeros)
}

/// The hashes of the first word of a phrase, of the first two and so on, of words in lower case. Under the last one, that of
/// all of them, the phrase's flags are kept.
pub fn phrase_hashes<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = u64> {
    words.scan(0, |hash, word| {
        *hash = hash::chain(*hash, word_hash(word));
        Some(*hash)
    })
}

/// What goes into a model file. Every list is sorted by its hashes, which are distinct.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The language.
    pub lang: Lang,
    /// Words.
    pub words: &'a [(u64, WordFacts)],
    /// Phrases with their flags.
    pub phrases: &'a [(u64, u8)],
    /// What opens a longer phrase.
    pub openings: &'a [u64],
    /// Features with their scores.
    pub rows: &'a [(u64, [i8; TAGS])],
    /// What one unit of these scores is worth.
    pub scale: f32,
    /// The scores of one tag after another.
    pub transitions: [[f32; TAGS]; TAGS],
}

/// The bytes of a file with so many words, phrases, openings of phrases and features.
#[must_use]
pub fn size(words: usize, phrases: usize, openings: usize, features: usize) -> usize {
    let tables =
        [(words, 4), (phrases, 1), (features, TAGS)].map(|(hashes, width)| table::size(hashes, width));
    HEADER + TAGS * TAGS * 4 + tables.iter().sum::<usize>() + openings::size(openings) + PADDING
}

/// A model file.
#[must_use]
pub fn file(parts: &Parts<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    for count in [parts.words.len(), parts.phrases.len(), parts.rows.len()] {
        body.extend((count as u32).to_le_bytes());
    }
    body.extend(parts.scale.to_le_bytes());
    body.extend(parts.transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
    table(parts.words, |facts| facts.pack().to_le_bytes(), &mut body);
    table(parts.phrases, |flags| [*flags], &mut body);
    openings::write(parts.openings, &mut body);
    table(parts.rows, |row| row.map(|score| score as u8), &mut body);
    body.extend([0; PADDING]);
    let mut lang = [0; 4];
    lang[..3].copy_from_slice(parts.lang.as_str().as_bytes());
    let head = MAGIC.len() + 4 + 4 + 8 + 8;
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(lang);
    bytes.extend(((head + body.len()) as u64).to_le_bytes());
    bytes.extend(hash::checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

fn table<T, const WIDTH: usize>(entries: &[(u64, T)], bytes: impl Fn(&T) -> [u8; WIDTH], out: &mut Vec<u8>) {
    let entries: Vec<(u64, [u8; WIDTH])> =
        entries.iter().map(|(hash, value)| (*hash, bytes(value))).collect();
    table::write(&entries, out);
}
