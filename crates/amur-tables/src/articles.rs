//! `articles`: a row for each document.

use amur::{Evidence, Field, Role, Steps, TokenKind};

use crate::batches::{Batches, Rows};
use crate::hash;
use crate::kind::{Bool, Date, Int32, Score, Text, Texts};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document: its given `id`, else its path relative to the argument, for records of a container `path#n`.
        doc_id: Text,
        /// The file or container it was read from; null for text in memory.
        source: Option<Text>,
        /// How it is marked up: `text`, `markdown` or `html`.
        format: Text,
        /// The headline.
        title: Option<Text>,
        /// The line under the headline.
        subtitle: Option<Text>,
        /// Who wrote it.
        authors: Texts,
        /// The outlet that published it.
        outlet: Option<Text>,
        /// The outlet's section.
        section: Option<Text>,
        /// Its address.
        url: Option<Text>,
        /// When it was published; of a month or year, the first day.
        published: Option<Date>,
        /// How exactly that is known: `day`, `month` or `year`.
        published_precision: Option<Text>,
        /// The words the date was read from, the HTML tag that declares it (`meta:article:published_time`), `url` or `given`.
        published_evidence: Option<Text>,
        /// Outlets and agencies that the article credits as its source.
        credited_sources: Texts,
        /// Language of the article, ISO 639-3; `und` where there is no evidence.
        lang: Text,
        /// How sure the language is, 0 to 1.
        lang_score: Score,
        /// Whether the language can be relied upon.
        lang_reliable: Bool,
        /// The whole repaired document, which all offsets count in; of HTML, the text of all blocks in reading order.
        text: Text,
        /// The article alone: its body and heading blocks, joined by a blank line.
        body: Text,
        /// Unicode code points of `body`.
        n_chars: Int32,
        /// Words and numbers in the body and heading blocks; in scripts written without spaces, each ideograph, kana or
        /// letter counts as one.
        n_words: Int32,
        /// What was changed on the way from the bytes to `text`, in order, each once: `bom`, `charset:X`, `entities`,
        /// `mojibake:R-as-W` (text in the encoding R that was read as W), `line-ends`, `controls`, `invisible`,
        /// `ligatures`, `spaces`, `nfc`, `hyphens`.
        repairs: Texts,
        /// FNV-1a hash (64 bits, as 16 hexadecimal digits) of `body` with every run of white space as one space: equal
        /// hashes mean the same article text. Null where the body is empty.
        content_hash: Option<Text>,
        /// Everything else that came with the document, as one JSON object.
        metadata: Option<Text>,
    }
}

#[derive(Default)]
pub(crate) struct Articles;

impl Rows for Articles {
    type Columns = Columns;
    // `n_words` counts tokens.
    const STEPS: Steps = Steps::SENTENCES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        let document = view.document;
        let known = &document.metadata;
        let body = document.body();
        let hash = (!body.is_empty()).then(|| format!("{:016x}", hash::of_words(&body)));
        let repairs: Vec<&str> = document.repairs.iter().map(AsRef::as_ref).collect();
        batches.push(Row {
            doc_id: view.id(),
            source: document.source.as_deref(),
            format: document.format.as_str(),
            title: value(&known.title),
            subtitle: value(&known.subtitle),
            authors: &values(&known.authors),
            outlet: value(&known.outlet),
            section: value(&known.section),
            url: value(&known.url),
            published: known.published.as_ref().map(|published| published.date.first_day()),
            published_precision: known.published.as_ref().map(|published| published.date.precision()),
            published_evidence: known.published.as_ref().map(|published| match published.evidence {
                Evidence::Given => "given",
                Evidence::Text(span) => view.slice(span),
                Evidence::Tag(tag) => tag,
            }),
            credited_sources: &values(&known.credited_sources),
            lang: document.language.lang.as_str(),
            lang_score: document.language.score,
            lang_reliable: document.language.reliable,
            text: &document.text,
            n_chars: body.chars().count() as i32,
            n_words: words(view),
            body: &body,
            repairs: &repairs,
            content_hash: hash.as_deref(),
            metadata: known.other.as_deref(),
        });
    }
}

fn value(field: &Option<Field>) -> Option<&str> {
    field.as_ref().map(|field| field.value.as_str())
}

fn values(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.value.as_str()).collect()
}

/// Word, number and ideograph tokens of the body.
fn words(view: &View<'_>) -> i32 {
    let is_body = |block: u32| {
        let block = view.document.blocks.get(block as usize);
        block.is_some_and(|block| matches!(block.role, Role::Body | Role::Heading))
    };
    let sentences = view.document.sentences.iter().filter(|sentence| is_body(sentence.block));
    let tokens = sentences.flat_map(|sentence| view.document.tokens_of(sentence));
    let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Ideograph);
    tokens.filter(|token| is_word(token.kind)).count() as i32
}
