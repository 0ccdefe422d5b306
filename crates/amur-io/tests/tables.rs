//! Tables into files and back.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use amur::{Given, Options, Pipeline, Record};
use amur_io::{Error, FileFormat, Folder, Loaded, Memory, Settings, Sink, load, run};
use amur_tables::Table;
use arrow::array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use arrow::compute::concat_batches;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::FileWriter;
use tempfile::TempDir;

static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::new(Options::default()).expect("default options"));

fn temporary() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Two documents: one with everything given, one with nothing.
fn records() -> Vec<Record> {
    let given = Given {
        title: Some("A \"title\", with a comma".to_owned()),
        authors: vec!["Анна".to_owned(), "Bo \"B\" Li".to_owned()],
        published: Some("2023-01-13".to_owned()),
        metadata: Some(r#"{"k":[1,2]}"#.to_owned()),
        ..Given::default()
    };
    vec![
        Record::text("a", "BEIJING — The first line.\nThe second, 第二.").with_given(given),
        Record::text("b", ""),
    ]
}

fn write(sink: &mut dyn Sink) {
    let items = records().into_iter().map(Ok);
    run(items, &PIPELINE, Table::ALL, &Settings::default(), sink, &()).expect("no failure");
}

fn save(dir: &Path, format: FileFormat) {
    let mut folder = Folder::create(dir, format, Table::ALL).expect("a writable folder");
    write(&mut folder);
    folder.commit().expect("a writable folder");
}

/// What all formats are compared with.
fn expected(table: Table) -> RecordBatch {
    let mut memory = Memory::default();
    write(&mut memory);
    concat_batches(&table.schema(), &memory.into_batches()[&table]).expect("one schema")
}

fn read(loaded: &Loaded) -> RecordBatch {
    let batches: Vec<_> = loaded.batches().map(|batch| batch.expect("a whole file")).collect();
    concat_batches(&loaded.schema(), &batches).expect("one schema")
}

fn assert_each_column_alone(loaded: &Loaded) {
    let whole = read(loaded);
    for index in 0..whole.num_columns() {
        let column = loaded.column(index).expect("there is one");
        let schema = column.schema();
        let batches: Vec<_> = column.map(|batch| batch.expect("a whole file")).collect();
        let alone = concat_batches(&schema, &batches).expect("one schema");
        assert_eq!(alone, whole.project(&[index]).expect("there is one"));
    }
    assert!(loaded.column(whole.num_columns()).is_err());
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn arrow_and_parquet_read_back_equal() {
    for format in [FileFormat::Arrow, FileFormat::Parquet] {
        let dir = temporary();
        save(&dir.path().join("deep/tables"), format);
        let tables = load(&dir.path().join("deep/tables")).expect("tables were saved");
        assert!(tables.keys().eq(Table::ALL.iter()));
        for (&table, loaded) in &tables {
            assert_eq!(loaded.schema(), table.schema());
            assert_eq!(loaded.num_rows(), expected(table).num_rows());
            assert_eq!(read(loaded), expected(table), "{table} in {format}");
            assert_each_column_alone(loaded);
        }
    }
}

#[test]
fn the_same_rows_make_the_same_bytes() {
    for format in FileFormat::ALL {
        let (one, two) = (temporary(), temporary());
        save(one.path(), format);
        save(two.path(), format);
        assert_eq!(names(one.path()).len(), Table::ALL.len());
        for name in names(one.path()) {
            let read = |dir: &TempDir| fs::read(dir.path().join(&name)).expect("a file a table");
            assert!(read(&one) == read(&two), "{name} differs");
        }
    }
}

#[test]
fn a_stream_reads_back_equal() {
    let dir = temporary();
    save(dir.path(), FileFormat::ArrowStream);
    let file = fs::File::open(dir.path().join("articles.arrows")).expect("a file a table");
    let reader = StreamReader::try_new(file, None).expect("an Arrow stream");
    let batches: Vec<_> = reader.map(|batch| batch.expect("a whole file")).collect();
    assert_eq!(
        concat_batches(&Table::Articles.schema(), &batches).expect("one schema"),
        expected(Table::Articles)
    );
}

#[test]
fn csv_has_a_header_and_json_for_lists() {
    let dir = temporary();
    save(dir.path(), FileFormat::Csv);
    for &table in Table::ALL {
        let text = fs::read_to_string(dir.path().join(format!("{table}.csv"))).expect("a file a table");
        let columns: Vec<_> = table.columns().iter().map(|column| column.name).collect();
        assert_eq!(text.lines().next(), Some(columns.join(",").as_str()));
    }
    let articles = fs::read_to_string(dir.path().join("articles.csv")).expect("a file a table");
    let article = articles.split_once('\n').expect("a header").1;
    assert!(article.starts_with("a,,text,"), "{article}");
}

#[test]
fn jsonl_has_a_line_a_row_and_every_column() {
    let dir = temporary();
    save(dir.path(), FileFormat::Jsonl);
    for &table in Table::ALL {
        let text = fs::read_to_string(dir.path().join(format!("{table}.jsonl"))).expect("a file a table");
        assert_eq!(text.lines().count(), expected(table).num_rows());
        for line in text.lines() {
            let row: serde_json::Map<_, _> = serde_json::from_str(line).expect("an object");
            assert_eq!(row.len(), table.columns().len(), "nulls are written");
        }
    }
}

#[test]
fn nothing_appears_before_the_commit_or_without_one() {
    let dir = temporary();
    fs::write(dir.path().join("articles.csv"), "old").expect("a file");
    fs::write(dir.path().join("notes.txt"), "mine").expect("a file");
    let mut folder = Folder::create(dir.path(), FileFormat::Csv, Table::ALL).expect("a writable folder");
    write(&mut folder);
    let hidden = names(dir.path()).into_iter().filter(|name| name.starts_with('.') && name.ends_with(".tmp"));
    assert_eq!(hidden.count(), Table::ALL.len());
    drop(folder);
    assert_eq!(names(dir.path()), ["articles.csv", "notes.txt"]);
    assert_eq!(fs::read_to_string(dir.path().join("articles.csv")).expect("a file"), "old");

    save(dir.path(), FileFormat::Csv);
    assert_ne!(fs::read_to_string(dir.path().join("articles.csv")).expect("a file"), "old");
    assert_eq!(fs::read_to_string(dir.path().join("notes.txt")).expect("a file"), "mine");
}

#[test]
fn loaded_tables_outlive_their_replacement() {
    let dir = temporary();
    save(dir.path(), FileFormat::Arrow);
    let tables = load(dir.path()).expect("tables were saved");
    save(dir.path(), FileFormat::Arrow);
    assert_eq!(read(&tables[&Table::Articles]), expected(Table::Articles));
}

#[cfg(unix)]
#[test]
fn tables_are_as_readable_as_other_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = temporary();
    save(dir.path(), FileFormat::Arrow);
    fs::write(dir.path().join("other"), "").expect("a file");
    let mode = |name: &str| fs::metadata(dir.path().join(name)).expect("a file").permissions().mode();
    assert_eq!(mode("articles.arrow"), mode("other"));
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error() {
    let dir = temporary();
    fs::write(dir.path().join("file"), "").expect("a file");
    fs::create_dir(dir.path().join("articles.csv")).expect("a folder");
    let create = |name: &str| {
        Folder::create(&dir.path().join(name), FileFormat::Csv, Table::ALL).expect_err("it cannot be written")
    };
    for error in [create("file"), create("file/tables"), create("")] {
        assert!(matches!(error, Error::Write { .. }));
        assert!(error.to_string().contains(&*dir.path().to_string_lossy()), "{error}");
    }
    assert_eq!(names(dir.path()), ["articles.csv", "file"]);
}

fn load_error(dir: &Path) -> String {
    load(dir).expect_err("there is nothing to load").to_string()
}

#[test]
fn what_cannot_be_loaded_is_told() {
    let dir = temporary();
    assert!(load_error(&dir.path().join("none")).contains("no such folder"));
    assert!(load_error(dir.path()).contains("no table"));
    for format in [FileFormat::ArrowStream, FileFormat::Csv, FileFormat::Jsonl] {
        let dir = dir.path().join(format.extension());
        save(&dir, format);
        assert!(load_error(&dir).contains(&format!(".{format} files")));
    }
    let other = temporary();
    save(dir.path(), FileFormat::Arrow);
    save(other.path(), FileFormat::Parquet);
    fs::rename(other.path().join("dates.parquet"), dir.path().join("dates.parquet")).expect("a file");
    assert!(load_error(dir.path()).contains("keep one of them"));
}

#[test]
fn tables_of_two_runs_are_not_mixed() {
    let dir = temporary();
    save(dir.path(), FileFormat::Arrow);
    let begin = |format, tables: &[Table]| Folder::create(dir.path(), format, tables);
    for error in [begin(FileFormat::Arrow, &[Table::Articles]), begin(FileFormat::Parquet, Table::ALL)] {
        let error = error.expect_err("older tables would stay").to_string();
        assert!(error.contains("of an earlier run"), "{error}");
    }
    begin(FileFormat::Arrow, Table::ALL).expect("all are replaced");
    begin(FileFormat::Csv, &[Table::Articles]).expect("these are not loaded");
}

#[test]
fn tables_found_in_a_folder_are_no_articles() {
    for format in FileFormat::ALL {
        let dir = temporary();
        fs::write(dir.path().join("visit.txt"), "BEIJING — The visit begins.").expect("a file");
        let own = "doc_id,title,text\nx,The visit,It began today.\n";
        fs::create_dir(dir.path().join("mine")).expect("a folder");
        fs::write(dir.path().join("mine/articles.csv"), own).expect("a file");
        let tables = dir.path().join("tables");
        save(&tables, format);
        let read = |path: &Path| amur_io::open(&[path.to_owned()]).expect("it exists").collect::<Vec<_>>();
        let items = read(dir.path());
        let ids: Vec<_> = items.iter().flatten().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["x", "visit.txt"], "{format}");
        for diagnostic in items.iter().filter_map(|item| item.as_ref().err()) {
            assert_eq!(diagnostic.code, "own-table", "{}", diagnostic.message);
        }
        let articles = read(&tables.join(format!("articles.{format}")));
        let article = articles.iter().flatten().next().expect("one that is asked for by name is read");
        assert_eq!((article.id.as_str(), article.given.outlet.as_deref()), ("a", None));
    }
}

/// Writes `diagnostics.arrow` with these columns.
fn write_foreign(dir: &Path, columns: Vec<(&str, ArrayRef)>) {
    let batch = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let file = fs::File::create(dir.join("diagnostics.arrow")).expect("a file");
    let mut writer = FileWriter::try_new(file, &batch.schema()).expect("a writer");
    writer.write(&batch).and_then(|()| writer.finish()).expect("a writable file");
}

#[test]
fn foreign_and_newer_tables_are_told() {
    let dir = temporary();
    let strings: ArrayRef = Arc::new(StringArray::from(vec!["x"]));
    let columns =
        || expected(Table::Diagnostics).schema().fields().iter().map(|_| strings.clone()).collect::<Vec<_>>();
    let wanted = Table::Diagnostics.columns();
    let named =
        |columns: Vec<ArrayRef>| wanted.iter().map(|column| column.name).zip(columns).collect::<Vec<_>>();

    write_foreign(dir.path(), vec![("a", strings.clone())]);
    assert!(load_error(dir.path()).contains("no column `doc_id`"));

    let mut newer = named(columns());
    newer.push(("brand_new", strings.clone()));
    write_foreign(dir.path(), newer);
    let error = load_error(dir.path());
    assert!(error.contains("`brand_new`") && error.contains("update Amur"), "{error}");

    let mut retyped = named(columns());
    retyped[2].1 = Arc::new(Int32Array::from(vec![1]));
    write_foreign(dir.path(), retyped);
    assert!(load_error(dir.path()).contains("is Int32, not Utf8"));

    let mut reordered = named(columns());
    reordered.swap(0, 1);
    write_foreign(dir.path(), reordered);
    assert!(load_error(dir.path()).contains("in the place of"));
}
