//! Globs, matched part by part of a path.

use std::path::{Component, Path, PathBuf};

use glob::MatchOptions;

use crate::Error;

/// Hidden files need a dot in the pattern, as in a shell.
const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A path with wildcards: a folder to start from, and a pattern for every part of the way from there.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    root: PathBuf,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    /// `**`: any number of folders.
    AnyDepth,
    One(glob::Pattern),
}

impl Pattern {
    /// The pattern that a path stands for; none if it has no wildcards.
    pub(super) fn new(path: &Path) -> Result<Option<Self>, Error> {
        let mut components = path.components().peekable();
        let mut root = PathBuf::new();
        while let Some(part) = components.next_if(|component| !has_wildcard(component)) {
            root.push(part);
        }
        let parts = components.map(part).collect::<Result<Vec<_>, Error>>()?;
        Ok((!parts.is_empty()).then_some(Self { root, parts }))
    }

    /// The folder before the first wildcard.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the way from the root matches as a whole.
    pub(super) fn matches(&self, way: &[String]) -> bool {
        matches(&self.parts, way)
    }

    /// Whether a folder on the way matches: all files in it are meant then.
    pub(super) fn matches_above(&self, way: &[String]) -> bool {
        (1..way.len()).any(|end| self.matches(&way[..end]))
    }

    /// Whether a folder, or something in it, can match.
    pub(super) fn may_match_below(&self, folder: &[String]) -> bool {
        for (index, name) in folder.iter().enumerate() {
            match self.parts.get(index) {
                // What `**` stands for is never hidden, as in a shell.
                Some(Part::AnyDepth) => return !folder[index..].iter().any(|name| name.starts_with('.')),
                Some(Part::One(pattern)) if pattern.matches_with(name, OPTIONS) => {}
                _ => return false,
            }
        }
        true
    }
}

fn has_wildcard(component: &Component<'_>) -> bool {
    component.as_os_str().as_encoded_bytes().iter().any(|byte| b"*?[".contains(byte))
}

fn part(component: Component<'_>) -> Result<Part, Error> {
    let text = component.as_os_str().to_string_lossy();
    if text == "**" {
        return Ok(Part::AnyDepth);
    }
    glob::Pattern::new(&text)
        .map(Part::One)
        .map_err(|error| Error::Pattern { pattern: text.into_owned(), reason: error.msg.to_owned() })
}

fn matches(parts: &[Part], way: &[String]) -> bool {
    match (parts.split_first(), way.split_first()) {
        (None, None) => true,
        (Some((Part::One(pattern), parts)), Some((name, way))) => {
            pattern.matches_with(name, OPTIONS) && matches(parts, way)
        }
        (Some((Part::AnyDepth, rest)), None) => matches(rest, way),
        (Some((Part::AnyDepth, rest)), Some((name, deeper))) => {
            matches(rest, way) || (!name.starts_with('.') && matches(parts, deeper))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::new(Path::new(text)).expect("well formed").expect("a glob")
    }

    fn way(text: &str) -> Vec<String> {
        text.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn starts_at_the_last_literal_folder() {
        assert_eq!(pattern("a/b/*.txt").root(), Path::new("a/b"));
        assert_eq!(pattern("/a/b?/c/*").root(), Path::new("/a"));
        assert_eq!(pattern("*.txt").root(), Path::new(""));
        assert!(Pattern::new(Path::new("a/b.txt")).expect("well formed").is_none());
        assert!(matches!(Pattern::new(Path::new("a/[b")), Err(Error::Pattern { .. })));
    }

    #[test]
    fn wildcards_stay_within_a_part_but_for_any_depth() {
        assert!(pattern("*.txt").matches(&way("a.txt")));
        assert!(!pattern("*.txt").matches(&way("b/a.txt")));
        assert!(pattern("**/*.txt").matches(&way("a.txt")));
        assert!(pattern("**/*.txt").matches(&way("b/c/a.txt")));
        assert!(pattern("20[0-9][0-9]/*").matches(&way("2023/a.md")));
    }

    #[test]
    fn hidden_names_need_a_dot() {
        assert!(!pattern("*.txt").matches(&way(".a.txt")));
        assert!(!pattern("**/*.txt").matches(&way(".git/a.txt")));
        assert!(pattern(".*/*.txt").matches(&way(".kept/a.txt")));
    }

    #[test]
    fn folders_that_cannot_match_are_not_walked() {
        assert!(pattern("2023/*/x.txt").may_match_below(&way("a")));
        assert!(!pattern("202?/*.txt").may_match_below(&way("other")));
        assert!(!pattern("*/a.txt").may_match_below(&way("b/c")));
        assert!(pattern("**/a.txt").may_match_below(&way("b/c")));
        assert!(pattern("cover*").matches_above(&way("coverage/2023/a.txt")));
    }
}
