//! What a score is worth: how often a language is right that is so far ahead.
//!
//! N-grams of a text lean on each other, so their probabilities are too sure of themselves. The probability that is told is
//! a logistic function of two figures: the nats by which the best language is ahead of the second, and the same over the
//! root of the number of letters, which is small where two languages are close to each other.

use std::sync::LazyLock;

use crate::tsv;

const TABLE: &str = include_str!("../../data/language/calibration.tsv");

static WEIGHTS: LazyLock<[f64; 3]> = LazyLock::new(|| {
    let weights: Vec<f64> = tsv::rows(TABLE).filter_map(|[_, weight]| weight.parse().ok()).collect();
    weights.try_into().unwrap_or_default()
});

/// The mean log-probability of a symbol below which a text fits none of the table's languages.
const POOR: f64 = -3.1;
/// The score from which an answer is relied upon.
const RELIABLE: f64 = 0.995;
/// The score of a language that is the only one in its script, and how many letters it takes to rely on it.
const ALONE: f64 = 0.995;
const LETTERS_ALONE: usize = 3;
/// Nats that more of them add nothing to.
const ENOUGH: f64 = 80.0;

/// Whether a text fits its best language so poorly that it may be in one the table lacks.
pub(super) fn is_poor(fit: f64) -> bool {
    fit < POOR
}

/// The probability that the best language is right, and whether it can be relied upon, by the nats it is ahead of the second,
/// the letters that were read and how well it fits.
pub(super) fn score(ahead: f64, letters: usize, fit: f64) -> (f64, bool) {
    if ahead.is_infinite() {
        return (ALONE, letters >= LETTERS_ALONE);
    }
    let logit: f64 =
        features(ahead, letters).iter().zip(*WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    let score = 1.0 / (1.0 + (-logit).exp());
    (score, score >= RELIABLE && !is_poor(fit))
}

/// What the logit of a score is a weighted sum of.
#[must_use]
pub fn features(ahead: f64, letters: usize) -> [f64; 3] {
    let ahead = ahead.min(ENOUGH);
    [1.0, ahead, ahead / (letters.max(1) as f64).sqrt()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_evidence_is_worth_more() {
        let scores = [0.0, 1.0, 4.0, 10.0, 40.0].map(|ahead| score(ahead, 12, -2.0));
        assert!(scores.is_sorted_by(|a, b| a.0 < b.0), "{scores:?}");
        assert!(scores[0].0 < 0.5 && !scores[0].1);
        assert!(scores[4].0 > 0.99 && scores[4].1);
        // What is far ahead in few letters is close in many.
        assert!(score(6.0, 8, -2.0).0 > score(6.0, 200, -2.0).0);
        // What fits nothing is not relied upon.
        assert!(!score(40.0, 12, -5.0).1);
    }
}
