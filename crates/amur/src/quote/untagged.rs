//! People in Chinese text whom the tagger left out: their names stand behind a noun for a person and before what they
//! say. The whole text is read with them, and with the names that the tagger knows from elsewhere in it.

use std::collections::BTreeMap;

use foldhash::fast::FixedState;

use crate::entity::{Firsts, ends_name, is_family_name, is_transliteration, may_be_family_name};
use crate::{Document, EntityType, Lang, Span};

use super::items::{Item, Kind, Reading, UNTAGGED, Unit};
use super::lexicon::{Lexicon, NounKind};

/// The index of the mention of a name, by the name; of names that are no mention [`UNTAGGED`].
type Names = BTreeMap<String, u32>;

/// Makes one item of every occurrence of such names.
pub(super) fn join(document: &Document, reading: &mut Reading) {
    let is_chinese = |unit: &Unit| {
        let block = document.blocks[unit.block as usize].language.lang;
        Lexicon::language(block, document.language.lang) == Lang::CMN
    };
    if !reading.units.iter().any(is_chinese) {
        return;
    }
    let mut names = Names::new();
    for name in &reading.names {
        let mention = document.mentions.get(name.mention as usize);
        let text = document.slice(name.span);
        if mention.is_none_or(|mention| mention.kind == EntityType::Per) && text.chars().nth(1).is_some() {
            let index = names.entry(text.to_owned()).or_insert(name.mention);
            *index = if name.mention == UNTAGGED { *index } else { name.mention };
        }
    }
    for unit in reading.units.iter().filter(|unit| is_chinese(unit)) {
        collect(document, &reading.items[unit.items.clone()], &mut names);
    }
    if names.is_empty() {
        return;
    }
    let joiner = Joiner::new(document, &names);
    // What is left of the items moves up.
    let mut end = 0;
    for unit in &mut reading.units {
        let start = end;
        if is_chinese(unit) {
            end = joiner.join(&mut reading.items[..unit.items.end], unit.items.start, start);
        } else {
            reading.items.copy_within(unit.items.clone(), start);
            end += unit.items.len();
        }
        unit.items = start..end;
    }
    reading.items.truncate(end);
}

/// The names that a sentence tells beside nouns for people, and those whose first part the tagger missed.
fn collect(document: &Document, items: &[Item], names: &mut Names) {
    for (at, item) in items.iter().enumerate() {
        let text = |at: usize| document.slice(items[at].span);
        if item.name().is_some() && at > 1 && text(at - 1) == "·" {
            let given = run_before(document, items, at - 1);
            if given > 0 {
                let name = document.slice(from(&items[at - 1 - given], item));
                names.entry(name.to_owned()).or_insert(UNTAGGED);
            }
            continue;
        }
        if text(at) == "某" && at > 0 && is_plain(document, &items[at - 1]) {
            // 梁某某: courts and police mask names.
            let end =
                at + usize::from(items.get(at + 1).is_some_and(|next| document.slice(next.span) == "某"));
            if may_be_family_name(Lang::CMN, text(at - 1)) {
                let name = document.slice(from(&items[at - 1], &items[end]));
                names.entry(name.to_owned()).or_insert(UNTAGGED);
            }
            continue;
        }
        let Some(noun) = item.noun().filter(|noun| noun.kind == NounKind::Person) else { continue };
        if HONORIFICS.contains(&noun.lemma) && at > 0 && is_plain(document, &items[at - 1]) {
            let alone = at == 1 || !is_plain(document, &items[at - 2]);
            if alone && may_be_family_name(Lang::CMN, text(at - 1)) {
                let name = document.slice(from(&items[at - 1], item));
                names.entry(name.to_owned()).or_insert(UNTAGGED);
            }
            continue;
        }
        if let Some(last) = name_after(document, items, at) {
            let name = document.slice(from(&items[at + 1], &items[last]));
            names.entry(name.to_owned()).or_insert(UNTAGGED);
        }
    }
}

/// The words from one item to another.
fn from(first: &Item, last: &Item) -> Span {
    Span { start: first.span.start, end: last.span.end }
}

/// How many characters of transliteration end before an item.
fn run_before(document: &Document, items: &[Item], end: usize) -> usize {
    let is_part =
        |item: &&Item| is_plain(document, item) && document.slice(item.span).chars().all(is_transliteration);
    items[..end].iter().rev().take_while(is_part).take(LONGEST).count()
}

/// Whether an item is a Chinese character that no list knows.
fn is_plain(document: &Document, item: &Item) -> bool {
    item.kind == Kind::Word && item.entry.is_none() && document.slice(item.span).len() == '一'.len_utf8()
}

/// The last character of a name behind the noun at `at`, where somebody speaks after it.
fn name_after(document: &Document, items: &[Item], at: usize) -> Option<usize> {
    let count = items[at + 1..].iter().take(LONGEST).take_while(|item| is_plain(document, item)).count();
    let chars: Vec<char> = items[at + 1..at + 1 + count]
        .iter()
        .filter_map(|item| document.slice(item.span).chars().next())
        .collect();
    let ends_run = items.get(at + 1 + count).is_none_or(|item| {
        item.entry.is_some_and(|entry| entry.cue.is_some() || entry.class.is_some())
            || matches!(item.kind, Kind::Comma | Kind::Colon | Kind::Stop | Kind::Quoted(_))
    });
    let speaks = items[at + 1..]
        .iter()
        .take(REACH)
        .take_while(|item| item.kind != Kind::Stop)
        .any(|item| item.cue().is_some() || matches!(item.kind, Kind::Quoted(_) | Kind::Colon));
    let first = *chars.first().filter(|_| speaks)?;
    let family = first.to_string();
    let given =
        |length: usize| chars.len() >= length && chars[1..length].iter().all(|char| !ends_name(*char));
    let two: String = chars.iter().take(2).collect();
    let may_be_family = |family: &str| may_be_family_name(Lang::CMN, family);
    // What a whole run of unknown characters can be: a Chinese name, one with a family name of two characters, a foreign
    // one, one with a rare family name (律师粟文静指出).
    let whole = ((2..=3).contains(&count) && may_be_family(&family) && given(count))
        || ((3..=4).contains(&count) && may_be_family(&two))
        || (count >= 3 && chars.iter().all(|char| is_transliteration(*char)))
        || (count == 3 && given(3) && !AFTERWORDS.contains(chars[2]));
    if ends_run && whole {
        return Some(at + count);
    }
    (is_family_name(Lang::CMN, &family) && given(3)).then_some(at + 3)
}

/// Finds names in items by their first characters.
struct Joiner<'a> {
    document: &'a Document,
    firsts: Firsts,
    by_first: std::collections::HashMap<char, Vec<(&'a str, u32)>, FixedState>,
}

impl<'a> Joiner<'a> {
    fn new(document: &'a Document, names: &'a Names) -> Self {
        let mut by_first: std::collections::HashMap<char, Vec<(&str, u32)>, FixedState> =
            std::collections::HashMap::default();
        for (name, index) in names {
            if let Some(first) = name.chars().next() {
                by_first.entry(first).or_default().push((name, *index));
            }
        }
        for all in by_first.values_mut() {
            all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            all.truncate(NAMESAKES);
        }
        let names: Vec<&str> = names.keys().map(String::as_str).collect();
        Self { document, firsts: Firsts::of(&names), by_first }
    }

    /// Joins the names of the items from `at` on, which move to `to`; returns where they end there.
    fn join(&self, items: &mut [Item], mut at: usize, mut to: usize) -> usize {
        while at < items.len() {
            let mut next = items[at];
            let mut end = at + 1;
            if let Some((stop, index)) = self.name_at(items, at) {
                let span = from(&next, &items[stop - 1]);
                next = Item { span, kind: Kind::Name(index), entry: None, ..next };
                end = stop;
            }
            items[to] = next;
            (at, to) = (end, to + 1);
        }
        to
    }

    /// The end and the mention of a name that begins at an item and is not one item already.
    fn name_at(&self, own: &[Item], at: usize) -> Option<(usize, u32)> {
        let item = own.get(at).filter(|item| matches!(item.kind, Kind::Word | Kind::Name(_)))?;
        let rest = &self.document.text[item.span.start as usize..];
        let first = rest.chars().next().filter(|first| self.firsts.has(*first))?;
        let all = self.by_first.get(&first)?;
        all.iter().find_map(|(name, index)| {
            if !rest.starts_with(name) {
                return None;
            }
            let stop = item.span.start + name.len() as u32;
            let end = at + own[at..].iter().take(name.len()).position(|item| item.span.end == stop)? + 1;
            let whole = item.name().is_some() && end == at + 1;
            let short = name.chars().nth(2).is_none();
            let goes_on = own.get(end).is_some_and(|next| is_plain(self.document, next));
            (!(whole || short && goes_on)).then_some((end, *index))
        })
    }
}

/// Nouns that stand behind a family name.
const HONORIFICS: [&str; 12] =
    ["先生", "女士", "小姐", "老师", "老師", "师傅", "大姐", "大哥", "大爷", "大妈", "阿姨", "夫人"];

/// Last characters of adverbs and expressions of time, which are no names.
const AFTERWORDS: &str = "地着了时後后中上下前";

/// Characters of a foreign name, at most.
const LONGEST: usize = 8;

/// How far behind a name somebody must speak, in items.
const REACH: usize = 20;

/// How many names with one first character are looked for.
const NAMESAKES: usize = 16;
