//! Ctrl-C.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::support::Workspace;

#[test]
fn an_interrupted_run_leaves_nothing() {
    let workspace = Workspace::new();
    // A named pipe lets the test decide when the run may go on.
    let pipe = workspace.path("slow.jsonl");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let mut child = workspace
        .command(&["extract", "slow.jsonl", "--out", "tables"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut input = OpenOptions::new().write(true).open(&pipe).expect("the pipe");
    writeln!(input, "{{\"text\": \"One.\"}}").expect("the run reads");

    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let told = stderr.by_ref().map(|line| line.expect("UTF-8")).find(|line| !line.is_empty());
    assert_eq!(told.as_deref(), Some("interrupted: stopping; press again to stop at once"));

    // The run may have seen the signal already and be gone.
    let _ = writeln!(input, "{{\"text\": \"Two.\"}}");
    drop(input);
    assert_eq!(child.wait().expect("an end").code(), Some(130));
    assert_eq!(workspace.names("tables"), [""; 0]);
}
