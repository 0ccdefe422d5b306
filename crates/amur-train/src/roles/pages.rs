//! Labelled pages.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use amur::Role;
use amur::train::{Page, Weights};
use anyhow::{Context, Result, bail};

/// A page of `tests/scraped`: every line with its roles; blank lines have none.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) lines: Vec<(String, String)>,
    /// Names of outlets that count as known: those of the pages are invented.
    pub(crate) outlets: Vec<String>,
}

/// Every page of the folders, in the order of their names.
pub(crate) fn read(folders: &[PathBuf]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
        paths.sort();
        for path in paths {
            let lines = fs::read_to_string(&path)?
                .lines()
                .map(|line| line.split_once('\t').unwrap_or_default())
                .map(|(roles, text)| (roles.to_owned(), text.to_owned()))
                .collect();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            sources.push(Source { name, lines, outlets: Vec::new() });
        }
    }
    if sources.is_empty() {
        bail!("there are no pages in {folders:?}");
    }
    Ok(sources)
}

/// The readings of a label: alternatives of roles in their order.
pub(crate) fn readings(label: &str) -> Vec<Vec<Role>> {
    let role = |name: &str| Role::ALL.into_iter().find(|role| role.as_str() == name);
    label.split('|').map(|reading| reading.split('+').filter_map(role).collect()).collect()
}

/// A page as the model sees it, with the roles that are right for each of its lines.
pub(crate) struct Labelled {
    pub(crate) page: Page,
    /// A set of bits by [`Role::ALL`] for each line.
    pub(crate) allowed: Vec<u16>,
}

impl Labelled {
    pub(crate) fn new(source: &Source, is_outlet: &dyn Fn(&str) -> bool) -> Self {
        let text: Vec<&str> = source.lines.iter().map(|(_, text)| text.as_str()).collect();
        let is_outlet = |line: &str| is_outlet(line) || source.outlets.iter().any(|outlet| outlet == line);
        let page = Page::new(text.join("\n"), &is_outlet);
        let allowed = (0..page.source_lines.len()).map(|at| allowed(source, &page, at)).collect();
        Self { page, allowed }
    }
}

impl Labelled {
    /// The page once `weights` have found its article and headline.
    pub(crate) fn looked_at(&self, weights: &Weights) -> Self {
        Self { page: self.page.looked_at(weights), allowed: self.allowed.clone() }
    }

    /// The lines of the article, from its first paragraph to its last one; empty if it has none.
    pub(crate) fn article(&self) -> Range<usize> {
        let body = |allowed: &u16| *allowed == 1 << Role::Body as u16;
        let first = self.allowed.iter().position(body);
        let last = self.allowed.iter().rposition(body);
        first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
    }

    /// Which lines are its title.
    pub(crate) fn titles(&self) -> Vec<bool> {
        self.allowed.iter().map(|allowed| *allowed == 1 << Role::Title as u16).collect()
    }
}

/// The roles that are right for a part of a line: its own where there are as many parts as roles, else any of the
/// line's. Of alternatives the first one is learned.
fn allowed(source: &Source, page: &Page, at: usize) -> u16 {
    let number = page.source_lines[at];
    let parts = page.source_lines.iter().filter(|line| **line == number).count();
    let part = page.source_lines[..at].iter().filter(|line| **line == number).count();
    let readings = readings(&source.lines[number as usize - 1].0);
    let bit = |role: Role| 1 << role as u16;
    if let Some(reading) = readings.iter().find(|reading| reading.len() == parts) {
        // What may be either teaches neither: a wall of offers is no row of advertisements.
        let either = reading[part] == Role::Ad && readings.contains(&vec![Role::Boilerplate]);
        return bit(reading[part]) | if either { bit(Role::Boilerplate) } else { 0 };
    }
    let first = readings.first().map_or(&[][..], Vec::as_slice);
    match first {
        [] => u16::MAX,
        // A dateline that opens a paragraph is part of it.
        _ if first.contains(&Role::Body) => bit(Role::Body),
        _ => first.iter().fold(0, |set, role| set | bit(*role)),
    }
}
