//! What the command says of itself.

use crate::support::Workspace;

#[test]
fn help() {
    let workspace = Workspace::new();
    for (name, args) in [
        ("help", &["--help"][..]),
        ("help-extract", &["extract", "--help"]),
        ("help-inspect", &["inspect", "--help"]),
    ] {
        let ended = workspace.run(args);
        assert_eq!(ended.status, 0);
        insta::assert_snapshot!(name, ended.stdout);
    }
}

#[test]
fn schema() {
    let workspace = Workspace::new();
    let ended = workspace.run(&["schema", "mentions"]);
    assert_eq!(ended.status, 0);
    insta::assert_snapshot!("schema-mentions", ended.stdout);
    let all = workspace.run(&["schema"]);
    assert!(all.stdout.starts_with("articles: One row is a document.\n  doc_id  "), "{}", all.stdout);
    assert!(all.stdout.contains(&ended.stdout));
}
