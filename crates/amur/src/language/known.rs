//! The languages that detection knows, and other codes for them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::script::Script;
use crate::{Error, Lang, tsv};

/// What an unknown code is not.
pub(super) const WHAT: &str =
    "a language that Amur detects (ISO 639-3 such as `eng`, `rus`, `cmn`, `vie`, or ISO 639-1)";

const TABLE: &str = include_str!("../../data/languages.tsv");

static CODES: LazyLock<HashMap<&'static str, Lang>> = LazyLock::new(|| {
    tsv::rows(TABLE)
        .filter_map(|[code, _, synonyms, _, _]| Some((code.parse().ok()?, code, synonyms)))
        .flat_map(|(lang, code, synonyms)| {
            synonyms.split(' ').chain([code]).map(move |synonym| (synonym, lang))
        })
        .collect()
});

/// A language that can be detected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) lang: Lang,
    /// The script that it is looked for in; kana count as Chinese characters.
    pub(super) script: Script,
    pub(super) prior: Prior,
}

/// How likely a language is before a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prior {
    /// One of the languages of the region.
    Region,
    /// One of the others.
    More,
    /// One of those in which there is little news.
    Rare,
}

/// All languages, by code.
pub(super) fn all() -> impl Iterator<Item = Known> {
    tsv::rows(TABLE).filter_map(|[code, _, _, script, prior]| {
        // Chinese characters with kana have a code of their own in ISO 15924 for each language.
        let script = if script == "Hani" { Script::Han } else { Script::from_short_name(script)? };
        let prior = match prior {
            "region" => Prior::Region,
            "more" => Prior::More,
            "rare" => Prior::Rare,
            _ => return None,
        };
        Some(Known { lang: code.parse().ok()?, script, prior })
    })
}

/// The language a code stands for: ISO 639-3, ISO 639-1 (`ru`, `zh-Hans`), or another code in use.
pub(crate) fn resolve(code: &str) -> Result<Lang, Error> {
    let primary = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    CODES.get(primary.as_str()).copied().ok_or_else(|| Error::Code { what: WHAT, value: code.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        assert_eq!(resolve("zh-CN").unwrap(), Lang::CMN);
        assert_eq!(resolve("RU").unwrap(), Lang::RUS);
        assert_eq!(resolve("vie").unwrap(), Lang::VIE);
        assert_eq!(resolve("khk").unwrap().as_str(), "mon");
        assert!(resolve("xx").is_err());
    }

    #[test]
    fn every_row_is_read_and_whatlang_has_no_other() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(all().count(), rows);
        assert_eq!(all().filter(|known| known.prior == Prior::Region).count(), 15);
        assert!(whatlang::Lang::all().iter().all(|lang| resolve(lang.code()).is_ok()));
    }
}
