//! Vietnamese names by rule, since no model may be shipped: heads of organisations and what belongs to them, words for
//! kinds of places, titles, family names, prepositions of place. Words are in `data/names`.

mod bodies;
mod lists;
mod people;
mod places;
mod reader;

use super::tagger::{SentenceView, Tagged};
use crate::EntityType;
use reader::Reader;

/// A name: first token, one past the last, type and score.
type Found = (usize, usize, EntityType, f64);

/// The names of a sentence.
pub(super) fn names(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let reader = Reader::new(sentence);
    let mut found: Vec<Tagged> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let after_place = reader.goes_on_after_place(at, found.last());
        let name = reader
            .event(at)
            .or_else(|| reader.organisation(at))
            .or_else(|| reader.place(at, after_place))
            .or_else(|| reader.person(at))
            .or_else(|| reader.acronym(at));
        at = match name {
            Some((start, end, kind, score)) => {
                found.push(Tagged { span: reader.span(start, end), kind, score });
                end
            }
            None => at + 1,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::entity::testing;
    use crate::{Input, Options};

    #[test]
    fn a_person_behind_the_country_of_a_body() {
        let options = Options { input: Input::Plain, ..Options::default() };
        assert_eq!(
            testing::names(options, "Người phát ngôn Bộ Ngoại giao Trung Quốc Mã Lệ Thư cho biết như vậy."),
            ["Bộ Ngoại giao Trung Quốc ORG", "Mã Lệ Thư PER"]
        );
    }
}
