//! Web archives.

use std::io::{self, BufRead, Read};

use amur::{Content, Format, Given, Record};
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::container::{Container, Records};
use super::file::{Input, MAX_BYTES};

/// Headers longer than this are none.
const MAX_HEADERS: usize = 1 << 16;

/// The pages of a `.warc` file: responses and resources that are HTML or plain text, and texts made of pages. Other
/// records are passed over, but counted. Holds one record at a time.
pub(super) struct Warc {
    input: Input,
}

/// The headers of a record that say something here.
#[derive(Default)]
struct Headers {
    kind: String,
    url: Option<String>,
    date: Option<String>,
    content_type: String,
    length: Option<u64>,
}

/// A page, taken out of its protocol.
struct Page {
    bytes: Vec<u8>,
    content_type: String,
}

impl Warc {
    pub(super) fn new(input: Input) -> Self {
        Self { input }
    }

    /// A line without its end; nothing at the end of the file.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let length = (&mut self.input).take(MAX_HEADERS as u64).read_until(b'\n', &mut line)?;
        let end = line.trim_ascii_end().len();
        line.truncate(end);
        Ok((length > 0).then_some(line))
    }

    /// Goes to the next record; false at the end. Tells of bytes that are no part of any.
    fn find(&mut self, container: &mut Container) -> io::Result<bool> {
        let mut lost = false;
        loop {
            match self.line()? {
                None => {
                    if lost {
                        container.count();
                        container.broken(
                            "invalid-record",
                            "it does not begin with `WARC/`; the file ends with it",
                        );
                    }
                    return Ok(false);
                }
                Some(line) if line.starts_with(b"WARC/") => {
                    if lost {
                        container.count();
                        container
                            .broken("invalid-record", "it does not begin with `WARC/`; it was passed over");
                    }
                    return Ok(true);
                }
                Some(line) => lost |= !line.is_empty(),
            }
        }
    }

    fn headers(&mut self) -> io::Result<Headers> {
        let mut headers = Headers::default();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            let line = String::from_utf8_lossy(&line).into_owned();
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim().to_owned();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => headers.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => headers.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "warc-date" => headers.date = Some(value),
                "content-type" => headers.content_type = value,
                "content-length" => headers.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(headers)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        io::copy(&mut (&mut self.input).take(length), &mut io::sink()).map(|_| ())
    }
}

impl Records for Warc {
    fn advance(&mut self, container: &mut Container) -> io::Result<bool> {
        if !self.find(container)? {
            return Ok(false);
        }
        container.count();
        let headers = self.headers()?;
        let Some(length) = headers.length else {
            container.broken("invalid-record", "it has no valid `Content-Length`");
            return Ok(true);
        };
        if !matches!(headers.kind.as_str(), "response" | "resource" | "conversion") {
            self.skip(length)?;
            return Ok(true);
        }
        if length > MAX_BYTES {
            container.too_large();
            self.skip(length)?;
            return Ok(true);
        }
        let mut block = Vec::new();
        (&mut self.input).take(length).read_to_end(&mut block)?;
        if (block.len() as u64) < length {
            container.broken("invalid-record", "the file ends in the middle of it");
            return Ok(false);
        }
        match page(&headers, block) {
            Ok(Some(page)) => take(container, headers, page),
            Ok(None) => {}
            Err(reason) => container.broken("invalid-record", &reason),
        }
        Ok(true)
    }
}

/// The page in the block of a record; nothing where it is no page.
fn page(headers: &Headers, block: Vec<u8>) -> Result<Option<Page>, String> {
    if headers.kind == "response" && headers.content_type.starts_with("application/http") {
        return response(&block);
    }
    Ok(Some(Page { bytes: block, content_type: headers.content_type.clone() }))
}

/// The page in a response of a server, if it is one that was found.
fn response(block: &[u8]) -> Result<Option<Page>, String> {
    let mut headers = [httparse::EMPTY_HEADER; 256];
    let mut response = httparse::Response::new(&mut headers);
    let start = match httparse::ParserConfig::default()
        .allow_obsolete_multiline_headers_in_responses(true)
        .ignore_invalid_headers_in_responses(true)
        .parse_response(&mut response, block)
    {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) => return Err("its HTTP headers do not end".to_owned()),
        Err(error) => return Err(format!("its HTTP headers cannot be read: {error}")),
    };
    if response.code.is_some_and(|code| !(200..300).contains(&code)) {
        return Ok(None);
    }
    let header = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found
            .map(|header| String::from_utf8_lossy(header.value).trim().to_ascii_lowercase())
            .unwrap_or_default()
    };
    let content_type = header("content-type");
    if format(&content_type).is_none() {
        return Ok(None);
    }
    let mut bytes = block[start..].to_vec();
    if header("transfer-encoding").contains("chunked") {
        bytes = joined(&bytes).unwrap_or(bytes);
    }
    let bytes = match header("content-encoding").as_str() {
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1F\x8B") => inflated(MultiGzDecoder::new(&bytes[..]))?,
        "deflate" => inflated(ZlibDecoder::new(&bytes[..])).unwrap_or(bytes),
        "br" | "zstd" => {
            return Err(format!(
                "its page is compressed with {}, which is not read",
                header("content-encoding")
            ));
        }
        _ => bytes,
    };
    Ok(Some(Page { bytes, content_type }))
}

/// What is in compressed bytes, as far as an article may be long.
fn inflated(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("its page cannot be decompressed: {error}"))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!("its page is larger than {} MiB", MAX_BYTES >> 20));
    }
    Ok(bytes)
}

/// The chunks of a body put together; nothing where there are none: many archives have joined them already.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else {
            return None;
        };
        let size = usize::try_from(size).ok()?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(start..start.checked_add(size)?)?);
        rest = rest.get(start + size..)?.trim_ascii_start();
    }
}

/// How a page of this type is marked up; nothing where it is no page.
fn format(content_type: &str) -> Option<Format> {
    let name = content_type.split(';').next().unwrap_or_default().trim();
    match name {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/plain" => Some(Format::Text),
        _ => None,
    }
}

fn take(container: &mut Container, headers: Headers, page: Page) {
    let Some(format) = format(&page.content_type.to_ascii_lowercase()) else { return };
    let mut metadata = serde_json::Map::new();
    metadata.insert("content_type".to_owned(), page.content_type.into());
    metadata.extend(headers.date.map(|date| ("warc_date".to_owned(), date.into())));
    let given = Given {
        url: headers.url,
        metadata: Some(serde_json::Value::Object(metadata).to_string()),
        ..Given::default()
    };
    let id = container.place().id();
    let source = Some(container.source.clone());
    container.take(Ok(Record { id, source, content: Content::Bytes(page.bytes), format, given }));
}
