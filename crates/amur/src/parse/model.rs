//! The model of roles: a linear-chain conditional random field whose weights are `data/line_model.tsv`.
//!
//! A line's role depends on what is true of it and of the lines above and below, and on the role of the line before.
//! The forward-backward algorithm gives the probability of every role of every line.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Role, tsv};

use super::article::QUESTIONS;
use super::attributes::{
    Attributes, CONTINUES, COUNT, CUES, DATE_LINE, END_COLON, END_STOP, HEADLINE, ITEM, LABEL, MENU,
    MENU_WORDS, NAME, NO_CORE, OUTLET, PAIRS, PROSE, ROW, SLOTS, WITHIN_MOST, feature_names,
};
use super::cues::{AD, ANY, BOILERPLATE, RELATED, START, prose_cue};

/// Number of roles.
pub(crate) const ROLES: usize = Role::ALL.len();
/// One number for each role, then for each of [`QUESTIONS`].
pub(crate) type Row = [f32; 16];

/// Weights of features and of pairs of roles.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// By feature, then role.
    pub(crate) features: Vec<Row>,
    /// By role of the line above (last: the start of the page), then role.
    pub(crate) transitions: [Row; ROLES + 1],
}

/// How many times likelier than body another role must be to win where a line that is surely within the article reads like
/// a paragraph, list item or table row and does not begin as furniture does, or like a sentence on a page without an
/// article: losing one costs more than keeping furniture.
pub(crate) const BODY_BONUS: f32 = 4.0;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/line_model.tsv")));

impl Model {
    /// The model that ships.
    pub(crate) fn shipped() -> &'static Self {
        &MODEL
    }

    /// A model of no weights.
    pub(crate) fn empty() -> Self {
        Self { features: vec![[0.0; 16]; SLOTS.len() * COUNT], transitions: [[0.0; 16]; ROLES + 1] }
    }

    /// Reads (feature, role, weight); the role above is a feature, too.
    pub(crate) fn read(table: &'static str) -> Self {
        let mut model = Self::empty();
        let names = feature_names();
        let numbers: HashMap<&str, usize> =
            names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let column = |name: &str| {
            let asked = || QUESTIONS.iter().position(|asked| *asked == name).map(|at| ROLES + at);
            role(name).or_else(asked)
        };
        for [feature, to, weight] in tsv::rows(table) {
            let (Some(to), Ok(weight)) = (column(to), weight.parse()) else { continue };
            if let Some(above) = feature.strip_prefix(ROLE_ABOVE) {
                model.transitions[role(above).unwrap_or(ROLES)][to] = weight;
            } else if let Some(&number) = numbers.get(feature) {
                model.features[number][to] = weight;
            }
        }
        model
    }

    /// The probability of every role of every line.
    pub(crate) fn probabilities(&self, lines: &[Features]) -> Vec<Row> {
        let scores: Vec<Row> = lines.iter().map(|line| self.scores(line)).collect();
        Lattice::new(&scores, &self.transitions, None).probabilities()
    }

    /// What the features of a line say for some columns.
    pub(crate) fn sums<const N: usize>(&self, line: &Features, columns: [usize; N]) -> [f32; N] {
        let mut sums = [0.0; N];
        for feature in line.iter() {
            let row = &self.features[feature];
            for (sum, column) in sums.iter_mut().zip(columns) {
                *sum += row[column];
            }
        }
        sums
    }

    /// What the features of a line say for each role.
    pub(crate) fn scores(&self, line: &Features) -> Row {
        let mut scores = [0.0; 16];
        for feature in line.iter() {
            for (score, weight) in scores.iter_mut().zip(&self.features[feature]) {
                *score += weight;
            }
        }
        scores
    }
}

/// How a feature that is the role of the line above begins.
pub(crate) const ROLE_ABOVE: &str = "role above: ";

/// The role of a name.
fn role(name: &str) -> Option<usize> {
    Role::ALL.iter().position(|role| role.as_str() == name)
}

/// The most likely role of a line, and its probability.
pub(crate) fn decide(line: &Features, probabilities: &Row) -> (Role, f64) {
    let own = &line.0[0];
    let furniture = [AD, RELATED, BOILERPLATE].iter().any(|&class| own.has(prose_cue(class, START)));
    let within = own.has(WITHIN_MOST) && [PROSE, ITEM, ROW].iter().any(|&shape| own.has(shape)) && !furniture;
    let favoured = within || (own.has(NO_CORE) && own.has(END_STOP));
    let worth = |role: Role| {
        let bonus = match role {
            Role::Body if favoured => BODY_BONUS,
            // Two cues of advertising are what few paragraphs have.
            Role::Ad if [START, ANY].iter().all(|&place| own.has(prose_cue(AD, place))) => BODY_BONUS,
            _ => 1.0,
        };
        probabilities[role as usize] * bonus
    };
    // The first of equals, so that the answer is always the same.
    let best = Role::ALL
        .into_iter()
        .fold(Role::Body, |best, role| if worth(role) > worth(best) { role } else { best });
    (best, f64::from((probabilities[best as usize] * 1000.0).round()) / 1000.0)
}

/// What the model sees of a line: its attributes, and some of its neighbours'.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Features([Attributes; 3]);

impl Features {
    /// The features of all lines of a page.
    pub(super) fn of(page: &[Attributes]) -> Vec<Self> {
        let nothing = Attributes::default();
        let at = |index: Option<usize>| index.and_then(|index| page.get(index)).copied().unwrap_or(nothing);
        (0..page.len())
            .map(|index| {
                let (above, below) = (at(index.checked_sub(1)), at(Some(index + 1)));
                Self([page[index], above.and(&NEAR), below.and(&NEAR)])
            })
            .collect()
    }

    /// The numbers of the features that hold.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        let [own, above, below] = &self.0;
        own.iter()
            .chain(above.iter().map(|attribute| COUNT + attribute))
            .chain(below.iter().map(|attribute| 2 * COUNT + attribute))
    }
}

/// What of a neighbour matters: its length, its cues, and a little more.
const NEAR: Attributes = {
    const MORE: [usize; 12] = [
        END_STOP, END_COLON, DATE_LINE, LABEL, ITEM, ROW, MENU, MENU_WORDS, NAME, OUTLET, HEADLINE, CONTINUES,
    ];
    let mut near = Attributes::NONE;
    let mut at = 0;
    while at < PAIRS {
        if at <= PROSE || at >= CUES {
            near.insert(at);
        }
        at += 1;
    }
    let mut more = 0;
    while more < MORE.len() {
        near.insert(MORE[more]);
        more += 1;
    }
    near
};

/// The forward-backward algorithm over one page.
pub(crate) struct Lattice<'a> {
    /// Exponentials of the scores of roles, each line's largest 1, and 0 where a role is not allowed.
    lines: Vec<Row>,
    transitions: [Row; ROLES + 1],
    forward: Vec<Row>,
    backward: Vec<Row>,
    allowed: Option<&'a [u16]>,
}

impl<'a> Lattice<'a> {
    /// Runs over the scores of lines; `allowed` restricts the roles of each line to a set of bits.
    pub(crate) fn new(scores: &[Row], transitions: &[Row; ROLES + 1], allowed: Option<&'a [u16]>) -> Self {
        let lines = scores.iter().map(exponentials).collect();
        let mut lattice = Self {
            lines,
            transitions: transitions.map(|row| row.map(f32::exp)),
            forward: Vec::with_capacity(scores.len()),
            backward: vec![[1.0; 16]; scores.len()],
            allowed,
        };
        lattice.run();
        lattice
    }

    fn run(&mut self) {
        for (at, allowed) in self.allowed.into_iter().flatten().enumerate() {
            for (role, value) in self.lines[at].iter_mut().enumerate() {
                if allowed >> role & 1 == 0 {
                    *value = 0.0;
                }
            }
        }
        for at in 0..self.lines.len() {
            let into = match at.checked_sub(1) {
                None => self.transitions[ROLES],
                Some(above) => combine(&self.forward[above], &self.transitions),
            };
            self.forward.push(scaled(times(&into, &self.lines[at])));
        }
        for at in (1..self.lines.len()).rev() {
            let below = times(&self.backward[at], &self.lines[at]);
            let mut row = [0.0; 16];
            for (value, transitions) in row.iter_mut().zip(&self.transitions[..ROLES]) {
                *value = transitions.iter().zip(&below).map(|(weight, value)| weight * value).sum();
            }
            self.backward[at - 1] = scaled(row);
        }
    }

    /// The probability of every role of every line.
    pub(crate) fn probabilities(&self) -> Vec<Row> {
        self.forward
            .iter()
            .zip(&self.backward)
            .map(|(forward, backward)| scaled(times(forward, backward)))
            .collect()
    }

    /// The probability of every pair of roles of the lines `at - 1` and `at`.
    #[cfg(feature = "train")]
    pub(crate) fn pairs(&self, at: usize) -> Vec<Row> {
        let below = times(&self.backward[at], &self.lines[at]);
        let mut rows: Vec<Row> = (0..ROLES)
            .map(|above| {
                times(&self.transitions[above], &below).map(|value| value * self.forward[at - 1][above])
            })
            .collect();
        let sum: f32 = rows.iter().flatten().sum();
        rows.iter_mut().flatten().for_each(|value| *value /= sum.max(f32::MIN_POSITIVE));
        rows
    }
}

/// Scores to factors, the largest 1, none so small that a page could lose them all; padding to 0.
fn exponentials(scores: &Row) -> Row {
    let largest = scores[..ROLES].iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut row = [0.0; 16];
    for (value, score) in row.iter_mut().zip(&scores[..ROLES]) {
        *value = (score - largest).exp().max(1e-12);
    }
    row
}

/// The sum over the roles above of their value times the transition to each role.
fn combine(above: &Row, transitions: &[Row; ROLES + 1]) -> Row {
    let mut row = [0.0; 16];
    for (value, transitions) in above.iter().zip(&transitions[..ROLES]) {
        for (sum, weight) in row.iter_mut().zip(transitions) {
            *sum += value * weight;
        }
    }
    row
}

fn times(first: &Row, second: &Row) -> Row {
    std::array::from_fn(|role| first[role] * second[role])
}

/// A row whose roles sum to 1.
fn scaled(row: Row) -> Row {
    let sum: f32 = row[..ROLES].iter().sum();
    row.map(|value| value / sum.max(f32::MIN_POSITIVE))
}
