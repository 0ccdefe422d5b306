//! The languages that detection knows, and other codes for them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Error, Lang, tsv};

/// What an unknown code is not.
pub(super) const WHAT: &str =
    "a language that Amur detects (ISO 639-3 such as `eng`, `rus`, `cmn`, `vie`, or ISO 639-1)";

const TABLE: &str = include_str!("../../data/languages.tsv");

static CODES: LazyLock<HashMap<&'static str, Lang>> = LazyLock::new(|| {
    tsv::rows(TABLE)
        .filter_map(|[code, _, synonyms, _]| Some((code.parse().ok()?, code, synonyms)))
        .flat_map(|(lang, code, synonyms)| {
            synonyms.split(' ').chain([code]).map(move |synonym| (synonym, lang))
        })
        .collect()
});

/// The language a code stands for: ISO 639-3, ISO 639-1 (`ru`, `zh-Hans`), or another code in use.
pub(crate) fn resolve(code: &str) -> Result<Lang, Error> {
    let primary = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    CODES.get(primary.as_str()).copied().ok_or_else(|| Error::Code { what: WHAT, value: code.to_owned() })
}

/// The languages that are told apart unless the user says otherwise.
pub(super) fn default_set() -> Vec<Lang> {
    tsv::rows(TABLE)
        .filter(|[_, _, _, set]| *set == "default")
        .filter_map(|[code, _, _, _]| code.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        assert_eq!(resolve("zh-CN").unwrap(), Lang::CMN);
        assert_eq!(resolve("RU").unwrap(), Lang::RUS);
        assert_eq!(resolve("vie").unwrap(), Lang::VIE);
        assert!(resolve("xx").is_err());
    }

    #[test]
    fn all_are_known_to_whatlang() {
        let known: Vec<[&str; 4]> = tsv::rows(TABLE).collect();
        assert_eq!(known.len(), whatlang::Lang::all().len());
        assert!(known.iter().all(|row| whatlang::Lang::from_code(row[0]).is_some()));
        assert_eq!(default_set().len(), 13);
    }
}
