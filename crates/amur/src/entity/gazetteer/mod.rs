//! The gazetteer: known names in four languages, and where they stand in a text.

mod alias;
mod filter;
mod guard;
mod index;
mod load;
mod matching;
mod other;
mod person;
mod recase;
mod russian;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use foldhash::fast::FixedState;

use crate::{Country, EntityType, Error};

use alias::Alias;
use index::Index;

pub(crate) use matching::{Match, Matches};
pub(crate) use person::{Reading, person_forms, person_readings};
pub(crate) use russian::Gender;

/// The files that are built in; a later file gives way to an earlier one.
const BUILT_IN: [(&str, &str); 9] = [
    ("countries.tsv", include_str!("../../../data/gazetteer/countries.tsv")),
    ("capitals.tsv", include_str!("../../../data/gazetteer/capitals.tsv")),
    ("nationalities.tsv", include_str!("../../../data/gazetteer/nationalities.tsv")),
    ("people.tsv", include_str!("../../../data/gazetteer/people.tsv")),
    ("organisations.tsv", include_str!("../../../data/gazetteer/organisations.tsv")),
    ("companies.tsv", include_str!("../../../data/gazetteer/companies.tsv")),
    (MEDIA, include_str!("../../../data/gazetteer/media.tsv")),
    ("places.tsv", include_str!("../../../data/gazetteer/places.tsv")),
    ("programmes.tsv", include_str!("../../../data/gazetteer/programmes.tsv")),
];
/// The file of outlets and agencies.
const MEDIA: &str = "media.tsv";

static SHARED: LazyLock<Result<Arc<Gazetteer>, String>> =
    LazyLock::new(|| Gazetteer::from_files(&[]).map(Arc::new).map_err(|error| error.to_string()));

/// A known thing.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: Arc<str>,
    pub(crate) kind: EntityType,
    /// Canonical English name.
    pub(crate) name: Arc<str>,
    pub(crate) country: Option<Country>,
    /// A seat of government, which may stand for it.
    pub(crate) seat: bool,
    /// Its names, as indices of aliases.
    aliases: Range<u32>,
}

/// What an alias names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// Index of an entry.
    Entry(u32),
    /// Index of an institution; a country beside it makes it a name.
    Institution(u32),
}

/// A body that every country has: `Ministry of Foreign Affairs of {country}`.
#[derive(Debug)]
pub(crate) struct Institution {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    /// Countries whose body is an entry of its own.
    own: Vec<(Country, u32)>,
}

impl Institution {
    /// The entry of a country's body, if it has one.
    pub(crate) fn own(&self, country: Country) -> Option<u32> {
        self.own.iter().find(|(code, _)| *code == country).map(|(_, entry)| *entry)
    }
}

/// Known names, ready to be matched. Built once, shared by threads.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    entries: Vec<Entry>,
    institutions: Vec<Institution>,
    aliases: Vec<Alias>,
    /// Aliases by the script they are written in, as indices; the index of a script is built when first needed.
    scripts: [(Vec<u32>, OnceLock<Index>); 3],
    /// Full names of outlets.
    outlets: HashMap<Cow<'static, str>, u32, FixedState>,
    /// Entries of countries by code.
    countries: HashMap<Country, u32, FixedState>,
}

impl Gazetteer {
    /// The built-in gazetteer, with those of the user before it.
    pub(crate) fn new(user: &[(String, String)]) -> Result<Arc<Self>, Error> {
        if user.is_empty() {
            return SHARED.clone().map_err(|reason| Error::Gazetteer {
                file: "built-in".into(),
                line: 0,
                reason,
            });
        }
        Self::from_files(user).map(Arc::new)
    }

    /// Loads the built-in gazetteer and builds its indices; the number of names. What a start costs.
    #[cfg(feature = "bench")]
    pub(crate) fn load_all() -> Result<usize, Error> {
        let gazetteer = Self::from_files(&[])?;
        (0..gazetteer.scripts.len()).for_each(|script| {
            gazetteer.index(script);
        });
        Ok(gazetteer.aliases.len())
    }

    /// The index of a script, built when first asked for.
    fn index(&self, script: usize) -> &Index {
        let (aliases, index) = &self.scripts[script];
        index.get_or_init(|| Index::new(aliases.iter().map(|at| (*at, &self.aliases[*at as usize]))))
    }

    /// Something known by the index of its entry.
    pub(crate) fn entry(&self, index: u32) -> &Entry {
        &self.entries[index as usize]
    }

    /// The ways the name of an entry is written, in all languages.
    pub(crate) fn names_of(&self, entry: u32) -> impl Iterator<Item = &str> {
        let Range { start, end } = self.entry(entry).aliases;
        self.aliases[start as usize..end as usize].iter().map(|alias| &*alias.text)
    }

    /// A body that every country has.
    pub(crate) fn institution(&self, index: u32) -> &Institution {
        &self.institutions[index as usize]
    }

    /// The entry of a country.
    pub(crate) fn country(&self, code: Country) -> Option<&Entry> {
        self.countries.get(&code).map(|index| self.entry(*index))
    }

    /// Whether an entry is a country, or the people of one.
    pub(crate) fn is_state(&self, entry: u32) -> bool {
        let entry = self.entry(entry);
        entry.country.is_some_and(|code| {
            entry.kind == EntityType::Norp || self.country(code).is_some_and(|country| country.id == entry.id)
        })
    }

    /// Whether a line is the name of a known outlet.
    pub(crate) fn is_outlet(&self, line: &str) -> bool {
        self.outlets.contains_key(line)
    }
}
