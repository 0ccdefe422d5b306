//! Words that the rules ask for, from `data/quotes`: cues, nouns for speakers, function words.

mod classes;

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::{Lang, tsv};

pub(super) use classes::{Class, Cue, CueClass, Feature, Frames, Noun, NounKind};

type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;

/// What a word, or several words together, is to the rules.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) class: Option<Class>,
    pub(super) feature: Feature,
    pub(super) cue: Option<Cue>,
    pub(super) role: Option<Noun>,
    /// Whether something can be in line with it: a law, a plan.
    pub(super) norm: bool,
}

/// What the lexicon has under a phrase.
#[derive(Debug, Default)]
struct Found {
    entry: Option<Entry>,
    /// The most words of a phrase that begins with it, itself counted; 0 where it begins none.
    longest: usize,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<String, Found>,
    /// Whether words are written without blanks between them.
    pub(super) dense: bool,
}

impl Lexicon {
    /// The words of a language; those of no other are known.
    pub(super) fn of(lang: Lang) -> Option<&'static Self> {
        let place = LANGUAGES.iter().position(|known| *known == lang)?;
        LEXICONS.get(place)
    }

    /// The language whose words a block is read with: its own, else the document's; English where nothing tells.
    pub(super) fn language(block: Lang, document: Lang) -> Lang {
        let known = [block, document].into_iter().find(|lang| LANGUAGES.contains(lang));
        known.unwrap_or(if document == Lang::UND { Lang::ENG } else { document })
    }

    /// A phrase in lower case.
    pub(super) fn get(&self, phrase: &str) -> Option<&Entry> {
        self.entries.get(phrase).and_then(|found| found.entry.as_ref())
    }

    /// A word in lower case by itself, and the most words that a phrase has which begins with it.
    pub(super) fn first(&self, word: &str) -> Option<(Option<&Entry>, usize)> {
        let found = self.entries.get(word).filter(|found| found.longest > 0)?;
        Some((found.entry.as_ref(), found.longest))
    }

    /// Chinese verbs of saying with another one behind: 批评说, 补充道.
    fn compounds(&mut self, form: &str, cue: Cue) {
        if cue.class != CueClass::Speech || form.chars().count() < 2 || form.ends_with(SAYING) {
            return;
        }
        let frames = cue.frames.of_saying();
        for last in SAYING {
            self.entry(&format!("{form}{last}")).cue = Some(Cue { frames, ..cue });
        }
    }

    fn entry(&mut self, phrase: &str) -> &mut Entry {
        let words: Vec<&str> = if self.dense {
            phrase.split("").filter(|part| !part.is_empty()).collect()
        } else {
            // A hyphen is a token of its own.
            phrase.split(' ').flat_map(|word| word.split_inclusive('-')).collect()
        };
        let hyphens = if self.dense { 0 } else { phrase.matches('-').count() };
        let first = words.first().map_or("", |word| word.trim_end_matches('-'));
        let first = self.entries.entry(first.to_owned()).or_default();
        first.longest = first.longest.max(words.len() + hyphens);
        self.entries.entry(phrase.to_owned()).or_default().entry.get_or_insert_default()
    }
}

/// Chinese words for saying that stand behind other verbs.
const SAYING: [char; 5] = ['说', '說', '称', '稱', '道'];

/// The class of nouns that stand after "according to" and are no sources. They may be of another class besides.
const NORM: &str = "norm";

/// Languages with words of their own.
const LANGUAGES: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

const CUES: &str = include_str!("../../../data/quotes/cues.tsv");
const NOUNS: &str = include_str!("../../../data/quotes/roles.tsv");
const WORDS: &str = include_str!("../../../data/quotes/words.tsv");

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| LANGUAGES.map(load).into());

fn load(lang: Lang) -> Lexicon {
    let mut lexicon = Lexicon { dense: lang == Lang::CMN, ..Lexicon::default() };
    for [_, class, frames, lemma, forms] in own(CUES, lang) {
        let Some(class) = CueClass::of(class) else { continue };
        for form in spellings(forms, lang) {
            let form = &*form;
            let participle = match lang {
                Lang::ENG => form.split(' ').next().is_some_and(|verb| verb.ends_with("ing")),
                Lang::RUS => form.ends_with(['в', 'я']),
                _ => false,
            } && !frames.contains("quoted");
            let bare_form = form == lemma || form.strip_prefix(lemma) == Some("s");
            let cue = Cue { class, frames: Frames::of(frames), participle, bare_form };
            lexicon.entry(form).cue = Some(cue);
            if lexicon.dense {
                lexicon.compounds(form, cue);
            }
        }
    }
    for [_, key, kind, gender, forms, is_a] in own(NOUNS, lang) {
        let Some(kind) = NounKind::of(kind) else { continue };
        // Nouns that share no meaning are their own keys.
        let key = if key == "person" { forms.split('|').next().unwrap_or(key) } else { key };
        let first = forms.split('|').next().unwrap_or(forms);
        for form in spellings(forms, lang) {
            // Of Russian nouns the nominative comes first.
            let nominative = lang != Lang::RUS || form == first || form == first.replace('ё', "е");
            lexicon.entry(&form).role =
                Some(Noun { kind, gender: Feature::of(gender), nominative, lemma: first, key, is_a });
        }
    }
    for [_, class, feature, forms] in own(WORDS, lang) {
        for form in spellings(forms, lang) {
            let entry = lexicon.entry(&form);
            if class == NORM {
                entry.norm = true;
            } else if entry.class.is_none() {
                entry.class = Class::of(class);
                entry.feature = Feature::of(feature);
            }
        }
    }
    lexicon
}

/// The forms of a row; Russian ones with `е` for `ё`, too, as most papers write.
fn spellings(forms: &'static str, lang: Lang) -> impl Iterator<Item = Cow<'static, str>> {
    forms.split('|').flat_map(move |form| {
        let plain = (lang == Lang::RUS && form.contains('ё')).then(|| Cow::Owned(form.replace('ё', "е")));
        std::iter::once(Cow::Borrowed(form)).chain(plain)
    })
}

/// The rows of a table for one language.
fn own<const N: usize>(table: &'static str, lang: Lang) -> impl Iterator<Item = [&'static str; N]> {
    tsv::rows(table).filter(move |row: &[&str; N]| row[0].parse().is_ok_and(|own: Lang| own == lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        fn check<const N: usize>(table: &'static str, known: impl Fn(&[&str; N]) -> bool) {
            let rows: Vec<[&str; N]> = tsv::rows(table).collect();
            assert_eq!(rows.len(), tsv::lines(table).count() - 1);
            for row in rows {
                assert!(row[0].parse().is_ok_and(|lang| LANGUAGES.contains(&lang)) && known(&row), "{row:?}");
            }
        }
        check::<5>(CUES, |row| CueClass::of(row[1]).is_some());
        check::<6>(NOUNS, |row| NounKind::of(row[2]).is_some());
        check::<4>(WORDS, |row| row[1] == NORM || Class::of(row[1]).is_some());
    }

    #[test]
    fn phrases() {
        let english = Lexicon::of(Lang::ENG).unwrap();
        assert!(english.first("according").unwrap().1 >= 2);
        assert!(english.get("said").unwrap().cue.unwrap().frames.has(Frames::THAT));
        assert!(english.get("saying").unwrap().cue.unwrap().participle);
        assert!(Lexicon::of(Lang::CMN).unwrap().first("表").unwrap().1 >= 2);
        assert!(Lexicon::of("fra".parse().unwrap()).is_none());
    }
}
