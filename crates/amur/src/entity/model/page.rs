//! A document as features see it: forms in lines, and what the whole document tells about each of them.

use super::file::{LONGEST_PHRASE, Lexicon};
use super::form::{Form, Forms};
use crate::{Case, EntityType, Lang, SentenceView, Tagged};

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Names have capitals and most words have none.
    Running,
    /// As a headline: most words have a capital.
    Title,
    /// Most words are in capitals.
    Capitals,
    /// Without the capitals that it should have: it starts without one, or says `i`.
    Careless,
}

/// A token in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) form: u32,
    /// The known name that it is in and its place there, or 0.
    pub(super) known: u8,
    /// Flags of the phrases it is in.
    pub(super) phrase: u16,
    /// Flags and length of the longest phrase that starts here, and of the one that ends here.
    pub(super) first: (u8, u8),
    pub(super) last: (u8, u8),
    /// The number of the word it is in, of Chinese text.
    pub(super) word: u32,
    /// The run of capitalised words it is in; empty where it has no capital.
    pub(super) run: (u32, u32),
    /// Whether it looks like part of a name by itself.
    pub(super) strong: bool,
    /// Whether it may be part of a name.
    pub(super) active: bool,
}

/// A word of Chinese text: the longest phrase that starts where the one before ends, or a token by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) flags: u8,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A sentence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) slots: Vec<Slot>,
    /// The words of Chinese text.
    pub(super) words: Vec<Word>,
    pub(super) writing: Writing,
}

/// How often the forms of one family are written in which way in the document, and where with a capital.
#[derive(Clone, Debug, Default)]
pub(super) struct Family {
    page: u32,
    pub(super) lower: u16,
    pub(super) capital_inside: u16,
    pub(super) in_capitals: u16,
    pub(super) places: Vec<(u32, u32)>,
}

/// Places of a family that are kept.
const PLACES: usize = 12;

/// A document.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) forms: Forms,
    pub(super) lines: Vec<Line>,
    families: Vec<Family>,
    number: u32,
}

impl Page {
    /// Takes in the sentences of one document in place of those of the one before.
    pub(super) fn fill<'a>(
        &mut self,
        sentences: impl ExactSizeIterator<Item = &'a SentenceView<'a>>,
        lang: Lang,
        lexicon: &impl Lexicon,
    ) {
        self.number += 1;
        self.lines.truncate(sentences.len());
        for (at, sentence) in sentences.enumerate() {
            let (mut slots, mut words) = match self.lines.get_mut(at) {
                Some(line) => (std::mem::take(&mut line.slots), std::mem::take(&mut line.words)),
                None => Default::default(),
            };
            slots.clear();
            words.clear();
            slots.extend(sentence.tokens.iter().map(|token| Slot {
                form: self.forms.number(token.span.of(sentence.text), token, lang, lexicon),
                known: 0,
                phrase: 0,
                first: (0, 0),
                last: (0, 0),
                word: 0,
                run: (0, 0),
                strong: false,
                active: false,
            }));
            mark_known(&mut slots, sentence);
            let writing = writing(&slots, &self.forms, lang);
            mark_phrases(&mut slots, &self.forms, lexicon, writing);
            if lang == Lang::CMN {
                mark_words(&mut slots, &mut words, &self.forms);
            }
            mark_runs(&mut slots, &self.forms);
            mark_active(&mut slots, &self.forms, lang, writing);
            let line = Line { slots, words, writing };
            match self.lines.get_mut(at) {
                Some(old) => *old = line,
                None => self.lines.push(line),
            }
        }
        self.families.resize_with(self.forms.families(), Family::default);
        for at in 0..self.lines.len() {
            self.count(at);
        }
    }

    /// Forgets all forms: the memory of a tagger stays bounded.
    pub(super) fn forget(&mut self) {
        self.forms.clear();
        self.families.clear();
    }

    #[inline]
    pub(super) fn form(&self, slot: &Slot) -> &Form {
        self.forms.get(slot.form)
    }

    /// What the document tells about a form's family.
    pub(super) fn family(&self, form: &Form) -> &Family {
        &self.families[form.family as usize]
    }

    fn count(&mut self, line_number: usize) {
        let line = &self.lines[line_number];
        for (at, slot) in line.slots.iter().enumerate() {
            let form = self.forms.get(slot.form);
            // Only of words with a capital is asked how else they are written.
            if !form.alphabetic || form.ideograph {
                continue;
            }
            let family = &mut self.families[form.family as usize];
            if family.page != self.number {
                let mut places = std::mem::take(&mut family.places);
                places.clear();
                *family = Family { page: self.number, places, ..Family::default() };
            }
            // Capitals where every word has one tell nothing.
            match form.case {
                Case::Lower => family.lower = family.lower.saturating_add(1),
                Case::Upper => family.in_capitals = family.in_capitals.saturating_add(1),
                _ if at > 0 && line.writing == Writing::Running => {
                    family.capital_inside = family.capital_inside.saturating_add(1);
                }
                _ => {}
            }
            if form.capital && family.places.len() < PLACES {
                family.places.push((line_number as u32, at as u32));
            }
        }
    }
}

/// Numbers the names of the gazetteer: a type's number, and whether they start here, go on, end or both.
fn mark_known(slots: &mut [Slot], sentence: &SentenceView<'_>) {
    for known in sentence.known {
        let tokens = sentence.tokens;
        let first = tokens.partition_point(|token| token.span.end <= known.span.start);
        let end = tokens.partition_point(|token| token.span.start < known.span.end);
        let length = end.saturating_sub(first);
        for (at, slot) in slots.iter_mut().skip(first).take(length).enumerate() {
            let place = u8::from(at > 0) | u8::from(at + 1 < length) << 1;
            slot.known = 1 + kind_number(known) * 4 + place;
        }
    }
}

fn kind_number(known: &Tagged) -> u8 {
    match known.kind {
        EntityType::Per => 0,
        EntityType::Org => 1,
        EntityType::Loc => 2,
        EntityType::Norp => 3,
        EntityType::Misc => 4,
    }
}

/// Sets the flags of phrases: in the low byte of those of one token, in the high byte of longer ones.
fn mark_phrases(slots: &mut [Slot], forms: &Forms, lexicon: &impl Lexicon, writing: Writing) {
    for start in 0..slots.len() {
        let form = forms.get(slots[start].form);
        if !form.capital && !form.ideograph && writing != Writing::Careless {
            continue;
        }
        let mut hashes = [0; LONGEST_PHRASE];
        let (mut count, mut chained) = (0, 0);
        for (hash, slot) in hashes.iter_mut().zip(&slots[start..]) {
            chained = super::hash::chain(chained, forms.get(slot.form).lower);
            *hash = chained;
            count += 1;
            if !lexicon.may_open(chained) {
                break;
            }
        }
        let flags = lexicon.phrases(&hashes, count);
        slots[start].phrase |= u16::from(flags[0]);
        let length = flags.iter().rposition(|flags| *flags != 0).filter(|at| *at > 0).map_or(0, |at| at + 1);
        let flags = flags[length.saturating_sub(1)];
        for slot in &mut slots[start..start + length] {
            slot.phrase |= u16::from(flags) << 8;
        }
        if length > 0 {
            slots[start].first = (flags, length as u8);
            let last = &mut slots[start + length - 1].last;
            if usize::from(last.1) < length {
                *last = (flags, length as u8);
            }
        }
    }
}

/// Parts Chinese text into the longest phrases that were marked.
fn mark_words(slots: &mut [Slot], words: &mut Vec<Word>, forms: &Forms) {
    let mut start = 0;
    while start < slots.len() {
        let form = forms.get(slots[start].form);
        let (flags, length) = match slots[start].first {
            _ if !form.ideograph => (0, 1),
            (_, 0) => (slots[start].phrase as u8, 1),
            (flags, length) => (flags, usize::from(length)),
        };
        let end = start + length;
        let letters = |slot: &Slot| forms.get(slot.form).lower;
        let hash = match flags {
            0 => form.lower,
            _ => slots[start..end].iter().map(letters).fold(0, super::hash::chain),
        };
        for slot in &mut slots[start..end] {
            slot.word = words.len() as u32;
        }
        words.push(Word { hash, flags, start: start as u32, end: end as u32 });
        start = end;
    }
}

fn mark_runs(slots: &mut [Slot], forms: &Forms) {
    let mut at = 0;
    while at < slots.len() {
        let start = at;
        while at < slots.len() && forms.get(slots[at].form).capital {
            at += 1;
        }
        for slot in &mut slots[start..at] {
            slot.run = (start as u32, at as u32);
        }
        at = at.max(start + 1);
    }
}

fn writing(slots: &[Slot], forms: &Forms, lang: Lang) -> Writing {
    let (mut words, mut capital, mut upper) = (0, 0, 0);
    for form in slots.iter().map(|slot| forms.get(slot.form)).filter(|form| form.alphabetic) {
        words += 1;
        capital += usize::from(form.capital);
        upper += usize::from(form.case == Case::Upper);
    }
    match () {
        () if words > 0 && upper * 10 >= words * 7 => Writing::Capitals,
        () if words > 2 && capital * 10 >= words * 7 => Writing::Title,
        () if lang == Lang::ENG && is_careless(slots, forms) => Writing::Careless,
        () => Writing::Running,
    }
}

fn is_careless(slots: &[Slot], forms: &Forms) -> bool {
    let mut words = slots.iter().map(|slot| forms.get(slot.form)).filter(|form| form.alphabetic).peekable();
    words.peek().is_some_and(|first| first.case == Case::Lower)
        || words.any(|form| &*form.letters == "i" && form.case == Case::Lower)
}

/// Words in lower case that a Russian name may go on with: «Комитет защиты прав человека».
const RUSSIAN_TAIL: usize = 4;

/// Tokens that can be part of a name: those with a capital and known names, what stands beside them, and small words
/// between them.
fn mark_active(slots: &mut [Slot], forms: &Forms, lang: Lang, writing: Writing) {
    if lang == Lang::CMN {
        slots.iter_mut().for_each(|slot| slot.active = true);
        return;
    }
    for at in 0..slots.len() {
        slots[at].strong = slots[at].known != 0 || is_strong(slots, forms, at, writing);
    }
    for at in 0..slots.len() {
        let after = |distance: usize| slots.get(at + distance).is_some_and(|slot| slot.strong);
        let before = |distance: usize| at >= distance && slots[at - distance].strong;
        let connects = forms.get(slots[at].form).connector && (before(2) || after(2));
        slots[at].active = slots[at].strong || before(1) || after(1) || connects;
    }
    if lang == Lang::RUS {
        mark_tails(slots, forms);
    }
}

/// Marks the words in lower case after a capital.
fn mark_tails(slots: &mut [Slot], forms: &Forms) {
    let mut left = 0;
    for slot in slots {
        left = match () {
            () if slot.strong => RUSSIAN_TAIL,
            () if forms.get(slot.form).alphabetic => left.saturating_sub(1),
            () => 0,
        };
        slot.active |= left > 0;
    }
}

/// Whether a capital may be a name's: not that of a common word which merely opens the sentence.
fn is_strong(slots: &[Slot], forms: &Forms, at: usize, writing: Writing) -> bool {
    let form = forms.get(slots[at].form);
    let opens = at == 0 && writing == Writing::Running && form.case == Case::Title;
    let careless = writing == Writing::Careless && slots[at].phrase != 0;
    careless
        || form.capital
            && !(opens
                && (1..=2).contains(&form.facts.capitals)
                && slots.get(1).is_none_or(|next| !forms.get(next.form).capital))
}
