//! A first look at a page: where its article lies, and which line is its headline. Both are learned as the roles are,
//! from what is true of lines before they have a place.

use std::ops::Range;

use super::model::{Features, Model, ROLES};

/// What is asked of a line before its role, in the columns of the table behind the roles.
pub(crate) const QUESTIONS: [&str; 3] = ["headline", "within", "after"];
/// Columns of what speaks for a line's being the headline, within the article, and behind it.
const HEADLINE: usize = ROLES;
const WITHIN: usize = ROLES + 1;
const AFTER: usize = ROLES + 2;

/// Lines in which a headline is looked for where no article is found.
const TOP: usize = 12;

/// Where the article lies on a page.
pub(crate) struct Article {
    /// Its lines, from its first paragraph to its last one; empty if there is none.
    pub(crate) lines: Range<usize>,
    /// How probably each line of the page is one of them.
    pub(crate) within: Vec<f32>,
}

impl Article {
    /// Looks for it.
    pub(crate) fn find(model: &Model, page: &[Features]) -> Self {
        let scores = Self::scores(model, page);
        let within = probabilities(&scores).into_iter().map(|line| line[1]).collect();
        Self { lines: best(&scores), within }
    }

    /// What speaks for each line's being before the article (nothing), within it and behind it.
    pub(crate) fn scores(model: &Model, page: &[Features]) -> Vec<[f32; 3]> {
        page.iter()
            .map(|line| {
                let [within, after] = model.sums(line, [WITHIN, AFTER]);
                [0.0, within, after]
            })
            .collect()
    }

    /// The lines that may be its headline.
    pub(crate) fn above(&self) -> Range<usize> {
        0..if self.lines.is_empty() { TOP.min(self.within.len()) } else { self.lines.start + 1 }
    }

    /// The line that most looks like the headline; none if nothing speaks for any.
    pub(crate) fn headline(&self, model: &Model, page: &[Features]) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for at in self.above() {
            let [score] = model.sums(&page[at], [HEADLINE]);
            if score > most {
                (best, most) = (Some(at), score);
            }
        }
        best
    }
}

/// The probabilities of being before, within and behind the article, by the forward-backward algorithm.
pub(crate) fn probabilities(scores: &[[f32; 3]]) -> Vec<[f32; 3]> {
    let lines: Vec<[f32; 3]> = scores
        .iter()
        .map(|line| {
            let largest = line.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            line.map(|score| (score - largest).exp().max(1e-12))
        })
        .collect();
    let mut forward: Vec<[f32; 3]> = Vec::with_capacity(lines.len());
    for line in &lines {
        // The page begins before the article or with it; from there one goes on, or a step further.
        let [before, within, after] = *forward.last().unwrap_or(&[1.0, 0.0, 0.0]);
        forward.push(scaled([line[0] * before, line[1] * (before + within), line[2] * (within + after)]));
    }
    let mut backward = [1.0; 3];
    for at in (0..lines.len()).rev() {
        let row = &mut forward[at];
        let line = lines[at];
        let below = [line[0] * backward[0], line[1] * backward[1], line[2] * backward[2]];
        *row = scaled([row[0] * backward[0], row[1] * backward[1], row[2] * backward[2]]);
        backward = scaled([below[0] + below[1], below[1] + below[2], below[2]]);
    }
    forward
}

fn scaled(row: [f32; 3]) -> [f32; 3] {
    let sum: f32 = row.iter().sum();
    row.map(|value| value / sum.max(f32::MIN_POSITIVE))
}

/// The lines for which most speaks; none if nothing does.
fn best(scores: &[[f32; 3]]) -> Range<usize> {
    let after: f32 = scores.iter().map(|line| line[2]).sum();
    // Sums over the lines so far: within, behind; where the least of within was, the article would start.
    let (mut within, mut behind) = (0.0, 0.0);
    let (mut start, mut least) = (0, 0.0);
    let (mut most, mut range) = (0.0, 0..0);
    for (at, line) in scores.iter().enumerate() {
        if within < least {
            (start, least) = (at, within);
        }
        within += line[1];
        behind += line[2];
        let sum = within - least + after - behind;
        if sum > most {
            (most, range) = (sum, start..at + 1);
        }
    }
    range
}

/// What `amur-train` learns them from.
#[cfg(feature = "train")]
pub(crate) mod learn {
    use super::{AFTER, Article, Features, HEADLINE, Model, WITHIN, probabilities};
    use std::ops::Range;

    /// Adds what would make the right lines of the article likelier; those of an empty range are none.
    pub(crate) fn add_article(model: &Model, page: &[Features], right: &Range<usize>, gradient: &mut Model) {
        let found = probabilities(&Article::scores(model, page));
        for (at, (line, found)) in page.iter().zip(&found).enumerate() {
            let within = f32::from(right.contains(&at)) - found[1];
            let after = f32::from(!right.is_empty() && at >= right.end) - found[2];
            for feature in line.iter() {
                gradient.features[feature][WITHIN] += within;
                gradient.features[feature][AFTER] += after;
            }
        }
    }

    /// Adds what would make headlines likelier against the other lines that may be one, and none at all.
    pub(crate) fn add_headline(
        model: &Model,
        page: &[Features],
        above: Range<usize>,
        is_title: &[bool],
        gradient: &mut Model,
    ) {
        let factors: Vec<f32> =
            above.clone().map(|at| model.sums(&page[at], [HEADLINE])[0].min(30.0).exp()).collect();
        let all: f32 = factors.iter().sum::<f32>() + 1.0;
        let right: f32 = above.clone().zip(&factors).filter(|(at, _)| is_title[*at]).map(|(_, f)| f).sum();
        for (at, factor) in above.zip(&factors) {
            let wanted = if is_title[at] { factor / right } else { 0.0 };
            for feature in page[at].iter() {
                gradient.features[feature][HEADLINE] += wanted - factor / all;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_run_for_which_most_speaks() {
        let line = |within, after| [0.0, within, after];
        let scores = [line(-2.0, -3.0), line(3.0, -1.0), line(-1.0, 0.0), line(2.0, -1.0), line(-2.0, 2.0)];
        assert_eq!(best(&scores), 1..4);
        let rows = probabilities(&scores);
        assert!(rows.iter().all(|row| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5));
        assert!(rows[0][0] > 0.8 && rows[1][1] > 0.8 && rows[3][1] > 0.8 && rows[4][2] > 0.8);
        assert!(best(&[line(-1.0, -1.0)]).is_empty());
        assert!(best(&[]).is_empty() && probabilities(&[]).is_empty());
    }
}
