//! The languages of a document: of every block, where the document has a say about short lines, and of the whole.

use std::collections::BTreeMap;

use super::detector::Detector;
use super::foreign::{Foreign, stretches};
use super::reading::Reading;
use super::script::Script;
use crate::{Block, Detected, Error, Lang, Role, Span};

/// The share of lines that are in a language of the document's other blocks, rather than in any.
const SAME: f64 = 0.95;
/// The share of the others that each language may have.
const OTHER: f64 = (1.0 - SAME) / 20.0;
/// Letters that a given language counts as.
const GIVEN: f64 = 1000.0;
/// The score from which a block has a say about others.
const SURE: f64 = 0.8;
/// The share of the article from which its language is its main one without a doubt.
const MAIN: f64 = 2.0 / 3.0;

/// Detects the languages of documents, out of a fixed set.
#[derive(Debug)]
pub(crate) struct LanguageDetector(Detector);

impl LanguageDetector {
    /// A detector that answers with these languages; with all that are known where there are none.
    pub(crate) fn new(languages: &[Lang]) -> Result<Self, Error> {
        Detector::of(languages).map(Self)
    }

    /// Fills in the language of every block, and returns the document's, and the stretches of the article that are in another
    /// language than their block.
    pub(crate) fn detect(
        &self,
        text: &str,
        blocks: &mut [Block],
        given: Option<Lang>,
    ) -> (Detected, Vec<Foreign>) {
        let readings: Vec<Read> =
            blocks.iter().map(|block| Read::new(&self.0, block.span.of(text))).collect();
        let priors = Priors::of(&readings, given);
        for (block, read) in blocks.iter_mut().zip(&readings) {
            let all = priors.all(read);
            block.language = read.reading.decide(|lang| priors.start(lang, read, all));
        }
        let main =
            || weigh(blocks, &readings, Role::is_article).or_else(|| weigh(blocks, &readings, |_| true));
        let document = match given {
            Some(lang) => Detected { lang, score: 1.0, reliable: true },
            None => main().unwrap_or(Detected::NONE),
        };
        (document, self.foreign(text, blocks, &readings))
    }

    /// The stretches of the article's blocks that are reliably in another language than their block, in order.
    fn foreign(&self, text: &str, blocks: &[Block], readings: &[Read]) -> Vec<Foreign> {
        let mut all = Vec::new();
        for (block, read) in blocks.iter().zip(readings) {
            let Some(script) = read.reading.script else { continue };
            if !block.role.is_article() || !block.language.reliable {
                continue;
            }
            let found = stretches(&self.0, block.span.of(text), block.language.lang, script);
            all.extend(found.into_iter().map(|one| {
                let start = block.span.start as usize + one.span.start as usize;
                Foreign { span: Span::new(start, start + one.span.len()), ..one }
            }));
        }
        all
    }
}

/// What a block says by itself.
struct Read {
    reading: Reading,
    own: Detected,
    /// How much text it is, in letters of an alphabet.
    size: f64,
}

impl Read {
    fn new(detector: &Detector, text: &str) -> Self {
        let reading = detector.read(text);
        let size = reading.script.map_or(0.0, |script| text.len() as f64 * letters_a_byte(script));
        Self { own: reading.decide(|_| 0.0), reading, size }
    }

    /// What it adds to the weight of its language for others.
    fn weight(&self) -> f64 {
        if self.own.score < SURE { 0.0 } else { self.size * self.own.score }
    }
}

/// How many letters of an alphabet a byte of a script is worth: a Chinese character tells as much as three.
fn letters_a_byte(script: Script) -> f64 {
    match script {
        Script::Latin | Script::Han => 1.0,
        Script::Hangul => 0.7,
        Script::Arabic | Script::Hebrew => 0.6,
        Script::Cyrillic | Script::Greek | Script::Armenian => 0.5,
        _ => 0.35,
    }
}

/// How much of the document is in each language, by script.
struct Priors {
    weights: BTreeMap<Lang, (Script, f64)>,
    given: Option<Lang>,
}

impl Priors {
    fn of(readings: &[Read], given: Option<Lang>) -> Self {
        let mut weights: BTreeMap<Lang, (Script, f64)> = BTreeMap::new();
        for read in readings {
            if let Some(script) = read.reading.script {
                weights.entry(read.own.lang).or_insert((script, 0.0)).1 += read.weight();
            }
        }
        Self { weights, given }
    }

    /// The weight of all other blocks in the script of a block.
    fn all(&self, read: &Read) -> f64 {
        let same = self.weights.iter().filter(|(_, (known, _))| Some(*known) == read.reading.script);
        same.map(|(lang, (_, weight))| self.others(*lang, *weight, read)).sum()
    }

    /// The weight of a language but for a block's own part of it.
    fn others(&self, lang: Lang, weight: f64, read: &Read) -> f64 {
        let own = if read.own.lang == lang { read.weight() } else { 0.0 };
        (weight - own).max(0.0) + if self.given == Some(lang) { GIVEN } else { 0.0 }
    }

    /// The nats by which a language is ahead before a block is read: how likely the other blocks make it.
    fn start(&self, lang: Lang, read: &Read, all: f64) -> f64 {
        let own = self.others(lang, self.weights.get(&lang).map_or(0.0, |(_, weight)| *weight), read);
        let all = all.max(own);
        if own == 0.0 || all < 1.0 { 0.0 } else { (SAME * own / all + OTHER).ln() - OTHER.ln() }
    }
}

/// The language that most of the text in blocks of some roles is in.
fn weigh(blocks: &[Block], readings: &[Read], accept: fn(Role) -> bool) -> Option<Detected> {
    let mut sums: BTreeMap<Lang, Sum> = BTreeMap::new();
    for (block, read) in blocks.iter().zip(readings) {
        if accept(block.role) && block.language.lang != Lang::UND {
            let sum = sums.entry(block.language.lang).or_default();
            sum.size += read.size;
            sum.scored += read.size * block.language.score;
            sum.reliable += if block.language.reliable { read.size } else { 0.0 };
        }
    }
    let all: f64 = sums.values().map(|sum| sum.size).sum();
    let (lang, sum) = sums.into_iter().max_by(|a, b| a.1.size.total_cmp(&b.1.size))?;
    let share = (sum.size / all / MAIN).min(1.0);
    Some(Detected { lang, score: share * sum.scored / sum.size, reliable: sum.reliable > all / 2.0 })
}

/// How much of a document is in one language.
#[derive(Default)]
struct Sum {
    size: f64,
    scored: f64,
    reliable: f64,
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
        let main = LanguageDetector::new(&[]).unwrap().detect(text, &mut blocks, given).0;
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
