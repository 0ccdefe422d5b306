//! Documents become rows that point at their text.

use crate::common::{TEXT, batches, diagnostic, document, rows};
use amur_tables::{Builders, Table};
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{Date32Type, Float64Type, Int32Type, Int64Type};

fn built(table: Table) -> RecordBatch {
    let mut builders = Builders::new(Table::ALL);
    builders.append(&document("a/1.txt"));
    builders.append_diagnostic(&diagnostic(None));
    rows(table, &batches(builders)[&table])
}

fn texts<'a>(batch: &'a RecordBatch, column: &str) -> Vec<Option<&'a str>> {
    batch.column_by_name(column).expect("a column").as_string::<i32>().iter().collect()
}

fn ints(batch: &RecordBatch, column: &str) -> Vec<i32> {
    batch.column_by_name(column).expect("a column").as_primitive::<Int32Type>().values().to_vec()
}

#[test]
fn offsets_slice_the_text() {
    let characters: Vec<char> = TEXT.chars().collect();
    for table in [Table::Blocks, Table::Sentences, Table::Mentions, Table::Figures, Table::Dates] {
        let batch = built(table);
        assert!(batch.num_rows() > 0);
        let places = ["char_start", "char_end", "byte_start", "byte_end"].map(|column| ints(&batch, column));
        for (row, text) in texts(&batch, "text").into_iter().enumerate() {
            let [chars, char_end, bytes, byte_end] = [0, 1, 2, 3].map(|column| places[column][row] as usize);
            assert_eq!(Some(&TEXT[bytes..byte_end]), text, "{table}");
            assert_eq!(Some(&*String::from_iter(&characters[chars..char_end])), text, "{table}");
        }
    }
}

#[test]
fn an_article_is_one_row() {
    let batch = built(Table::Articles);
    assert_eq!(texts(&batch, "doc_id"), [Some("a/1.txt")]);
    assert_eq!(texts(&batch, "title"), [Some("中俄合作")]);
    assert_eq!(texts(&batch, "published_precision"), [Some("month")]);
    assert_eq!(texts(&batch, "published_evidence"), [Some("23.03.2022")]);
    assert_eq!(texts(&batch, "text"), [Some(TEXT)]);
    assert_eq!(texts(&batch, "body"), [Some("Лавров прибыл в Китай. 王毅会见了他。")]);
    assert_eq!(ints(&batch, "n_chars"), [30]);
    assert_eq!(ints(&batch, "n_words"), [3], "the title and the full stop do not count");
    // 1 March 2022, by `date -d 2022-03-01 +%s` / 86400.
    assert_eq!(batch["published"].as_primitive::<Date32Type>().value(0), 19052);
    let repairs = batch["repairs"].as_list::<i32>().value(0);
    assert_eq!(repairs.as_string::<i32>().value(0), "mojibake");
}

#[test]
fn unknown_values_are_null_and_no_author_is_an_empty_list() {
    let batch = built(Table::Articles);
    for column in ["source", "subtitle", "outlet", "section", "url", "metadata"] {
        assert_eq!(texts(&batch, column), [None], "{column}");
    }
    assert!(batch["authors"].is_valid(0));
    assert_eq!(batch["authors"].as_list::<i32>().value_length(0), 0);
    assert_eq!(texts(&built(Table::Mentions), "country"), [Some("RUS"), Some("CHN"), None]);
}

#[test]
fn a_document_without_body_has_no_content_hash() {
    let mut empty = document("empty");
    empty.blocks.truncate(2);
    let mut respaced = document("respaced");
    let text = TEXT.replace("прибыл в", "прибыл\u{a0}\tв").replace("Реклама", "Reklama");
    let grown = (text.find("Reklama").expect("there") - TEXT.find("Реклама").expect("there")) as u32;
    respaced.blocks.truncate(3);
    respaced.blocks[2].span.end += grown;
    respaced.text = text.into();
    let mut builders = Builders::new(&[Table::Articles]);
    for document in [document("a"), empty, respaced] {
        builders.append(&document);
    }
    let batch = rows(Table::Articles, &batches(builders)[&Table::Articles]);
    let hashes = texts(&batch, "content_hash");
    assert_eq!(hashes[0].map(str::len), Some(16));
    assert_eq!(hashes[1], None);
    assert_eq!(hashes[2], hashes[0]);
}

#[test]
fn scores_are_rounded() {
    let batch = built(Table::Blocks);
    assert_eq!(batch["role_score"].as_primitive::<Float64Type>().value(0), 0.667);
    assert_eq!(batch["lang_score"].as_primitive::<Float64Type>().value(0), 0.912);
    assert_eq!(built(Table::Mentions)["score"].as_primitive::<Float64Type>().value(0), 1.0);
}

#[test]
fn mentions_are_numbered_and_linked() {
    let batch = built(Table::Mentions);
    assert_eq!(ints(&batch, "mention"), [0, 1, 2]);
    assert_eq!(texts(&batch, "type"), [Some("PER"), Some("LOC"), Some("PER")]);
    let entities = built(Table::Entities);
    assert_eq!(texts(&entities, "entity_id"), [Some("Q148"), Some("Q58217"), Some("d:1")]);
    assert_eq!(texts(&entities, "name"), [Some("China"), Some("Sergey Lavrov"), Some("王毅")]);
    assert_eq!(entities["n_mentions"].as_primitive::<Int64Type>().values(), &[1, 1, 1]);
}

#[test]
fn figures_and_dates_have_values() {
    let figures = built(Table::Figures);
    assert_eq!(figures["value"].as_primitive::<Float64Type>().values(), &[23.5]);
    assert!(
        figures["value_high"].is_null(0) && figures["unit"].is_null(0) && figures["source_text"].is_null(0)
    );
    assert_eq!(texts(&figures, "kind"), [Some("count")]);
    assert_eq!(texts(&figures, "bound"), [Some("over")]);
    assert_eq!(texts(&figures, "measures"), [Some("Лавров")]);
    assert!(figures["approximate"].as_boolean().value(0));
    let dates = built(Table::Dates);
    assert_eq!(texts(&dates, "timex"), [Some("2022-03")]);
    assert_eq!(texts(&dates, "anchor"), [Some("2022")]);
    assert_eq!(dates["start"].as_primitive::<Date32Type>().value(0), 19052);
    assert!(dates["end"].is_null(0));
}

#[test]
fn diagnostics_of_documents_and_of_none() {
    let batch = built(Table::Diagnostics);
    assert_eq!(texts(&batch, "doc_id"), [Some("a/1.txt"), None]);
    assert_eq!(texts(&batch, "code"), [Some("invalid-utf8"); 2]);
}

#[test]
fn every_chosen_table_yields_a_batch() {
    let empty = batches(Builders::new(Table::ALL));
    assert_eq!(empty.keys().collect::<Vec<_>>(), Table::ALL.iter().collect::<Vec<_>>());
    assert!(empty.values().all(|batches| batches.len() == 1 && batches[0].num_rows() == 0));

    let mut builders = Builders::new(&[Table::Diagnostics, Table::Blocks, Table::Blocks]);
    builders.append(&document("a"));
    assert_eq!(batches(builders).into_keys().collect::<Vec<_>>(), [Table::Blocks, Table::Diagnostics]);
}
