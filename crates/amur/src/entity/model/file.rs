//! Model files: checked once, then read in place.
//!
//! A file is a header, the scores of one tag after another, and four tables: words with their class and capitals, phrases
//! with flags, what opens a longer phrase, and features with a row of scores. All numbers are little-endian.

use super::decode::Transitions;
use super::hash::checksum;
use super::openings::Openings;
use super::table::Table;
use super::tag::TAGS;
use crate::{Error, Lang};

/// The first bytes of a model file.
pub(super) const MAGIC: [u8; 8] = *b"AMURNER\n";
/// The version of format and features; a model of another version is refused.
pub(super) const VERSION: u32 = 3;
/// Bytes before the tables: magic, version, language, length, checksum, three lengths of tables, scale.
pub(super) const HEADER: usize = 8 + 4 + 4 + 8 + 8 + 3 * 4 + 4;
/// Bytes after the last row, so that every row can be read as 16 bytes.
pub(super) const PADDING: usize = 16 - TAGS;

/// Words of a phrase, at most.
pub const LONGEST_PHRASE: usize = 8;
/// Features whose rows are looked for together: of many tokens, and of one thing alone.
const AT_ONCE: usize = 128;
const FEW: usize = 32;

/// The scores of the tags of one token, in the unit of the model's rows.
pub(super) type Scores = [i16; 16];

/// A trained model.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    lang: Lang,
    words: Table<'a, 4>,
    phrases: Table<'a, 1>,
    openings: Openings<'a>,
    features: Table<'a, TAGS>,
    feature_count: usize,
    scale: f32,
    transitions: Transitions,
}

/// What a model knows of a word from large texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// Classes of words that occur in like places, 100, 500 and 2,000 of them; 0 for a word without.
    pub classes: [u16; 3],
    /// How often it is written with a capital within a sentence, from 1 (never) to 11 (always); 0 where that is unknown.
    pub capitals: u8,
}

impl WordFacts {
    const EMPTY: Self = Self { classes: [0; 3], capitals: 0 };

    pub(super) fn unpack(packed: u32) -> Self {
        Self {
            classes: [packed & 0x7f, packed >> 7 & 0x1ff, packed >> 16 & 0x7ff].map(|class| class as u16),
            capitals: (packed >> 27 & 0xf) as u8,
        }
    }

    /// The facts in 32 bits.
    #[cfg(feature = "train")]
    pub(super) fn pack(self) -> u32 {
        let [coarse, middle, fine] = self.classes.map(u32::from);
        coarse & 0x7f | (middle & 0x1ff) << 7 | (fine & 0x7ff) << 16 | u32::from(self.capitals & 0xf) << 27
    }
}

/// Reads numbers from the front of bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn openings(&mut self) -> Option<Openings<'a>> {
        let (openings, rest) = Openings::read(self.0)?;
        self.0 = rest;
        Some(openings)
    }

    fn table<const WIDTH: usize>(&mut self, hashes: usize) -> Option<Table<'a, WIDTH>> {
        let (table, rest) = Table::read(self.0, hashes)?;
        self.0 = rest;
        Some(table)
    }
}

impl<'a> Model<'a> {
    /// The model in the bytes of a file, which stay where they are.
    ///
    /// # Errors
    /// [`Error::Model`] where the bytes are no model of this version, or not whole.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let refuse = |reason: &str| Error::Model(reason.to_owned());
        let mut reader = Reader(bytes);
        if reader.take() != Some(MAGIC) {
            return Err(refuse("these bytes are no model"));
        }
        let version = reader.u32().unwrap_or_default();
        if version != VERSION {
            return Err(Error::Model(format!(
                "a model of version {version}; this program reads version {VERSION}"
            )));
        }
        let lang = reader.take::<4>().unwrap_or_default();
        let length = reader.u64().unwrap_or_default();
        if length != bytes.len() as u64 {
            return Err(Error::Model(format!(
                "a model of {length} bytes, of which there are {}",
                bytes.len()
            )));
        }
        let sum = reader.u64().unwrap_or_default();
        if sum != checksum(reader.0) {
            return Err(refuse("the model is damaged: its checksum does not match"));
        }
        let lang = std::str::from_utf8(&lang[..3]).ok().and_then(|code| code.parse().ok());
        let lang = lang.ok_or_else(|| refuse("the model's language is unknown"))?;
        Self::tables(lang, reader).ok_or_else(|| refuse("the model's tables do not fit its length"))
    }

    fn tables(lang: Lang, mut reader: Reader<'a>) -> Option<Self> {
        let [words, phrases, features] =
            [reader.u32()?, reader.u32()?, reader.u32()?].map(|count| count as usize);
        let scale = reader.f32()?;
        let mut transitions = [[0.0; TAGS]; TAGS];
        for score in transitions.iter_mut().flatten() {
            *score = reader.f32()?;
        }
        let model = Self {
            lang,
            words: reader.table(words)?,
            phrases: reader.table(phrases)?,
            openings: reader.openings()?,
            features: reader.table(features)?,
            feature_count: features,
            scale,
            transitions: Transitions::new(transitions),
        };
        (reader.0.len() == PADDING).then_some(model)
    }

    /// The language it was trained for.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How many features it has.
    #[must_use]
    pub fn features(&self) -> usize {
        self.feature_count
    }

    /// What one unit of a row's scores is worth.
    pub(super) fn scale(&self) -> f32 {
        self.scale
    }

    /// The scores of one tag after another.
    pub(super) fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Adds the rows of features, of those that there are, to the scores of their tokens: `ends` tells where the features
    /// of each token end.
    pub(super) fn add(&self, features: &[u64], ends: &[u32], scores: &mut [Scores]) {
        let mut token = 0;
        let take = |at: usize, row: &[u8; 16]| {
            while ends.get(token).is_some_and(|end| at >= *end as usize) {
                token += 1;
            }
            let Some(scores) = scores.get_mut(token) else { return };
            for (score, row) in scores.iter_mut().zip(row) {
                *score = score.saturating_add(i16::from(*row as i8));
            }
        };
        match features.len() {
            ..=FEW => self.features.find_each::<16, FEW>(features, take),
            _ => self.features.find_each::<16, AT_ONCE>(features, take),
        }
    }
}

/// What features read of words and phrases: a model, or tables while one is trained.
pub trait Lexicon {
    /// The facts of a word, by the hash of its lower-case form.
    fn word(&self, hash: u64) -> WordFacts;
    /// The flags of the first phrases, by the chained hashes of their words; 0 where there is none.
    fn phrases(&self, hashes: &[u64; LONGEST_PHRASE], count: usize) -> [u8; LONGEST_PHRASE];
    /// Whether a longer phrase may begin with the words of this hash.
    fn may_open(&self, hash: u64) -> bool;
}

impl Lexicon for Model<'_> {
    fn word(&self, hash: u64) -> WordFacts {
        self.words.find(hash).map_or(WordFacts::EMPTY, |bytes| WordFacts::unpack(u32::from_le_bytes(*bytes)))
    }

    fn phrases(&self, hashes: &[u64; LONGEST_PHRASE], count: usize) -> [u8; LONGEST_PHRASE] {
        let mut all = [0; LONGEST_PHRASE];
        self.phrases.find_each::<1, LONGEST_PHRASE>(&hashes[..count], |at, [flags]| all[at] = *flags);
        all
    }

    #[inline]
    fn may_open(&self, hash: u64) -> bool {
        self.openings.may_open(hash)
    }
}
