//! What `amur-train` needs to fit the weights of the model of roles.

use std::ops::Range;

use crate::{Format, Role};

use super::article::{Article, QUESTIONS, learn};
use super::attributes;
use super::lines::{Line, lines};
use super::model::{Features, Lattice, Model, ROLE_ABOVE, ROLES, Row, decide};
use super::page::{self, Seen};

/// The lines of a page as the model sees them.
#[derive(Clone, Debug)]
pub struct Page {
    /// Line of the source of each, from 1.
    pub source_lines: Vec<u32>,
    /// Text of each.
    pub texts: Vec<String>,
    text: String,
    lines: Vec<Line>,
    seen: Seen,
    /// What is known before it is known where the article lies, then before the headline is, then in the end.
    early: Vec<Features>,
    placed: Vec<Features>,
    features: Vec<Features>,
    /// Lines that may be the headline.
    above: Range<usize>,
}

impl Page {
    /// Looks at a page, to learn where its article lies.
    #[must_use]
    pub fn new(text: String, is_outlet: &dyn Fn(&str) -> bool) -> Self {
        let lines = lines(&text, Format::Text);
        let page = page::Page::new(&text, &lines, is_outlet);
        let (early, seen) = (page.so_far(), page.into_seen());
        Self {
            source_lines: lines.iter().map(|line| line.number).collect(),
            texts: lines.iter().map(|line| line.span.of(&text).to_owned()).collect(),
            text,
            lines,
            seen,
            early,
            placed: Vec::new(),
            features: Vec::new(),
            above: 0..0,
        }
    }

    /// The same page once `weights` have found the article and the headline.
    #[must_use]
    pub fn looked_at(&self, weights: &Weights) -> Self {
        let again = || page::Page::again(&self.text, &self.lines, self.seen.clone());
        let article = Article::find(&weights.0, &self.early);
        let mut page = again();
        page.place(&article);
        Self {
            placed: page.so_far(),
            features: again().features(&weights.0),
            above: article.above(),
            ..self.clone()
        }
    }

    /// The names of the features of a line.
    #[must_use]
    pub fn features_of(&self, line: usize) -> Vec<String> {
        let names = attributes::feature_names();
        self.features[line].iter().map(|feature| names[feature].clone()).collect()
    }
}

/// Weights being fitted: of features by role, then of roles by the role above (last: the start of a page).
#[derive(Clone, Debug)]
pub struct Weights(Model);

impl Default for Weights {
    fn default() -> Self {
        Self(Model::empty())
    }
}

impl Weights {
    /// All weights, by feature or role above, then by role and by what the first look asks.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.0.features.iter_mut().chain(self.0.transitions.iter_mut())
    }

    /// The weights that are not 0, as rows of the table.
    #[must_use]
    pub fn table(&self) -> Vec<(String, &'static str, f32)> {
        let above = (0..=ROLES).map(|role| {
            format!("{ROLE_ABOVE}{}", Role::ALL.get(role).map_or("start of page", |role| role.as_str()))
        });
        let names = attributes::feature_names().into_iter().chain(above);
        let rows = self.0.features.iter().chain(&self.0.transitions);
        names
            .zip(rows)
            .flat_map(|(name, row)| {
                let columns = Role::ALL.iter().map(|role| role.as_str()).chain(QUESTIONS);
                columns.zip(row).map(move |(column, weight)| (name.clone(), column, *weight))
            })
            .filter(|(_, _, weight)| *weight != 0.0)
            .collect()
    }

    /// Adds to `gradient` what would make the allowed roles of a page likelier; `allowed` holds a set of bits, by
    /// [`Role::ALL`], for each line.
    pub fn add_gradient(&self, page: &Page, allowed: &[u16], gradient: &mut Self) {
        let scores: Vec<Row> = page.features.iter().map(|line| self.0.scores(line)).collect();
        let right = Lattice::new(&scores, &self.0.transitions, Some(allowed));
        let free = Lattice::new(&scores, &self.0.transitions, None);
        let (wanted, found) = (right.probabilities(), free.probabilities());
        for (at, (wanted, found)) in wanted.iter().zip(&found).enumerate() {
            let step: Row =
                std::array::from_fn(|role| if role < ROLES { wanted[role] - found[role] } else { 0.0 });
            for feature in page.features[at].iter() {
                add(&mut gradient.0.features[feature], &step, &[0.0; 16]);
            }
            if at == 0 {
                add(&mut gradient.0.transitions[ROLES], &step, &[0.0; 16]);
                continue;
            }
            for (above, (wanted, found)) in right.pairs(at).iter().zip(&free.pairs(at)).enumerate() {
                add(&mut gradient.0.transitions[above], wanted, found);
            }
        }
    }

    /// Adds to `gradient` what would make the right place of the article on a page likelier; an empty range is none.
    pub fn add_article(&self, page: &Page, right: &Range<usize>, gradient: &mut Self) {
        learn::add_article(&self.0, &page.early, right, &mut gradient.0);
    }

    /// Adds to `gradient` what would make the right headlines of a page likelier.
    pub fn add_headline(&self, page: &Page, is_title: &[bool], gradient: &mut Self) {
        learn::add_headline(&self.0, &page.placed, page.above.clone(), is_title, &mut gradient.0);
    }

    /// The role of every line and the probability of each role.
    #[must_use]
    pub fn roles(&self, page: &Page) -> Vec<(Role, f64)> {
        page.features
            .iter()
            .zip(&self.0.probabilities(&page.features))
            .map(|(line, row)| decide(line, row))
            .collect()
    }
}

fn add(into: &mut Row, plus: &Row, minus: &Row) {
    for (value, (plus, minus)) in into.iter_mut().zip(plus.iter().zip(minus)) {
        *value += plus - minus;
    }
}
