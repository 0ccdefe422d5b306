//! What it tells of lines where the article and its headline are.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::super::article::Article;
use super::super::attributes::*;
use super::super::cues::{self, CLASSES, PLACES, cue, prose_cue};
use super::stems::{Stems, each};
use super::{Page, few};

impl Page<'_> {
    /// What the place of the article tells of its lines.
    pub(in super::super) fn place(&mut self, article: &Article) {
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

    fn places(&mut self, core: &Range<usize>) {
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

    /// Lines under the label of a list of other stories, until paragraphs come again.
    fn labels(&mut self, core: &Range<usize>) {
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
    fn shares(&mut self, core: &Range<usize>) -> Vec<usize> {
        let stems = Stems::of(self.text, self.lines);
        let mut known: HashMap<u32, u32, FixedState> = HashMap::default();
        for at in core.clone().filter(|&at| self.seen.prose[at]) {
            stems.line(at).iter().for_each(|&stem| *known.entry(stem).or_default() += 1);
        }
        let mut shares = Vec::with_capacity(self.lines.len());
        for at in 0..self.lines.len() {
            // Words of a paragraph must come in another one.
            let least = if core.contains(&at) && self.seen.prose[at] { 2 } else { 1 };
            let line = stems.line(at);
            let is_common = |stem: &&u32| known.get(stem).is_some_and(|times| *times >= least);
            let (all, common) = (line.len(), line.iter().filter(is_common).count());
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

    pub(super) fn headlines(&mut self, headline: Option<usize>) {
        let Some(headline) = headline else { return };
        let title = self.lines[headline].span.of(self.text);
        let mut words: Vec<u32> = Vec::new();
        each(title, |stem| words.push(stem));
        words.sort_unstable();
        for at in 0..self.lines.len() {
            let line = self.lines[at].span.of(self.text);
            if at == headline {
                self.set(at, HEADLINE, true);
            } else if line == title {
                self.set(at, HEADLINE_AGAIN, true);
            } else if line.len() < 3 * title.len() && !words.is_empty() {
                let (mut all, mut common) = (0, 0);
                each(line, |stem| {
                    all += 1;
                    common += usize::from(words.binary_search(&stem).is_ok());
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

    /// Rough place with rough shape, with shared words, and with each class of cue.
    fn pairs(&mut self, core: &Range<usize>, shares: &[usize]) {
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

/// One of three by distance: 1, 2 to 4 (3 for places), more.
fn near(distance: usize, of: [usize; 3]) -> usize {
    of[match distance {
        0 | 1 => 0,
        2..=3 => 1,
        _ => 2,
    }]
}
