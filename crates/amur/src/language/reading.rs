//! What a text alone says: how well the languages of its script fit, and what is made of that.

use super::calibration::score;
use super::script::Script;
use crate::{Detected, Lang};

/// Languages that share most of their words: what is common to both is no evidence.
const TWINS: [[&str; 2]; 1] = [["ind", "msa"]];
/// What part of its lead over its twin a language keeps.
const CLOSE: f64 = 0.5;

/// What a text alone says.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) script: Option<Script>,
    /// The languages of its script with their log-probabilities, the best before all others.
    pub(super) ranking: Vec<(Lang, f64)>,
    /// Letters that were read.
    pub(super) letters: usize,
    /// How well the best language fits: mean log-probability of a symbol.
    pub(super) fit: f64,
}

impl Reading {
    /// No evidence.
    pub(super) const NONE: Self = Self { script: None, ranking: Vec::new(), letters: 0, fit: 0.0 };

    /// A language that nothing else is compared with.
    pub(super) fn certain(script: Script, lang: Lang, letters: usize) -> Self {
        Self { script: Some(script), ranking: vec![(lang, 0.0)], letters, fit: 0.0 }
    }

    /// The best language, where some are given a start of so many nats.
    pub(super) fn decide(&self, start: impl Fn(Lang) -> f64) -> Detected {
        let (lang, margin) = self.best(&start);
        if lang == Lang::UND {
            return Detected::NONE;
        }
        let margin = if self.is_close(lang, &start) { margin * CLOSE } else { margin };
        let (score, reliable) = score(margin, self.letters, self.fit);
        Detected { lang, score, reliable }
    }

    /// The best language and the nats it is ahead of the second.
    pub(super) fn best(&self, start: impl Fn(Lang) -> f64) -> (Lang, f64) {
        let (mut best, mut second) = ((Lang::UND, f64::NEG_INFINITY), f64::NEG_INFINITY);
        for (lang, score) in &self.ranking {
            let score = score + start(*lang);
            if score > best.1 {
                second = best.1;
                best = (*lang, score);
            } else if score > second {
                second = score;
            }
        }
        (best.0, best.1 - second)
    }

    /// Whether the best language is hardly another one than the second.
    fn is_close(&self, best: Lang, start: &impl Fn(Lang) -> f64) -> bool {
        if !TWINS.iter().flatten().any(|twin| *twin == best.as_str()) {
            return false;
        }
        let others = self.ranking.iter().filter(|(lang, _)| *lang != best);
        let second = others.max_by(|a, b| (a.1 + start(a.0)).total_cmp(&(b.1 + start(b.0))));
        second.is_some_and(|(second, _)| {
            let pair = [best.as_str(), second.as_str()];
            TWINS.iter().any(|twins| *twins == pair || *twins == [pair[1], pair[0]])
        })
    }
}
