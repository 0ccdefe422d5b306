//! Gazetteer files to entries and aliases.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::{Country, EntityType, Error, Lang, tsv};

use super::super::known::FAMILY_NAME_FIRST;
use super::alias::{Alias, Script};
use super::guard;
use super::{BUILT_IN, Entry, Gazetteer, Institution, MEDIA, Target};

const HEADER: [&str; 10] = ["id", "type", "name", "country", "flags", "eng", "rus", "cmn", "vie", "note"];
const COLUMNS: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

/// How the text of a file becomes the text of an alias: borrowed from the program, or copied from the user's file.
type Text<'a> = fn(&'a str) -> Cow<'static, str>;

impl Gazetteer {
    /// Reads the user's files, then the built-in ones.
    pub(super) fn from_files(user: &[(String, String)]) -> Result<Self, Error> {
        let mut loader = Loader::default();
        for (file, table) in user {
            loader.add_file(file, table, 0, |text| Cow::Owned(text.to_owned()))?;
        }
        for (file, table) in BUILT_IN {
            loader.add_file(file, table, 1, Cow::Borrowed)?;
        }
        loader.add_institutions(include_str!("../../../data/gazetteer/institutions.tsv"));
        Ok(loader.gazetteer)
    }
}

/// A gazetteer being read.
#[derive(Default)]
struct Loader {
    gazetteer: Gazetteer,
    /// Names of countries of one word.
    countries: HashSet<Arc<str>, FixedState>,
}

impl Loader {
    fn add_file<'a>(&mut self, file: &str, table: &'a str, rank: u8, text: Text<'a>) -> Result<(), Error> {
        let wrong = |line, reason| Error::Gazetteer { file: file.to_owned(), line, reason };
        let mut lines = tsv::lines(table.trim_start_matches('\u{feff}'));
        let (number, header) = lines.next().ok_or_else(|| wrong(1, "the file is empty".to_owned()))?;
        if header.split('\t').ne(HEADER) {
            let reason = format!("the header must be, separated by tabs: {}", HEADER.join(" "));
            return Err(wrong(number, reason));
        }
        for (number, line) in lines {
            self.add_row(line, rank, file == MEDIA, text).map_err(|reason| wrong(number, reason))?;
        }
        Ok(())
    }

    fn add_row<'a>(
        &mut self,
        line: &'a str,
        rank: u8,
        is_medium: bool,
        text: Text<'a>,
    ) -> Result<(), String> {
        let Some([id, kind, name, country, flags, eng, rus, cmn, vie, _]) = tsv::cells(line) else {
            let found = tsv::split(line, b'\t').count();
            return Err(format!("a row has {} columns, this one {found}", HEADER.len()));
        };
        let kind = entity_type(kind)?;
        let country = match country {
            "" => None,
            code => Some(code.parse::<Country>().map_err(|error| error.to_string())?),
        };
        if id.is_empty() || name.is_empty() {
            return Err("`id` and `name` must not be empty".to_owned());
        }
        let index = self.add_entry(id, kind, name, country, flags);
        let given_name_first = country.is_none_or(|code| !FAMILY_NAME_FIRST.contains(&code.as_str()));
        for (lang, cell) in COLUMNS.into_iter().zip([eng, rus, cmn, vie]) {
            for alias in parts(cell) {
                let (alias, guards) = guard::parse(alias)?;
                if is_medium && guards.is_empty() {
                    self.gazetteer.outlets.entry(text(alias)).or_insert(index);
                }
                let alias = Alias {
                    text: text(alias),
                    script: Script::of(alias),
                    target: Target::Entry(index),
                    kind,
                    lang,
                    guards,
                    rank,
                    given_name_first,
                };
                if let Some(text) = self.possessive(&alias) {
                    self.add_alias(Alias { text: Cow::Owned(text), ..alias.clone() });
                }
                self.add_alias(alias);
            }
        }
        self.gazetteer.entries[index as usize].aliases.end = self.gazetteer.aliases.len() as u32;
        Ok(())
    }

    fn add_entry(
        &mut self,
        id: &str,
        kind: EntityType,
        name: &str,
        country: Option<Country>,
        flags: &str,
    ) -> u32 {
        let index = self.gazetteer.entries.len() as u32;
        let first = self.gazetteer.aliases.len() as u32;
        let seat = flags.split(' ').any(|flag| flag == "seat");
        let entry = Entry { id: id.into(), kind, name: name.into(), country, seat, aliases: first..first };
        if let Some(code) = country.filter(|code| id.strip_prefix("loc:") == Some(code.as_str())) {
            self.gazetteer.countries.entry(code).or_insert(index);
            self.countries.insert(Arc::clone(&entry.name));
        }
        self.gazetteer.entries.push(entry);
        index
    }

    /// "China's National Space Administration" for "China National Space Administration".
    fn possessive(&self, alias: &Alias) -> Option<String> {
        if alias.lang != Lang::ENG {
            return None;
        }
        let first = tsv::split(&alias.text, b' ').next()?;
        let rest = alias.text.get(first.len() + 1..)?;
        (rest.starts_with(char::is_uppercase) && self.countries.contains(first))
            .then(|| format!("{first}'s {rest}"))
    }

    /// The heads of institutions, which become names beside a country.
    fn add_institutions(&mut self, table: &'static str) {
        let entries = self.gazetteer.entries.iter().enumerate();
        let ids: HashMap<Arc<str>, u32> =
            entries.map(|(index, entry)| (Arc::clone(&entry.id), index as u32)).collect();
        for [key, name, own, eng, rus, cmn, vie, _] in tsv::rows(table) {
            let pairs = own.split(' ').filter_map(|pair| pair.split_once('='));
            let own = pairs.filter_map(|(code, id)| Some((code.parse().ok()?, *ids.get(id)?))).collect();
            let target = Target::Institution(self.gazetteer.institutions.len() as u32);
            self.gazetteer.institutions.push(Institution { key, name, own });
            for (lang, cell) in COLUMNS.into_iter().zip([eng, rus, cmn, vie]) {
                for head in parts(cell) {
                    self.add_alias(Alias {
                        text: Cow::Borrowed(head),
                        script: Script::of(head),
                        target,
                        kind: EntityType::Org,
                        lang,
                        guards: Vec::new(),
                        rank: 2,
                        given_name_first: true,
                    });
                }
            }
        }
    }

    fn add_alias(&mut self, alias: Alias) {
        self.gazetteer.scripts[alias.script as usize].0.push(self.gazetteer.aliases.len() as u32);
        self.gazetteer.aliases.push(alias);
    }
}

/// The names of a cell.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    tsv::split(cell, b'|').map(str::trim).filter(|part| !part.is_empty())
}

fn entity_type(name: &str) -> Result<EntityType, String> {
    [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Norp, EntityType::Misc]
        .into_iter()
        .find(|kind| kind.as_str() == name)
        .ok_or_else(|| format!("`{name}` is no type: write PER, ORG, LOC, NORP or MISC"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(table: &str) -> Result<Gazetteer, Error> {
        Gazetteer::from_files(&[("mine.tsv".to_owned(), table.to_owned())])
    }

    #[test]
    fn errors_name_file_and_line() {
        let header = HEADER.join("\t");
        for (table, part) in [
            (String::new(), "line 1: the file is empty"),
            ("id\tname".to_owned(), "the header must be"),
            (format!("{header}\nper:x\tPER\tX"), "line 2: a row has 10 columns, this one 3"),
            (format!("{header}\nper:x\tPERSON\tX\t\t\tX\t\t\t\t"), "`PERSON` is no type"),
            (format!("{header}\nper:x\tPER\tX\tRussia\t\tX\t\t\t\t"), "`Russia` is not a country"),
            (format!("{header}\nper:x\tPER\tX\t\t\tX{{foo}}\t\t\t\t"), "is no guard"),
        ] {
            let error = user(&table).unwrap_err().to_string();
            assert!(error.starts_with("gazetteer mine.tsv") && error.contains(part), "{error}");
        }
    }

    #[test]
    fn built_in_files_load() {
        let gazetteer = Gazetteer::from_files(&[]).unwrap();
        assert!(gazetteer.entries.len() > 600);
        assert!(gazetteer.country("CHN".parse().unwrap()).is_some_and(|entry| &*entry.name == "China"));
    }
}
