//! Words that the rules ask for, from `data/quotes`: cues, nouns for speakers, function words.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::{Lang, tsv};

type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;

/// What a word, or several words together, is to the rules.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) class: Option<Class>,
    pub(super) feature: Feature,
    pub(super) cue: Option<Cue>,
    pub(super) role: Option<Noun>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $( $word:literal => $variant:ident, )+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name { $( $variant, )+ }

        impl $name {
            fn of(word: &str) -> Option<Self> {
                match word {
                    $( $word => Some(Self::$variant), )+
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// Classes of function words, as the head of `words.tsv` tells them.
    Class {
        "that" => That,
        "wh" => Wh,
        "pron" => Pron,
        "obj" => Obj,
        "rel" => Rel,
        "poss" => Poss,
        "det" => Det,
        "and" => And,
        "but" => But,
        "sub" => Sub,
        "of" => Of,
        "prep" => Prep,
        "aux" => Aux,
        "not" => Not,
        "adv" => Adv,
        "time" => Time,
        "according" => According,
        "as" => As,
        "verb" => Verb,
        "clitic" => Clitic,
        "by" => By,
        "account" => Account,
        "anaphor" => Anaphor,
        "nobody" => Nobody,
        "cite" => Cite,
    }
}

words! {
    /// What somebody does who is reported.
    CueClass {
        "speech" => Speech,
        "writing" => Writing,
        "thought" => Thought,
        "refusal" => Refusal,
    }
}

words! {
    /// Whom a noun describes.
    NounKind {
        "person" => Person,
        "people" => People,
        "group" => Group,
        "media" => Media,
        "document" => Document,
    }
}

/// Gender, number or person of a pronoun or noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Feature {
    #[default]
    None,
    Masculine,
    Feminine,
    Neuter,
    Plural,
    First,
}

impl Feature {
    fn of(letter: &str) -> Self {
        match letter {
            "m" => Self::Masculine,
            "f" => Self::Feminine,
            "n" => Self::Neuter,
            "p" => Self::Plural,
            "1" => Self::First,
            _ => Self::None,
        }
    }
}

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) class: CueClass,
    pub(super) frames: Frames,
    /// A participle or gerund: its subject is that of the clause it stands in.
    pub(super) participle: bool,
    /// A form that is a noun, too.
    pub(super) bare_form: bool,
}

/// What can follow a cue as content, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u16);

impl Frames {
    pub(super) const THAT: Self = Self(1);
    pub(super) const BARE: Self = Self(2);
    pub(super) const WH: Self = Self(4);
    pub(super) const TO: Self = Self(8);
    pub(super) const NP: Self = Self(16);
    pub(super) const ABOUT: Self = Self(32);
    pub(super) const FOR: Self = Self(64);
    pub(super) const WHOM: Self = Self(128);
    pub(super) const TO_WHOM: Self = Self(256);
    pub(super) const QUOTED: Self = Self(512);
    pub(super) const QUOTE: Self = Self(1024);
    pub(super) const DOUBT: Self = Self(2048);
    pub(super) const UNSAID: Self = Self(4096);
    pub(super) const RELAY: Self = Self(8192);

    fn of(words: &str) -> Self {
        Self(words.split(' ').fold(0, |bits, word| {
            bits | match word {
                "that" => Self::THAT.0,
                "bare" => Self::BARE.0,
                "wh" => Self::WH.0,
                "to" => Self::TO.0,
                "np" => Self::NP.0,
                "about" => Self::ABOUT.0,
                "for" => Self::FOR.0,
                "whom" => Self::WHOM.0,
                "to-whom" => Self::TO_WHOM.0,
                "quoted" => Self::QUOTED.0,
                "quote" => Self::QUOTE.0,
                "doubt" => Self::DOUBT.0,
                "unsaid" => Self::UNSAID.0,
                "relay" => Self::RELAY.0,
                _ => 0,
            }
        }))
    }

    pub(super) fn has(self, frame: Self) -> bool {
        self.0 & frame.0 != 0
    }
}

/// A noun for a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub(super) kind: NounKind,
    pub(super) gender: Feature,
    /// Whether the form can be a subject.
    pub(super) nominative: bool,
    /// What it means whatever the language, as in `roles.tsv`.
    pub(super) key: &'static str,
    /// Wider keys, separated by blanks.
    pub(super) is_a: &'static str,
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

/// Languages with words of their own.
const LANGUAGES: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

const CUES: &str = include_str!("../../data/quotes/cues.tsv");
const NOUNS: &str = include_str!("../../data/quotes/roles.tsv");
const WORDS: &str = include_str!("../../data/quotes/words.tsv");

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
                Some(Noun { kind, gender: Feature::of(gender), nominative, key, is_a });
        }
    }
    for [_, class, feature, forms] in own(WORDS, lang) {
        for form in spellings(forms, lang) {
            let entry = lexicon.entry(&form);
            if entry.class.is_none() {
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
        check::<4>(WORDS, |row| Class::of(row[1]).is_some());
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
