//! Lines of several parts: menus, rows of tables.

use crate::script::is_han;

use super::kinds::ends_sentence;
use super::signs::Signs;

/// The parts of a line between bars, or between wide blanks.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let is_bar = |char| matches!(char, '|' | '｜' | '•' | '·' | '›' | '»' | '>' | '/' | '／' | '\t');
    let count = line.chars().filter(|char| is_han(*char)).count();
    let ideographs = count > 0 && count * 2 > line.chars().count();
    line.split(is_bar)
        .flat_map(|part| part.split("  "))
        .flat_map(move |part| part.split(if ideographs { ' ' } else { '\n' }))
        .flat_map(move |part| part.split(if ideographs { '\u{3000}' } else { '\n' }))
        .map(str::trim)
        .filter(|part| !part.is_empty())
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
