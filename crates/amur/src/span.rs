//! Byte spans into a document's text, and their translation to characters.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, into the text of one document.
///
/// Both ends lie on character boundaries of that text.
///
/// ```
/// use amur::Span;
/// let span = Span::new(0, 6);
/// assert_eq!(span.of("Moscow said"), "Moscow");
/// assert_eq!(span.len(), 6);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Offsets beyond 4 GiB do not occur: larger documents are refused on reading.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && u32::try_from(end).is_ok());
        Self { start: start as u32, end: end as u32 }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range to slice with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The covered part of `text`; empty where the span does not fit it.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Bytes between two checkpoints of a [`CharMap`].
const STRIDE: usize = 128;

/// Translates byte offsets of one text into offsets in Unicode code points, which is what Python slices by.
///
/// ```
/// let map = amur::CharMap::new("Си и Xi");
/// assert_eq!(map.chars("Си и Xi", 4), 2);
/// assert_eq!(map.total(), 7);
/// ```
#[derive(Clone, Debug)]
pub struct CharMap {
    /// Code points before every `STRIDE`th byte; empty for ASCII, where bytes are characters.
    checkpoints: Vec<u32>,
    total: usize,
}

impl CharMap {
    /// The map of `text`: one pass over it, 4 bytes per 128.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { checkpoints: Vec::new(), total: text.len() };
        }
        let mut total = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = total;
                total += starts(chunk);
                before as u32
            })
            .collect();
        Self { checkpoints, total }
    }

    /// Code points of the whole text.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Code points before byte `at` of the text this map was made of.
    #[must_use]
    pub fn chars(&self, text: &str, at: usize) -> usize {
        if self.checkpoints.is_empty() {
            return at.min(self.total);
        }
        if at >= text.len() {
            return self.total;
        }
        let block = at / STRIDE;
        self.checkpoints[block] as usize + starts(&text.as_bytes()[block * STRIDE..at])
    }
}

/// How many characters start in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,400}") {
            let map = CharMap::new(&text);
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                proptest::prop_assert_eq!(map.chars(&text, byte), chars);
            }
            proptest::prop_assert_eq!(map.chars(&text, text.len()), map.total());
        }
    }
}
