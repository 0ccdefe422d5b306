//! Simplified characters for traditional ones, so that counts of traditional text serve for both.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use zip::ZipArchive;

use super::counts::Counts;

const FILE: &str = "opencc/dictionary/TSCharacters.txt";
/// How much simplified text there is beside traditional.
const SHARE: u64 = 2;

/// Pairs of a traditional character and its first simplified form, out of the wheel of OpenCC.
pub(super) fn read(path: &Path) -> Result<Vec<(String, String)>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut text = String::new();
    ZipArchive::new(file)?.by_name(FILE)?.read_to_string(&mut text)?;
    let pair = |line: &str| {
        let (traditional, forms) = line.split_once('\t')?;
        let simplified = forms.split(' ').next()?;
        (traditional != simplified).then(|| (traditional.to_owned(), simplified.to_owned()))
    };
    Ok(text.lines().filter_map(pair).collect())
}

/// Adds the simplified forms of characters to the counts.
pub(super) fn add(counts: &mut Counts, variants: &[(String, String)]) {
    let added: Vec<(&String, u64)> = variants
        .iter()
        .filter_map(|(traditional, simplified)| Some((simplified, counts.get(traditional)? * SHARE)))
        .collect();
    for (simplified, count) in added {
        *counts.entry(simplified.clone()).or_default() += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplified_forms_are_counted_too() {
        let mut counts = Counts::default();
        counts.extend([("國".to_owned(), 100), ("中".to_owned(), 60), ("国".to_owned(), 1)]);
        add(&mut counts, &[("國".to_owned(), "国".to_owned()), ("們".to_owned(), "们".to_owned())]);
        assert_eq!((counts["國"], counts["国"], counts["中"]), (100, 201, 60));
        assert_eq!(counts.get("们"), None);
    }
}
