//! Named things: found by gazetteer and name rules, linked to entities.

mod acronym;
mod answer;
mod bodies;
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
mod palladius;
mod part;
mod people;
mod rules;
mod russian;
mod tagger;
#[cfg(test)]
mod testing;
mod vietnamese;
mod works;

pub(crate) use answer::{Answer, answers};
pub(crate) use gazetteer::{Gazetteer, Gender};
pub(crate) use han::{Firsts, ends_name, is_transliteration};
pub(crate) use known::{Known, known};
pub(crate) use link::link;
pub use model::StandardTagger;
pub(crate) use names::{gender_of, has_name, is_family_name, may_be_family_name, opens_chinese_name};
pub use rules::RuleTagger;
pub use tagger::{SentenceView, Tagged, Tagger};
