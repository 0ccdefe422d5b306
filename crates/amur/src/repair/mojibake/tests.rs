use encoding_rs::Encoding;

use super::*;

fn named(name: &str) -> &'static Encoding {
    Encoding::for_label(name.as_bytes()).expect("a name of the standard")
}

/// What a program makes of a text that it reads in a wrong encoding; nothing where that loses something.
fn misread(text: &str, right: &str, wrong: &str) -> Option<String> {
    let (bytes, _, unmappable) = named(right).encode(text);
    let (read, lossy) = named(wrong).decode_without_bom_handling(&bytes);
    (!unmappable && !lossy).then(|| read.into_owned())
}

fn repaired(text: &str) -> (String, Vec<String>) {
    repair(text).map_or_else(|| (text.to_owned(), Vec::new()), |repaired| (repaired.text, repaired.names))
}

const RUSSIAN: &str = "«Мы договорились о поставках газа», — сказал министр. Объём торговли вырос на 30 %.";
const ENGLISH: &str = "“We’ve agreed on the café’s price – 5 €,” the minister said…";
const CHINESE: &str = "两国签署了合作协议，“双方同意”扩大贸易规模。";
const VIETNAMESE: &str = "Bộ trưởng nói: “Hai nước đã ký thỏa thuận hợp tác về năng lượng”.";

#[test]
fn utf_8_in_every_encoding_that_loses_nothing() {
    let mut tried = 0;
    let mut wrong_again = Vec::new();
    for pair in pairs() {
        for text in [RUSSIAN, ENGLISH, CHINESE, VIETNAMESE] {
            let (right, wrong) = pair.name_parts();
            if text == ENGLISH && right != "UTF-8" {
                continue;
            }
            if let Some(damaged) = misread(text, right, wrong).filter(|damaged| damaged != text) {
                tried += 1;
                let (text_again, names) = repaired(&damaged);
                if text_again != text {
                    wrong_again.push(format!("{}: {damaged} -> {text_again} {names:?}", pair.name()));
                }
            }
        }
    }
    assert!(wrong_again.is_empty(), "of {tried}: {wrong_again:#?}");
    assert!(tried > 50, "{tried}");
}

#[test]
fn twice_and_mixed() {
    let once = misread(RUSSIAN, "utf-8", "windows-1252").expect("any byte is a character");
    let twice = misread(&once, "utf-8", "windows-1252").expect("any byte is a character");
    assert_eq!(repaired(&twice).0, RUSSIAN);
    let page = format!("{RUSSIAN}\n{once}\n{ENGLISH} {once}\n{VIETNAMESE}");
    assert_eq!(repaired(&page).0, format!("{RUSSIAN}\n{RUSSIAN}\n{ENGLISH} {RUSSIAN}\n{VIETNAMESE}"));
    assert_eq!(repaired("FranÃ\u{83}Â§ois said so.").0, "François said so.");
    assert_eq!(repaired("PapÃ¡ said so.").0, "Papá said so.");
}

#[test]
fn lossy_hybrids() {
    let thai = "โ€œWeโ€™re ready,โ€ he said.\nByย\u{a0}Jane Doe";
    assert_eq!(repaired(thai).0, "“We’re ready,” he said.\nBy\u{a0}Jane Doe");
    let western = "â€œWeâ€™re ready,â€ he said. â€œReady,â€ she said.";
    assert_eq!(repaired(western).0, "“We’re ready,” he said. “Ready,” she said.");
    let replaced = "â€œWeâ€™re ready,â€\u{fffd} he said.";
    assert_eq!(repaired(replaced).0, "“We’re ready,” he said.");
}

#[test]
fn whole_text_stays() {
    for text in [
        RUSSIAN,
        ENGLISH,
        CHINESE,
        VIETNAMESE,
        "นายกรัฐมนตรีไทยเยือนจีน ยกเลิกวีซ่า โดย ยก",
        "CAFÉ» À LA CARTE, «DÉJÀ»® ÇA",
        "Ο πρωθυπουργός επισκέφθηκε το Πεκίνο.",
        "Türkiye ile Çin arasında ticaret arttı; İğdır, ŞIĞ.",
        "ЦСКА и МИД РФ, ГКЧП, НАТО, СССР»",
        "Рівень співпраці зріс; їжак, ґанок. СІЛЬ І РІЧ",
        "Қазақстан мен Қытай ынтымақтастығы өсті.",
        "हिन्दी समाचार",
        "日本語の新聞です。ｱｲｳ",
        "한국어 신문",
        "مرحبا بالعالم",
        "ąęółśżź ŁÓDŹ",
        "ŽLUŤOUČKÝ KŮŇ",
        "São Paulo: IRMÃ», NÃO!",
        "£5 – 10 % ± 2 °C, 5 m², ½",
    ] {
        assert_eq!(repaired(text), (text.to_owned(), Vec::new()));
    }
}
