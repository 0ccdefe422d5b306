//! Which key of a record, or column of a table, says what about a document.

use crate::Error;

/// The fields of a document with the names that they go by, in the order in which the first that says something counts.
/// Names are compared without regard to case, `_` and `-`.
const NAMES: [(&str, &[&str]); 11] = [
    ("id", &["id", "doc_id", "guid", "uuid"]),
    (
        "text",
        &["text", "content", "body", "article", "article_body", "article_text", "full_text", "main_text"],
    ),
    ("html", &["html", "raw_html", "page_html"]),
    ("url", &["url", "link", "uri", "href", "permalink", "canonical_url"]),
    (
        "published",
        &[
            "published",
            "date",
            "published_at",
            "published_date",
            "publish_date",
            "publication_date",
            "pub_date",
            "date_published",
            "datetime",
        ],
    ),
    ("outlet", &["outlet", "source", "site", "publisher", "site_name", "newspaper"]),
    ("lang", &["lang", "language"]),
    ("title", &["title", "headline"]),
    ("authors", &["authors", "author", "byline", "creator"]),
    ("section", &["section", "category", "rubric"]),
    ("reference_date", &["reference_date"]),
];

/// Which column of a container holds which field of a document.
///
/// By default a field is found by the names it usually goes by (`docs/inputs.md` lists them); a column that is named here
/// counts alone.
///
/// ```
/// let columns = amur_io::Columns::default().with("text", "article_body")?;
/// assert!(amur_io::Columns::default().with("colour", "c").is_err());
/// # Ok::<(), amur_io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    named: Vec<(&'static str, String)>,
}

impl Columns {
    /// The same with a column named for a field: `id`, `text`, `html`, `url`, `published`, `outlet`, `lang`, `title`,
    /// `authors`, `section` or `reference_date`.
    ///
    /// # Errors
    /// Where there is no such field.
    pub fn with(mut self, field: &str, column: impl Into<String>) -> Result<Self, Error> {
        let Some((field, _)) = NAMES.iter().find(|(name, _)| *name == field) else {
            let fields: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
            return Err(Error::Column { field: field.to_owned(), fields: fields.join(", ") });
        };
        self.named.retain(|(name, _)| name != field);
        self.named.push((field, column.into()));
        Ok(self)
    }

    /// The column that was named for a field.
    pub(super) fn named(&self, field: &str) -> Option<&str> {
        self.named.iter().find(|(name, _)| *name == field).map(|(_, column)| column.as_str())
    }

    /// Which of these keys may hold a field, the likeliest first.
    ///
    /// ```
    /// let keys = ["seen", "Body", "headline", "content"];
    /// assert_eq!(amur_io::Columns::default().keys("text", keys.into_iter()), ["content", "Body"]);
    /// ```
    pub fn keys<'k>(&self, field: &str, keys: impl Iterator<Item = &'k str> + Clone) -> Vec<&'k str> {
        if let Some(column) = self.named(field) {
            return keys.filter(|key| *key == column).collect();
        }
        let names = NAMES.iter().find(|(name, _)| *name == field).map_or(&[][..], |(_, names)| names);
        // In the articles of Amur itself, `source` is a path.
        let is_own = field == "outlet" && keys.clone().any(|key| key == "content_hash");
        let names = if is_own { &names[..1] } else { names };
        let is_taken = |key: &str| self.named.iter().any(|(_, column)| column == key);
        let held = |name: &&str| keys.clone().find(|key| is_called(key, name) && !is_taken(key));
        names.iter().filter_map(held).collect()
    }

    /// Whether a key is what a field is called in the tables, or was named for it: it can hardly mean anything else.
    #[must_use]
    pub fn is_plain(&self, field: &str, key: &str) -> bool {
        field == key || self.named.iter().any(|(name, column)| *name == field && column == key)
    }
}

/// Whether a key is a name; most differ in their first letter.
fn is_called(key: &str, name: &str) -> bool {
    if !key.is_ascii() {
        return folded(key).eq(folded(name));
    }
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' '))
    }
    letters(key).map(|byte| byte.to_ascii_lowercase()).eq(letters(name))
}

/// The letters of a name as they are compared.
fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|char| !matches!(char, '_' | '-' | ' ')).flat_map(char::to_lowercase)
}
