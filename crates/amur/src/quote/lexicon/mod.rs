//! Words that the rules ask for, from `data/quotes`: cues, nouns for speakers, function words.

mod classes;
mod sieve;

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::{Lang, tsv};

use sieve::Sieve;

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
    /// Whether it is a noun of saying.
    pub(super) saying: bool,
}

/// What the lexicon has under a phrase, or under the beginning of one.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) entry: Option<Entry>,
    /// Whether longer phrases begin with it.
    pub(super) goes_on: bool,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<Cow<'static, str>, Found>,
    words: Sieve,
    /// Whether words are written without blanks between them.
    pub(super) dense: bool,
}

impl Lexicon {
    /// The words of a language; those of no other are known.
    pub(super) fn of(lang: Lang) -> Option<&'static Self> {
        let place = LANGUAGES.iter().position(|known| *known == lang)?;
        LEXICONS.get(place).map(LazyLock::deref)
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

    /// What is known of a word in lower case, or of words that may begin a longer phrase.
    pub(super) fn find(&self, phrase: &str) -> Option<&Found> {
        self.entries.get(phrase)
    }

    /// The same for a single word; most words are told by one look.
    pub(super) fn first(&self, word: &str) -> Option<&Found> {
        if self.words.may_hold(word) { self.find(word) } else { None }
    }

    /// Chinese verbs of saying with another one behind: 批评说, 补充道.
    fn compounds(&mut self, form: &str, cue: Cue) {
        if cue.class != CueClass::Speech || form.chars().count() < 2 || form.ends_with(SAYING) {
            return;
        }
        let frames = cue.frames.of_saying();
        for last in SAYING {
            self.entry(Cow::Owned(format!("{form}{last}"))).cue = Some(Cue { frames, ..cue });
        }
    }

    /// The entry of a phrase; its beginnings learn that a phrase goes on.
    fn entry(&mut self, phrase: Cow<'static, str>) -> &mut Entry {
        let mut end = self.first_end(&phrase);
        self.words.add(&phrase[..end]);
        while end < phrase.len() {
            let beginning = match &phrase {
                Cow::Borrowed(phrase) => Cow::Borrowed(&phrase[..end]),
                Cow::Owned(phrase) => Cow::Owned(phrase[..end].to_owned()),
            };
            self.entries.entry(beginning).or_default().goes_on = true;
            // Blanks are no tokens.
            let blank = usize::from(phrase.as_bytes()[end] == b' ');
            end += blank + self.first_end(&phrase[end + blank..]);
        }
        self.entries.entry(phrase).or_default().entry.get_or_insert_default()
    }

    /// Where the first token of a phrase ends.
    fn first_end(&self, phrase: &str) -> usize {
        let mut chars = phrase.char_indices();
        let Some((_, first)) = chars.next() else { return 0 };
        let ends = |char: char| matches!(char, ' ' | '-' | ',');
        if self.dense || ends(first) {
            return first.len_utf8();
        }
        chars.find(|(_, char)| ends(*char)).map_or(phrase.len(), |(end, _)| end)
    }
}

/// Chinese words for saying that stand behind other verbs.
const SAYING: [char; 5] = ['说', '說', '称', '稱', '道'];

/// The class of nouns that stand after "according to" and are no sources. They may be of another class besides.
const NORM: &str = "norm";

/// The class of nouns of saying; most are nouns for documents, or forms of verbs, too.
const SAYING_NOUN: &str = "saying";

/// Languages with words of their own.
const LANGUAGES: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

const CUES: &str = include_str!("../../../data/quotes/cues.tsv");
const NOUNS: &str = include_str!("../../../data/quotes/roles.tsv");
const WORDS: &str = include_str!("../../../data/quotes/words.tsv");

/// One for each of [`LANGUAGES`], read when it is asked for.
static LEXICONS: [LazyLock<Lexicon>; LANGUAGES.len()] = [
    LazyLock::new(|| load(Lang::ENG)),
    LazyLock::new(|| load(Lang::RUS)),
    LazyLock::new(|| load(Lang::CMN)),
    LazyLock::new(|| load(Lang::VIE)),
];

fn load(lang: Lang) -> Lexicon {
    let mut lexicon = Lexicon { dense: lang == Lang::CMN, ..Lexicon::default() };
    for [_, class, frames, lemma, forms] in own(CUES, lang) {
        let Some(class) = CueClass::of(class) else { continue };
        let (frames, passive) = (Frames::of(frames), frames.contains("quoted"));
        for (_, form) in spellings(forms, lang) {
            let participle = match lang {
                Lang::ENG => form.split(' ').next().is_some_and(|verb| verb.ends_with("ing")),
                Lang::RUS => form.ends_with(['в', 'я']),
                _ => false,
            } && !passive;
            let bare_form = form == lemma || form.strip_prefix(lemma) == Some("s");
            let cue = Cue { class, frames, participle, bare_form };
            if lexicon.dense {
                lexicon.compounds(&form, cue);
            }
            lexicon.entry(form).cue = Some(cue);
        }
    }
    for [_, key, kind, gender, forms, is_a] in own(NOUNS, lang) {
        let Some(kind) = NounKind::of(kind) else { continue };
        // Nouns that share no meaning are their own keys.
        let key = if key == "person" { forms.split('|').next().unwrap_or(key) } else { key };
        let lemma = forms.split('|').next().unwrap_or(forms);
        let gender = Feature::of(gender);
        for (number, form) in spellings(forms, lang) {
            // Of Russian nouns the nominative comes first.
            let nominative = lang != Lang::RUS || number == 0;
            let noun = Noun { kind, gender, nominative, lemma, key, is_a };
            if lang == Lang::VIE && kind == NounKind::Person {
                let feminine = Noun { gender: Feature::Feminine, ..noun };
                lexicon.entry(Cow::Owned(format!("nữ {form}"))).role.get_or_insert(feminine);
            }
            lexicon.entry(form).role = Some(noun);
        }
    }
    for [_, class, feature, forms] in own(WORDS, lang) {
        for (_, form) in spellings(forms, lang) {
            let entry = lexicon.entry(form);
            if class == NORM {
                entry.norm = true;
            } else if class == SAYING_NOUN {
                entry.saying = true;
            } else if entry.class.is_none() {
                entry.class = Class::of(class);
                entry.feature = Feature::of(feature);
            }
        }
    }
    lexicon
}

/// The numbered forms of a row; Russian ones with `е` for `ё`, too, as most papers write.
fn spellings(forms: &'static str, lang: Lang) -> impl Iterator<Item = (usize, Cow<'static, str>)> {
    forms.split('|').enumerate().flat_map(move |(number, form)| {
        let plain = (lang == Lang::RUS && form.contains('ё')).then(|| Cow::Owned(form.replace('ё', "е")));
        std::iter::once(Cow::Borrowed(form)).chain(plain).map(move |form| (number, form))
    })
}

/// The rows of a table for one language. Those of the others are passed over unread.
fn own<const N: usize>(table: &'static str, lang: Lang) -> impl Iterator<Item = [&'static str; N]> {
    tsv::lines(table).filter(move |(_, line)| line.starts_with(lang.as_str())).map(|(_, line)| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
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
        check::<4>(WORDS, |row| [NORM, SAYING_NOUN].contains(&row[1]) || Class::of(row[1]).is_some());
    }

    #[test]
    fn phrases() {
        let english = Lexicon::of(Lang::ENG).unwrap();
        assert!(english.first("according").unwrap().goes_on);
        assert!(english.find("according to").unwrap().entry.is_some());
        assert!(english.first("accordion").is_none());
        assert!(english.get("said").unwrap().cue.unwrap().frames.has(Frames::THAT));
        assert!(english.get("saying").unwrap().cue.unwrap().participle);
        assert!(Lexicon::of(Lang::CMN).unwrap().first("表").unwrap().goes_on);
        assert!(Lexicon::of(Lang::RUS).unwrap().find("о том,").unwrap().goes_on);
        assert!(Lexicon::of("fra".parse().unwrap()).is_none());
    }
}
