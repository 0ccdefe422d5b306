//! Documents in, record batches out.

use amur::{Diagnostic, Document, Severity, Stage};
use arrow::array::RecordBatch;

use crate::batches::Builder;
use crate::view::View;
use crate::{Error, Table};

/// Bytes of one document that the tables take: half of what the offsets of Arrow's `utf8` and the `int32` columns count,
/// because `body` may be longer than the text by its blank lines.
const LIMIT: usize = 1 << 30;

/// Collects the rows of documents for the chosen tables.
///
/// The batches depend on the rows and their order alone, not on when [`take_full`](Self::take_full) is called.
///
/// ```
/// use amur_tables::{Builders, Table};
/// let builders = Builders::new(&[Table::Mentions]);
/// let batches = builders.finish()?;
/// assert_eq!(batches.len(), 1);
/// assert_eq!(batches[0].1.num_rows(), 0);
/// # Ok::<(), amur_tables::Error>(())
/// ```
pub struct Builders {
    tables: Vec<(Table, Box<dyn Builder>)>,
}

impl Builders {
    /// Builders for these tables; each counts once.
    #[must_use]
    pub fn new(tables: &[Table]) -> Self {
        let chosen = Table::ALL.iter().filter(|table| tables.contains(table));
        Self { tables: chosen.map(|table| (*table, table.builder())).collect() }
    }

    /// Adds all rows of a document, its diagnostics among them.
    ///
    /// Of a document larger than 1 GiB there is a diagnostic `too-large` and no other row.
    pub fn append(&mut self, document: &Document) {
        if size(document) > LIMIT {
            return self.append_diagnostic(&too_large(document));
        }
        let view = View::new(document);
        for (_, table) in &mut self.tables {
            table.append(&view);
        }
    }

    /// Adds a diagnostic that no document carries.
    pub fn append_diagnostic(&mut self, diagnostic: &Diagnostic) {
        for (_, table) in &mut self.tables {
            table.append_diagnostic(diagnostic);
        }
    }

    /// Takes the batches that are full: about 4 MiB of data each.
    ///
    /// # Errors
    /// Where Arrow refuses a batch.
    pub fn take_full(&mut self) -> Result<Vec<(Table, RecordBatch)>, Error> {
        let mut batches = Vec::new();
        for (table, builder) in &mut self.tables {
            batches.append(&mut builder.take(*table)?);
        }
        Ok(batches)
    }

    /// Takes all the rest, in the order of [`Table::ALL`]. Over its life, every chosen table yields at least one batch.
    ///
    /// # Errors
    /// Where Arrow refuses a batch.
    pub fn finish(mut self) -> Result<Vec<(Table, RecordBatch)>, Error> {
        let mut batches = Vec::new();
        for (table, builder) in &mut self.tables {
            batches.append(&mut builder.finish(*table)?);
        }
        Ok(batches)
    }
}

/// Bytes of everything that goes into the row of `articles`.
fn size(document: &Document) -> usize {
    let known = &document.metadata;
    let single = [&known.title, &known.subtitle, &known.outlet, &known.section, &known.url];
    let fields = single.into_iter().flatten().chain(&known.authors).chain(&known.credited_sources);
    let other = known.other.as_ref().map_or(0, String::len);
    document.text.len() + other + fields.map(|field| field.value.len()).sum::<usize>()
}

fn too_large(document: &Document) -> Diagnostic {
    Diagnostic {
        doc_id: Some(document.id.to_string()),
        source: document.source.clone(),
        stage: Stage::Read,
        code: "too-large",
        severity: Severity::Error,
        message: format!(
            "the document has {} bytes of text and metadata, and the tables take {LIMIT} at most; split it into its articles",
            size(document)
        ),
    }
}
