#![allow(clippy::print_stdout, reason = "figures go to the terminal with --nocapture")]
use std::fs;
use std::path::{Path, PathBuf};

use super::repaired;

/// A folder of the sets beside the project; nothing, with the reason told, where they are absent.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// Texts that were changed by something else than the clean-ups that any text may need, though they were whole.
fn changed<'a>(texts: impl Iterator<Item = &'a str>) -> (usize, Vec<String>) {
    let mut count = 0;
    let mut changed = Vec::new();
    for text in texts {
        count += 1;
        let (again, repairs) = repaired(text);
        let cleaned = ["line-ends", "controls", "invisible", "ligatures", "spaces", "nfc", "entities"];
        if repairs.iter().any(|repair| !cleaned.contains(&repair.as_str())) && !is_damaged(text) {
            let words = text.split(' ').zip(again.split(' '));
            let differing: Vec<_> = words.filter(|(a, b)| a != b && !a.contains('\u{a0}')).take(3).collect();
            changed.push(format!("{repairs:?} {differing:?}"));
        }
    }
    (count, changed)
}

/// Whether a text of the sets is damaged itself: it has controls of Latin-1, or a letter that UTF-8 read in an encoding
/// of Europe begins with, beside a symbol.
fn is_damaged(text: &str) -> bool {
    let controls = text.contains(|char| ('\u{80}'..='\u{9f}').contains(&char));
    let pairs = text.chars().zip(text.chars().skip(1));
    controls
        || pairs.into_iter().any(|(a, b)| "ÃÂĂÄĹÅâà".contains(a) && !b.is_alphanumeric() && !b.is_ascii())
        || ["Ĺź", "Ăş", "Ĺş", "ÄĹ", "Ă¡", "Åº", "ďż˝", "ï¿½", "пїЅ"].iter().any(|mark| text.contains(mark))
}

/// The values of a key in a file of JSON Lines.
fn values(path: &Path, key: &str) -> Vec<String> {
    let content = fs::read_to_string(path).expect("a readable file");
    let rows = content.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    // Without optimisation a tenth of them will do.
    let step = if cfg!(debug_assertions) { 10 } else { 1 };
    rows.filter_map(|row| row[key].as_str().map(str::to_owned)).step_by(step).collect()
}

#[test]
fn lines_of_35_languages_stay() {
    let Some(path) = shared("data/language/lines.jsonl") else { return };
    let lines = values(&path, "text");
    let (count, changed) = changed(lines.iter().map(String::as_str));
    assert!(count > 5_000);
    println!("{} of {count} changed\n{}", changed.len(), changed.join("\n"));
    assert!(changed.is_empty());
}

#[test]
fn coverage_stays() {
    let Some(folder) = shared("data/coverage") else { return };
    for name in ["eng", "rus", "cmn", "vie"] {
        let texts = values(&folder.join(format!("{name}.jsonl")), "text");
        let (count, changed) = changed(texts.iter().map(String::as_str));
        println!("{name}: {} of {count} changed\n{}", changed.len(), changed.join("\n"));
        assert!(changed.is_empty());
    }
}
