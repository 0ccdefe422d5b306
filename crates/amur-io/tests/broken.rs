//! A broken record costs itself: it is told, and the next one is read.

use std::fs;
use std::io::{Read, Write};
use std::sync::Arc;

use amur::Content;
use arrow::array::{ArrayRef, BinaryArray, Int64Array, RecordBatch, StringArray};

/// What is read from a file: the texts of its records, and the codes of diagnostics in their place.
fn read(name: &str, content: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    let items = amur_io::open(&[path]).expect("it exists");
    items
        .map(|item| match item {
            Ok(record) => match record.content {
                Content::Text(text) => text.to_string(),
                Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            },
            Err(diagnostic) => {
                assert!(diagnostic.message.contains(name), "it names the file: {}", diagnostic.message);
                diagnostic.code.to_owned()
            }
        })
        .collect()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

/// Lines that do not compress to nothing.
fn lines() -> Vec<u8> {
    let line = |number: u64| format!("{{\"text\": \"{:x}\"}}\n", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (1..20_000).map(line).collect::<String>().into_bytes()
}

#[test]
fn what_came_before_a_cut_is_read() {
    let whole = lines();
    for (name, packed) in
        [("a.jsonl.gz", gzip(&whole)), ("a.jsonl.zst", zstd::encode_all(&whole[..], 1).expect("memory"))]
    {
        let found = read(name, &packed[..packed.len() / 2]);
        assert!(found.len() > 1000 && found[0] == "9e3779b97f4a7c15", "{name}: {}", found.len());
        assert_eq!(found.last().map(String::as_str), Some("unreadable"), "{name}");
        assert_eq!(found.iter().filter(|text| *text == "unreadable").count(), 1, "{name}: told once");
    }
}

#[test]
fn rows_of_another_length_and_open_quotes() {
    assert_eq!(read("a.csv", b"id,text\n1,one\n2,two,more\n3,three\n"), ["one", "invalid-row", "three"]);
    let found = read("a.csv", b"id,text\n1,one\n2,\"never closed\n3,three\n");
    assert_eq!(found[0], "one");
    assert_eq!(found.len(), 2, "the rest is one field: {found:?}");
    assert_eq!(read("a.csv.gz", &gzip(b"id,text\n1,one\n")[..20]), ["unreadable"]);
}

fn response(length: usize, body: &str) -> Vec<u8> {
    format!(
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
    )
    .into_bytes()
}

#[test]
fn records_that_lie_about_their_length() {
    let file = |length| [response(3, "one"), response(length, "second"), response(5, "three")].concat();
    assert_eq!(read("a.warc", &file(6)), ["one", "second", "three"]);
    assert_eq!(read("a.warc", &file(2)), ["one", "se", "invalid-record", "three"], "too short");
    let long = read("a.warc", &file(40));
    assert_eq!(long[0], "one");
    assert!(long.contains(&"invalid-record".to_owned()), "too long: {long:?}");
    assert_eq!(read("a.warc", &file(9_000)), ["one", "invalid-record"], "longer than the file");
}

/// An archive of two files, of whose first some bytes of the headers are changed.
fn patched(change: impl Fn(&mut [u8], usize)) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("a.txt", "first"), ("b.txt", "second")] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a new name");
        writer.write_all(content.as_bytes()).expect("memory");
    }
    let mut bytes = writer.finish().expect("memory").into_inner();
    // The flags are six bytes behind the signature of a file, eight behind that of its entry in the directory.
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|bytes| bytes == signature).expect("it has one");
        change(&mut bytes, at + flags);
    }
    bytes
}

#[test]
fn files_of_archives_that_cannot_be_read() {
    assert_eq!(read("z.zip", &patched(|_, _| {})), ["first", "second"]);
    let encrypted = patched(|bytes, flags| bytes[flags] |= 1);
    assert_eq!(read("z.zip", &encrypted), ["unreadable", "second"]);
    let wrong_sum = patched(|bytes, flags| bytes[flags + 8] ^= 0xff);
    assert_eq!(read("z.zip", &wrong_sum), ["unreadable", "second"]);
}

#[test]
fn an_element_that_is_too_large() {
    let huge = std::io::repeat(b'x').take((256 << 20) + 9);
    let list =
        (&b"[{\"text\": \"one\"}, {\"text\": \""[..]).chain(huge).chain(&b"\"}, {\"text\": \"three\"}]"[..]);
    let packed = zstd::encode_all(list, 1).expect("memory");
    assert_eq!(read("a.json.zst", &packed), ["one", "too-large", "three"]);
}

/// What is read from a folder with a damaged file and a sound one behind it.
fn read_before_another(name: &str, content: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join(name), content).expect("a file");
    fs::write(folder.path().join("z.txt"), "the next").expect("a file");
    let items = amur_io::open(&[folder.path().to_owned()]).expect("it exists");
    let told = |item: Result<amur::Record, amur::Diagnostic>| match item {
        Ok(record) => match record.content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        },
        Err(diagnostic) => {
            assert!(diagnostic.message.contains(name), "it names the file: {}", diagnostic.message);
            diagnostic.code.to_owned()
        }
    };
    items.map(told).collect()
}

#[test]
fn files_that_are_cut() {
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["one", "two"]));
    let batch = RecordBatch::try_from_iter([("text", texts.clone())]).expect("one column");
    let mut parquet = Vec::new();
    let mut writer =
        parquet::arrow::ArrowWriter::try_new(&mut parquet, batch.schema(), None).expect("memory");
    writer.write(&batch).and_then(|()| writer.close().map(|_| ())).expect("memory");
    let mut writer = arrow::ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema()).expect("memory");
    writer.write(&batch).expect("memory");
    let arrow = writer.into_inner().expect("memory");
    let warc = gzip(&[response(3, "one"), response(9_000, &"x".repeat(9_000))].concat());
    let archive = patched(|_, _| {});
    for (name, whole) in [
        ("a.parquet", parquet),
        ("a.arrow", arrow),
        ("a.arrows", stream(vec![("text", texts)])),
        ("a.warc.gz", warc),
        ("a.zip", archive),
        ("a.csv.zst", zstd::encode_all(&b"id,text\n1,one\n"[..], 1).expect("memory")),
        ("a.json", b"[{\"text\": \"one\"}, {\"text\": \"two\"}]".to_vec()),
    ] {
        let found = read_before_another(name, &whole);
        assert_eq!(found.last().map(String::as_str), Some("the next"), "{name}: {found:?}");
        let sound = found.len();
        let found = read_before_another(name, &whole[..whole.len() / 2]);
        assert_eq!(found.last().map(String::as_str), Some("the next"), "{name}, cut: {found:?}");
        let codes = ["damaged", "unreadable", "invalid-record", "invalid-json"];
        assert!(found.iter().any(|text| codes.contains(&text.as_str())), "{name}, cut: {found:?}");
        assert!(found.len() <= sound + 1, "{name}: told once: {found:?}");
    }
}

fn stream(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let mut writer = arrow::ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).expect("memory");
    writer.write(&batch).expect("memory");
    writer.into_inner().expect("memory")
}

#[test]
fn columns_of_other_types() {
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    assert_eq!(read("a.arrows", &stream(vec![("text", numbers.clone())])), ["no-text", "no-text"]);
    let texts: ArrayRef = Arc::new(StringArray::from(vec![Some("one"), None]));
    assert_eq!(
        read("a.arrows", &stream(vec![("text", texts.clone()), ("date", numbers)])),
        ["one", "no-text"]
    );
    let bytes: ArrayRef = Arc::new(BinaryArray::from(vec![&b"\xff\xfe"[..], b"two"]));
    let found = read("a.arrows", &stream(vec![("text", texts), ("raw", bytes)]));
    assert_eq!(found, ["one", "no-text"], "a column of bytes beside it");
}

#[test]
fn saved_pages_that_are_cut() {
    let page = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\n\r\n<p>one</p>\r\n--b--\r\n";
    for length in 0..page.len() {
        let found = read("a.mhtml", &page.as_bytes()[..length]);
        assert_eq!(found.len(), 1, "{length}: {found:?}");
    }
}
