//! What files, folders and globs are read as.

use std::fs;
use std::path::{Path, PathBuf};

use amur::{Content, Diagnostic, Format, Record, Severity, Stage};
use amur_io::Error;
use tempfile::TempDir;

type Item = Result<Record, Diagnostic>;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

fn read(paths: &[PathBuf]) -> Vec<Item> {
    amur_io::open(paths).expect("paths exist").collect()
}

fn read_one(path: impl AsRef<Path>) -> Vec<Item> {
    read(&[path.as_ref().to_path_buf()])
}

fn ids(items: &[Item]) -> Vec<&str> {
    items.iter().flatten().map(|record| record.id.as_str()).collect()
}

fn diagnostics(items: &[Item]) -> Vec<(&'static str, Severity)> {
    let problems = items.iter().filter_map(|item| item.as_ref().err());
    problems.map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect()
}

#[test]
fn a_folder_is_read_in_the_order_of_the_bytes_of_its_paths() {
    let names = ["a/z.txt", "a.txt", "a-b.md", "Z.txt", "a/b/c.txt", "б.txt", "a0.txt"];
    let folder = folder(&names.map(|name| (name, name)));
    let items = read_one(folder.path());
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    assert_eq!(ids(&items), sorted);
    for record in items.iter().flatten() {
        assert_eq!(record.content, Content::Bytes(record.id.clone().into_bytes()));
        assert_eq!(record.source.as_deref(), folder.path().join(&record.id).to_str());
        let format = if record.id.ends_with("md") { Format::Markdown } else { Format::Text };
        assert_eq!(record.format, format);
    }
}

#[test]
fn a_file_has_its_name_as_id_and_arguments_keep_their_order() {
    let folder = folder(&[("one/b.txt", "b"), ("two/a.TXT", "a")]);
    let paths = ["one/b.txt", "two"].map(|name| folder.path().join(name));
    assert_eq!(ids(&read(&paths)), ["b.txt", "a.TXT"]);
}

#[test]
fn total_bytes_are_those_of_the_files_that_are_read() {
    let folder = folder(&[("a.txt", "12345"), ("b.pdf", "123456789"), ("c/d.jsonl", "123")]);
    let reader = amur_io::open(&[folder.path().to_path_buf()]).expect("the folder exists");
    assert_eq!(reader.total_bytes(), 8);
}

#[test]
fn hidden_files_are_left_out_and_others_are_named() {
    let files = [".DS_Store", ".git/a.txt", "a.txt", "b.pdf", "c/photo.jpg", "README"];
    let folder = folder(&files.map(|name| (name, "x")));
    let items = read_one(folder.path());
    assert_eq!(ids(&items), ["a.txt"]);
    assert_eq!(diagnostics(&items), [("unsupported", Severity::Warning); 3]);

    let named = read_one(folder.path().join("b.pdf"));
    assert_eq!(diagnostics(&named), [("unsupported", Severity::Error)]);
    let diagnostic = named[0].as_ref().expect_err("unsupported");
    assert_eq!(diagnostic.stage, Stage::Read);
    assert_eq!(diagnostic.source.as_deref(), folder.path().join("b.pdf").to_str());
    assert!(diagnostic.message.contains("b.pdf"));

    assert_eq!(
        ids(&read_one(folder.path().join(".git"))),
        ["a.txt"],
        "a hidden folder that was named is read"
    );
}

#[test]
fn a_folder_without_files_is_told() {
    let folder = folder(&[(".hidden", "x")]);
    assert_eq!(diagnostics(&read_one(folder.path())), [("no-files", Severity::Warning)]);
}

#[test]
fn globs_are_relative_to_their_literal_part() {
    let files = ["in/2022/a.txt", "in/2023/b.txt", "in/2023/deep/c.txt", "in/x.txt", "in/.2024/d.txt"];
    let folder = folder(&files.map(|name| (name, "x")));
    let glob = |pattern: &str| read_one(folder.path().join(pattern));
    assert_eq!(ids(&glob("in/*/*.txt")), ["2022/a.txt", "2023/b.txt"]);
    assert_eq!(ids(&glob("in/2023/*.txt")), ["b.txt"]);
    assert_eq!(ids(&glob("in/**/*.txt")), ["2022/a.txt", "2023/b.txt", "2023/deep/c.txt", "x.txt"]);
    assert_eq!(ids(&glob("in/202[23]")), ["2022/a.txt", "2023/b.txt", "2023/deep/c.txt"]);
    let source = folder.path().join("in/2023/b.txt");
    assert_eq!(glob("in/2023/b.*")[0].as_ref().expect("a record").source.as_deref(), source.to_str());
}

#[test]
fn a_name_that_looks_like_a_glob_is_taken_literally_first() {
    let folder = folder(&[("a[1].txt", "x"), ("a1.txt", "y")]);
    assert_eq!(ids(&read_one(folder.path().join("a[1].txt"))), ["a[1].txt"]);
}

#[test]
fn what_does_not_exist_is_an_error() {
    let folder = folder(&[("a.txt", "x")]);
    let open = |name: &str| amur_io::open(&[folder.path().join(name)]).expect_err("there is no such file");
    assert!(matches!(open("b.txt"), Error::Missing(_)));
    assert!(matches!(open("*.md"), Error::NoMatch(_)));
    assert!(matches!(open("none/*.txt"), Error::NoMatch(_)));
    assert!(matches!(open("a[.txt"), Error::Pattern { .. }));
    assert!(open("b.txt").to_string().contains("b.txt"));
}

#[test]
fn a_file_that_vanished_costs_one_document() {
    let folder = folder(&[("a.txt", "x"), ("b.txt", "x"), ("c.txt", "x")]);
    let mut reader = amur_io::open(&[folder.path().to_path_buf()]).expect("the folder exists");
    let first = reader.next().expect("three files");
    fs::remove_file(folder.path().join("b.txt")).expect("it is there");
    let items: Vec<Item> = std::iter::once(first).chain(reader).collect();
    assert_eq!(ids(&items), ["a.txt", "c.txt"]);
    assert_eq!(diagnostics(&items), [("unreadable", Severity::Error)]);
}

#[test]
fn a_huge_file_is_not_read() {
    let folder = folder(&[("a.txt", "x"), ("b.txt", "")]);
    let huge = fs::File::create(folder.path().join("b.txt")).expect("a file");
    huge.set_len((256 << 20) + 1).expect("a sparse file");
    let items = read_one(folder.path());
    assert_eq!(ids(&items), ["a.txt"]);
    assert_eq!(diagnostics(&items), [("too-large", Severity::Error)]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_are_followed_but_not_in_circles() {
        let folder = folder(&[("real/a.txt", "x")]);
        symlink(folder.path().join("real"), folder.path().join("linked")).expect("a link");
        symlink(folder.path(), folder.path().join("real/loop")).expect("a link");
        symlink("nowhere.txt", folder.path().join("broken.txt")).expect("a link");
        let items = read_one(folder.path());
        assert_eq!(ids(&items), ["linked/a.txt", "real/a.txt"]);
        let mut found = diagnostics(&items);
        found.sort_unstable();
        let (broken, circle) = (("unreadable", Severity::Error), ("link-loop", Severity::Warning));
        assert_eq!(found, [circle, circle, broken]);
    }

    #[test]
    fn a_folder_without_permission_does_not_stop_the_rest() {
        let folder = folder(&[("a/x.txt", "x"), ("b.txt", "x"), ("c.txt", "x")]);
        let forbid = |name: &str, mode| {
            fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).expect("ours");
        };
        forbid("a", 0o000);
        forbid("b.txt", 0o000);
        let is_moot = fs::read_dir(folder.path().join("a")).is_ok();
        let items = read_one(folder.path());
        forbid("a", 0o755);
        if is_moot {
            return; // Nothing is forbidden to root.
        }
        assert_eq!(ids(&items), ["c.txt"]);
        assert_eq!(diagnostics(&items), [("unreadable", Severity::Error); 2]);
    }

    #[test]
    fn pipes_in_a_folder_do_not_block() {
        let folder = folder(&[("a.txt", "x")]);
        let status = std::process::Command::new("mkfifo").arg(folder.path().join("b.txt")).status();
        if !status.is_ok_and(|status| status.success()) {
            return; // No such program here.
        }
        let items = read_one(folder.path());
        assert_eq!(ids(&items), ["a.txt"]);
        assert_eq!(diagnostics(&items), [("unsupported", Severity::Warning)]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_unicode_is_read_all_the_same() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(&[]);
        let name = std::ffi::OsStr::from_bytes(b"\xCF\xF3\xF2\xE8\xED.txt");
        fs::write(folder.path().join(name), "text").expect("a file");
        let items = read_one(folder.path());
        assert_eq!(ids(&items), ["\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}.txt"]);
        assert_eq!(items[0].as_ref().expect("a record").content, Content::Bytes(b"text".to_vec()));
    }
}
