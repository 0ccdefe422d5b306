//! What goes in: one document, with what is already known about it.

/// One document to analyse.
///
/// ```
/// use amur::{Format, Record};
/// let record = Record::text("a1", "Beijing said on Monday …").with_format(Format::Markdown);
/// assert_eq!(record.id, "a1");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Names the document in every table.
    pub id: String,
    /// Where it was read from: a path, or nothing for text in memory.
    pub source: Option<String>,
    /// The text, decoded or not.
    pub content: Content,
    /// How the text is marked up.
    pub format: Format,
    /// What is known already and wins over what is detected.
    pub given: Given,
}

impl Record {
    /// A document of decoded text.
    #[must_use]
    pub fn text(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), content: Content::Text(text.into()), ..Self::default() }
    }

    /// A document of bytes in an encoding to be found out.
    #[must_use]
    pub fn bytes(id: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { id: id.into(), content: Content::Bytes(bytes.into()), ..Self::default() }
    }

    /// The same document with another format.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// The same document with what is known about it.
    #[must_use]
    pub fn with_given(mut self, given: Given) -> Self {
        self.given = given;
        self
    }
}

/// A document's text before decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Already decoded.
    Text(String),
    /// In an encoding to be found out.
    Bytes(Vec<u8>),
}

impl Content {
    /// Size in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// How a document is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Format {
    /// Plain text, a line or paragraph per line.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The name used in the `articles` table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// Metadata that came with a document. It wins over what is detected, and is never inserted into the text.
///
/// Values are kept as they were given; one that cannot be read (a date that is none) becomes a diagnostic of the
/// document, and detection goes on without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
pub struct Given {
    /// Address of the page.
    pub url: Option<String>,
    /// Date of publication: a whole or partial ISO 8601 date, or a date and time.
    pub published: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Language of the document, ISO 639-3 or 639-1.
    pub lang: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Section of the outlet.
    pub section: Option<String>,
    /// Anchors relative time expressions; a whole or partial ISO 8601 date. Never fills `published`.
    pub reference_date: Option<String>,
    /// Everything else that came with the document, as one JSON object.
    pub metadata: Option<String>,
}
