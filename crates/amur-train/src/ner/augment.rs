//! Documents seen once more: as headlines and in capitals, so that a tagger meets such writing, and with other names in
//! place of theirs, so that it learns what stands around names.

use std::collections::HashMap;

use amur::train::TYPES;

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

/// A copy of a document in which names give way to others of the same type, each to the same one all over it.
fn renamed(document: &Document, names: &[Vec<&str>; TYPES.len()], random: &mut Random) -> Document {
    let mut chosen: HashMap<(usize, &str), &str> = HashMap::new();
    let mut copy = Document { text: String::new(), names: Vec::new(), ..document.clone() };
    let mut at = 0;
    for (start, end, kind) in &document.names {
        let old = &document.text[*start..*end];
        let new = *chosen.entry((*kind, old)).or_insert_with(|| random.pick(&names[*kind]).unwrap_or(old));
        copy.text.push_str(&document.text[at..*start]);
        copy.names.push((copy.text.len(), copy.text.len() + new.len(), *kind));
        copy.text.push_str(new);
        at = *end;
    }
    copy.text.push_str(&document.text[at..]);
    copy
}

/// Copies of a share of the documents with names of other documents, with their weights.
pub(super) fn with_other_names<'a>(
    training: impl Iterator<Item = &'a (&'a Document, f32)> + Clone,
    share: f32,
    seed: u64,
) -> Vec<(Document, f32)> {
    let mut random = Random::new(seed ^ 0xB);
    let mut names: [Vec<&str>; TYPES.len()] = Default::default();
    for (document, _) in training.clone() {
        for (start, end, kind) in &document.names {
            names[*kind].push(&document.text[*start..*end]);
        }
    }
    let named: Vec<_> = training.filter(|(document, _)| !document.names.is_empty()).collect();
    let mut copies = Vec::new();
    for (document, weight) in named {
        if random.share() < share {
            copies.push((renamed(document, &names, &mut random), *weight));
        }
    }
    copies
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
