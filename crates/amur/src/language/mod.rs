//! The language of every block and of the document.
//!
//! whatlang with an allow-list decides on each block; a short line that shows no script or letters of its own takes
//! the language of the document's longer blocks in its script.

mod known;

use std::collections::BTreeMap;

use whatlang::{Detector, Script};

use crate::{Block, Detected, Error, Lang, Role};

pub(crate) use known::resolve;

/// Letters of a line below which the rest of the document has a say, and below which it decides.
const SHORT: usize = 60;
const TINY: usize = 25;
/// Bytes of a block that are looked at: more changes no answer.
const SAMPLE: usize = 1200;

/// Detects languages out of a fixed set.
#[derive(Debug)]
pub(crate) struct LanguageDetector {
    detector: Detector,
    allowed: Vec<Lang>,
}

impl LanguageDetector {
    /// A detector that answers with these languages; with the default set where there are none.
    pub(crate) fn new(languages: &[Lang]) -> Result<Self, Error> {
        let allowed = if languages.is_empty() { known::default_set() } else { languages.to_vec() };
        let list = allowed
            .iter()
            .map(|lang| {
                whatlang::Lang::from_code(lang.as_str())
                    .ok_or_else(|| Error::Code { what: known::WHAT, value: lang.to_string() })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { detector: Detector::with_allowlist(list), allowed })
    }

    /// Fills in the language of every block, and returns the document's.
    pub(crate) fn detect(&self, text: &str, blocks: &mut [Block], given: Option<Lang>) -> Detected {
        let readings: Vec<Reading> = blocks.iter().map(|block| self.read(block.span.of(text))).collect();
        let priors = Priors::of(&readings, given);
        for (block, reading) in blocks.iter_mut().zip(&readings) {
            block.language = reading.decide(&priors);
        }
        given.map_or_else(|| weigh(blocks, &readings), |lang| Detected { lang, score: 1.0, reliable: true })
    }

    /// What a block alone says.
    fn read(&self, text: &str) -> Reading {
        let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let sample = &text[..end];
        let letters = sample.chars().filter(|char| char.is_alphabetic()).count();
        let info = if letters == 0 { None } else { self.detector.detect(sample) };
        let Some(info) = info else { return Reading { script: None, own: Detected::NONE, letters, size: 0 } };
        let lang: Lang = info.lang().code().parse().unwrap_or(Lang::UND);
        let vietnamese = self.allowed.contains(&Lang::VIE) && sample.chars().any(is_vietnamese);
        let own = if vietnamese && letters < SHORT {
            Detected { lang: Lang::VIE, score: 0.9, reliable: true }
        } else {
            Detected { lang, score: info.confidence(), reliable: info.is_reliable() && letters >= TINY }
        };
        Reading { script: Some(info.script()), own, letters, size: text.len() }
    }
}

/// Letters that, of the languages with Latin script, only Vietnamese has.
fn is_vietnamese(char: char) -> bool {
    matches!(char, 'ơ' | 'ư' | 'Ơ' | 'Ư' | 'đ' | 'Đ' | '\u{1ea0}'..='\u{1ef9}')
}

/// What a block alone says.
struct Reading {
    script: Option<Script>,
    own: Detected,
    letters: usize,
    size: usize,
}

impl Reading {
    /// The block's language, given those of the document.
    fn decide(&self, priors: &Priors) -> Detected {
        let Some(script) = self.script else { return Detected::NONE };
        match priors.of_script(script) {
            Some(lang) if !self.own.reliable && lang != self.own.lang => {
                Detected { lang, score: 0.6, reliable: false }
            }
            _ => self.own,
        }
    }
}

/// The main language of the document's blocks in each script.
struct Priors(Vec<(Script, Lang)>);

impl Priors {
    fn of(readings: &[Reading], given: Option<Lang>) -> Self {
        let mut weights: Vec<(Script, BTreeMap<Lang, usize>)> = Vec::new();
        for reading in readings {
            let Some(script) = reading.script else { continue };
            // A short line counts little, a given language as much as a paragraph.
            let weight = if reading.letters < SHORT { reading.letters / 4 } else { reading.size };
            let index = weights.iter().position(|(known, _)| *known == script).unwrap_or_else(|| {
                weights.push((script, BTreeMap::new()));
                weights.len() - 1
            });
            *weights[index].1.entry(reading.own.lang).or_default() += weight;
            if Some(reading.own.lang) == given {
                *weights[index].1.entry(reading.own.lang).or_default() += SAMPLE;
            }
        }
        Self(
            weights
                .into_iter()
                .filter_map(|(script, langs)| {
                    let best =
                        langs.iter().max_by_key(|&(lang, weight)| (weight, std::cmp::Reverse(lang)))?;
                    Some((script, *best.0))
                })
                .collect(),
        )
    }

    fn of_script(&self, script: Script) -> Option<Lang> {
        self.0.iter().find(|(known, _)| *known == script).map(|(_, lang)| *lang)
    }
}

/// The document's language: that of most of the article's text, else of most text.
fn weigh(blocks: &[Block], readings: &[Reading]) -> Detected {
    let total = |accept: fn(Role) -> bool| {
        let mut weights: BTreeMap<Lang, (f64, f64)> = BTreeMap::new();
        for (block, reading) in blocks.iter().zip(readings) {
            if accept(block.role) && block.language.lang != Lang::UND {
                // Ideographs say more a letter, but a byte of any script weighs alike enough.
                let size = reading.size as f64;
                let sums = weights.entry(block.language.lang).or_default();
                sums.0 += size;
                sums.1 += size * block.language.score;
            }
        }
        let all: f64 = weights.values().map(|sums| sums.0).sum();
        weights.into_iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0)).map(|(lang, (size, scored))| {
            let share = size / all;
            Detected { lang, score: share * scored / size, reliable: share > 0.5 && scored / size > 0.8 }
        })
    };
    total(Role::is_article).or_else(|| total(|_| true)).unwrap_or(Detected::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn langs(text: &str, given: Option<Lang>) -> (Vec<String>, String) {
        let mut at = 0;
        let mut blocks: Vec<Block> = text
            .split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at += line.len() + 1;
                Block { span, role: Role::Body, role_score: 1.0, language: Detected::NONE, source_line: 1 }
            })
            .collect();
        let main = LanguageDetector::new(&[]).unwrap().detect(text, &mut blocks, given);
        (blocks.iter().map(|block| block.language.lang.to_string()).collect(), main.lang.to_string())
    }

    #[test]
    fn mixed_page() {
        let text = "Thế Giới\nGas deal signed\nThe two companies signed a contract for the delivery of natural gas over thirty \
                    years, the ministry said on Friday.\n2022 — 15:30\nСтороны договорились продолжить переговоры в следующем месяце.\n\
                    双方同意继续合作。";
        assert_eq!(
            langs(text, None),
            (
                vec!["vie", "eng", "eng", "und", "rus", "cmn"].into_iter().map(str::to_owned).collect(),
                "eng".into()
            )
        );
    }

    #[test]
    fn given_wins() {
        assert_eq!(langs("Hello there, how are you?", Some(Lang::VIE)).1, "vie");
    }

    #[test]
    fn unknown_languages_are_refused() {
        let error = LanguageDetector::new(&[Lang::new(b"qqq")]).unwrap_err().to_string();
        assert!(error.contains("qqq"), "{error}");
    }
}
