//! Damaged table files.

use std::fs;
use std::path::Path;

use amur::{Options, Pipeline, Record};
use amur_io::{Error, FileFormat, Folder, Settings, load, run};
use amur_tables::Table;

/// A new file of that name: some file systems wait for the disk when an old one is overwritten.
fn replace(path: &Path, content: &[u8]) {
    fs::remove_file(path).and_then(|()| fs::write(path, content)).expect("a writable file");
}

#[test]
fn damaged_files_are_errors_and_never_panics() {
    // Arrow's own assertions are caught, but the default hook would print a backtrace for each: alone in this program.
    std::panic::set_hook(Box::new(|_| {}));
    let dir = tempfile::tempdir().expect("a temporary folder");
    let pipeline = Pipeline::new(Options::default()).expect("default options");
    for format in [FileFormat::Arrow, FileFormat::Parquet] {
        let mut folder = Folder::create(dir.path(), format, &[Table::Articles]).expect("a writable folder");
        let items = ["a", "b"].map(|id| Ok(Record::text(id, "BEIJING — 第二.")));
        run(items.into_iter(), &pipeline, &[Table::Articles], &Settings::default(), &mut folder, &())
            .expect("no failure");
        folder.commit().expect("a writable folder");

        let path = dir.path().join(format!("articles.{format}"));
        let whole = fs::read(&path).expect("a file a table");
        for length in (0..whole.len()).step_by(29) {
            replace(&path, &whole[..length]);
            assert!(matches!(load(dir.path()), Err(Error::Damaged { .. })), "{length} bytes of {format}");
        }
        for at in (0..whole.len()).step_by(17) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xFF;
            replace(&path, &damaged);
            // Not all damage shows; where it does, it is an error of the file or of a batch.
            if let Ok(tables) = load(dir.path()) {
                assert!(tables[&Table::Articles].batches().count() <= 1);
            }
        }
        fs::remove_file(path).expect("it is there");
    }
}
