//! Labelled sets: one JSON object a line, `{id, doc?, text, spans: [[start, end, type], ...]}`.

use std::fs;
use std::path::Path;

use amur::train::TYPES;
use anyhow::{Context, bail};
use serde::Deserialize;

/// A document with one sentence a line.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// The set it is from.
    pub(super) set: &'static str,
    /// Its number in the set.
    pub(super) number: usize,
    pub(super) text: String,
    /// Names as first byte, one past the last, and the type's number, in order.
    pub(super) names: Vec<(usize, usize, usize)>,
}

#[derive(Deserialize)]
struct Row {
    doc: Option<String>,
    text: String,
    spans: Vec<(usize, usize, String)>,
    agreed: Option<bool>,
}

/// How sentences become documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Those that share a `doc` stand together.
    Documents,
    /// Each stands alone.
    Sentences,
    /// Documents, and every other one cut into sentences: a tagger meets both.
    Both,
}

/// The documents of a file.
pub(super) fn read(
    path: &Path,
    set: &'static str,
    agreed_only: bool,
    grouping: Grouping,
) -> anyhow::Result<Vec<Document>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents: Vec<Document> = Vec::new();
    let (mut current, mut number) = (None, 0);
    for (line_number, line) in text.lines().enumerate() {
        let row: Row = serde_json::from_str(line)
            .with_context(|| format!("{}, line {}", path.display(), line_number + 1))?;
        if agreed_only && row.agreed == Some(false) {
            continue;
        }
        if row.doc.is_none() || row.doc != current {
            number += 1;
            current.clone_from(&row.doc);
        }
        let together = match grouping {
            Grouping::Documents => true,
            Grouping::Sentences => false,
            Grouping::Both => number % 2 == 0,
        };
        let goes_on =
            together && row.doc.is_some() && documents.last().is_some_and(|last| last.number == number);
        if !goes_on {
            documents.push(Document { set, number, text: String::new(), names: Vec::new() });
        }
        if let Some(document) = documents.last_mut() {
            append(document, &row)
                .with_context(|| format!("{}, line {}", path.display(), line_number + 1))?;
        }
    }
    Ok(documents)
}

fn append(document: &mut Document, row: &Row) -> anyhow::Result<()> {
    if !document.text.is_empty() {
        document.text.push('\n');
    }
    let offset = document.text.len();
    let mut bytes: Vec<usize> = row.text.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(row.text.len());
    let mut names = Vec::with_capacity(row.spans.len());
    for (start, end, kind) in &row.spans {
        let Some(kind) = TYPES.iter().position(|known| known.as_str() == kind) else { continue };
        let (Some(start), Some(end)) = (bytes.get(*start), bytes.get(*end)) else {
            bail!("a name ends behind its sentence");
        };
        names.push((offset + start, offset + end, kind));
    }
    names.sort_unstable();
    document.names.extend(names);
    // A line break within a sentence would make two of it; a blank is as long.
    document.text.extend(row.text.chars().map(|char| if matches!(char, '\n' | '\r') { ' ' } else { char }));
    Ok(())
}
