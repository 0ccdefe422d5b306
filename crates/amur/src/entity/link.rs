//! Names to mentions: the longest of overlapping ones, family names to full names, names to entity ids.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::{Case, Country, Document, EntityType, Lang, Mention, Span, TokenKind};

use super::acronym;
use super::gazetteer::Gazetteer;
use super::han;
use super::id;
use super::known::{Known, What};
use super::metonymy::is_metonym;
use super::names::{INTERPUNCTS, family_key, is_common_word, is_full};
use super::people::{FullName, People, Person};
use super::tagger::Tagged;

/// What linking reads.
#[derive(Clone, Copy)]
struct Context<'a> {
    gazetteer: &'a Gazetteer,
    document: &'a Document,
}

/// A name and how it was found.
#[derive(Clone, Copy, Debug)]
struct Name {
    span: Span,
    sentence: u32,
    kind: EntityType,
    source: Source,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    Known(What),
    Tagged(f64),
    /// A family name whose full name stands elsewhere in the document.
    Family,
}

/// Who or what a name stands for.
#[derive(Clone)]
struct Entity {
    id: Arc<str>,
    name: Arc<str>,
    country: Option<Country>,
    seat: bool,
}

/// The mentions of a document, in the order of its text.
pub(crate) fn link(
    gazetteer: &Gazetteer,
    document: &Document,
    known: &[Vec<Known>],
    tagged: &[Vec<Tagged>],
) -> Vec<Mention> {
    let context = &Context { gazetteer, document };
    let mut names = merge(context, known, tagged);
    let people = people(context, &names);
    let families = family_names(context, &names, &people);
    names.extend(families);
    names.extend(repeated_names(context, &names));
    names.sort_by_key(|name| (name.span, name.sentence));
    let institutions = institutions(&names);
    let organisations = names.iter().filter(|name| name.kind == EntityType::Org).map(|name| name.span);
    let acronyms = acronym::explained(document, &organisations.collect::<Vec<_>>());
    let (people, institutions, acronyms) = (&people, &institutions, &acronyms);
    let (made, called) = Default::default();
    let mut entities = Entities { context, people, institutions, acronyms, made, called };
    names.iter().map(|name| entities.mention(name)).collect()
}

/// Of overlapping names the user's, then the longer, then the gazetteer's.
fn merge(context: &Context<'_>, known: &[Vec<Known>], tagged: &[Vec<Tagged>]) -> Vec<Name> {
    let mut names = Vec::new();
    for (sentence, known) in known.iter().enumerate() {
        let number = sentence as u32;
        let start = names.len();
        let kept = |names: &[Name], span: Span| !names.iter().any(|name: &Name| name.span.overlaps(span));
        let tagged = tagged.get(sentence).map_or(&[][..], Vec::as_slice);
        for one in tagged {
            let inside: Vec<&Known> = known.iter().filter(|known| known.span.overlaps(one.span)).collect();
            let wins = inside.iter().all(|known| one.span.len() > known.span.len() && !known.by_user);
            let fits = context.document.sentences[sentence].span.contains(one.span) && !one.span.is_empty();
            if wins && fits && kept(&names[start..], one.span) {
                let source = known_in_full(context, one, &inside).unwrap_or(Source::Tagged(one.score));
                names.push(Name { span: one.span, sentence: number, kind: one.kind, source });
            }
        }
        for one in known {
            if kept(&names[start..], one.span) {
                let kind = one.kind(context.gazetteer);
                names.push(Name { span: one.span, sentence: number, kind, source: Source::Known(one.what) });
            }
        }
    }
    names
}

/// The known person whose family name stands inside a tagged name: `S. Lavrov`, `Sergey V. Lavrov`.
fn known_in_full(context: &Context<'_>, tagged: &Tagged, inside: &[&Known]) -> Option<Source> {
    let is_person = |known: &&&Known| known.kind(context.gazetteer) == EntityType::Per;
    let mut people = inside.iter().filter(is_person).peekable();
    if tagged.kind != EntityType::Per || people.peek().is_none() {
        return None;
    }
    let text = tagged.span.of(&context.document.text);
    let name = FullName::new(text);
    // A foreign name in Chinese whose given name no entry tells is known by its family name.
    let has_dot = |name: &str| name.contains(INTERPUNCTS);
    let may_be = |index: u32| {
        context.gazetteer.names_of(index).any(|other| name.may_be(other))
            || (has_dot(text) && !context.gazetteer.names_of(index).any(has_dot))
    };
    people
        .find(|known| match known.what {
            What::Entry(index) => may_be(index),
            What::Institution(..) => false,
        })
        .map(|known| Source::Known(known.what))
}

/// The people whom the document names in full.
fn people(context: &Context<'_>, names: &[Name]) -> People {
    let mut people = People::default();
    let mut unknown = Vec::new();
    for name in names.iter().filter(|name| name.kind == EntityType::Per) {
        let text = name.span.of(&context.document.text);
        match name.source {
            _ if !is_full(text) => {}
            Source::Known(What::Entry(index)) if is_family_part(context.gazetteer, index, text) => {}
            Source::Known(What::Entry(index)) => people.add(Person::known(context.gazetteer, index, text)),
            Source::Tagged(_) => unknown.push(text),
            Source::Known(What::Institution(..)) | Source::Family => {}
        }
    }
    // 谢廖金 beside 维克多·谢廖金 is no name of its own.
    let families: BTreeSet<&str> =
        unknown.iter().filter_map(|name| name.rsplit_once(INTERPUNCTS)).map(|(_, family)| family).collect();
    people.add_unknown(unknown.into_iter().filter(|name| !families.contains(name)));
    people
}

/// Whether Chinese text calls a known foreigner by the family name alone: 舒瓦洛夫 of 伊戈尔·舒瓦洛夫.
fn is_family_part(gazetteer: &Gazetteer, index: u32, text: &str) -> bool {
    let mut names = gazetteer.names_of(index).filter_map(|name| name.rsplit_once(INTERPUNCTS));
    names.any(|(_, family)| family == text)
}

/// Words that are the family name of somebody named in full elsewhere in the document.
fn family_names(context: &Context<'_>, names: &[Name], people: &People) -> Vec<Name> {
    if people.is_empty() {
        return Vec::new();
    }
    let taken = Taken::new(names.iter().map(|name| name.span));
    let openings = people.openings();
    let mut found = Vec::new();
    for (index, sentence) in context.document.sentences.iter().enumerate() {
        for token in context.document.tokens_of(sentence) {
            let capital = matches!(token.case, Case::Title | Case::Mixed);
            if token.kind != TokenKind::Word || !capital || !taken.is_free(token.span) {
                continue;
            }
            let word = token.span.of(&context.document.text);
            let may_be = openings.may_open(word);
            if may_be && !is_common_word(word) && people.has_family(&family_key(word)) {
                let kind = EntityType::Per;
                found.push(Name { span: token.span, sentence: index as u32, kind, source: Source::Family });
            }
        }
    }
    found
}

/// Further occurrences of people whom Chinese text names beside a title or in full.
fn repeated_names(context: &Context<'_>, names: &[Name]) -> Vec<Name> {
    let taken = Taken::new(names.iter().map(|name| name.span));
    let people = names.iter().filter(|name| name.kind == EntityType::Per).map(|name| name.span);
    han::repeated(context.document, people)
        .into_iter()
        .filter(|(span, _)| taken.is_free(*span))
        .map(|(span, sentence)| Name { span, sentence, kind: EntityType::Per, source: Source::Family })
        .collect()
}

/// The parts of a text that names cover.
struct Taken(Vec<Span>);

impl Taken {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// Whether no name covers any part of a span.
    fn is_free(&self, span: Span) -> bool {
        let next = self.0.partition_point(|other| other.end <= span.start);
        self.0.get(next).is_none_or(|other| other.start >= span.end)
    }
}

/// The countries that the document names with each institution.
fn institutions(names: &[Name]) -> BTreeMap<u32, BTreeSet<Country>> {
    let mut countries: BTreeMap<u32, BTreeSet<Country>> = BTreeMap::new();
    for name in names {
        if let Source::Known(What::Institution(index, Some(country))) = name.source {
            countries.entry(index).or_default().insert(country);
        }
    }
    countries
}

/// An entity's id and name.
type IdAndName = (Arc<str>, Arc<str>);

/// Makes mentions, and every entity once.
struct Entities<'a> {
    context: &'a Context<'a>,
    people: &'a People,
    institutions: &'a BTreeMap<u32, BTreeSet<Country>>,
    /// Full names by the acronyms that the document explains.
    acronyms: &'a BTreeMap<&'a str, &'a str>,
    made: HashMap<(u32, Option<Country>), IdAndName>,
    /// People by what they are called.
    called: HashMap<&'a str, Entity>,
}

impl<'a> Entities<'a> {
    fn mention(&mut self, name: &Name) -> Mention {
        let sentence = &self.context.document.sentences[name.sentence as usize];
        let block = &self.context.document.blocks[sentence.block as usize];
        let text = name.span.of(&self.context.document.text);
        let entity = match name.source {
            Source::Known(What::Institution(index, country)) => self.institution(index, country, text),
            Source::Known(What::Entry(index)) if name.kind != EntityType::Per => self.entry(index),
            Source::Known(What::Entry(index)) => self.known_person(index, text),
            Source::Tagged(_) | Source::Family if name.kind == EntityType::Per => self.person(text),
            Source::Tagged(_) | Source::Family => {
                unknown(name.kind, self.acronyms.get(text).copied().unwrap_or(text))
            }
        };
        let score = match name.source {
            Source::Known(What::Institution(_, None)) => 0.7,
            Source::Known(_) => 0.95,
            Source::Tagged(score) => score,
            Source::Family => 0.85,
        };
        let lang: Lang = block.language.lang;
        Mention {
            span: name.span,
            block: sentence.block,
            sentence: name.sentence,
            kind: name.kind,
            entity_id: entity.id,
            name: entity.name,
            country: entity.country,
            metonym: entity.seat
                && is_metonym(&self.context.document.text, sentence.span, name.span, lang, block.role),
            score,
        }
    }

    fn entry(&self, index: u32) -> Entity {
        let entry = self.context.gazetteer.entry(index);
        Entity {
            id: Arc::clone(&entry.id),
            name: Arc::clone(&entry.name),
            country: entry.country,
            seat: entry.seat && entry.kind == EntityType::Loc,
        }
    }

    /// A known person, unless only the family name is there and the document names somebody else by it in full.
    fn known_person(&mut self, index: u32, text: &'a str) -> Entity {
        let full = text.split_whitespace().nth(1).is_some() || text.contains(INTERPUNCTS);
        if full || self.people.by_family(&family_key(text)).all(|person| person.known == Some(index)) {
            return self.entry(index);
        }
        self.person(text)
    }

    /// A person by full name, or by a family name that one person of the document has.
    fn person(&mut self, text: &'a str) -> Entity {
        if let Some(person) = self.called.get(text) {
            return person.clone();
        }
        let person = self.named(text);
        self.called.insert(text, person.clone());
        person
    }

    fn named(&self, text: &str) -> Entity {
        let by_name = is_full(text).then(|| self.people.by_full_name(text)).flatten();
        let person = by_name.or_else(|| self.people.only_one(&family_key(text)));
        let Some(person) = person else {
            return Entity {
                id: id::of_document(EntityType::Per, &self.context.document.id, text),
                name: text.into(),
                country: None,
                seat: false,
            };
        };
        let country = person.known.and_then(|index| self.context.gazetteer.entry(index).country);
        Entity { id: Arc::clone(&person.id), name: Arc::clone(&person.name), country, seat: false }
    }

    /// An institution of the country beside it, else of the only country that the document names with it.
    fn institution(&mut self, index: u32, country: Option<Country>, text: &str) -> Entity {
        let only =
            || self.institutions.get(&index).filter(|all| all.len() == 1).and_then(BTreeSet::first).copied();
        let country = country.or_else(only);
        if let Some(own) = country.and_then(|code| self.context.gazetteer.institution(index).own(code)) {
            return self.entry(own);
        }
        let context = self.context;
        let (id, name) = self.made.entry((index, country)).or_insert_with(|| {
            let institution = context.gazetteer.institution(index);
            match country {
                Some(code) => {
                    let name = context.gazetteer.country(code).map_or(code.as_str(), |entry| &*entry.name);
                    let id = format!("org:{}:{}", institution.key, code);
                    (id.into(), institution.name.replace("{country}", name).into())
                }
                None => {
                    (id::of_document(EntityType::Org, &context.document.id, institution.key), text.into())
                }
            }
        });
        Entity { id: Arc::clone(id), name: Arc::clone(name), country, seat: false }
    }
}

/// Something that no gazetteer knows: its name is its identity.
fn unknown(kind: EntityType, text: &str) -> Entity {
    Entity { id: id::of_name(kind, text), name: text.into(), country: None, seat: false }
}
