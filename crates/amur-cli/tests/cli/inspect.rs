//! `amur inspect`: a document for the eye.

use std::io::Read;
use std::process::Stdio;

use crate::support::{Workspace, ended};

#[test]
fn shows_a_document_without_colours() {
    let workspace = Workspace::with_news();
    let ended = workspace.run(&["inspect", "news/a.txt", "--plain"]);
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    assert!(ended.stdout.starts_with("document  a.txt\n"), "{}", ended.stdout);
    assert!(ended.stdout.contains("\nbody        "), "{}", ended.stdout);
    assert!(!ended.stdout.contains('\u{1b}'), "{}", ended.stdout);
}

#[test]
fn colours_are_a_wish_of_the_environment() {
    let workspace = Workspace::with_news();
    let args = ["inspect", "news/a.txt"];
    let forced = ended(workspace.command(&args).env("CLICOLOR_FORCE", "1"));
    assert!(forced.stdout.contains("\u{1b}[1m"), "{}", forced.stdout);
    let refused = ended(workspace.command(&args).env("NO_COLOR", "1"));
    assert_eq!(refused.stdout, workspace.run(&args).stdout);
}

#[test]
fn finds_a_document_by_its_id() {
    let workspace = Workspace::with_news();
    workspace
        .write("many.jsonl", "{\"id\": \"x\", \"text\": \"One.\"}\n{\"id\": \"y\", \"text\": \"Two.\"}\n");
    assert!(workspace.run(&["inspect", "many.jsonl"]).stdout.contains("One."));
    assert!(workspace.run(&["inspect", "many.jsonl", "y"]).stdout.contains("Two."));
    let ended = workspace.run(&["inspect", "many.jsonl", "z"]);
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.starts_with("error: there is no document `z` in `many.jsonl`"), "{}", ended.stderr);
}

#[test]
fn says_why_there_is_no_document() {
    let workspace = Workspace::new();
    workspace.write("broken.jsonl", "{\"text\": \n");
    let ended = workspace.run(&["inspect", "broken.jsonl"]);
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.starts_with("error: there is no document in `broken.jsonl`: "), "{}", ended.stderr);
}

#[test]
fn scraped_text_does_not_steer_the_terminal() {
    let workspace = Workspace::new();
    workspace.write("evil.txt", "Title \u{1b}]0;owned\u{7} here\n");
    let ended = workspace.run(&["inspect", "evil.txt", "--plain"]);
    assert!(ended.stdout.contains("Title \u{fffd}]0;owned\u{fffd} here"), "{}", ended.stdout);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let workspace = Workspace::new();
    workspace.write("long.txt", &"A line of text that is long enough to fill a pipe.\n".repeat(10_000));
    let mut child = workspace
        .command(&["inspect", "long.txt", "--plain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut first = [0; 8];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("some output");
    let output = child.wait_with_output().expect("an end");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
