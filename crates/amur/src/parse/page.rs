//! What a line is to its page: where it stands, what stands around it, whether its words come again.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::script::is_han;

use super::attributes::*;
use super::context;
use super::cues::{self, Folded, cue, prose_cue};
use super::lines::Line;
use super::shape::{Shape, shape};

/// The attributes of every line of a page.
pub(super) fn attributes(text: &str, lines: &[Line], is_outlet: &dyn Fn(&str) -> bool) -> Vec<Attributes> {
    let day_first = super::dates::is_day_first(text);
    let mut folded = Folded::default();
    let shapes: Vec<Shape> =
        lines.iter().map(|line| shape(line.span.of(text), line, day_first, is_outlet, &mut folded)).collect();
    let mut page = Page { text, lines, prose: prose(text, lines, &shapes), shapes, own: Vec::new() };
    page.own = page.shapes.iter().map(|shape| shape.own).collect();
    page.continuations();
    page.positions();
    let core = page.core();
    page.places(&core);
    page.runs();
    page.labels(&core);
    let shares = page.shares(&core);
    let headline = page.headline(&core, &shares);
    page.headlines(headline);
    page.repetitions();
    page.pairs(&core, &shares);
    context::add(text, lines, &mut page.own);
    page.own
}

/// A page whose lines are being looked at.
struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    shapes: Vec<Shape>,
    /// Which lines read like paragraphs and say nothing that speaks against it.
    prose: Vec<bool>,
    own: Vec<Attributes>,
}

/// Which lines read like paragraphs; of text in columns, those that go on.
fn prose(text: &str, lines: &[Line], shapes: &[Shape]) -> Vec<bool> {
    let mut prose: Vec<bool> = shapes.iter().map(|shape| shape.is_prose() && !shape.is_furniture()).collect();
    let goes_on = |at: usize| goes_on(text, lines, shapes, at);
    let broken = (1..shapes.len()).filter(|&at| goes_on(at)).count();
    if broken >= 4 && broken * 3 >= shapes.len() {
        for (at, prose) in prose.iter_mut().enumerate() {
            *prose |= goes_on(at) || (at + 1 < shapes.len() && goes_on(at + 1));
        }
    }
    prose
}

/// Whether a line goes on with the sentence of the one directly above it.
fn goes_on(text: &str, lines: &[Line], shapes: &[Shape], at: usize) -> bool {
    let Some(above) = at.checked_sub(1) else { return false };
    let open = !shapes[above].ends_sentence && shapes[above].words >= 4;
    let next = lines[at].number == lines[above].number + 1;
    let unfinished = || lines[above].span.of(text).ends_with([',', '，', '、', '-']);
    open && next && (shapes[at].starts_lower || unfinished())
}

/// What a line of the article weighs against other lines between its paragraphs, to find where the article lies.
const OTHER: i64 = -5;
const FURNITURE: i64 = -9;
const MARKER: i64 = -25;
/// Words that count of one paragraph.
const MOST: usize = 40;

impl Page<'_> {
    fn set(&mut self, at: usize, attribute: usize, holds: bool) {
        if holds {
            self.own[at].insert(attribute);
        }
    }

    fn continuations(&mut self) {
        let mut any = 0;
        for at in 1..self.lines.len() {
            let holds = goes_on(self.text, self.lines, &self.shapes, at);
            self.set(at, CONTINUES, holds);
            self.set(at - 1, CONTINUED, holds);
            any += usize::from(holds);
        }
        if any >= 4 && any * 3 >= self.lines.len() {
            (0..self.lines.len()).for_each(|at| self.set(at, WRAPPED, true));
        }
    }

    fn positions(&mut self) {
        let count = self.lines.len();
        let gaps = (1..count).any(|at| self.lines[at].number > self.lines[at - 1].number + 1);
        for at in 0..count {
            let behind = count - at;
            self.set(at, [FIRST, SECOND, TOP, TOP, TOP, TOP].get(at).copied().unwrap_or(FIRST), at < 6);
            self.set(at, if behind == 1 { LAST } else { BOTTOM }, behind <= 4);
            let gap = at > 0 && self.lines[at].number > self.lines[at - 1].number + 1;
            self.set(at, if gap { GAP } else { PACKED }, gaps && at > 0);
        }
    }

    /// Where the article lies: the run of lines with the greatest weight.
    fn core(&self) -> std::ops::Range<usize> {
        let (mut best, mut from, mut sum, mut range) = (0, 0, 0, 0..0);
        let mut past = false;
        for (at, shape) in self.shapes.iter().enumerate() {
            past |= shape.is_marker();
            let alone = !(at > 0 && self.prose[at - 1]) && self.prose.get(at + 1) != Some(&true);
            sum += if self.prose[at] {
                // Other stories come as a headline and a teaser each; two paragraphs in a row are the article going on.
                shape.words.min(MOST) as i64 / if past && alone { 5 } else { 1 }
            } else if shape.is_marker() {
                MARKER
            } else if shape.is_furniture() {
                FURNITURE
            } else if shape.own.has(ITEM) || shape.own.has(ROW) || shape.ends_sentence {
                0
            } else {
                OTHER
            };
            if sum <= 0 {
                (sum, from, past) = (0, at + 1, false);
            } else if sum > best {
                (best, range) = (sum, from..at + 1);
            }
        }
        // A list or table may end the article.
        let listed = |at: usize| {
            let shape = &self.shapes[at];
            (shape.own.has(ITEM) || shape.own.has(ROW)) && !shape.is_furniture()
        };
        while !range.is_empty() && range.end < self.shapes.len() && listed(range.end) {
            range.end += 1;
        }
        range
    }

    fn places(&mut self, core: &std::ops::Range<usize>) {
        let all = self.prose.iter().filter(|prose| **prose).count();
        let mut behind = 0;
        for at in 0..self.lines.len() {
            let attribute = match () {
                () if core.is_empty() => NO_CORE,
                () if at == core.start => CORE_FIRST,
                () if at + 1 == core.end => CORE_LAST,
                () if core.contains(&at) => CORE,
                () if at < core.start => near(core.start - at, [BEFORE_NEXT, BEFORE_NEAR, BEFORE_FAR]),
                () => near(at + 1 - core.end, [AFTER_NEXT, AFTER_NEAR, AFTER_FAR]),
            };
            self.set(at, attribute, true);
            let ahead = all - behind - usize::from(self.prose[at]);
            self.set(at, few(behind, [BEHIND_0, BEHIND_1, BEHIND_4, BEHIND_MORE]), true);
            self.set(at, few(ahead, [AHEAD_0, AHEAD_1, AHEAD_4, AHEAD_MORE]), true);
            behind += usize::from(self.prose[at]);
        }
    }

    /// How many paragraphs stand together, and whether another line stands between or beside some.
    fn runs(&mut self) {
        let count = self.lines.len();
        let mut at = 0;
        while at < count {
            let end = (at..count).find(|&next| !self.prose[next]).unwrap_or(count);
            for line in at..end {
                self.set(line, few(end - at, [RUN_1, RUN_1, RUN_2, RUN_MORE]), true);
            }
            at = end + 1;
        }
        for at in 0..count {
            if self.prose[at] {
                continue;
            }
            let (above, below) = (self.reads_on((0..at).rev()), self.reads_on(at + 1..count));
            self.set(at, AMID, above && below);
            self.set(at, PROSE_ABOVE, above && !below);
            self.set(at, PROSE_BELOW, below && !above);
        }
    }

    /// Whether the nearest of some lines is a paragraph, a little furniture left aside.
    fn reads_on(&self, mut lines: impl Iterator<Item = usize>) -> bool {
        lines.by_ref().take(3).find(|&at| !self.shapes[at].is_furniture()).is_some_and(|at| self.prose[at])
    }

    /// Lines under the label of a list of other stories, until paragraphs come again.
    fn labels(&mut self, core: &std::ops::Range<usize>) {
        let mut since: Option<usize> = None;
        let (mut past, mut comments) = (false, false);
        for at in 0..self.lines.len() {
            if let Some(distance) = since {
                let two = self.prose[at] && (self.prose.get(at + 1) == Some(&true) || self.prose[at - 1]);
                since = (!two).then_some(distance + 1);
            }
            if let Some(distance) = since {
                self.set(at, near(distance, [UNDER_LABEL, BELOW_LABEL, FAR_LABEL]), true);
            }
            self.set(at, PAST_MARKER, past);
            self.set(at, UNDER_COMMENTS, comments);
            comments |= at > core.start && !self.prose[at] && self.shapes[at].opens_comments();
            comments &= since.is_none();
            if self.shapes[at].is_label() {
                since = Some(0);
            }
            past |= at > core.start && self.shapes[at].is_marker();
        }
    }

    /// Which share of its words every line has in common with the paragraphs, as a number from 0 to 3.
    fn shares(&mut self, core: &std::ops::Range<usize>) -> Vec<usize> {
        let mut known: HashMap<u32, u32, FixedState> = HashMap::default();
        for at in core.clone().filter(|&at| self.prose[at]) {
            each_word(self.lines[at].span.of(self.text), |word| *known.entry(word).or_default() += 1);
        }
        let mut shares = Vec::with_capacity(self.lines.len());
        for at in 0..self.lines.len() {
            // Words of a paragraph must come in another one.
            let least = if core.contains(&at) && self.prose[at] { 2 } else { 1 };
            let (mut all, mut common) = (0, 0);
            each_word(self.lines[at].span.of(self.text), |word| {
                all += 1;
                common += usize::from(known.get(&word).is_some_and(|times| *times >= least));
            });
            let share = match (common * 10).checked_div(all) {
                None | Some(_) if common == 0 => 0,
                None | Some(0 | 1) => 1,
                Some(2 | 3) => 2,
                Some(_) => 3,
            };
            self.set(at, SHARES_0 + share, all > 0);
            shares.push(share);
        }
        shares
    }

    /// The line that looks most like the headline: before the article, of some words, in the words of the article.
    fn headline(&self, core: &std::ops::Range<usize>, shares: &[usize]) -> Option<usize> {
        let end = if core.is_empty() { self.lines.len().min(8) } else { core.start };
        let best = (0..end)
            .filter(|&at| self.may_head(at))
            .max_by_key(|&at| (self.headline_score(at, shares[at]), std::cmp::Reverse(at)));
        // All lines read like paragraphs: the first is the headline if it lacks their full stop.
        best.or_else(|| {
            (core.start == 0 && !self.shapes.first()?.ends_sentence && self.may_head(0)).then_some(0)
        })
    }

    fn may_head(&self, at: usize) -> bool {
        let shape = &self.shapes[at];
        shape.words >= 2 && !shape.is_furniture() && !shape.own.has(ROW) && !shape.own.has(COUNTER)
    }

    fn headline_score(&self, at: usize, share: usize) -> i64 {
        let own = &self.shapes[at].own;
        let named = own.has(NAME) && self.shapes[at].words <= 3;
        let minus = [
            (self.shapes[at].ends_sentence && !own.has(END_ASKS), 8),
            (own.has(DATE), 8),
            (own.has(OUTLET), 8),
            (own.has(START_NUMBERED), 3),
            (own.has(CLOCK), 6),
            (named, 8),
            (own.has(cue(cues::CAPTION, cues::START)), 8),
        ];
        let minus: i64 = minus.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        let marked = if own.has(HEADING_1) { 12 } else { 0 };
        let words = self.shapes[at].words;
        let long = if words > 20 {
            4
        } else if words > 14 {
            2
        } else {
            0
        };
        (words.min(5) + [0, 4, 5, 5][share]) as i64 + marked - minus - long
    }

    fn headlines(&mut self, headline: Option<usize>) {
        let Some(headline) = headline else { return };
        let title = self.lines[headline].span.of(self.text);
        let mut words: Vec<u32> = Vec::new();
        each_word(title, |word| words.push(word));
        words.sort_unstable();
        for at in 0..self.lines.len() {
            let line = self.lines[at].span.of(self.text);
            if at == headline {
                self.set(at, HEADLINE, true);
            } else if line == title {
                self.set(at, HEADLINE_AGAIN, true);
            } else if line.len() < 3 * title.len() && !words.is_empty() {
                let (mut all, mut common) = (0, 0);
                each_word(line, |word| {
                    all += 1;
                    common += usize::from(words.binary_search(&word).is_ok());
                });
                self.set(at, HEADLINE_PART, common >= 2 && 10 * common >= 6 * all.max(words.len()));
            }
            self.set(at, if at + 1 == headline { NEXT_HEADLINE } else { ABOVE_HEADLINE }, at < headline);
            let below = at.saturating_sub(headline);
            self.set(
                at,
                near(below, [UNDER_HEADLINE, BELOW_HEADLINE, BELOW_HEADLINE]),
                (1..=3).contains(&below),
            );
        }
    }

    /// Lines that come more than once, and the name at the top that later lines hold too: the page's own outlet.
    fn repetitions(&mut self) {
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
            let brief = (1..=5).contains(&self.shapes[at].words) && (4..60).contains(&name.len());
            let below = self.lines.iter().skip(at + 1).filter(|line| line.span.len() < 120);
            let again = brief
                && !self.own[at].has(URL)
                && below
                    .map(|line| line.span.of(self.text))
                    .any(|line| line.len() > name.len() && line.contains(name));
            self.set(at, NAMES_PAGE, again);
        }
    }

    /// Rough place with rough shape, and with shared words.
    fn pairs(&mut self, core: &std::ops::Range<usize>, shares: &[usize]) {
        for (at, &share) in shares.iter().enumerate() {
            let listed = [UNDER_LABEL, BELOW_LABEL, FAR_LABEL].iter().any(|&label| self.own[at].has(label));
            let place = match () {
                () if core.is_empty() => 4,
                () if listed => 3,
                () if at < core.start => 0,
                () if at < core.end => 1,
                () => 2,
            };
            let shape = self.shapes[at].rough();
            self.set(at, PAIRS + place * SHAPE_NAMES.len() + shape, true);
            self.set(at, PLACE_SHARES + place * 4 + share, true);
            let reader = self.own[at].has(cue(cues::READER, cues::ANY))
                || self.own[at].has(prose_cue(cues::READER, cues::ANY));
            self.set(at, STRANGER, reader && share <= 1 && !self.own[at].has(QUOTE));
        }
    }
}

/// One of three by distance: 1, 2 to 4 (3 for places), more.
fn near(distance: usize, of: [usize; 3]) -> usize {
    of[match distance {
        0 | 1 => 0,
        2..=3 => 1,
        _ => 2,
    }]
}

/// One of four by number: 0, 1, 2 to 4, more.
fn few(number: usize, of: [usize; 4]) -> usize {
    of[match number {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    }]
}

/// Words of a line that are looked at.
const LOOKED_AT: usize = 48;

/// Calls with every longer word of a line, its ending left aside; of Chinese with every pair of characters.
fn each_word(line: &str, mut call: impl FnMut(u32)) {
    let hasher = FixedState::default();
    let mut calls = 0;
    let mut han: Option<char> = None;
    let (mut word, mut length) = ([0_u32; STEM], 0);
    for char in line.chars().chain([' ']) {
        if calls == LOOKED_AT {
            return;
        }
        if is_han(char) {
            if let Some(before) = han {
                calls += 1;
                call(hasher.hash_one((before, char)) as u32);
            }
            han = Some(char);
        } else {
            han = None;
            if char.is_alphabetic() {
                if length < STEM {
                    word[length] = u32::from(char.to_lowercase().next().unwrap_or(char));
                }
                length += 1;
                continue;
            }
        }
        let ascii = word[..length.min(STEM)].iter().all(|letter| *letter < 128);
        if length > 3 || (length == 3 && !ascii) {
            calls += 1;
            call(hasher.hash_one(&word[..length.min(STEM)]) as u32);
        }
        length = 0;
    }
}

/// Letters of a word that count.
const STEM: usize = 5;
