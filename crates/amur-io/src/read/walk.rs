//! Which files an argument stands for, in which order and under which ids.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use amur::{Diagnostic, Severity};
use walkdir::{DirEntry, WalkDir};

use super::diagnostic;
use super::pattern::Pattern;
use crate::Error;

/// A file, folder or glob that was asked for.
#[derive(Clone, Debug)]
pub(super) enum Argument {
    File(PathBuf),
    Folder(PathBuf),
    Glob(Pattern),
}

/// A file to read.
#[derive(Debug)]
pub(super) struct Found {
    /// The argument, joined with the way from there.
    pub(super) path: PathBuf,
    /// The way from the argument, with `/` between its parts.
    pub(super) id: String,
    /// Whether it was asked for by name.
    pub(super) named: bool,
}

impl Argument {
    pub(super) fn new(path: &Path) -> Result<Self, Error> {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => Ok(Self::Folder(path.to_owned())),
            Ok(_) => Ok(Self::File(path.to_owned())),
            Err(error) => match Pattern::new(path)? {
                Some(pattern) => Ok(Self::Glob(pattern)),
                None if error.kind() == std::io::ErrorKind::NotFound => Err(Error::Missing(path.to_owned())),
                None => Err(Error::Read { path: path.to_owned(), error }),
            },
        }
    }

    pub(super) fn is_glob(&self) -> bool {
        matches!(self, Self::Glob(_))
    }

    pub(super) fn walk(&self) -> Walk {
        match self {
            Self::File(path) => Walk::File(Some(path.clone())),
            Self::Folder(root) => Walk::Tree(Box::new(Tree::new(root, None))),
            Self::Glob(pattern) => Walk::Tree(Box::new(Tree::new(pattern.root(), Some(pattern.clone())))),
        }
    }
}

/// The files of one argument, found one by one, so that a corpus of any size needs no list in memory.
#[derive(Debug)]
pub(super) enum Walk {
    File(Option<PathBuf>),
    Tree(Box<Tree>),
}

impl Iterator for Walk {
    type Item = Result<Found, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::File(path) => path.take().map(|path| {
                let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                Ok(Found { path, id, named: true })
            }),
            Self::Tree(tree) => tree.next(),
        }
    }
}

/// A folder and all folders in it.
#[derive(Debug)]
pub(super) struct Tree {
    entries: walkdir::IntoIter,
    root: PathBuf,
    pattern: Option<Pattern>,
    found_any: bool,
}

impl Tree {
    fn new(root: &Path, pattern: Option<Pattern>) -> Self {
        // A glob such as `*.txt` has the empty path as its root.
        let start = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let entries = WalkDir::new(start).follow_links(true).sort_by(by_path).into_iter();
        Self { entries, root: root.to_owned(), pattern, found_any: false }
    }

    /// Whether an entry is left out: hidden, or not what the glob asks for.
    fn is_left_out(&self, entry: &DirEntry, parts: &[String]) -> bool {
        let hidden = parts.last().is_some_and(|name| name.starts_with('.'));
        match &self.pattern {
            None => hidden,
            Some(pattern) if pattern.matches_above(parts) => hidden,
            Some(pattern) if entry.file_type().is_dir() => !pattern.may_match_below(parts),
            Some(pattern) => !pattern.matches(parts),
        }
    }

    fn problem(&mut self, error: &walkdir::Error) -> Diagnostic {
        self.found_any = true;
        let path = error.path().unwrap_or(&self.root).display().to_string();
        if error.loop_ancestor().is_some() {
            let message = format!("`{path}` links back to a folder it lies in: not followed");
            return diagnostic(&path, "link-loop", Severity::Warning, message);
        }
        let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        diagnostic(&path, "unreadable", Severity::Error, format!("cannot read `{path}`: {reason}"))
    }
}

impl Iterator for Tree {
    type Item = Result<Found, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let entry = match self.entries.next() {
                Some(Ok(entry)) => entry,
                Some(Err(error)) => return Some(Err(self.problem(&error))),
                None if self.found_any || self.pattern.is_some() => return None,
                None => {
                    self.found_any = true;
                    let root = self.root.display().to_string();
                    let message = format!("`{root}` has no files in it");
                    return Some(Err(diagnostic(&root, "no-files", Severity::Warning, message)));
                }
            };
            let parts = parts(&entry);
            if parts.is_empty() {
                continue;
            }
            if self.is_left_out(&entry, &parts) {
                if entry.file_type().is_dir() {
                    self.entries.skip_current_dir();
                }
            } else if !entry.file_type().is_dir() {
                self.found_any = true;
                let way: PathBuf = names(&entry).collect();
                return Some(Ok(Found { path: self.root.join(way), id: parts.join("/"), named: false }));
            }
        }
    }
}

/// The names on the way from the root to an entry.
fn names(entry: &DirEntry) -> impl Iterator<Item = &std::ffi::OsStr> {
    let all = entry.path().iter();
    let skipped = entry.path().iter().count() - entry.depth();
    all.skip(skipped)
}

fn parts(entry: &DirEntry) -> Vec<String> {
    names(entry).map(|name| name.to_string_lossy().into_owned()).collect()
}

/// Orders the entries of one folder so that whole paths come in the order of their bytes: a folder sorts as its name
/// with the `/` that follows it in the paths of its files.
fn by_path(a: &DirEntry, b: &DirEntry) -> Ordering {
    fn key(entry: &DirEntry) -> impl Iterator<Item = u8> {
        let slash = entry.file_type().is_dir().then_some(b'/');
        entry.file_name().as_encoded_bytes().iter().copied().chain(slash)
    }
    key(a).cmp(key(b))
}
