//! What containers of every kind are read as, whole and broken, and which column says what.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use amur::{Content, Diagnostic, Format, Record};
use amur_io::Columns;
use arrow::array::{ArrayRef, BinaryArray, Date32Array, Int64Array, RecordBatch, StringArray};

type Item = Result<Record, Diagnostic>;

/// What a file of this name and content is read as.
fn read(name: &str, content: &[u8]) -> Vec<Item> {
    read_with(name, content, Columns::default())
}

fn read_with(name: &str, content: &[u8], columns: Columns) -> Vec<Item> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    amur_io::open_with(&[path], columns).expect("it exists").collect()
}

/// Ids and texts of records, codes of diagnostics.
fn told(items: &[Item]) -> Vec<(String, String)> {
    let told = |item: &Item| match item {
        Ok(record) => (record.id.clone(), text(record)),
        Err(diagnostic) => (diagnostic.code.to_owned(), String::new()),
    };
    items.iter().map(told).collect()
}

fn text(record: &Record) -> String {
    match &record.content {
        Content::Text(text) => text.clone(),
        Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn expect(items: &[Item], expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    assert_eq!(told(items), expected, "{items:?}");
}

fn record(items: &[Item], index: usize) -> &Record {
    items[index].as_ref().expect("a record")
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn json_lists_objects_and_lists_in_objects() {
    let list = br#" [ {"text": "one, [two] \"}"}, {"id": "b", "content": "two"} ,{"text": "three"}]"#;
    expect(&read("a.json", list), &[("a.json#1", "one, [two] \"}"), ("b", "two"), ("a.json#3", "three")]);
    expect(&read("a.json", br#"{"text": "one", "tags": ["x"]}"#), &[("a.json#1", "one")]);
    let nested = br#"{"status": "ok", "articles": [{"text": "one"}, {"text": "two"}]}"#;
    expect(&read("a.json", nested), &[("a.json#1", "one"), ("a.json#2", "two")]);
    expect(
        &read("a.json", b"{\"text\": \"one\"}\n{\"text\": \"two\"}"),
        &[("a.json#1", "one"), ("a.json#2", "two")],
    );
    expect(&read("a.json", b"\xEF\xBB\xBF[]"), &[]);
}

#[test]
fn a_broken_element_costs_one_document() {
    let items = read(
        "a.json",
        br#"[{"text": "one"}, {"text": }, 5, {"title": "x"}, {"text": "five"}, {"text": "cut"#,
    );
    let expected = [
        ("a.json#1", "one"),
        ("invalid-json", ""),
        ("invalid-json", ""),
        ("no-text", ""),
        ("a.json#5", "five"),
        ("invalid-json", ""),
    ];
    expect(&items, &expected);
    assert!(items[1].as_ref().expect_err("broken").message.contains("element 2"));
}

#[test]
fn tables_of_separated_values() {
    let csv = "\u{feff}Title,Article-Body,Date,Author,views\r\n\"A, b\",\"One.\nTwo.\",2024-01-02,Jane Doe,5\r\nshort,row\r\nC,Three.,,,\r\n";
    let items = read("a.csv", csv.as_bytes());
    expect(&items, &[("a.csv#1", "One.\nTwo."), ("invalid-row", ""), ("a.csv#3", "Three.")]);
    let given = &record(&items, 0).given;
    assert_eq!(given.title.as_deref(), Some("A, b"));
    assert_eq!(given.published.as_deref(), Some("2024-01-02"));
    assert_eq!(given.authors, ["Jane Doe"]);
    assert_eq!(given.metadata.as_deref(), Some(r#"{"views":"5"}"#));
    expect(&read("a.tsv", b"text\tid\none, two\tx\n"), &[("x", "one, two")]);
    expect(&read("a.csv", b"text\n\xCF\xF0\nnext\n"), &[("invalid-row", ""), ("a.csv#2", "next")]);
    expect(&read("a.csv", b""), &[]);
}

#[test]
fn columns_that_are_named_count_alone() {
    let columns = || Columns::default().with("text", "story").and_then(|c| c.with("outlet", "paper"));
    let line = br#"{"text": "a teaser", "story": "the article", "paper": "P", "source": "S"}"#;
    let items = read_with("a.jsonl", line, columns().expect("fields"));
    expect(&items, &[("a.jsonl#1", "the article")]);
    assert_eq!(record(&items, 0).given.outlet.as_deref(), Some("P"));
    assert_eq!(record(&items, 0).given.metadata.as_deref(), Some(r#"{"text":"a teaser","source":"S"}"#));
    expect(&read_with("a.jsonl", br#"{"text": "x"}"#, columns().expect("fields")), &[("no-text", "")]);
    assert!(Columns::default().with("texts", "x").is_err());
}

#[test]
fn fields_go_by_their_usual_names() {
    let line =
        br#"{"body": "b", "link": "u", "pub_date": "2024", "date": null, "headline": "t", "author": ["A"],
        "source": {"id": 1}, "site": "o", "language": "ru", "category": "c"}"#;
    let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b'\n').collect();
    let items = read("a.jsonl", &line);
    let given = &record(&items, 0).given;
    assert_eq!(given.url.as_deref(), Some("u"));
    assert_eq!(given.published.as_deref(), Some("2024"));
    assert_eq!(given.title.as_deref(), Some("t"));
    assert_eq!(given.authors, ["A"]);
    assert_eq!(given.outlet.as_deref(), Some("o"));
    assert_eq!((given.lang.as_deref(), given.section.as_deref()), (Some("ru"), Some("c")));
    assert_eq!(given.metadata.as_deref(), Some(r#"{"source":{"id": 1}}"#));
}

fn batch() -> RecordBatch {
    let columns: [(&str, ArrayRef); 4] = [
        ("content", Arc::new(StringArray::from(vec![Some("one"), None, Some("three")]))),
        ("html", Arc::new(BinaryArray::from_opt_vec(vec![None, Some(b"<p>two"), None]))),
        ("date", Arc::new(Date32Array::from(vec![Some(19_724), None, None]))),
        ("views", Arc::new(Int64Array::from(vec![Some(7), None, None]))),
    ];
    RecordBatch::try_from_iter(columns).expect("columns of one length")
}

fn expect_batch(name: &str, content: &[u8]) {
    let items = read(name, content);
    let id = |number: usize| format!("{name}#{number}");
    expect(&items, &[(&id(1), "one"), (&id(2), "<p>two"), (&id(3), "three")]);
    assert_eq!(record(&items, 1).format, Format::Html);
    let given = &record(&items, 0).given;
    assert_eq!(
        (given.published.as_deref(), given.metadata.as_deref()),
        (Some("2024-01-02"), Some(r#"{"views":7}"#))
    );
}

#[test]
fn arrow_files_streams_and_parquet() {
    let batch = batch();
    let mut file = arrow::ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema()).expect("a schema");
    file.write(&batch).expect("memory");
    let file = file.into_inner().expect("memory");
    expect_batch("a.arrow", &file);
    let mut stream =
        arrow::ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).expect("a schema");
    stream.write(&batch).expect("memory");
    let stream = stream.into_inner().expect("memory");
    expect_batch("a.arrows", &stream);
    expect_batch("a.arrow.gz", &gzip(&stream));
    let mut parquet =
        parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a schema");
    parquet.write(&batch).expect("memory");
    let parquet = parquet.into_inner().expect("memory");
    expect_batch("a.parquet", &parquet);
    expect_batch("a.parquet.zst", &zstd::encode_all(&parquet[..], 1).expect("memory"));
    for (name, whole) in [("a.arrow", &file), ("a.arrows", &stream), ("a.parquet", &parquet)] {
        let items = read(name, &whole[..whole.len() / 2]);
        assert!(
            items.last().is_some_and(|item| item.as_ref().is_err_and(|told| told.code == "damaged")),
            "{items:?}"
        );
    }
}

fn warc_record(kind: &str, headers: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n\
         {headers}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(head: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat();
    warc_record("response", "Content-Type: application/http;msgtype=response\r\n", &block)
}

#[test]
fn web_archives() {
    let html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
    let records = [
        warc_record("warcinfo", "Content-Type: application/warc-fields\r\n", b"software: x\r\n"),
        response(html, b"<p>one"),
        response("404 Not Found\r\nContent-Type: text/html", b"<p>gone"),
        response("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        response(&format!("{html}\r\nTransfer-Encoding: chunked"), b"3\r\n<p>\r\n3\r\ntwo\r\n0\r\n\r\n"),
        response(&format!("{html}\r\nContent-Encoding: gzip"), &gzip(b"<p>three")),
        b"left over from a crash\r\n".to_vec(),
        warc_record("conversion", "Content-Type: text/plain\r\n", "четыре".as_bytes()),
    ];
    let expected = [
        ("a.warc#2", "<p>one"),
        ("a.warc#5", "<p>two"),
        ("a.warc#6", "<p>three"),
        ("invalid-record", ""),
        ("a.warc#8", "четыре"),
    ];
    let items = read("a.warc", &records.concat());
    expect(&items, &expected);
    let page = record(&items, 0);
    assert_eq!((page.format, page.given.url.as_deref()), (Format::Html, Some("https://a.example/1")));
    assert_eq!(
        page.given.metadata.as_deref(),
        Some(r#"{"content_type":"text/html; charset=utf-8","warc_date":"2024-01-02T03:04:05Z"}"#)
    );
    assert_eq!(page.given.published, None, "the day of the crawl is not that of publication");
    assert_eq!(record(&items, 4).format, Format::Text);

    // As archives are written: a member of gzip for each record.
    let members: Vec<u8> = records[..6].iter().flat_map(|record| gzip(record)).collect();
    let names = |items: &[Item]| told(items).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(names(&read("a.warc.gz", &members)), ["<p>one", "<p>two", "<p>three"]);
    let zst = zstd::encode_all(&records[..6].concat()[..], 1).expect("memory");
    assert_eq!(names(&read("a.warc.zst", &zst)), ["<p>one", "<p>two", "<p>three"]);

    let cut = read("a.warc", &records[1][..records[1].len() - 8]);
    expect(&cut, &[("invalid-record", "")]);
    let gz_cut = read("a.warc.gz", &members[..members.len() - 20]);
    assert_eq!(told(&gz_cut).last().map(|(code, _)| code.as_str()), Some("unreadable"));
    let no_length = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n".to_vec();
    let items = read("a.warc", &[no_length, records[1].clone()].concat());
    assert_eq!(told(&items).last().map(|(_, text)| text.as_str()), Some("<p>one"), "{items:?}");
}

#[test]
fn saved_pages() {
    let page = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: x\r\n\
        Date: Tue, 2 Jan 2024 03:04:05 -0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9=20=E2=80=94</p>\r\n--b\r\nContent-Type: image/png\r\n\
        Content-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--b--\r\n";
    let items = read("a.mhtml", page.as_bytes());
    let record = record(&items, 0);
    assert!(text(record).starts_with("<p>café —</p>"), "{record:?}");
    assert_eq!((record.format, record.given.url.as_deref()), (Format::Html, Some("https://a.example/1")));
    assert_eq!(record.given.published, None);
    expect(&read("a.mhtml", b"no page at all"), &[("no-text", "")]);
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a new name");
        writer.write_all(content).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

#[test]
fn archives_are_read_like_folders() {
    let files: [(&str, &[u8]); 6] = [
        ("b/feed.jsonl.gz", &gzip(b"{\"text\": \"two\"}\n{\"text\": \"three\"}\n")),
        ("a.txt", b"one"),
        ("__MACOSX/a.txt", b"x"),
        (".hidden.txt", b"x"),
        ("c.jpg", b"x"),
        ("d.csv", b"text\nfour\n"),
    ];
    let expected = [
        ("z.zip/a.txt", "one"),
        ("z.zip/b/feed.jsonl.gz#1", "two"),
        ("z.zip/b/feed.jsonl.gz#2", "three"),
        ("unsupported", ""),
        ("z.zip/d.csv#1", "four"),
    ];
    let whole = zipped(&files);
    expect(&read("z.zip", &whole), &expected);
    expect(&read("z.zip", &whole[..whole.len() / 2]), &[("damaged", "")]);
    let bytes_of_a = whole.windows(3).position(|bytes| bytes == b"one");
    assert!(bytes_of_a.is_none(), "it is compressed");
}

#[test]
fn compressed_files_and_bombs() {
    expect(&read("a.txt.gz", &gzip(b"one")), &[("a.txt.gz", "one")]);
    expect(&read("a.md.zst", &zstd::encode_all(&b"# one"[..], 1).expect("memory")), &[("a.md.zst", "# one")]);
    expect(&read("a.txt.gz", b"no gzip"), &[("unreadable", "")]);
    expect(&read("a.jsonl.gz", &gzip(b"{\"text\": \"one\"}")[..20]), &[("unreadable", "")]);
    let bomb =
        zstd::encode_all(std::io::Read::take(std::io::repeat(b'x'), (256 << 20) + 9), 1).expect("memory");
    assert!(bomb.len() < 1 << 20);
    expect(&read("a.txt.zst", &bomb), &[("too-large", "")]);
    expect(&read("a.jsonl.zst", &bomb), &[("too-large", "")]);
}

#[test]
fn a_folder_holds_containers_and_documents() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write =
        |name: &str, content: &[u8]| fs::write(Path::join(folder.path(), name), content).expect("a file");
    write("a.csv", b"text\none\n");
    write("b.txt", b"two");
    write("c.zip", &zipped(&[("x.txt", b"three")]));
    let items: Vec<Item> = amur_io::open(&[folder.path().to_path_buf()]).expect("it exists").collect();
    expect(&items, &[("a.csv#1", "one"), ("b.txt", "two"), ("c.zip/x.txt", "three")]);
}
