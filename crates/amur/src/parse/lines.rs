//! A text to its lines.

use crate::{Format, Span};

use super::split;

/// A line of the text that is not blank, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Without surrounding blanks and Markdown marks.
    pub(super) span: Span,
    /// Line of the source, from 1.
    pub(super) number: u32,
    /// Level of a Markdown heading; 0 for none.
    pub(super) heading: u8,
    /// Whether it is an item of a Markdown list.
    pub(super) is_item: bool,
    /// Which part of a line of several blocks it is, from 1; 0 for a whole line.
    pub(super) part: u8,
}

/// The lines of a text that are not blank; two things fused into one line are parted.
pub(super) fn lines(text: &str, format: Format) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for (index, content) in text.split('\n').enumerate() {
        let start = at + (content.len() - content.trim_start_matches(is_blank).len());
        let end = start + content.trim_matches(is_blank).len();
        at += content.len() + 1;
        if start == end {
            continue;
        }
        let (content, heading) =
            if format == Format::Markdown { markdown(text, start, end) } else { (start, 0) };
        let (start, is_item) = (content, content > start && heading == 0);
        let number = index as u32 + 1;
        let gaps = split::gaps(&text[start..end]);
        let (mut from, mut part) = (start, u8::from(!gaps.is_empty()));
        for (to, next) in gaps.into_iter().map(|(to, next)| (start + to, start + next)).chain([(end, end)]) {
            if from < to {
                lines.push(Line { span: Span::new(from, to), number, heading, is_item, part });
            }
            (from, part) = (next, part + 1);
        }
    }
    lines
}

/// White space, and characters that show nothing.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Where the content of a Markdown line starts, and its level as a heading.
fn markdown(text: &str, start: usize, end: usize) -> (usize, u8) {
    let line = &text[start..end];
    let marks = line.len() - line.trim_start_matches('#').len();
    let content = line[marks..].trim_start();
    if (1..=6).contains(&marks) && !content.is_empty() && content.len() < line.len() - marks {
        return (end - content.len(), marks as u8);
    }
    let item = ["- ", "* ", "+ ", "> ", "**", "__", "*", "_"].iter().find_map(|mark| line.strip_prefix(mark));
    (item.map_or(start, |item| end - item.trim_start().len()), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_page() {
        let text = "# Deal signed \n\n\u{a0}- one\u{a0}\n \u{200b}\nMay 24, 2022World News\n";
        let made: Vec<_> = lines(text, Format::Markdown)
            .iter()
            .map(|l| (l.span.of(text).to_owned(), l.number, l.heading))
            .collect();
        let expected = [("Deal signed", 1, 1), ("one", 3, 0), ("May 24, 2022", 5, 0), ("World News", 5, 0)];
        assert_eq!(made, expected.map(|(text, number, heading)| (text.to_owned(), number, heading)));
    }
}
