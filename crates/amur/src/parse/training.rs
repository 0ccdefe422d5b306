//! What `amur-train` needs to fit the weights of the model of roles.

use crate::{Format, Role};

use super::lines::lines;
use super::model::{Features, Lattice, Model, ROLE_ABOVE, ROLES, Row, decide};
use super::{attributes, page};

/// The lines of a page as the model sees them.
#[derive(Clone, Debug)]
pub struct Page {
    /// Line of the source of each, from 1.
    pub source_lines: Vec<u32>,
    /// Text of each.
    pub texts: Vec<String>,
    features: Vec<Features>,
}

impl Page {
    /// Looks at a page.
    #[must_use]
    pub fn new(text: &str, is_outlet: &dyn Fn(&str) -> bool) -> Self {
        let lines = lines(text, Format::Text);
        Self {
            source_lines: lines.iter().map(|line| line.number).collect(),
            texts: lines.iter().map(|line| line.span.of(text).to_owned()).collect(),
            features: Features::of(&page::attributes(text, &lines, is_outlet)),
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
    /// All weights, by feature or role above, then role (some beyond the last role unused).
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
                Role::ALL.into_iter().map(move |role| (name.clone(), role.as_str(), row[role as usize]))
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
            let step: Row = std::array::from_fn(|role| wanted[role] - found[role]);
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
