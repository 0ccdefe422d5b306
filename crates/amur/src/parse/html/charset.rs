//! The encoding that a page says it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a page must declare its encoding. The standard says 1024; scraped pages are later.
const PROLOGUE: usize = 1 << 13;

/// The encoding in `<meta charset=…>`, `<meta content="…; charset=…">` or `<?xml encoding=…?>`.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PROLOGUE)];
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let key = if tag.starts_with("meta") {
            "charset"
        } else if tag.starts_with("?xml") {
            "encoding"
        } else {
            continue;
        };
        if let Some(encoding) = label(tag, key).and_then(|label| Encoding::for_label(label.as_bytes())) {
            // What could be read so far is not UTF-16.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

/// What stands after a key and `=`, without quotation marks.
fn label<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let after = tag[tag.find(key)? + key.len()..].trim_start().strip_prefix('=')?;
    let value = after.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|char: char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '_' | ':'));
    Some(&value[..end.unwrap_or(value.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        let name = |page: &str| declared_charset(page.as_bytes()).map(Encoding::name);
        assert_eq!(name("<!doctype html><META CHARSET=windows-1251>"), Some("windows-1251"));
        assert_eq!(
            name("<meta http-equiv='Content-Type' content='text/html; charset=gb2312' />"),
            Some("GBK")
        );
        assert_eq!(name("<?xml version='1.0' encoding='koi8-r'?>"), Some("KOI8-R"));
        assert_eq!(name("<meta name=description content='charset'>"), None);
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
    }
}
