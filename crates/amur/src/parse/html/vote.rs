//! Which blocks two extractors of main content would keep.

use std::panic::catch_unwind;

use dom_smoothie::{Readability, TextMode};
use foldhash::{HashSet, HashSetExt};

use crate::script::is_han;

/// Larger pages, and those of more tags, are judged by their blocks alone.
const MAX_BYTES: usize = 1 << 20;
const MAX_TAGS: usize = 50_000;
/// Words that are compared at once.
const RUN: usize = 4;

/// What an extractor kept of a page.
#[derive(Debug, Default)]
pub(super) struct Extraction {
    runs: HashSet<u64>,
    lines: HashSet<u64>,
}

/// A page for the extractors.
#[derive(Clone, Copy)]
pub(super) struct Ballot<'a>(Option<&'a str>);

impl<'a> Ballot<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self((page.len() <= MAX_BYTES && page.matches('<').count() <= MAX_TAGS).then_some(page))
    }

    pub(super) fn readability(self) -> Extraction {
        self.ask(readability)
    }

    pub(super) fn trafilatura(self) -> Extraction {
        self.ask(trafilatura)
    }

    /// What an extractor keeps; one that fails has no vote.
    fn ask(self, extractor: fn(&str) -> String) -> Extraction {
        let kept = self.0.and_then(|page| catch_unwind(|| extractor(page)).ok());
        Extraction::of(&kept.unwrap_or_default())
    }
}

fn trafilatura(page: &str) -> String {
    let options = trafilatura::Options::default()
        .with_exclude_comments(true)
        .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
    trafilatura::extract(page, &options).map(|kept| kept.content_text).unwrap_or_default()
}

fn readability(page: &str) -> String {
    let config = dom_smoothie::Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..dom_smoothie::Config::default()
    };
    Readability::new(page, None, Some(config))
        .and_then(|mut page| page.parse())
        .map(|kept| kept.text_content.to_string())
        .unwrap_or_default()
}

impl Extraction {
    /// Of the text that was kept.
    pub(super) fn of(text: &str) -> Self {
        let mut kept = Self { runs: HashSet::new(), lines: HashSet::new() };
        let mut all = Vec::new();
        for line in text.lines() {
            let words = words(line);
            if !words.is_empty() {
                kept.lines.insert(join(&words));
                all.extend(words);
            }
        }
        kept.runs.extend(all.windows(RUN).map(join));
        kept
    }

    /// How much of a text was kept, 0 to 1. A few words count only if they were a line of their own.
    pub(super) fn share(&self, words: &[u64]) -> f32 {
        if words.is_empty() {
            return 0.0;
        }
        if words.len() < RUN {
            return f32::from(u8::from(self.lines.contains(&join(words))));
        }
        let runs = words.windows(RUN).filter(|run| self.runs.contains(&join(run))).count();
        runs as f32 / (words.len() + 1 - RUN) as f32
    }
}

/// Hashes of the words of a text; an ideograph is a word.
pub(super) fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word = SEED;
    for char in text.chars() {
        if is_han(char) || is_unspaced(char) {
            if word != SEED {
                words.push(std::mem::replace(&mut word, SEED));
            }
            words.push(mix(SEED, u64::from(u32::from(char))));
        } else if char.is_alphanumeric() {
            word = mix(word, u64::from(u32::from(char)));
        } else if word != SEED {
            words.push(std::mem::replace(&mut word, SEED));
        }
    }
    if word != SEED {
        words.push(word);
    }
    words
}

/// Kana and Thai letters: no blanks between words.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{e00}'..='\u{eff}')
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of a hash: collisions between the words of one page do not matter.
fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

fn join(words: &[u64]) -> u64 {
    words.iter().fold(SEED, |hash, word| mix(hash, *word))
}
