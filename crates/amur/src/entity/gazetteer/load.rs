//! Gazetteer files to entries and aliases.

use std::collections::HashMap;

use crate::{Country, EntityType, Error, Lang, tsv};

use super::super::known::FAMILY_NAME_FIRST;
use super::guard::{self, Guard};
use super::{Alias, BUILT_IN, Entry, Gazetteer, Institution, MEDIA, Target, russian};

const HEADER: [&str; 10] = ["id", "type", "name", "country", "flags", "eng", "rus", "cmn", "vie", "note"];
const COLUMNS: [Lang; 4] = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE];

impl Gazetteer {
    /// Reads the user's files, then the built-in ones.
    pub(super) fn from_files(user: &[(String, String)]) -> Result<Self, Error> {
        let mut gazetteer = Self {
            entries: Vec::new(),
            institutions: Vec::new(),
            scripts: Default::default(),
            outlets: HashMap::new(),
            countries: HashMap::new(),
        };
        for (file, table) in user {
            gazetteer.add_file(file, table, 0)?;
        }
        for (file, table) in BUILT_IN {
            gazetteer.add_file(file, table, 1)?;
        }
        gazetteer.add_institutions(include_str!("../../../data/gazetteer/institutions.tsv"))?;
        Ok(gazetteer)
    }

    fn add_file(&mut self, file: &str, table: &str, rank: u8) -> Result<(), Error> {
        let wrong = |line, reason| Error::Gazetteer { file: file.to_owned(), line, reason };
        let mut lines = tsv::lines(table.trim_start_matches('\u{feff}'));
        let (number, header) = lines.next().ok_or_else(|| wrong(1, "the file is empty".to_owned()))?;
        if header.split('\t').ne(HEADER) {
            let reason = format!("the header must be, separated by tabs: {}", HEADER.join(" "));
            return Err(wrong(number, reason));
        }
        for (number, line) in lines {
            self.add_row(line, rank, file == MEDIA).map_err(|reason| wrong(number, reason))?;
        }
        Ok(())
    }

    fn add_row(&mut self, line: &str, rank: u8, is_medium: bool) -> Result<(), String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, kind, name, country, flags, eng, rus, cmn, vie, _] = cells[..] else {
            return Err(format!("a row has {} columns, this one {}", HEADER.len(), cells.len()));
        };
        let kind = entity_type(kind)?;
        let country = match country {
            "" => None,
            code => Some(code.parse::<Country>().map_err(|error| error.to_string())?),
        };
        let index = self.entries.len() as u32;
        let seat = flags.split(' ').any(|flag| flag == "seat");
        if id.is_empty() || name.is_empty() {
            return Err("`id` and `name` must not be empty".to_owned());
        }
        self.entries.push(Entry { id: id.into(), kind, name: name.into(), country, seat });
        if let (EntityType::Loc, Some(code), true) =
            (kind, country, country.is_some_and(|code| id.ends_with(code.as_str())))
        {
            self.countries.entry(code).or_insert(index);
        }
        let given_name_first = country.is_none_or(|code| !FAMILY_NAME_FIRST.contains(&code.as_str()));
        for (lang, cell) in COLUMNS.into_iter().zip([eng, rus, cmn, vie]) {
            for alias in cell.split('|').filter(|alias| !alias.trim().is_empty()) {
                let (text, guard) = guard::parse(alias.trim())?;
                if is_medium && guard == Guard::None {
                    self.outlets.entry(text.to_owned()).or_insert(index);
                }
                let alias = Alias { target: Target::Entry(index), lang, guard, rank };
                let owned = (lang == Lang::ENG).then(|| self.possessive(text)).flatten();
                for form in owned.into_iter().chain(std::iter::once(text.to_owned())) {
                    for form in written_forms(&form, lang, kind, given_name_first) {
                        self.add_alias(form, alias.clone());
                    }
                }
            }
        }
        Ok(())
    }

    /// "China's National Space Administration" for "China National Space Administration".
    fn possessive(&self, alias: &str) -> Option<String> {
        let (first, rest) = alias.split_once(' ')?;
        let is_country = self.countries.values().any(|index| &*self.entries[*index as usize].name == first);
        (is_country && rest.starts_with(char::is_uppercase)).then(|| format!("{first}'s {rest}"))
    }

    /// The heads of institutions, which become names beside a country.
    fn add_institutions(&mut self, table: &'static str) -> Result<(), Error> {
        let ids: HashMap<&str, u32> =
            self.entries.iter().enumerate().map(|(index, entry)| (&*entry.id, index as u32)).collect();
        let own = |cell: &str| -> Vec<(Country, u32)> {
            let pairs = cell.split(' ').filter_map(|pair| pair.split_once('='));
            pairs.filter_map(|(code, id)| Some((code.parse().ok()?, *ids.get(id)?))).collect()
        };
        let rows: Vec<([&'static str; 8], _)> =
            tsv::rows(table).map(|row: [&str; 8]| (row, own(row[2]))).collect();
        for ([key, name, _, eng, rus, cmn, vie, _], own) in rows {
            let index = self.institutions.len() as u32;
            self.institutions.push(Institution { key, name, own });
            for (lang, cell) in COLUMNS.into_iter().zip([eng, rus, cmn, vie]) {
                for head in cell.split('|').map(str::trim).filter(|head| !head.is_empty()) {
                    let alias =
                        Alias { target: Target::Institution(index), lang, guard: Guard::None, rank: 2 };
                    for form in written_forms(head, lang, EntityType::Org, true) {
                        self.add_alias(form, alias.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn add_alias(&mut self, text: String, alias: Alias) {
        let script = &mut self.scripts[script_of(&text)];
        let next = script.patterns.len();
        let index = *script.index.entry(text.clone()).or_insert(next);
        if index == next {
            script.patterns.push((text, Vec::new()));
        }
        let aliases = &mut script.patterns[index].1;
        if !aliases.iter().any(|known| known.target == alias.target && known.lang == alias.lang) {
            aliases.push(alias);
        }
    }
}

/// Which of the automata a name belongs to: 0 Latin, 1 Cyrillic, 2 Han.
fn script_of(name: &str) -> usize {
    let has = |first: char, last: char| name.chars().any(|char| (first..=last).contains(&char));
    if has('\u{3400}', '\u{9fff}') { 2 } else { usize::from(has('\u{400}', '\u{4ff}')) }
}

/// An alias as it may stand in a text: declined, and with a capital at the start of a sentence.
fn written_forms(alias: &str, lang: Lang, kind: EntityType, given_name_first: bool) -> Vec<String> {
    let mut forms = if lang == Lang::RUS && script_of(alias) == 1 {
        russian::forms(alias, kind, given_name_first)
    } else {
        vec![alias.to_owned()]
    };
    let capitalised: Vec<String> = forms
        .iter()
        .filter_map(|form| {
            let first = form.chars().next().filter(|char| char.is_lowercase())?;
            Some(first.to_uppercase().chain(form.chars().skip(1)).collect())
        })
        .collect();
    forms.extend(capitalised);
    let typographic: Vec<String> =
        forms.iter().filter(|form| form.contains('\'')).map(|form| form.replace('\'', "’")).collect();
    forms.extend(typographic);
    forms
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
