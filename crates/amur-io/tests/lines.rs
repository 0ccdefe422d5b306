//! What the lines of a `.jsonl` file are read as.

use std::fs;
use std::io::Write;

use amur::{Content, Diagnostic, Record, Severity};

type Item = Result<Record, Diagnostic>;

fn read(content: &[u8]) -> Vec<Item> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    fs::write(folder.path().join("in/feed.jsonl"), content).expect("a file");
    amur_io::open(&[folder.path().to_path_buf()]).expect("it exists").collect()
}

fn record(line: &str) -> Record {
    let mut items = read(line.as_bytes());
    assert_eq!(items.len(), 1, "{items:?}");
    items.remove(0).expect("a record")
}

/// The code of each item; `ok` for a record.
fn codes(items: &[Item]) -> Vec<&'static str> {
    items.iter().map(|item| item.as_ref().map_or_else(|diagnostic| diagnostic.code, |_| "ok")).collect()
}

#[test]
fn every_field_has_its_place() {
    let record = record(
        r#"{"z": {"b": 1.50, "a": [null]}, "id": "x1", "text": "Пекин.\n", "url": "https://a.example/1",
            "published": "2023-01", "outlet": "O", "lang": "ru", "title": "T", "authors": ["A", "B"], "section": "S",
            "reference_date": "2023-01-13", "a \"key\"": true}"#
            .replace('\n', " ")
            .as_str(),
    );
    assert_eq!(record.id, "x1");
    assert_eq!(record.content, Content::Text("Пекин.\n".to_owned()));
    assert!(record.source.is_some_and(|source| source.ends_with("in/feed.jsonl")));
    let given = record.given;
    assert_eq!(given.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(given.published.as_deref(), Some("2023-01"));
    assert_eq!(given.outlet.as_deref(), Some("O"));
    assert_eq!(given.lang.as_deref(), Some("ru"));
    assert_eq!(given.title.as_deref(), Some("T"));
    assert_eq!(given.authors, ["A", "B"]);
    assert_eq!(given.section.as_deref(), Some("S"));
    assert_eq!(given.reference_date.as_deref(), Some("2023-01-13"));
    // Other keys keep their order, and their values the way they were written.
    assert_eq!(given.metadata.as_deref(), Some(r#"{"z":{"b": 1.50, "a": [null]},"a \"key\"":true}"#));
}

#[test]
fn what_says_nothing_is_absent() {
    let record = record(
        r#"{"id": null, "text": "t", "title": null, "outlet": " ", "authors": [null, ""], "url": ""}"#,
    );
    assert_eq!(record.id, "in/feed.jsonl#1");
    assert_eq!(record.given, amur::Given::default());
}

#[test]
fn numbers_stand_for_names() {
    let record = record(r#"{"id": 17, "text": "t", "date": 2023}"#);
    assert_eq!((record.id.as_str(), record.given.published.as_deref()), ("17", Some("2023")));
}

#[test]
fn published_wins_over_date() {
    let record = record(r#"{"date": "2022", "text": "t", "published": "2023", "authors": "A and B"}"#);
    assert_eq!(record.given.published.as_deref(), Some("2023"));
    assert_eq!(record.given.metadata.as_deref(), Some(r#"{"date":"2022"}"#));
    assert_eq!(record.given.authors, ["A and B"]);
}

#[test]
fn the_last_value_of_a_key_counts() {
    let record = record(r#"{"text": "old", "k": 1, "text": "new", "k": 2}"#);
    assert_eq!(record.content, Content::Text("new".to_owned()));
    assert_eq!(record.given.metadata.as_deref(), Some(r#"{"k":2}"#));
}

#[test]
fn a_broken_line_costs_one_document() {
    let items = read(
        b"\xEF\xBB\xBF{\"text\": \"one\"}\r\n\n{\"text\": \"two\"\n[1, 2]\n{\"title\": \"no text\"}\n{\"text\": 5}\n\
          {\"text\": \"\xFF\"}\n{\"html\": \"<p>x</p>\"}\n\"text\"\n{\"text\": \"last\"}",
    );
    assert_eq!(
        codes(&items),
        [
            "ok",
            "invalid-json",
            "invalid-json",
            "no-text",
            "no-text",
            "invalid-json",
            "ok",
            "invalid-json",
            "ok"
        ]
    );
    let ids: Vec<_> = items.iter().flatten().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["in/feed.jsonl#1", "in/feed.jsonl#8", "in/feed.jsonl#10"]);
    let diagnostics: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()).collect();
    for (diagnostic, line) in diagnostics.iter().zip([3, 4, 5, 6, 7, 9]) {
        assert_eq!(diagnostic.severity, Severity::Error);
        assert!(diagnostic.message.contains(&format!("feed.jsonl`, line {line}:")), "{}", diagnostic.message);
        assert_eq!(diagnostic.doc_id.as_deref(), Some(format!("in/feed.jsonl#{line}").as_str()));
        assert!(diagnostic.source.as_deref().is_some_and(|source| source.ends_with("in/feed.jsonl")));
    }
}

#[test]
fn a_field_of_another_type_is_kept_and_told() {
    let items = read(br#"{"text": "t", "title": ["T"], "authors": [{"name": "A"}], "outlet": true}"#);
    assert_eq!(codes(&items), ["unexpected-type", "unexpected-type", "unexpected-type", "ok"]);
    let given = &items[3].as_ref().expect("a record").given;
    let metadata = r#"{"title":["T"],"authors":[{"name": "A"}],"outlet":true}"#;
    assert_eq!(given.metadata.as_deref(), Some(metadata));
    assert_eq!((given.title.as_ref(), given.authors.len()), (None, 0));
}

#[test]
fn diagnostics_name_the_document_by_its_own_id() {
    let items = read(b"{\"id\": \"k\", \"title\": \"T\"}\n{\"text\": \"t\", \"title\": [1], \"id\": \"m\"}");
    let ids: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()?.doc_id.as_deref()).collect();
    assert_eq!(ids, ["k", "m"]);
}

#[test]
fn a_column_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("feed.jsonl");
    std::fs::write(&path, r#"{"story": "One.", "n": 1}"#).expect("a file");
    let columns = amur_io::Columns::default().with("text", "storey").expect("a field");
    let items: Vec<_> = amur_io::open_with(&[path], columns).expect("it exists").collect();
    let error = items[0].as_ref().expect_err("there is no such column");
    assert!(error.message.contains("no column `storey`; there are story, n"), "{}", error.message);
}

#[test]
fn halves_of_surrogate_pairs_are_replaced_and_told() {
    let items = read(br#"{"text": "a\ud83d\ude00b\\ud83d \ud83d\u0041\udc00 \uD83D"}"#);
    assert_eq!(codes(&items), ["lone-surrogate", "ok"]);
    let text = "a\u{1F600}b\\ud83d \u{FFFD}A\u{FFFD} \u{FFFD}";
    assert_eq!(items[1].as_ref().expect("a record").content, Content::Text(text.to_owned()));
}

#[test]
fn a_huge_line_is_skipped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("feed.jsonl");
    let file = fs::File::create(&path).expect("a file");
    file.set_len((256 << 20) + 5).expect("a sparse file");
    let mut file = fs::OpenOptions::new().append(true).open(&path).expect("the same file");
    file.write_all(b"\n{\"text\": \"next\"}\n").expect("another line");
    let items: Vec<Item> = amur_io::open(&[path]).expect("it exists").collect();
    assert_eq!(codes(&items), ["too-large", "ok"]);
    assert_eq!(items[1].as_ref().expect("a record").id, "feed.jsonl#2");
}
