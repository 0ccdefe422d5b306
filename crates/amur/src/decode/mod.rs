//! Bytes to text: byte order marks, UTF-8, legacy encodings; then its repair.

mod charset;

use encoding_rs::Encoding;

use crate::letters::find_byte;
use crate::repair::repair;
use crate::{Content, Diagnostic, Format, Input, Severity, Stage};

/// The text of a document, and what was done to get it.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) repairs: Vec<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Decodes a document. Content that is no text yields an empty text and a diagnostic of severity error.
///
/// A page of HTML stays as it is: its text is repaired when it was parsed.
pub(crate) fn decode(content: Content, format: Format, input: Input) -> Decoded {
    let mut decoded = match content {
        Content::Text(text) => Decoded { text, repairs: Vec::new(), diagnostics: Vec::new() },
        Content::Bytes(bytes) => {
            let declared = declared_charset(&bytes, format);
            charset::decode(bytes, declared)
        }
    };
    if u32::try_from(decoded.text.len()).is_err() {
        decoded.text = String::new();
        let message = "it is larger than 4 GiB: split it into one article each";
        decoded.diagnostics.push(diagnostic("too-large", Severity::Error, message.to_owned()));
    }
    if input == Input::Scraped && format != Format::Html {
        repair(&mut decoded.text, &mut decoded.repairs);
        decoded.diagnostics.extend(already_lost(&decoded));
    }
    if decoded.text.trim().is_empty() && decoded.diagnostics.is_empty() {
        let message = "there is no text in it: check the file, or how it was scraped";
        decoded.diagnostics.push(diagnostic("empty", Severity::Warning, message.to_owned()));
    }
    decoded
}

#[cfg(feature = "html")]
fn declared_charset(bytes: &[u8], format: Format) -> Option<&'static Encoding> {
    if format == Format::Html { crate::parse::html::declared_charset(bytes) } else { None }
}

#[cfg(not(feature = "html"))]
fn declared_charset(_: &[u8], _: Format) -> Option<&'static Encoding> {
    None
}

/// Tells of U+FFFD that was in the text before it came here, or that repair had to put there.
fn already_lost(decoded: &Decoded) -> Option<Diagnostic> {
    // Its first byte is rarer than the last one, which a search for the character would look for.
    let first = find_byte(&decoded.text, 0, |byte| byte == 0xEF)?;
    let lost = decoded.text[first..].matches('\u{fffd}').count();
    let is_told = decoded
        .diagnostics
        .iter()
        .any(|diagnostic| matches!(diagnostic.code, "invalid-utf8" | "undecodable"));
    if lost == 0 || is_told {
        return None;
    }
    let line = decoded.text.split('\u{fffd}').next().unwrap_or_default().matches('\n').count() + 1;
    let message = format!(
        "{lost} characters read \u{fffd}, the first in line {line}: they were lost before the text came here; scrape it again"
    );
    Some(diagnostic("lost-characters", Severity::Warning, message))
}

/// A diagnostic of this step; the pipeline fills in the document.
fn diagnostic(code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic { doc_id: None, source: None, stage: Stage::Decode, code, severity, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(bytes: &[u8]) -> (String, String, String) {
        let decoded = decode(Content::Bytes(bytes.to_vec()), Format::Text, Input::Scraped);
        let codes: Vec<_> = decoded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        (decoded.text, decoded.repairs.join(","), codes.join(","))
    }

    fn sound(text: &str, repairs: &str) -> (String, String, String) {
        (text.to_owned(), repairs.to_owned(), String::new())
    }

    const RUSSIAN: &str =
        "Министр иностранных дел заявил, что товарооборот между странами вырос на треть за год.";
    const CHINESE: &str = "两国外长在莫斯科举行会谈，就双边合作和地区问题交换了意见，并签署了合作文件。";

    const TRADITIONAL: &str = "兩國外長在莫斯科舉行會談，就雙邊合作和地區問題交換了意見，並簽署了合作文件。";

    #[test]
    fn utf_8_and_marks() {
        assert_eq!(bytes("Привет".as_bytes()), sound("Привет", ""));
        assert_eq!(bytes(b"\xEF\xBB\xBFHello"), sound("Hello", "bom"));
        assert_eq!(bytes(b"\xFF\xFEH\0i\0"), sound("Hi", "bom,charset:utf-16le"));
        assert_eq!(bytes(b"\xFE\xFF\0H\0i"), sound("Hi", "bom,charset:utf-16be"));
        assert_eq!(bytes(b"H\0i\0 \0y\0o\0u\0"), sound("Hi you", "charset:utf-16le"));
    }

    #[test]
    fn legacy_encodings() {
        for (text, encoding, name) in [
            (RUSSIAN, encoding_rs::WINDOWS_1251, "charset:windows-1251"),
            (RUSSIAN, encoding_rs::KOI8_R, "charset:koi8-u"),
            (CHINESE, encoding_rs::GBK, "charset:gbk"),
            (TRADITIONAL, encoding_rs::BIG5, "charset:big5"),
        ] {
            let encoded = encoding.encode(text).0;
            assert_eq!(bytes(&encoded), sound(text, name));
        }
    }

    #[test]
    fn damage_is_told() {
        let (text, repairs, codes) = bytes(&[RUSSIAN.as_bytes(), b" \xFF ", RUSSIAN.as_bytes()].concat());
        assert!(text.contains('\u{fffd}') && text.contains("Министр"));
        assert_eq!((repairs.as_str(), codes.as_str()), ("", "invalid-utf8"));
        assert_eq!(bytes(b"a\0b\r\nc\rd\x07"), sound("ab\nc\nd", "line-ends,controls"));
    }

    #[test]
    fn what_shows_nothing() {
        assert_eq!(bytes("co\u{ad}op\u{200b}eration".as_bytes()), sound("cooperation", "invisible"));
        assert_eq!(bytes("Nguye\u{302}\u{303}n".as_bytes()), sound("Nguy\u{1ec5}n", "nfc"));
    }

    #[test]
    fn no_text() {
        assert_eq!(bytes(b"").2, "empty");
        assert_eq!(bytes(b" \r\n ").2, "empty");
        for binary in
            [&b"\x89PNG\r\n\x1a\n"[..], b"PK\x03\x04abc", b"%PDF-1.7\n", &[0, 1, 2, 3, 0, 0, 5, 0, 200, 0]]
        {
            let (text, _, codes) = bytes(binary);
            assert_eq!((text.as_str(), codes.as_str()), ("", "binary"));
        }
    }

    #[test]
    fn plain_input_is_kept() {
        let decoded =
            decode(Content::Text("a\r\nb\u{feff}\u{7} &amp; â€œ".into()), Format::Text, Input::Plain);
        assert_eq!((decoded.text.as_str(), decoded.repairs.len()), ("a\r\nb\u{feff}\u{7} &amp; â€œ", 0));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            decode(Content::Bytes(bytes), Format::Text, Input::Scraped);
        }
    }
}
