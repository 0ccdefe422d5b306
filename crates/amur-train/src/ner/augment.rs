//! Sentences rewritten as headlines and in capitals, so that a tagger meets such writing.

use super::data::Document;
use super::random::Random;

/// A copy of a document whose words all start with a capital or consist of them; none where that changes its length.
pub(super) fn rewritten(document: &Document, in_capitals: bool) -> Option<Document> {
    let mut text = String::with_capacity(document.text.len());
    let mut inside = false;
    for char in document.text.chars() {
        if in_capitals || (char.is_alphabetic() && !inside) {
            text.extend(char.to_uppercase());
        } else {
            text.push(char);
        }
        inside = char.is_alphanumeric() || (inside && matches!(char, '\'' | '’'));
    }
    let fits = document.names.iter().all(|(start, end, _)| text.get(*start..*end).is_some());
    (text.len() == document.text.len() && fits).then(|| Document { text, ..document.clone() })
}

/// Rewritten copies of some documents, with their weights.
pub(super) fn copies<'a>(
    training: impl Iterator<Item = &'a (&'a Document, f32)>,
    share: f32,
    seed: u64,
) -> Vec<(Document, f32)> {
    let mut random = Random::new(seed ^ 0xA);
    training
        .filter_map(|(document, weight)| {
            let chance = random.share();
            let in_capitals = chance < share / 3.0;
            (chance < share).then(|| rewritten(document, in_capitals)).flatten().map(|copy| (copy, *weight))
        })
        .collect()
}
