//! `amur extract`: the files it makes and the status it ends with.

use std::fs;

use crate::support::Workspace;

#[test]
fn writes_every_table_in_every_format() {
    for format in ["arrow", "arrows", "parquet", "csv", "jsonl"] {
        let workspace = Workspace::with_news();
        let ended = workspace.run(&["extract", "news", "--out", "tables", "--format", format]);
        assert_eq!(ended.status, 0, "{}", ended.stderr);
        let tables = [
            "articles",
            "blocks",
            "citations",
            "dates",
            "diagnostics",
            "entities",
            "figures",
            "mentions",
            "quotes",
            "sentences",
        ];
        assert_eq!(workspace.names("tables"), tables.map(|table| format!("{table}.{format}")));
    }
}

#[test]
fn ends_with_a_summary() {
    let workspace = Workspace::with_news();
    let ended = workspace.run(&["extract", "news", "--out", "tables"]);
    assert!(ended.stderr.starts_with("2 documents, 0 failed, "), "{}", ended.stderr);
    assert!(ended.stderr.ends_with("; tables in tables\n"), "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
    let quiet = workspace.run(&["extract", "news", "--out", "tables", "--quiet"]);
    assert_eq!((quiet.status, &*quiet.stdout, &*quiet.stderr), (0, "", ""));
}

#[test]
fn makes_the_chosen_tables_only() {
    let workspace = Workspace::with_news();
    let ended = workspace.run(&[
        "extract",
        "news/a.txt",
        "--out",
        "a/b",
        "--format",
        "csv",
        "--tables",
        "blocks,articles",
    ]);
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    assert_eq!(workspace.names("a/b"), ["articles.csv", "blocks.csv"]);
    let blocks = fs::read_to_string(workspace.path("a/b/blocks.csv")).expect("a table");
    assert!(blocks.starts_with("doc_id,block,char_start,char_end,byte_start,byte_end,role,"), "{blocks}");
    assert!(blocks.lines().any(|line| line.starts_with("a.txt,1,15,37,26,66,body,")), "{blocks}");
}

#[test]
fn the_number_of_threads_leaves_no_trace() {
    let workspace = Workspace::with_news();
    for jobs in ["1", "3"] {
        workspace.run(&["extract", "news", "--out", jobs, "--format", "jsonl", "--jobs", jobs]);
    }
    for name in workspace.names("1") {
        let read = |folder: &str| fs::read(workspace.path(folder).join(&name)).expect("a table");
        assert_eq!(read("1"), read("3"), "{name}");
    }
}

#[test]
fn a_missing_input_is_fatal_and_leaves_nothing() {
    let workspace = Workspace::with_news();
    let ended = workspace.run(&["extract", "news", "nwes", "--out", "tables"]);
    assert_eq!(ended.status, 1);
    assert_eq!(
        ended.stderr,
        "error: `nwes` does not exist: check the path and the folder it is relative to\n"
    );
    assert_eq!(workspace.names(""), ["news"]);
}

#[test]
fn an_output_that_cannot_be_written_is_fatal() {
    let workspace = Workspace::with_news();
    workspace.write("tables", "a file, not a folder");
    let ended = workspace.run(&["extract", "news", "--out", "tables"]);
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.starts_with("error: cannot write `tables`: "), "{}", ended.stderr);
    assert_eq!(fs::read_to_string(workspace.path("tables")).expect("a file"), "a file, not a folder");
}

#[test]
fn a_gazetteer_that_cannot_be_read_is_fatal() {
    let workspace = Workspace::with_news();
    let ended = workspace.run(&["extract", "news", "--out", "tables", "--gazetteer", "mine.tsv"]);
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.starts_with("error: cannot read the gazetteer `mine.tsv`: "), "{}", ended.stderr);
    assert_eq!(workspace.names(""), ["news"]);
}

#[test]
fn a_document_that_fails_does_not_stop_the_others() {
    let workspace = Workspace::with_news();
    workspace.write("news/c.jsonl", "{\"id\": \"c1\", \"text\": \n");
    let ended = workspace.run(&["extract", "news", "--out", "tables", "--format", "csv"]);
    assert_eq!(ended.status, 3, "{}", ended.stderr);
    assert!(ended.stderr.starts_with("2 documents, 0 failed, 1 not read, "), "{}", ended.stderr);
    assert!(ended.stderr.ends_with("diagnostics.csv tells why\n"), "{}", ended.stderr);
    let diagnostics = fs::read_to_string(workspace.path("tables/diagnostics.csv")).expect("a table");
    assert!(diagnostics.contains("news/c.jsonl"), "{diagnostics}");

    let ended = workspace.run(&["extract", "news", "--out", "tables", "--tables", "blocks"]);
    assert!(ended.stderr.ends_with("; add `diagnostics` to --tables to see why\n"), "{}", ended.stderr);
}

#[test]
fn a_folder_without_documents_gives_tables_without_rows() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("empty")).expect("a folder");
    let ended = workspace.run(&["extract", "empty", "--out", "tables", "--format", "csv"]);
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    assert!(ended.stderr.starts_with("0 documents, 0 failed, "), "{}", ended.stderr);
    assert!(ended.stderr.ends_with("diagnostics.csv tells why\n"), "{}", ended.stderr);
    let articles = fs::read_to_string(workspace.path("tables/articles.csv")).expect("a table");
    assert_eq!(articles.lines().count(), 1, "the header alone");
}

#[test]
fn mistakes_in_the_command_line_are_told() {
    let workspace = Workspace::with_news();
    for (args, told) in [
        (&["extract", "news"][..], "--out <DIR>"),
        (&["extract", "--out", "tables"], "<INPUT>..."),
        (
            &["extract", "news", "--out", "tables", "--tables", "mention"],
            "a similar value exists: 'mentions'",
        ),
        (&["extract", "news", "--out", "tables", "--format", "xlsx"], "arrow, arrows, parquet, csv, jsonl"),
        (&["extract", "news", "--out", "tables", "--languages", "russian"], "`russian` is not a language"),
        (&["extract", "news", "--out", "tables", "--jobs", "0"], "--jobs <N>"),
        (&["extract", "news", "--out", "tables", "--column", "colour=x"], "colour"),
        (
            &["schema", "quote"],
            "articles, blocks, sentences, mentions, entities, quotes, figures, dates, citations, diagnostics",
        ),
        (&[], "Usage: amur <COMMAND>"),
    ] {
        let ended = workspace.run(args);
        assert_eq!(ended.status, 2, "{args:?}");
        assert!(ended.stderr.contains(told), "{args:?}: {}", ended.stderr);
    }
    assert_eq!(workspace.names(""), ["news"]);
}
