//! Lines of several parts: menus, rows of tables.

use std::ops::Range;

use crate::letters::find_byte;
use crate::script::is_han;

use super::kinds::ends_sentence;
use super::signs::Signs;

/// The parts of a line between bars, or between wide blanks.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    // Chinese characters begin with one of these bytes.
    let may_be_han = find_byte(line, 0, |byte| byte >= 0xE3).is_some();
    let count = if may_be_han { line.chars().filter(|char| is_han(*char)).count() } else { 0 };
    let ideographs = count > 0 && count * 2 > line.chars().count();
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let (part, behind) =
            cut(line, ideographs).map_or((line, None), |gap| (&line[..gap.start], Some(&line[gap.end..])));
        rest = behind;
        Some(part.trim())
    })
    .filter(|part| !part.is_empty())
}

/// The first gap between two parts; a blank is one between Chinese characters.
fn cut(line: &str, ideographs: bool) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let may_part = |at: &usize| match bytes[*at] {
        b'|' | b'>' | b'/' | b'\t' | 0xC2 | 0xE2 | 0xE3 | 0xEF => true,
        b' ' => ideographs || bytes.get(at + 1) == Some(&b' '),
        _ => false,
    };
    let gap = |at: usize| {
        let char = line[at..].chars().next()?;
        let is_gap = match char {
            '|' | '｜' | '•' | '·' | '›' | '»' | '>' | '/' | '／' | '\t' | ' ' => true,
            '\u{3000}' => ideographs,
            _ => false,
        };
        is_gap.then_some(at..at + char.len_utf8())
    };
    (0..bytes.len()).filter(may_part).find_map(gap)
}

/// Whether a line is a menu: four parts or more, all short, and few numbers among them.
pub(super) fn is_menu(line: &str) -> bool {
    let short = |part: &str| Signs::of(part).words() <= 4 && !ends_sentence(part);
    parts(line).nth(3).is_some() && parts(line).all(short) && !is_row(line)
}

/// Whether a line is the row of a table: between bars or tabs, or half of it numbers.
pub(super) fn is_row(line: &str) -> bool {
    let (mut count, mut numbers) = (0, 0);
    for part in parts(line) {
        count += 1;
        numbers += usize::from(
            part.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '+' | '-' | '−')),
        );
    }
    line.starts_with('|') || line.matches('\t').count() >= 2 || (count >= 3 && numbers * 2 >= count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_and_rows() {
        assert!(is_menu("Home | World | Business | Opinion") && is_menu("News   Roads   People   Archive"));
        assert!(is_menu("新闻 观点 财经 生活"));
        assert!(!is_menu("Wheat | 0.2 | 0.6 | 1.5") && is_row("Wheat | 0.2 | 0.6 | 1.5"));
        for line in ["Home/World", "a  b", "新闻 观点", "新闻\u{3000}观点", "a\tb", "|a"] {
            assert!(Signs::of(line).may_have_parts(), "{line}");
        }
        assert!(!Signs::of("Trade grew, they say.").may_have_parts());
    }
}
