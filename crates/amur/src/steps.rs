//! Which steps a pipeline runs.

use std::fmt;
use std::ops::BitOr;

/// Which steps to run; a step brings the steps it needs.
///
/// ```
/// use amur::Steps;
/// let steps = Steps::MENTIONS | Steps::DATES;
/// assert!(steps.contains(Steps::SENTENCES));
/// assert!(!steps.contains(Steps::FIGURES));
/// assert_eq!(Steps::default(), Steps::ALL);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Steps(u16);

impl Steps {
    /// Text, blocks, metadata, languages: what always runs.
    pub const BLOCKS: Self = Self(0);
    /// Sentences with tokens.
    pub const SENTENCES: Self = Self(1);
    /// Named things, linked.
    pub const MENTIONS: Self = Self(1 << 1 | Self::SENTENCES.0);
    /// Time expressions.
    pub const DATES: Self = Self(1 << 2 | Self::SENTENCES.0);
    /// Numbers that measure something; they need the dates and names, whose numbers are none of them, and the sources.
    pub const FIGURES: Self = Self(1 << 3 | Self::DATES.0 | Self::QUOTES.0);
    /// Quotations with their speakers, and the sources that are named.
    pub const QUOTES: Self = Self(1 << 4 | Self::MENTIONS.0);
    /// Everything.
    pub const ALL: Self = Self(Self::QUOTES.0 | Self::FIGURES.0);

    /// The steps by name.
    const NAMES: [(&'static str, Self); 5] = [
        ("sentences", Self::SENTENCES),
        ("mentions", Self::MENTIONS),
        ("dates", Self::DATES),
        ("figures", Self::FIGURES),
        ("quotes", Self::QUOTES),
    ];

    /// Whether all of these steps run.
    #[must_use]
    pub const fn contains(self, steps: Self) -> bool {
        self.0 & steps.0 == steps.0
    }
}

impl Default for Steps {
    fn default() -> Self {
        Self::ALL
    }
}

impl BitOr for Steps {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Self> for Steps {
    /// All of the steps; of none, the blocks.
    fn from_iter<I: IntoIterator<Item = Self>>(steps: I) -> Self {
        steps.into_iter().fold(Self::BLOCKS, Self::bitor)
    }
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("blocks")?;
        for (name, _) in Self::NAMES.iter().filter(|(_, step)| self.contains(*step)) {
            write!(f, " | {name}")?;
        }
        Ok(())
    }
}
