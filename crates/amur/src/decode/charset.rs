//! Which encoding the bytes are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::{Decoded, diagnostic};
use crate::Severity;

/// First bytes of files that hold no text: PDF, zip, PNG, JPEG, GIF, gzip, zstd, OLE (old Word), Arrow, Parquet.
const MAGIC: [&[u8]; 10] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"\x1F\x8B",
    b"\x28\xB5\x2F\xFD",
    b"\xD0\xCF\x11\xE0",
    b"ARROW1",
    b"PAR1",
];
/// Bytes that the encoding is guessed from.
const SAMPLE: usize = 1 << 16;

/// Decodes bytes of unknown encoding. What they declare counts where they are not UTF-8: many a page was saved again
/// and still declares the encoding it came in.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        let mut decoded = with(encoding, &bytes[length..]);
        decoded.repairs.insert(0, "bom".to_owned());
        return decoded;
    }
    if let Some(encoding) = unmarked_utf_16(&bytes) {
        return with(encoding, &bytes);
    }
    if is_binary(&bytes) {
        return binary();
    }
    // All its bytes are those of ASCII.
    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1B) {
        return with(ISO_2022_JP, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, repairs: Vec::new(), diagnostics: Vec::new() },
        Err(error) => {
            let bytes = error.into_bytes();
            let legacy = || declared.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| guess(&bytes));
            if mostly_utf_8(&bytes) { with(UTF_8, &bytes) } else { with(legacy(), &bytes) }
        }
    }
}

/// Decodes bytes of a known encoding, and says what was lost.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name().to_ascii_lowercase();
    let lost = text.matches('\u{fffd}').count();
    if had_errors && lost * 5 > text.chars().count() {
        return binary();
    }
    let mut diagnostics = Vec::new();
    if had_errors {
        let code = if encoding == UTF_8 { "invalid-utf8" } else { "undecodable" };
        let line = text.split('\u{fffd}').next().unwrap_or_default().matches('\n').count() + 1;
        let message = format!(
            "{lost} sequences of bytes are not valid {name}, the first in line {line}; they read \u{fffd} in the text: \
             get the file in its original encoding"
        );
        diagnostics.push(diagnostic(code, Severity::Warning, message));
    }
    let repairs = if encoding == UTF_8 { Vec::new() } else { vec![format!("charset:{name}")] };
    Decoded { text: text.into_owned(), repairs, diagnostics }
}

/// The answer for bytes that are no text.
fn binary() -> Decoded {
    let message = "this is no text but binary data: convert it to text or HTML first, or leave it out";
    Decoded {
        text: String::new(),
        repairs: Vec::new(),
        diagnostics: vec![diagnostic("binary", Severity::Error, message.to_owned())],
    }
}

/// UTF-16 without its mark: text of which nearly every other byte is NUL.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let nuls = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let mostly = |one: usize, other: usize| half > 1 && one * 10 > half * 6 && other * 20 < half;
    match (nuls(0), nuls(1)) {
        (even, odd) if mostly(odd, even) => Some(UTF_16LE),
        (even, odd) if mostly(even, odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are those of no text: a known signature, or more than a few control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls =
        sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t'..=b'\r' | 0x1B)).count();
    MAGIC.iter().any(|magic| bytes.starts_with(magic)) || (controls > 4 && controls * 50 > sample.len())
}

/// Whether the bytes are UTF-8 with some damage, rather than another encoding.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 4 * invalid
}

/// The most likely legacy encoding.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}
