//! Writing systems as ISO 15924 codes; simplified and traditional Chinese told apart.

use encoding_rs::{BIG5, GBK};

use super::script::Script;
use crate::Lang;

/// Characters of Chinese that are looked at.
const ENOUGH: usize = 400;

/// The writing system of a text in a language: of Chinese `Hans` or `Hant`, `Hani` where its characters are both.
pub(super) fn writing(text: &str, script: Script, lang: Lang) -> &'static str {
    match (script, lang) {
        (Script::Han, Lang::CMN) => chinese(text),
        (Script::Han, _) => "Jpan",
        (Script::Hangul, _) => "Kore",
        _ => script.short_name(),
    }
}

/// Counts characters that only one of the two standards has, GB 2312 of the mainland and Big5 of Taiwan and Hong Kong.
fn chinese(text: &str) -> &'static str {
    let (mut simplified, mut traditional) = (0, 0);
    for char in text.chars().filter(|char| matches!(char, '\u{4e00}'..='\u{9fff}')).take(ENOUGH) {
        match (is_gb2312(char), is_big5(char)) {
            (true, false) => simplified += 1,
            (false, true) => traditional += 1,
            _ => {}
        }
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => "Hans",
        std::cmp::Ordering::Less => "Hant",
        std::cmp::Ordering::Equal => "Hani",
    }
}

/// GB 2312 is the part of GBK with two bytes from A1 on.
fn is_gb2312(char: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = GBK.encode(char.encode_utf8(&mut buffer));
    !unmapped && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

/// The first level of Big5, the characters in common use.
fn is_big5(char: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = BIG5.encode(char.encode_utf8(&mut buffer));
    !unmapped && matches!(*bytes, [0xa4..=0xc6, _])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_ways_of_writing_chinese() {
        assert_eq!(chinese("两国签署了能源合作协议"), "Hans");
        assert_eq!(chinese("兩國簽署了能源合作協議"), "Hant");
        assert_eq!(chinese("中文"), "Hani");
        assert_eq!(chinese("台北市政府說，後天開始 (台灣)"), "Hant");
    }
}
