//! Lines of a page that have something alike.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::super::attributes::*;
use super::Page;
use crate::script::is_han;

impl Page<'_> {
    /// Lines that come more than once, and the name at the top that later lines hold too: the page's own outlet.
    pub(super) fn repetitions(&mut self) {
        let mut seen: HashMap<&str, usize, FixedState> = HashMap::default();
        for at in 0..self.lines.len() {
            let line = self.lines[at].span.of(self.text);
            if let Some(first) = seen.insert(line, at) {
                self.set(at, SEEN, true);
                self.set(first, COMES_AGAIN, true);
            }
        }
        for at in 0..self.lines.len().min(3) {
            let name = self.lines[at].span.of(self.text).trim_matches(|char: char| !char.is_alphanumeric());
            let brief = (1..=5).contains(&self.seen.shapes[at].words) && (4..60).contains(&name.len());
            let below = self.lines.iter().skip(at + 1).filter(|line| line.span.len() < 120);
            let again = brief
                && !self.seen.own[at].has(URL)
                && below
                    .map(|line| line.span.of(self.text))
                    .any(|line| line.len() > name.len() && line.contains(name));
            self.set(at, NAMES_PAGE, again);
        }
    }

    /// What several lines have alike: speakers, questions, the way they begin.
    pub(super) fn patterns(&mut self) {
        let count = self.lines.len();
        let lines: Vec<&str> = self.lines.iter().map(|line| line.span.of(self.text)).collect();
        let mut labels: HashMap<&str, usize, FixedState> = HashMap::default();
        for label in lines.iter().filter_map(|line| label(line)) {
            *labels.entry(label).or_default() += 1;
        }
        let asks = |at: usize| {
            let own = &self.seen.own[at];
            own.has(END_ASKS) && !own.has(PROSE) && self.seen.prose.get(at + 1) == Some(&true)
        };
        let asked: Vec<usize> = (0..count).filter(|&at| asks(at)).collect();
        if asked.len() >= 3 {
            asked.into_iter().for_each(|at| self.set(at, ASKS_AMONG, true));
        }
        for at in 0..count {
            let again =
                label(lines[at]).is_some_and(|label| labels.get(label).is_some_and(|times| *times > 1));
            self.set(at, LABEL_AGAIN, again);
            let alike = at + 1 < count
                && !self.seen.prose[at]
                && !self.seen.prose[at + 1]
                && begins_like(lines[at], lines[at + 1]);
            self.set(at, SAME_START, alike);
            self.set((at + 1).min(count - 1), SAME_START, alike);
        }
    }
}

/// The words before a colon at the start of a line.
fn label(line: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let colon =
        line.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|(_, char)| matches!(char, ':' | '：'));
    let label = &line[..colon?.0];
    label.chars().any(char::is_alphabetic).then_some(label)
}

/// Whether two lines begin with the same sign, the same word, or each with a number written in the same way.
fn begins_like(first: &str, second: &str) -> bool {
    let mut first = first.chars();
    let mut second = second.chars();
    loop {
        match (first.next(), second.next()) {
            (Some(a), Some(b)) if a == b && (a.is_alphabetic() && !is_han(a)) => {}
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {}
            (Some(a), Some(b)) => return a == b,
            _ => return false,
        }
    }
}
