//! Neither the grouping of the reads nor the order of the documents leaves a trace where it must not.

use crate::common::{batches, document, mention, rows};
use amur::{Document, EntityType};
use amur_tables::{Builders, Table};
use arrow::array::RecordBatch;
use proptest::prelude::*;

/// All batches in the order they are taken, where full ones are asked for after every `every` documents.
fn taken(documents: usize, every: usize) -> Vec<(Table, RecordBatch)> {
    // Two thirds of a batch, so that borders fall in every phase of the grouping.
    let filler = "м".repeat(6 << 18).into();
    let large = Document { text: filler, ..document("large") };
    let mut builders = Builders::new(&[Table::Articles, Table::Diagnostics]);
    let mut taken = Vec::new();
    for index in 1..=documents {
        builders.append(&large);
        if index % every == 0 {
            taken.append(&mut builders.take_full().expect("full batches"));
        }
    }
    taken.append(&mut builders.finish().expect("the rest"));
    taken
}

#[test]
fn borders_of_batches_depend_on_the_rows_alone() {
    let after_each = taken(7, 1);
    let rows: Vec<_> = after_each.iter().map(|(table, batch)| (table.name(), batch.num_rows())).collect();
    assert_eq!(
        rows,
        [("articles", 2), ("articles", 2), ("articles", 2), ("articles", 1), ("diagnostics", 7)]
    );
    assert_eq!(taken(7, 3), after_each);
    assert_eq!(taken(7, 100), after_each);
}

/// A document that names entities in ways that compete with each other.
fn naming(choices: &[(usize, usize, usize)]) -> Document {
    let forms = ["Лавров", "Китай", "王毅", "中俄合作"];
    let names = ["China", "PRC", "People's Republic of China"];
    let countries = [None, Some("CHN"), Some("TWN")];
    let mentions = choices.iter().map(|&(entity, form, name)| {
        let kind = if name == 0 { EntityType::Org } else { EntityType::Loc };
        mention(forms[form], kind, &format!("Q{entity}"), names[name], countries[name])
    });
    Document { mentions: mentions.collect(), ..document("naming") }
}

fn entities<'a>(documents: impl Iterator<Item = &'a Document>) -> RecordBatch {
    let mut builders = Builders::new(&[Table::Entities]);
    documents.for_each(|document| builders.append(document));
    rows(Table::Entities, &batches(builders)[&Table::Entities])
}

proptest! {
    #[test]
    fn entities_do_not_depend_on_the_order(
        choices in prop::collection::vec(prop::collection::vec((0..3usize, 0..4usize, 0..3usize), 0..5), 1..6),
        turn in 0..6usize,
    ) {
        let documents: Vec<_> = choices.iter().map(|choices| naming(choices)).collect();
        let forward = entities(documents.iter());
        prop_assert_eq!(&entities(documents.iter().rev()), &forward);
        let turn = turn % documents.len();
        prop_assert_eq!(&entities(documents[turn..].iter().chain(&documents[..turn])), &forward);
    }
}

#[test]
fn the_most_frequent_form_comes_first_then_the_lexicographic_order() {
    use arrow::array::AsArray;
    use arrow::datatypes::Int64Type;

    // Q1 is named three times as «Китай», once each as 中俄合作 and «Лавров», in two documents.
    let first = naming(&[(1, 3, 1), (1, 1, 1), (1, 0, 2)]);
    let second = naming(&[(1, 1, 2), (1, 1, 0), (0, 2, 0)]);
    let batch = entities([&first, &second].into_iter());
    let aliases = batch["aliases"].as_list::<i32>().value(0);
    assert_eq!(
        aliases.as_string::<i32>().iter().flatten().collect::<Vec<_>>(),
        ["Китай", "Лавров", "中俄合作"]
    );
    assert_eq!(batch["entity_id"].as_string::<i32>().value(0), "Q1");
    assert_eq!(
        batch["name"].as_string::<i32>().value(0),
        "PRC",
        "two each: the tie goes to the first by letters"
    );
    assert_eq!(batch["country"].as_string::<i32>().value(0), "CHN");
    assert_eq!(batch["type"].as_string::<i32>().value(0), "LOC");
    assert_eq!(batch["n_mentions"].as_primitive::<Int64Type>().values(), &[5, 1]);
    assert_eq!(batch["n_articles"].as_primitive::<Int64Type>().values(), &[2, 1]);
}
