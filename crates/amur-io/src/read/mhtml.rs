//! Saved web pages, `.mhtml`.

use amur::{Content, Format, Given, Record};
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// The page that was saved; nothing where there is none in the file.
pub(super) fn record(bytes: &[u8], id: String, source: String) -> Option<Record> {
    let message = MessageParser::default().parse(bytes)?;
    let part = message.parts.iter().find(|part| {
        let kind = part.content_type().map(|kind| (kind.ctype(), kind.subtype().unwrap_or_default()));
        matches!(kind, Some(("text", "html") | ("application", "xhtml+xml")))
    })?;
    let page = match &part.body {
        PartType::Html(text) | PartType::Text(text) => Content::Text(text.clone().into_owned()),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Content::Bytes(bytes.clone().into_owned()),
        _ => return None,
    };
    let saved_from = message.header_raw("Snapshot-Content-Location").map(|url| url.trim().to_owned());
    let url = saved_from.or_else(|| part.content_location().map(str::to_owned));
    let date = message.date().map(|date| date.to_rfc3339());
    let metadata = date.map(|date| serde_json::json!({ "saved": date }).to_string());
    let given = Given { url, metadata, ..Given::default() };
    Some(Record { id, source: Some(source), content: page, format: Format::Html, given })
}
