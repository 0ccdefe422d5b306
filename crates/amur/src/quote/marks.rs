//! Quotation marks to quoted passages, block by block in one pass.

use crate::{Block, Span};

/// What stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The passage with its marks.
    pub(super) outer: Span,
    /// The passage alone.
    pub(super) inner: Span,
    /// Index of its block.
    pub(super) block: u32,
    /// How many quoted passages it lies in.
    pub(super) depth: u8,
    /// What its marks say.
    pub(super) style: Style,
    /// Whether both marks are there.
    pub(super) closed: bool,
}

/// What kind of marks a passage has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Double marks, guillemets, corner brackets.
    Double,
    /// Single marks.
    Single,
    /// `《》`: the title of a work or the name of an outlet.
    Title,
    /// A dash at the beginning of the line: dialogue.
    Dash,
}

/// A mark that waits for its partner.
struct Open {
    mark: char,
    outer: usize,
    inner: usize,
}

/// The quoted passages of all article blocks, by their start; a passage that holds another comes before it.
pub(super) fn scan(text: &str, blocks: &[Block]) -> Vec<Quoted> {
    let mut found = Vec::new();
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| block.role.is_article()) {
        let first = found.len();
        Scanner {
            text,
            block: number as u32,
            end: block.span.end as usize,
            open: Vec::new(),
            found: &mut found,
        }
        .run(block.span.start as usize);
        found[first..].sort_by_key(|one| (one.outer.start, std::cmp::Reverse(one.outer.end)));
        set_depth(&mut found[first..]);
    }
    found
}

/// Counts the passages around each passage.
fn set_depth(found: &mut [Quoted]) {
    let mut around: Vec<Span> = Vec::new();
    for one in found {
        around.retain(|outer| outer.end >= one.outer.end);
        one.depth = around.len().min(usize::from(u8::MAX)) as u8;
        around.push(one.outer);
    }
}

/// Whether a mark begins at a byte: `"`, `'`, `` ` ``, `‘’`, `“”„`, `‹›`, `«»`, `〈〉《》「」『』` or `＂`.
fn begins_mark(bytes: &[u8], at: usize) -> bool {
    let next = |distance: usize| bytes.get(at + distance).copied().unwrap_or_default();
    match bytes[at] {
        b'"' | b'\'' | b'`' => true,
        0xC2 => matches!(next(1), 0xAB | 0xBB),
        0xE2 => next(1) == 0x80 && matches!(next(2), 0x98 | 0x99 | 0x9C..=0x9E | 0xB9 | 0xBA),
        0xE3 => next(1) == 0x80 && matches!(next(2), 0x88..=0x8F),
        0xEF => next(1) == 0xBC && next(2) == 0x82,
        _ => false,
    }
}

struct Scanner<'a> {
    text: &'a str,
    block: u32,
    end: usize,
    open: Vec<Open>,
    found: &'a mut Vec<Quoted>,
}

impl Scanner<'_> {
    fn run(mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < self.end {
            if !begins_mark(bytes, at) {
                at += 1;
                continue;
            }
            let Some(char) = self.text[at..self.end].chars().next() else { break };
            let doubled =
                matches!(char, '\'' | '`') && bytes.get(at + 1) == Some(&bytes[at]) && at + 1 < self.end;
            let width = if doubled { 2 } else { char.len_utf8() };
            self.mark(if doubled && char == '\'' { '＂' } else { char }, at, width, doubled);
            at += width;
        }
        self.finish(start);
    }

    /// Takes one character: opens or closes a passage if it is a mark.
    fn mark(&mut self, char: char, at: usize, width: usize, doubled: bool) {
        let before = self.text[..at].chars().next_back().filter(|_| at > 0);
        let after = self.text[at + width..self.end].chars().next();
        let loose_left = before.is_none_or(|char| char.is_whitespace() || "([—–-:/{".contains(char));
        let loose_right = after.is_none_or(char::is_whitespace);
        let in_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        match char {
            '„' | '«' | '「' | '『' | '《' | '〈' | '‹' => self.push(char, at, width),
            '`' if doubled => self.push('＂', at, width),
            '“' if self.is_open("„") || (self.is_open("“") && !loose_left && loose_right) => {
                self.close("„“", at, width)
            }
            '“' => self.push(char, at, width),
            '”' if self.is_open("“„\"＂") => self.close("“„\"＂", at, width),
            '”' if loose_left && !loose_right => self.push('“', at, width),
            '”' => self.close_unopened(at, width),
            '»' if self.is_open("«") => self.close("«", at, width),
            '»' => self.close_unopened(at, width),
            '」' => self.close("「", at, width),
            '』' => self.close("『", at, width),
            '》' => self.close("《", at, width),
            '〉' => self.close("〈", at, width),
            '›' => self.close("‹", at, width),
            '"' | '＂' if (!loose_left || loose_right) && self.is_open("\"＂“") => {
                self.close("\"＂“", at, width)
            }
            '"' | '＂' if !loose_right && !in_word => self.push(char, at, width),
            '‘' if !in_word && !loose_right => self.push(char, at, width),
            '\'' if loose_left && after.is_some_and(char::is_alphanumeric) => self.push(char, at, width),
            '\'' if self.is_open("\"“") && before.is_some_and(|char| "\"“".contains(char)) => {
                self.push(char, at, width)
            }
            '’' | '\'' if self.is_open("‘'") && !loose_left && !after.is_some_and(char::is_alphanumeric) =>
            {
                self.close("‘'", at, width);
            }
            _ => {}
        }
    }

    fn push(&mut self, mark: char, at: usize, width: usize) {
        self.open.push(Open { mark, outer: at, inner: at + width });
    }

    fn is_open(&self, marks: &str) -> bool {
        self.open.iter().rev().take(8).any(|open| marks.contains(open.mark))
    }

    /// Closes the innermost passage that one of these marks opened; marks opened inside it were none, save double
    /// ones, which end with it (`«Завод «Звезда»`).
    fn close(&mut self, marks: &str, at: usize, width: usize) {
        let Some(place) = self.open.iter().rposition(|open| marks.contains(open.mark)) else { return };
        self.open.truncate(place + 1);
        if let Some(open) = self.open.pop() {
            self.add(&open, at, at + width, true);
        }
    }

    /// A closing mark whose opening one is missing: the passage began with the block, if nothing was quoted before.
    fn close_unopened(&mut self, at: usize, width: usize) {
        let alone = self.found.last().is_none_or(|last| last.block != self.block);
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if alone && self.open.is_empty() {
            self.add(&Open { mark: '”', outer: start, inner: start }, at, at + width, false);
        }
    }

    fn add(&mut self, open: &Open, inner_end: usize, outer_end: usize, closed: bool) {
        if open.inner >= inner_end {
            return;
        }
        let style = match open.mark {
            '‘' | '\'' | '‹' => Style::Single,
            '《' | '〈' => Style::Title,
            '—' => Style::Dash,
            _ => Style::Double,
        };
        self.found.push(Quoted {
            outer: Span::new(open.outer, outer_end),
            inner: Span::new(open.inner, inner_end),
            block: self.block,
            depth: 0,
            style,
            closed,
        });
    }

    /// What is still open at the end of the block: a quotation that goes on in the next paragraph, or lost its mark.
    fn finish(mut self, start: usize) {
        let open = std::mem::take(&mut self.open);
        if let Some(open) = open.iter().find(|open| !"‘'‹《〈".contains(open.mark)) {
            let before = self.text[start..open.outer].trim_end();
            let begins = before.is_empty()
                || before.ends_with(['.', '!', '?', ':', ',', '，', '：', '。', '”', '»', '"']);
            if begins {
                self.add(open, self.end, self.end, false);
            }
        }
        let line = &self.text[start..self.end];
        if let Some(rest) = line.strip_prefix(['—', '–']).filter(|rest| rest.starts_with(' ')) {
            let inner = self.end - rest.trim_start().len();
            self.add(&Open { mark: '—', outer: start, inner }, self.end, self.end, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Detected, Role};

    fn passages(text: &str) -> Vec<(&str, u8)> {
        let block = Block {
            span: Span::new(0, text.len()),
            role: Role::Body,
            role_score: 1.0,
            language: Detected::NONE,
            source_line: 1,
        };
        scan(text, &[block]).iter().map(|one| (one.inner.of(text), one.depth)).collect()
    }

    #[test]
    fn conventions() {
        for text in [
            "a “b c” d",
            "a \"b c\" d",
            "a «b c» d",
            "a „b c“ d",
            "a „b c” d",
            "a ‘b c’ d",
            "a 'b c' d",
            "a 「b c」 d",
            "a 『b c』 d",
            "a 《b c》 d",
            "a ''b c'' d",
            "a ``b c'' d",
            "a ”b c” d",
        ] {
            assert_eq!(passages(text), [("b c", 0)], "{text}");
        }
    }

    #[test]
    fn nested() {
        assert_eq!(
            passages("“The ‘no limits’ pact,” he said."),
            [("The ‘no limits’ pact,", 0), ("no limits", 1)]
        );
        assert_eq!(passages("«Завод „Звезда“ растёт»"), [("Завод „Звезда“ растёт", 0), ("Звезда", 1)]);
        assert_eq!(passages("“他说：‘好’。”"), [("他说：‘好’。", 0), ("好", 1)]);
    }

    #[test]
    fn apostrophes() {
        assert_eq!(passages("China’s and Russia's leaders’ talks don't end in the '90s"), []);
        assert_eq!(passages("It’s “China’s view,” he said."), [("China’s view,", 0)]);
    }

    #[test]
    fn missing_marks() {
        assert_eq!(passages("“It will grow. And so on."), [("It will grow. And so on.", 0)]);
        assert_eq!(passages("It will grow,” he said."), [("It will grow,", 0)]);
        assert_eq!(passages("a 5\" pipe"), []);
    }

    #[test]
    fn dialogue() {
        assert_eq!(passages("— Да, — сказал он."), [("Да, — сказал он.", 0)]);
    }
}
