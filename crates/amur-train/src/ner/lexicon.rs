//! What a model knows of words and phrases besides its weights.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use amur::train::{Extractor, LONGEST_PHRASE, Lexicon, WordFacts, phrase_hashes, word_hash};
use amur::{Lang, Pipeline};
use anyhow::{Context, anyhow};
use foldhash::fast::FixedState;

use super::Arguments;
use super::data::Document;

/// Words with their facts, phrases with their flags.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    words: HashMap<u64, WordFacts, FixedState>,
    phrases: HashMap<u64, u8, FixedState>,
    /// What opens a longer phrase.
    openings: HashSet<u64, FixedState>,
}

impl Lexicon for Tables {
    fn word(&self, hash: u64) -> WordFacts {
        self.words.get(&hash).copied().unwrap_or_default()
    }

    fn phrases(&self, hashes: &[u64; LONGEST_PHRASE], count: usize) -> [u8; LONGEST_PHRASE] {
        std::array::from_fn(|at| {
            let known = hashes.get(at).filter(|_| at < count).and_then(|hash| self.phrases.get(hash));
            known.copied().unwrap_or(0)
        })
    }

    fn may_open(&self, hash: u64) -> bool {
        self.openings.contains(&hash)
    }
}

/// Occurrences of a word within sentences before its capitals are counted on.
const SEEN: u32 = 3;

impl Tables {
    /// The tables of a language.
    pub(super) fn gather(
        arguments: &Arguments,
        pipeline: &Arc<Pipeline>,
        training: &[(&Document, f32)],
    ) -> anyhow::Result<Self> {
        let mut tables = Self::default();
        if arguments.lang != Lang::CMN {
            tables.add_capitals(arguments.lang, pipeline, training);
        }
        if let Some(folder) = &arguments.lists {
            tables.add_classes(&folder.join(format!("classes.{}.tsv", arguments.lang)))?;
            tables.add_phrases(&folder.join(format!("{}.tsv", arguments.lang)), arguments.lang)?;
        }
        Ok(tables)
    }

    /// The words, sorted by hash.
    pub(super) fn words(&self) -> Vec<(u64, WordFacts)> {
        self.words
            .iter()
            .map(|(hash, facts)| (*hash, *facts))
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect()
    }

    /// The phrases, sorted by hash.
    pub(super) fn phrases(&self) -> Vec<(u64, u8)> {
        self.phrases
            .iter()
            .map(|(hash, flags)| (*hash, *flags))
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect()
    }

    /// What opens a longer phrase.
    pub(super) fn openings(&self) -> Vec<u64> {
        self.openings.iter().copied().collect()
    }

    /// Classes of words: a word and three numbers a line.
    fn add_classes(&mut self, path: &Path) -> anyhow::Result<()> {
        for (number, line) in read(path)?.lines().enumerate() {
            let class = |text: Option<&str>| -> anyhow::Result<u16> {
                // Zero is for words without a class.
                Ok(text.ok_or_else(|| anyhow!("too few columns"))?.parse::<u16>()? + 1)
            };
            let mut columns = line.split('\t');
            let word = columns.next().unwrap_or_default();
            let mut next =
                || class(columns.next()).with_context(|| format!("{}, line {}", path.display(), number + 1));
            let classes = [next()?, next()?, next()?];
            self.words.entry(word_hash(&word.to_lowercase())).or_default().classes = classes;
        }
        Ok(())
    }

    /// How often words within sentences are written with a capital, in the training text.
    fn add_capitals(&mut self, lang: Lang, pipeline: &Arc<Pipeline>, training: &[(&Document, f32)]) {
        let extractor = Extractor::new(Arc::clone(pipeline), lang);
        let mut counts: HashMap<u64, (u32, u32), FixedState> = HashMap::default();
        for (document, _) in training {
            extractor.words(&document.text, |word, opens| {
                if !opens && word.chars().all(char::is_alphabetic) {
                    let count = counts.entry(word_hash(&word.to_lowercase())).or_default();
                    count.0 += 1;
                    count.1 += u32::from(word.chars().next().is_some_and(char::is_uppercase));
                }
            });
        }
        for (hash, (seen, capital)) in counts.into_iter().filter(|(_, (seen, _))| *seen >= SEEN) {
            let facts = self.words.entry(hash).or_default();
            facts.capitals = 1 + (capital * 10 / seen) as u8;
        }
    }

    /// Phrases: words and the number of a flag, 0 to 7, a line.
    fn add_phrases(&mut self, path: &Path, lang: Lang) -> anyhow::Result<()> {
        for (number, line) in read(path)?.lines().enumerate() {
            let row =
                line.split_once('\t').and_then(|(phrase, flag)| Some((phrase, flag.parse::<u32>().ok()?)));
            let (phrase, flag) = row.with_context(|| {
                format!("{}, line {}: not a phrase and a number", path.display(), number + 1)
            })?;
            let lower = phrase.to_lowercase();
            let hashes: Vec<u64> = if lang == Lang::CMN {
                let mut buffer = [[0; 4]; 16];
                phrase_hashes(lower.chars().zip(&mut buffer).map(|(char, bytes)| &*char.encode_utf8(bytes)))
                    .collect()
            } else {
                phrase_hashes(lower.split(' ')).collect()
            };
            if let Some((whole, openings)) = hashes.split_last().filter(|_| hashes.len() <= LONGEST_PHRASE) {
                *self.phrases.entry(*whole).or_default() |= 1 << (flag & 7);
                self.openings.extend(openings);
            }
        }
        Ok(())
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
