//! Named things: found by gazetteer and name rules, linked to entities.

mod acronym;
mod answer;
mod gazetteer;
mod han;
mod id;
mod key;
mod known;
mod lattice;
mod link;
mod metonymy;
pub(crate) mod model;
mod names;
mod nominative;
mod part;
mod people;
mod rules;
mod tagger;
mod vietnamese;
mod works;

pub(crate) use answer::{Answer, answers};
pub(crate) use gazetteer::{Gazetteer, Gender};
pub(crate) use known::{Known, known};
pub(crate) use link::link;
pub use model::StandardTagger;
pub(crate) use names::{gender_of, has_name, opens_chinese_name};
pub use rules::RuleTagger;
pub use tagger::{SentenceView, Tagged, Tagger};
