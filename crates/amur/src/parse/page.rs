//! What a line is to its page and its article: where it stands, what stands around it, whether its words come again.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::script::is_han;

use super::article::Article;
use super::attributes::*;
use super::context;
use super::cues::{self, CLASSES, Folded, PLACES, cue, prose_cue};
use super::lines::Line;
use super::model::{Features, Model};
use super::shape::{Shape, shape};

/// A page whose lines are being looked at.
pub(super) struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    seen: Seen,
}

/// What is known of its lines.
#[derive(Clone, Debug)]
pub(super) struct Seen {
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

impl<'a> Page<'a> {
    /// What can be said of its lines before it is known where the article lies.
    pub(super) fn new(text: &'a str, lines: &'a [Line], is_outlet: &dyn Fn(&str) -> bool) -> Self {
        let day_first = super::dates::is_day_first(text);
        let mut folded = Folded::default();
        let look = |line: &Line| shape(line.span.of(text), line, day_first, is_outlet, &mut folded);
        let shapes: Vec<Shape> = lines.iter().map(look).collect();
        let own = shapes.iter().map(|shape| shape.own).collect();
        let seen = Seen { prose: prose(text, lines, &shapes), shapes, own };
        let mut page = Self { text, lines, seen };
        page.continuations();
        page.positions();
        page.runs();
        page.repetitions();
        page.patterns();
        context::add(text, lines, &mut page.seen.own);
        page
    }

    /// The same page, of which this much is known.
    #[cfg(feature = "train")]
    pub(super) fn again(text: &'a str, lines: &'a [Line], seen: Seen) -> Self {
        Self { text, lines, seen }
    }

    /// What is known of its lines by now.
    #[cfg(feature = "train")]
    pub(super) fn into_seen(self) -> Seen {
        self.seen
    }

    /// What the model sees of it.
    pub(super) fn features(mut self, model: &Model) -> Vec<Features> {
        let article = Article::find(model, &self.so_far());
        self.place(&article);
        let headline = article.headline(model, &self.so_far());
        self.headlines(headline);
        self.so_far()
    }

    /// What is known by now.
    pub(super) fn so_far(&self) -> Vec<Features> {
        Features::of(&self.seen.own)
    }

    /// What the place of the article tells of its lines.
    pub(super) fn place(&mut self, article: &Article) {
        let core = &article.lines;
        self.places(core);
        for (at, probability) in article.within.iter().enumerate() {
            let bounds = [0.1, 0.5, 0.9].iter().filter(|bound| probability >= bound).count();
            self.set(at, WITHIN_LITTLE + bounds, true);
        }
        self.labels(core);
        let shares = self.shares(core);
        self.pairs(core, &shares);
    }

    fn set(&mut self, at: usize, attribute: usize, holds: bool) {
        if holds {
            self.seen.own[at].insert(attribute);
        }
    }

    fn continuations(&mut self) {
        let mut any = 0;
        for at in 1..self.lines.len() {
            let holds = goes_on(self.text, self.lines, &self.seen.shapes, at);
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

    fn places(&mut self, core: &std::ops::Range<usize>) {
        let all = self.seen.prose.iter().filter(|prose| **prose).count();
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
            let ahead = all - behind - usize::from(self.seen.prose[at]);
            self.set(at, few(behind, [BEHIND_0, BEHIND_1, BEHIND_4, BEHIND_MORE]), true);
            self.set(at, few(ahead, [AHEAD_0, AHEAD_1, AHEAD_4, AHEAD_MORE]), true);
            behind += usize::from(self.seen.prose[at]);
        }
    }

    /// How many paragraphs stand together, and whether another line stands between or beside some.
    fn runs(&mut self) {
        let count = self.lines.len();
        let mut at = 0;
        while at < count {
            let end = (at..count).find(|&next| !self.seen.prose[next]).unwrap_or(count);
            for line in at..end {
                self.set(line, few(end - at, [RUN_1, RUN_1, RUN_2, RUN_MORE]), true);
            }
            at = end + 1;
        }
        for at in 0..count {
            if self.seen.prose[at] {
                continue;
            }
            let (above, below) = (self.reads_on((0..at).rev()), self.reads_on(at + 1..count));
            self.set(at, AMID, above && below);
            self.set(at, AMID_SHAPES + self.seen.shapes[at].rough(), above && below);
            self.set(at, PROSE_ABOVE, above && !below);
            self.set(at, PROSE_BELOW, below && !above);
        }
    }

    /// Whether the nearest of some lines is a paragraph, a little furniture left aside.
    fn reads_on(&self, mut lines: impl Iterator<Item = usize>) -> bool {
        lines
            .by_ref()
            .take(3)
            .find(|&at| !self.seen.shapes[at].is_furniture())
            .is_some_and(|at| self.seen.prose[at])
    }

    /// Lines under the label of a list of other stories, until paragraphs come again.
    fn labels(&mut self, core: &std::ops::Range<usize>) {
        let mut since: Option<usize> = None;
        let (mut past, mut comments) = (false, false);
        for at in 0..self.lines.len() {
            if let Some(distance) = since {
                let two = self.seen.prose[at]
                    && (self.seen.prose.get(at + 1) == Some(&true) || self.seen.prose[at - 1]);
                since = (!two).then_some(distance + 1);
            }
            if let Some(distance) = since {
                self.set(at, near(distance, [UNDER_LABEL, BELOW_LABEL, FAR_LABEL]), true);
            }
            self.set(at, PAST_MARKER, past);
            self.set(at, UNDER_COMMENTS, comments);
            comments |= at > core.start && !self.seen.prose[at] && self.seen.shapes[at].opens_comments();
            comments &= since.is_none();
            if self.seen.shapes[at].is_label() {
                since = Some(0);
            }
            past |= at > core.start && self.seen.shapes[at].is_marker();
        }
    }

    /// Which share of its words every line has in common with the paragraphs, as a number from 0 to 3.
    fn shares(&mut self, core: &std::ops::Range<usize>) -> Vec<usize> {
        let mut known: HashMap<u32, u32, FixedState> = HashMap::default();
        for at in core.clone().filter(|&at| self.seen.prose[at]) {
            each_word(self.lines[at].span.of(self.text), |word| *known.entry(word).or_default() += 1);
        }
        let mut shares = Vec::with_capacity(self.lines.len());
        for at in 0..self.lines.len() {
            // Words of a paragraph must come in another one.
            let least = if core.contains(&at) && self.seen.prose[at] { 2 } else { 1 };
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
    fn patterns(&mut self) {
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

    /// Rough place with rough shape, with shared words, and with each class of cue.
    fn pairs(&mut self, core: &std::ops::Range<usize>, shares: &[usize]) {
        for (at, &share) in shares.iter().enumerate() {
            let listed =
                [UNDER_LABEL, BELOW_LABEL, FAR_LABEL].iter().any(|&label| self.seen.own[at].has(label));
            let place = match () {
                () if core.is_empty() => 4,
                () if listed => 3,
                () if at < core.start => 0,
                () if at < core.end => 1,
                () => 2,
            };
            let shape = self.seen.shapes[at].rough();
            self.set(at, PAIRS + place * SHAPE_NAMES.len() + shape, true);
            self.set(at, PLACE_SHARES + place * 4 + share, true);
            let reader = self.seen.own[at].has(cue(cues::READER, cues::ANY))
                || self.seen.own[at].has(prose_cue(cues::READER, cues::ANY));
            self.set(at, STRANGER, reader && share <= 1 && !self.seen.own[at].has(QUOTE));
            let bare = self.seen.own[at];
            let has = |class: usize| (0..PLACES.len()).any(|place| bare.has(cue(class, place)));
            for class in (0..CLASSES.len()).filter(|&class| has(class)) {
                self.set(at, PLACE_CUES + place * CLASSES.len() + class, true);
            }
            let any = bare.has_any(CUES..PAIRS);
            self.set(at, BARE + place * SHAPE_NAMES.len() + shape, !any);
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
