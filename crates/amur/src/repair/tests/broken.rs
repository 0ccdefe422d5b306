#![allow(clippy::print_stdout, reason = "figures go to the terminal with --nocapture")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use encoding_rs::Encoding;

use super::repaired;
use crate::tsv;

const PAIRS: &str = include_str!("../../../data/mojibake_pairs.tsv");

/// A small generator of numbers, always the same ones.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// The lines of the sample coverage in a language, `en`, `ru`, `zh` or `vi`.
fn lines(language: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/coverage");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the sample").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_meant = |path: &&std::path::PathBuf| path.to_string_lossy().ends_with(&format!("_{language}.txt"));
    let texts = paths.iter().filter(is_meant).map(|path| fs::read_to_string(path).unwrap_or_default());
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect()
}

/// A text of one to six lines, some of them in quotation marks, with dashes and digits about.
fn text(lines: &[String], numbers: &mut Numbers) -> String {
    let mut text = String::new();
    let lines_wanted = 1 + numbers.below(6);
    // A pair is chosen by the words: less than forty letters of a legacy encoding are no evidence.
    while text.lines().count() < lines_wanted || text.chars().filter(|char| char.is_alphabetic()).count() < 40
    {
        let line = &lines[numbers.below(lines.len())];
        let number = 1990 + numbers.below(40);
        text += &match numbers.below(6) {
            0 => format!("“{line}”\n"),
            1 => format!("«{line}» – {number}\n"),
            2 => format!("{number} — {line}…\n"),
            3 => format!("‘{line}’\n"),
            _ => format!("{line}\n"),
        };
    }
    text
}

/// The text in an encoding, without the characters that it does not have.
fn encoded(text: &str, encoding: &'static Encoding) -> (String, Vec<u8>) {
    let has = |char: &char| !encoding.encode(&char.to_string()).2;
    let text: String = text.chars().filter(has).collect();
    let bytes = encoding.encode(&text).0.into_owned();
    (text, bytes)
}

/// What the bytes read in the wrong encoding; nothing where that cannot be undone, or changes nothing.
fn misread(bytes: &[u8], wrong: &'static Encoding) -> Option<String> {
    let read = wrong.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    let (again, _, lossy) = wrong.encode(&read);
    (!lossy && *again == *bytes).then_some(read)
}

fn encoding(name: &str) -> &'static Encoding {
    Encoding::for_label(name.as_bytes()).expect("a name of the standard")
}

#[derive(Default)]
struct Tally {
    whole: usize,
    all: usize,
}

/// Counts, by pair and language, how many broken texts come back whole.
fn tally(texts_each: usize) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for language in ["en", "ru", "zh", "vi"] {
        let lines = lines(language);
        for [wrong, right] in tsv::rows(PAIRS) {
            // Legacy encodings that nobody writes the language in.
            let is_cyrillic =
                matches!(right, "windows-1251" | "koi8-r" | "ibm866" | "iso-8859-5" | "x-mac-cyrillic");
            let is_written = match right {
                "utf-8" => true,
                "gb18030" | "big5" => language == "zh",
                _ => is_cyrillic && language == "ru",
            };
            if !is_written || (right == "big5" && language == "zh") {
                continue;
            }
            for _ in 0..texts_each {
                let (text, bytes) = encoded(&text(&lines, &mut numbers), encoding(right));
                let (text, _) = repaired(&text);
                let bytes = if right == "utf-8" { text.clone().into_bytes() } else { bytes };
                let Some(damaged) = misread(&bytes, encoding(wrong)).filter(|damaged| *damaged != text)
                else {
                    continue;
                };
                let again = repaired(&damaged).0;
                let tally = tallies.entry(format!("{right} as {wrong}, {language}")).or_default();
                tally.all += 1;
                tally.whole += usize::from(again == text);
                if again != text && std::env::var_os("AMUR_SHOW").is_some() {
                    let (a, b) =
                        text.lines().zip(again.lines()).find(|(a, b)| a != b).unwrap_or((&text, &again));
                    println!("{right} as {wrong}, {language}:\n  {a}\n  {b}");
                }
            }
        }
    }
    tallies
}

#[test]
fn ninety_nine_of_a_hundred_broken_texts_come_back_whole() {
    // Without optimisation fewer will do: the search is slow there.
    let tallies = tally(if cfg!(debug_assertions) { 4 } else { 20 });
    let (whole, all) =
        tallies.values().fold((0, 0), |(whole, all), tally| (whole + tally.whole, all + tally.all));
    let poor: Vec<String> = tallies
        .iter()
        .filter(|(_, tally)| tally.whole < tally.all)
        .map(|(name, tally)| format!("{name}: {} of {}", tally.whole, tally.all))
        .collect();
    println!("{whole} of {all} whole, {} pairs\n{}", tallies.len(), poor.join("\n"));
    assert!(all > 250, "only {all} texts could be broken");
    assert!(whole * 100 >= all * 99, "{whole} of {all}\n{}", poor.join("\n"));
}
