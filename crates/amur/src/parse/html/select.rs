//! Which blocks are the article's text: the extractors' votes weighed against what each block shows of itself.

use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use crate::Role;
use crate::parse::{cues, dates};

use super::dom::{Dom, Id};
use super::flow::{Block, Tag};
use super::vote::{self, Extraction};

/// What is known of a block when it is judged.
pub(super) struct Seen<'a> {
    pub(super) block: &'a Block,
    words: Vec<u64>,
    /// How much of it each extractor kept; nothing where it was not asked.
    pub(super) trafilatura: f32,
    pub(super) readability: f32,
    /// How much of it stands in the text that the publisher declares.
    pub(super) declared: f32,
    /// How much speaks for furniture, by the words of a line.
    furniture: f32,
    is_prose: bool,
    is_linked: bool,
    /// A date and little else.
    is_dated: bool,
    /// A name and a date.
    is_signed: bool,
}

/// A block of fewer votes than this is not the article's.
const THRESHOLD: f32 = 1.9;
/// Votes of each extractor beside the other, and of either without it.
const TRAFILATURA: f32 = 1.7;
const READABILITY: f32 = 1.5;
const ALONE: f32 = 2.6;
/// Share of the article that one extractor may leave open before the other is asked.
const DOUBT: f32 = 0.05;
/// Bytes of a line that tells a date and little else, where every character is a word.
const DATED: usize = 72;
/// Share of the text that makes an element a home of the article.
const HOME: f32 = 0.12;

/// Looks at all blocks.
pub(super) fn look<'a>(
    blocks: &'a [Block],
    readability: &Extraction,
    declared: &Extraction,
) -> Vec<Seen<'a>> {
    blocks
        .iter()
        .map(|block| {
            let words = vote::words(&block.text);
            let link_share = block.linked as f32 / (block.text.len() + 1) as f32;
            Seen {
                block,
                trafilatura: 0.0,
                readability: readability.share(&words),
                declared: declared.share(&words),
                furniture: furniture(block, words.len()),
                is_prose: link_share < 0.4
                    && (words.len() >= 25 || (words.len() >= 8 && ends_sentence(&block.text))),
                is_linked: link_share > 0.65,
                is_dated: (words.len() < 14 || block.text.len() < DATED)
                    && !ends_sentence(&block.text)
                    && dates::find(&block.text, false).is_some(),
                is_signed: is_signed_date(&block.text),
                words,
            }
        })
        .collect()
}

/// Adds the votes of the second extractor.
pub(super) fn add_vote(seen: &mut [Seen<'_>], trafilatura: &Extraction) {
    for one in seen {
        one.trafilatura = trafilatura.share(&one.words);
    }
}

/// How much speaks for furniture, by the words of a line; long paragraphs may say anything.
fn furniture(block: &Block, words: usize) -> f32 {
    if words > 60 {
        return 0.0;
    }
    let weights = block.weights();
    [cues::AD, cues::RELATED, cues::BOILERPLATE, cues::COMMENTS]
        .into_iter()
        .map(|class| weights[class])
        .fold(0.0, f32::max)
        .min(1.5)
}

/// Whether a line ends as a sentence does, closing marks left aside.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', '»', '“', '」', '』', ')', '）', ' ']);
    line.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；', '।', '۔', '؟'])
}

/// The elements in which the article's paragraphs stand, with the share of its text in each.
struct Homes {
    parents: BTreeMap<Id, f32>,
    grandparents: BTreeMap<Id, f32>,
}

impl Homes {
    fn of(dom: &Dom, seen: &[Seen<'_>]) -> Self {
        let agreed = |one: &&Seen<'_>| one.is_prose && one.trafilatura > 0.6 && one.readability > 0.6;
        let size = |chosen: &[&Seen<'_>]| chosen.iter().map(|one| one.words.len()).sum::<usize>();
        let mut chosen: Vec<&Seen<'_>> = seen.iter().filter(agreed).collect();
        if size(&chosen) < 60 {
            let any = |one: &&Seen<'_>| one.is_prose && one.trafilatura.max(one.readability) > 0.6;
            chosen = seen.iter().filter(any).collect();
        }
        if size(&chosen) < 20 {
            let own =
                |one: &&Seen<'_>| one.is_prose && one.block.around.aside.is_none() && one.furniture < 0.5;
            chosen = seen.iter().filter(own).collect();
        }
        let all = size(&chosen).max(1) as f32;
        let mut homes = Self { parents: BTreeMap::new(), grandparents: BTreeMap::new() };
        for one in chosen {
            let share = one.words.len() as f32 / all;
            let (parent, grandparent) = around(dom, one.block.holder);
            *homes.parents.entry(parent).or_default() += share;
            *homes.grandparents.entry(grandparent).or_default() += share;
        }
        homes
    }

    /// How much a block is at home, 0 to 1.
    fn share(&self, dom: &Dom, block: &Block) -> f32 {
        let (parent, grandparent) = around(dom, block.holder);
        let share = |shares: &BTreeMap<Id, f32>, id| shares.get(&id).copied().unwrap_or(0.0);
        let own = share(&self.parents, parent).max(share(&self.parents, block.holder));
        if own > HOME {
            1.0
        } else if share(&self.grandparents, grandparent).max(share(&self.parents, grandparent)) > HOME {
            0.6
        } else {
            0.0
        }
    }
}

fn around(dom: &Dom, id: Id) -> (Id, Id) {
    let parent = dom.parent(id).unwrap_or(id);
    (parent, dom.parent(parent).unwrap_or(parent))
}

/// Which of the extractors, and of what the publisher declares, hold a paragraph of the page.
fn reaches(seen: &[Seen<'_>]) -> [bool; 3] {
    let has = |share: fn(&Seen<'_>) -> f32| seen.iter().any(|one| share(one) > 0.6 && one.is_prose);
    [has(|one| one.trafilatura), has(|one| one.readability), has(|one| one.declared)]
}

/// Whether the vote of the second extractor may decide over more than a few words of the article.
pub(super) fn in_doubt(dom: &Dom, seen: &[Seen<'_>]) -> bool {
    let reaches = reaches(seen);
    if !reaches[1] {
        return true;
    }
    let homes = Homes::of(dom, seen);
    let (mut kept, mut open) = (0, 0);
    for one in seen {
        let score = weigh(one, homes.share(dom, one.block), reaches) - THRESHOLD;
        let without = score - (ALONE - READABILITY) * one.readability;
        let changes = if score > 0.0 { without <= 0.0 } else { without + TRAFILATURA > 0.0 };
        kept += usize::from(score > 0.0) * one.words.len();
        open += usize::from(changes) * one.words.len();
    }
    open as f32 > DOUBT * kept as f32
}

/// How much speaks for each block being the article's text; above zero it is.
pub(super) fn judge(dom: &Dom, seen: &[Seen<'_>], is_title: &dyn Fn(&str) -> bool) -> Vec<f32> {
    let homes = Homes::of(dom, seen);
    let reaches = reaches(seen);
    let mut known = HashSet::new();
    let mut scores: Vec<f32> = seen
        .iter()
        .map(|one| {
            let mut score = weigh(one, homes.share(dom, one.block), reaches);
            if is_title(&one.block.text) {
                score -= 4.0;
            }
            // What comes twice is furniture the second time.
            if score > THRESHOLD && one.words.len() > 4 && !known.insert(one.words.clone()) {
                score -= 3.0;
            }
            score - THRESHOLD
        })
        .collect();
    settle_headings(seen, &mut scores);
    let is_home = |one: &Seen<'_>| homes.share(dom, one.block) > 0.0 && !is_title(&one.block.text);
    join_headings(seen, &mut scores, is_home);
    settle_end(seen, &mut scores);
    if scores.iter().all(|score| *score <= 0.0) {
        rescue(seen, &mut scores);
    }
    scores
}

/// A name alone under the last paragraph signs the article.
fn settle_end(seen: &[Seen<'_>], scores: &mut [f32]) {
    let last = scores.iter().rposition(|score| *score > 0.0);
    if let Some(last) = last.filter(|last| *last > 0 && is_name(&seen[*last].block.text)) {
        scores[last] = -0.5;
    }
}

/// Two to four capitalised words and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split(' ').count();
    (2..=4).contains(&words)
        && text.split(' ').all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().skip(1).any(char::is_lowercase)
                && word.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '’' | '\'' | '.'))
        })
}

/// Whether a line is a name, a stroke and a date: `Jane Doe | 24 May 2022`.
pub(super) fn is_signed_date(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(['|', '•', '·']) else { return false };
    is_name(name.trim()) && text.len() < 120 && dates::find(rest, false).is_some()
}

/// A page with no clear article: whatever an extractor kept, else whatever reads like a paragraph.
fn rescue(seen: &[Seen<'_>], scores: &mut [f32]) {
    let kept = |one: &Seen<'_>| one.trafilatura.max(one.readability) > 0.6;
    let any = seen.iter().any(kept);
    for (one, score) in seen.iter().zip(scores) {
        let is_chosen = if any { kept(one) } else { one.is_prose };
        if is_chosen {
            *score = 0.1;
        }
    }
}

fn weigh(one: &Seen<'_>, home: f32, reaches: [bool; 3]) -> f32 {
    let around = &one.block.around;
    let mut score = match reaches {
        [true, true, _] => TRAFILATURA * one.trafilatura + READABILITY * one.readability,
        [true, false, _] => ALONE * one.trafilatura,
        [false, true, _] => ALONE * one.readability,
        [false, false, _] => 1.0,
    };
    // Headings and lists are often left out of it.
    if reaches[2] && one.is_prose {
        score += 2.0 * one.declared - 0.8;
    }
    score += 0.8 * home + if one.is_prose { 0.7 } else { 0.0 } + if around.in_body { 0.2 } else { 0.0 };
    if around.aside.is_some() {
        score -= 1.0;
    }
    score -= match around.part {
        Some(Role::Caption | Role::Date | Role::Byline) if one.words.len() < 80 => 2.2,
        Some(Role::Title | Role::Subtitle | Role::Section) if one.words.len() < 60 => 0.8,
        _ => 0.0,
    };
    let is_list = matches!(around.tag, Tag::Item | Tag::Row);
    // A link to all that is filed under a word is furniture in a list too.
    let is_topic = one.block.text.starts_with(['#', '＃']);
    if one.is_linked && (is_topic || (!is_list && one.words.len() > 2)) {
        score -= 2.0;
    } else if one.is_linked {
        score -= 0.8;
    }
    if one.is_dated {
        score -= if one.is_signed { 3.0 } else { 1.5 };
    }
    score - if one.words.len() < 30 { 1.6 } else { 0.8 } * one.furniture
}

/// A heading right between two of the article's paragraphs, and at home where they stand, is the article's.
fn join_headings(seen: &[Seen<'_>], scores: &mut [f32], is_home: impl Fn(&Seen<'_>) -> bool) {
    for index in 1..seen.len().saturating_sub(1) {
        let one = &seen[index];
        let is_between = scores[index - 1] > 0.0 && scores[index + 1] > 0.0;
        let is_part = (2..=4).contains(&one.block.around.heading) && !one.is_linked && one.furniture < 0.6;
        if scores[index] <= 0.0 && is_between && is_part && is_home(one) {
            scores[index] = 0.1;
        }
    }
}

/// A heading is the article's if its text follows, and is not if another heading or nothing does.
fn settle_headings(seen: &[Seen<'_>], scores: &mut [f32]) {
    let mut follows = 0;
    for index in (0..seen.len()).rev() {
        if seen[index].block.around.heading == 0 {
            if scores[index] > 0.0 {
                follows = index;
            }
        } else if scores[index] > 0.0 && (follows == 0 || follows > index + 6) {
            scores[index] = -0.5;
        }
    }
}
