//! What comes out: one document and everything the steps found in it.

use std::sync::Arc;

use crate::{Citation, Country, Diagnostic, Figure, Format, Lang, Metadata, Quote, Span, TimeExpression};

/// One analysed document. Every part is written by one step and read by the later ones.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Document {
    /// Names the document in every table.
    pub id: Arc<str>,
    /// Where it was read from.
    pub source: Option<String>,
    /// How it was marked up.
    pub format: Format,
    /// The whole repaired text; every span counts in it.
    pub text: Arc<str>,
    /// What was changed on the way from the bytes to the text, in order, each once.
    pub repairs: Vec<String>,
    /// Title, authors, outlet, date …, each with its evidence.
    pub metadata: Metadata,
    /// Lines, or parts of lines, in reading order.
    pub blocks: Vec<Block>,
    /// The language of the article.
    pub language: Detected,
    /// Sentences of the article's blocks, in reading order.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences, in reading order.
    pub tokens: Vec<Token>,
    /// Named things, in reading order, none overlapping another.
    pub mentions: Vec<Mention>,
    /// Numbers that measure something, in reading order, none overlapping another.
    pub figures: Vec<Figure>,
    /// Time expressions, in reading order, none overlapping another.
    pub dates: Vec<TimeExpression>,
    /// Quotations and reported statements, in reading order.
    pub quotes: Vec<Quote>,
    /// Sources that the text names, in reading order.
    pub citations: Vec<Citation>,
    /// What the reader of a table must know about this document.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.range()).unwrap_or_default()
    }

    /// The article alone: its body and heading blocks, joined by a blank line.
    #[must_use]
    pub fn body(&self) -> String {
        let mut body = String::new();
        for block in self.blocks.iter().filter(|block| matches!(block.role, Role::Body | Role::Heading)) {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(self.slice(block.span));
        }
        body
    }
}

/// A line of the document, or a part of one.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Block {
    /// Where it is, without surrounding blanks.
    pub span: Span,
    /// What it is to the article.
    pub role: Role,
    /// How sure that is, 0 to 1.
    pub role_score: f64,
    /// Its language.
    pub language: Detected,
    /// Line of the source, from 1.
    pub source_line: u32,
}

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Role {
    /// The headline.
    Title,
    /// The line under the headline.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// Place, date and agency before the first paragraph.
    Dateline,
    /// When it was published.
    Date,
    /// The outlet's name.
    Outlet,
    /// The outlet's section.
    Section,
    /// A paragraph, list item or table row of the article.
    Body,
    /// A heading inside the article.
    Heading,
    /// Words under a picture.
    Caption,
    /// Advertising.
    Ad,
    /// Other stories.
    Related,
    /// Menus, buttons, notices.
    Boilerplate,
}

impl Role {
    /// All roles, in the order of the tables reference.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Dateline,
        Self::Date,
        Self::Outlet,
        Self::Section,
        Self::Body,
        Self::Heading,
        Self::Caption,
        Self::Ad,
        Self::Related,
        Self::Boilerplate,
    ];

    /// The name used in the `blocks` table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Date => "date",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Body => "body",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Ad => "ad",
            Self::Related => "related",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether evidence is read from such a block.
    #[must_use]
    pub fn is_article(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Subtitle
                | Self::Byline
                | Self::Dateline
                | Self::Body
                | Self::Heading
                | Self::Caption
        )
    }
}

/// A language that was detected.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Detected {
    /// The language; [`Lang::UND`] where there is no evidence.
    pub lang: Lang,
    /// How sure that is, 0 to 1.
    pub score: f64,
    /// Whether it can be relied upon.
    pub reliable: bool,
}

impl Detected {
    /// No evidence.
    pub const NONE: Self = Self { lang: Lang::UND, score: 0.0, reliable: false };
}

/// A sentence of an article block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence {
    /// Where it is, without surrounding blanks.
    pub span: Span,
    /// Index of its block in [`Document::blocks`].
    pub block: u32,
    /// Its tokens, as a range of indices into [`Document::tokens`].
    pub tokens: Span,
}

/// A word, number or mark. Of Chinese, Japanese and Thai script, one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// What it consists of.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
}

/// What a token consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and the dots of abbreviations.
    Word,
    /// Starts with a digit: `8.89`, `1,200`, `2022`, `5G`.
    Number,
    /// One ideograph, kana or letter of a script written without spaces.
    Ideograph,
    /// Punctuation.
    Punctuation,
    /// Anything else: currency signs, per cent, emoji.
    Symbol,
}

/// How a word's letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Case {
    /// No letter that has case.
    None,
    /// `word`
    Lower,
    /// `Word`, also a single capital.
    Title,
    /// `WORD`
    Upper,
    /// `wOrd`, `McDonald`
    Mixed,
}

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "UPPERCASE"))]
pub enum EntityType {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
    /// A nationality, or a religious or political group.
    Norp,
    /// An event, programme, treaty, law, work.
    Misc,
}

impl EntityType {
    /// The name used in the tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Per => "PER",
            Self::Org => "ORG",
            Self::Loc => "LOC",
            Self::Norp => "NORP",
            Self::Misc => "MISC",
        }
    }
}

/// A named thing in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Mention {
    /// The name, without titles, descriptors and possessive endings.
    pub span: Span,
    /// Index of its block in [`Document::blocks`].
    pub block: u32,
    /// Index of its sentence in [`Document::sentences`].
    pub sentence: u32,
    /// What kind of thing it names.
    pub kind: EntityType,
    /// The entity: the gazetteer's id, or a hash of type and folded full name. Independent of the batch.
    pub entity_id: Arc<str>,
    /// The gazetteer's English name, else the fullest form in the document.
    pub name: Arc<str>,
    /// The country the entity belongs to.
    pub country: Option<Country>,
    /// Whether a place stands for its government.
    pub metonym: bool,
    /// How sure the mention is, 0 to 1.
    pub score: f64,
}
