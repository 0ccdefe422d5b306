//! The names of a document as the rules read them: a tagger may take the office before a name, or the verb behind it,
//! for a part of it.

use crate::entity::may_be_family_name;
use crate::script::is_han;
use crate::{Document, EntityType, Lang, Mention, Span};

use super::items::UNTAGGED;
use super::lexicon::{Class, Entry, Lexicon, NounKind};

/// Where a name stands, and which mention it is, or [`UNTAGGED`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) mention: u32,
}

/// All names, in the order of the text.
pub(super) fn all(document: &Document) -> Vec<Name> {
    let named = document.mentions.iter().enumerate();
    named.filter_map(|(index, mention)| read(document, index as u32, mention)).collect()
}

/// A mention as a name; none if it is a word of saying.
fn read(document: &Document, index: u32, mention: &Mention) -> Option<Name> {
    let whole = Name { span: mention.span, mention: index };
    let block = document.blocks.get(mention.block as usize).map_or(Lang::UND, |block| block.language.lang);
    let lang = Lexicon::language(block, document.language.lang);
    let unknown = mention.kind == EntityType::Per && mention.entity_id.contains(":~");
    let Some(lexicon) = Lexicon::of(lang).filter(|_| unknown) else { return Some(whole) };
    let text = document.slice(mention.span);
    let own = match lang {
        Lang::CMN if text.starts_with(is_han) => {
            if entry(lexicon, text).is_some_and(|entry| entry.cue.is_some()) {
                return None;
            }
            let rest = &document.text[mention.span.start as usize..];
            0..text.len() - verb_within(lexicon, text, rest)
        }
        Lang::RUS => office_before(lexicon, text)..text.len(),
        Lang::VIE => vietnamese_office_before(lexicon, text)..text.trim_end_matches([' ', '-', '–']).len(),
        _ => 0..text.len(),
    };
    if own.len() == text.len() || own.is_empty() {
        return Some(whole);
    }
    let start = mention.span.start as usize;
    let span = Span::new(start + own.start, start + own.end);
    let same =
        |other: &Mention| other.kind == EntityType::Per && document.slice(other.span) == &text[own.clone()];
    let known = document.mentions.iter().position(same);
    Some(Name { span, mention: known.map_or(UNTAGGED, |known| known as u32) })
}

fn entry<'a>(lexicon: &'a Lexicon, phrase: &str) -> Option<&'a Entry> {
    lexicon.find(phrase).and_then(|found| found.entry.as_ref())
}

/// How many bytes at the end of a Chinese name begin a word behind it: 曲洋坦|言, 程雪回|应, 郑秀兰|正.
fn verb_within(lexicon: &Lexicon, name: &str, text: &str) -> usize {
    let Some((last, char)) = name.char_indices().next_back() else { return 0 };
    let left = name[..last].chars().count();
    let family = name.chars().next().map(String::from).unwrap_or_default();
    let two: String = name.chars().take(2).collect();
    let long = left > 2 && !may_be_family_name(Lang::CMN, &two);
    if left < 2 || !may_be_family_name(Lang::CMN, &family) {
        return 0;
    }
    let goes_on = |entry: &Entry| entry.cue.is_some() || entry.class == Some(Class::Adv);
    let behind = &text[last..];
    let phrase = |chars: usize| behind.char_indices().nth(chars).map_or(behind, |(end, _)| &behind[..end]);
    let word = (2..=3).any(|chars| entry(lexicon, phrase(chars)).is_some_and(goes_on));
    let adverb = long && entry(lexicon, phrase(1)).is_some_and(goes_on);
    if word || adverb { char.len_utf8() } else { 0 }
}

/// Where a Russian name begins behind the noun that opens the sentence with it: «Ветеринар Иван Орлов».
fn office_before(lexicon: &Lexicon, name: &str) -> usize {
    let Some((first, rest)) = name.split_once(' ') else { return 0 };
    let noun = entry(lexicon, &first.to_lowercase()).and_then(|entry| entry.role);
    let is_person = noun.is_some_and(|noun| noun.kind == NounKind::Person);
    let is_name = rest.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if is_person && is_name { first.len() + 1 } else { 0 }
}

/// Where a Vietnamese name begins behind an office: «Chủ tịch UBND tỉnh Cao Tiến Dũng».
fn vietnamese_office_before(lexicon: &Lexicon, name: &str) -> usize {
    let lower = name.to_lowercase();
    let ends = lower.match_indices(' ').map(|(end, _)| end).take(4);
    let is_person = |phrase: &str| {
        let noun = entry(lexicon, phrase).and_then(|entry| entry.role);
        noun.is_some_and(|noun| noun.kind == NounKind::Person)
    };
    let Some(office) = ends.filter(|end| is_person(&lower[..*end])).last() else { return 0 };
    // Lower case may be longer than capitals.
    if lower.len() != name.len() || office >= name.len() {
        return 0;
    }
    let parts = name.match_indices(' ').map(|(blank, _)| blank + 1).filter(|start| *start > office);
    let begins = |start: &usize| {
        let words: Vec<&str> = name[*start..].split(' ').collect();
        words.len() > 1
            && words.first().is_some_and(|family| may_be_family_name(Lang::VIE, family))
            && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    parts.into_iter().find(begins).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_no_names() {
        let russian = Lexicon::of(Lang::RUS).unwrap();
        assert_eq!(office_before(russian, "Ветеринар Иван Орлов"), "Ветеринар ".len());
        assert_eq!(office_before(russian, "Иван Орлов"), 0);
        let vietnamese = Lexicon::of(Lang::VIE).unwrap();
        let office = "Chủ tịch UBND tỉnh ";
        assert_eq!(vietnamese_office_before(vietnamese, &format!("{office}Trần Văn Nam")), office.len());
        assert_eq!(vietnamese_office_before(vietnamese, "Trần Văn Nam"), 0);
    }

    #[test]
    fn verbs_are_no_names() {
        let chinese = Lexicon::of(Lang::CMN).unwrap();
        assert_eq!(verb_within(chinese, "李文回", "李文回应说，"), "回".len());
        assert_eq!(verb_within(chinese, "李文回", "李文回在家。"), 0);
        assert_eq!(verb_within(chinese, "李文博", "李文博表示，"), 0);
    }
}
