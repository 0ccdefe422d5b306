//! Blocks as the rules read them: words with their classes, names, and quoted passages as one item each.

use std::ops::Range;

use crate::script::is_han;
use crate::{Case, Document, Mention, Span, Token, TokenKind};

use super::lexicon::{Class, Cue, Entry, Feature, Lexicon, Noun};
use super::marks::{Quoted, Style};
use super::name::{self, Name};

/// A word, name, mark or quoted passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) entry: Option<&'static Entry>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether no blank stands before it.
    pub(super) joined: bool,
}

/// The index of a person's name that is no mention.
pub(super) const UNTAGGED: u32 = u32::MAX;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// Index of the mention, or [`UNTAGGED`].
    Name(u32),
    /// Index of the quoted passage.
    Quoted(u32),
    Comma,
    /// `.`, `?`, `!`, `;` and their like.
    Stop,
    Colon,
    Dash,
    Open,
    Close,
    Other,
}

impl Item {
    pub(super) fn class(&self) -> Option<Class> {
        self.entry.and_then(|entry| entry.class)
    }

    pub(super) fn is(&self, class: Class) -> bool {
        self.class() == Some(class)
    }

    pub(super) fn feature(&self) -> Feature {
        self.entry.map_or(Feature::None, |entry| entry.feature)
    }

    /// Whether it is a noun of saying.
    pub(super) fn is_saying(&self) -> bool {
        self.entry.is_some_and(|entry| entry.saying)
    }

    pub(super) fn is_norm(&self) -> bool {
        self.entry.is_some_and(|entry| entry.norm)
    }

    pub(super) fn cue(&self) -> Option<Cue> {
        self.entry.and_then(|entry| entry.cue)
    }

    pub(super) fn noun(&self) -> Option<Noun> {
        self.entry.and_then(|entry| entry.role)
    }

    pub(super) fn quoted(&self) -> Option<u32> {
        match self.kind {
            Kind::Quoted(index) => Some(index),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<u32> {
        match self.kind {
            Kind::Name(index) => Some(index),
            _ => None,
        }
    }
}

/// A sentence, not counting the sentences inside quoted passages.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) items: Range<usize>,
    pub(super) block: u32,
    /// The first sentence of the document that it holds.
    pub(super) sentence: u32,
}

/// The article as the rules read it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) items: Vec<Item>,
    pub(super) units: Vec<Unit>,
    /// The names of the whole text, those in quoted passages, too.
    pub(super) names: Vec<Name>,
}

/// Reads all sentences of a document.
pub(super) fn read(document: &Document, quoted: &[Quoted]) -> Reading {
    let mut reader = Reader {
        document,
        outer: quoted.iter().enumerate().filter(|(_, one)| is_collapsed(document, one)).collect(),
        next_quoted: 0,
        names: name::all(document),
        next_name: 0,
        phrase: String::new(),
        reading: Reading { items: Vec::with_capacity(document.tokens.len()), ..Reading::default() },
    };
    let sentences = &document.sentences;
    let mut first = 0;
    while first < sentences.len() {
        let block = sentences[first].block;
        let count = sentences[first..].iter().take_while(|sentence| sentence.block == block).count();
        reader.block(block, first..first + count);
        first += count;
    }
    Reading { names: reader.names, ..reader.reading }
}

/// Whether a passage is read as one item: not if a name goes on beyond it or is all of it.
fn is_collapsed(document: &Document, one: &Quoted) -> bool {
    if one.depth > 0 || one.style == Style::Title {
        return false;
    }
    let next = document.mentions.partition_point(|mention| mention.span.end <= one.inner.start);
    let covers =
        |mention: &Mention| mention.span.start <= one.inner.start && one.inner.end <= mention.span.end;
    !document.mentions.get(next).is_some_and(covers)
}

struct Reader<'a> {
    document: &'a Document,
    /// Passages that become one item.
    outer: Vec<(usize, &'a Quoted)>,
    next_quoted: usize,
    names: Vec<Name>,
    next_name: usize,
    phrase: String,
    reading: Reading,
}

impl Reader<'_> {
    fn block(&mut self, block: u32, sentences: Range<usize>) {
        let document = self.document;
        let own = document.blocks[block as usize].language.lang;
        let lexicon = Lexicon::of(Lexicon::language(own, document.language.lang));
        let first = document.sentences[sentences.start].tokens.start as usize;
        let end = document.sentences[sentences.end - 1].tokens.end as usize;
        let mut sentence = sentences.start;
        let mut unit = self.reading.items.len();
        let mut unit_sentence = sentence;
        let mut at = first;
        while at < end {
            let start = document.tokens[at].span.start;
            let before = sentence;
            while sentence + 1 < sentences.end && document.sentences[sentence + 1].span.start <= start {
                sentence += 1;
            }
            // Sentences inside a quoted passage do not count.
            let last = self.reading.items[unit..].last().map(|item| item.span.end);
            let begins = document.sentences[sentence].span.start;
            if sentence > before && last.is_some_and(|end| end <= begins) {
                self.close(unit, block, unit_sentence);
                unit = self.reading.items.len();
                unit_sentence = sentence;
            } else if self.reading.items.len() == unit {
                unit_sentence = sentence;
            }
            let last = document.sentences[sentence].tokens.end as usize;
            at = if self.is_inside_word(at, last) { at + 1 } else { self.item(at, end, lexicon) };
        }
        self.close(unit, block, unit_sentence);
    }

    fn close(&mut self, unit: usize, block: u32, sentence: usize) {
        let items = unit..self.reading.items.len();
        if !items.is_empty() {
            self.reading.units.push(Unit { items, block, sentence: sentence as u32 });
        }
    }

    /// Whether a token is the hyphen of a compound, or the full stop of an abbreviation within its sentence.
    fn is_inside_word(&self, at: usize, sentence_end: usize) -> bool {
        let document = self.document;
        if document.tokens[at].kind != TokenKind::Punctuation || at + 1 >= sentence_end {
            return false;
        }
        let Some([before, token, after]) = at.checked_sub(1).and_then(|at| document.tokens.get(at..at + 3))
        else {
            return false;
        };
        if before.span.end != token.span.start {
            return false;
        }
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        match document.slice(token.span) {
            "-" | "‑" => is_word(before) && is_word(after) && token.span.end == after.span.start,
            "." => before.kind == TokenKind::Word && is_word(after),
            _ => false,
        }
    }

    /// Reads the item at a token; the token after it.
    fn item(&mut self, at: usize, end: usize, lexicon: Option<&'static Lexicon>) -> usize {
        let document = self.document;
        let token = document.tokens[at];
        let joined = at > 0 && document.tokens[at - 1].span.end == token.span.start;
        let capital = matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
        let push = |reading: &mut Reading, span, kind, entry| {
            reading.items.push(Item { span, kind, entry, capital, joined });
        };
        let past = |span: Span| {
            let next = document.tokens[at..end].iter().position(|token| token.span.start >= span.end);
            next.map_or(end, |next| (at + next).max(at + 1))
        };
        while self.outer.get(self.next_quoted).is_some_and(|(_, one)| one.outer.end <= token.span.start) {
            self.next_quoted += 1;
        }
        if let Some((index, one)) = self.outer.get(self.next_quoted)
            && one.outer.start <= token.span.start
        {
            push(&mut self.reading, one.outer, Kind::Quoted(*index as u32), None);
            return past(one.outer);
        }
        while self.names.get(self.next_name).is_some_and(|name| name.span.end <= token.span.start) {
            self.next_name += 1;
        }
        if let Some(name) = self.names.get(self.next_name).filter(|name| name.span.start <= token.span.start)
        {
            let span = name.span;
            push(&mut self.reading, span, Kind::Name(name.mention), None);
            return past(span);
        }
        if let Some((entry, count)) = lexicon.and_then(|lexicon| self.look_up(lexicon, at, end)) {
            let span = Span { start: token.span.start, end: document.tokens[at + count - 1].span.end };
            push(&mut self.reading, span, Kind::Word, Some(entry));
            return at + count;
        }
        let kind = kind(document, token);
        push(&mut self.reading, token.span, kind, None);
        at + 1
    }

    /// The byte at which the next name or passage begins.
    fn border(&self) -> u32 {
        let name = self.names.get(self.next_name).map_or(u32::MAX, |name| name.span.start);
        let quoted = self.outer.get(self.next_quoted).map_or(u32::MAX, |(_, one)| one.outer.start);
        name.min(quoted)
    }

    /// The longest phrase of the lexicon at a token, and how many tokens it has.
    fn look_up(
        &mut self,
        lexicon: &'static Lexicon,
        at: usize,
        end: usize,
    ) -> Option<(&'static Entry, usize)> {
        let document = self.document;
        let token = document.tokens[at];
        let word = document.slice(token.span);
        self.phrase.clear();
        let first = if matches!(token.case, Case::Lower | Case::None) {
            lexicon.first(word)?
        } else {
            push_lower(&mut self.phrase, word);
            lexicon.first(&self.phrase)?
        };
        let mut found = first.entry.as_ref().map(|entry| (entry, 1));
        if !first.goes_on {
            return found;
        }
        if self.phrase.is_empty() {
            self.phrase.push_str(word);
        }
        let border = self.border();
        let tokens = &document.tokens[at..end];
        for count in 2..=tokens.len() {
            let [before, token] = [tokens[count - 2], tokens[count - 1]];
            if token.span.start >= border {
                break;
            }
            if !lexicon.dense && before.span.end < token.span.start {
                self.phrase.push(' ');
            }
            push_lower(&mut self.phrase, document.slice(token.span));
            let Some(next) = lexicon.find(&self.phrase) else { break };
            found = next.entry.as_ref().map(|entry| (entry, count)).or(found);
            if !next.goes_on {
                break;
            }
        }
        found
    }
}

fn push_lower(phrase: &mut String, word: &str) {
    if word.is_ascii() {
        let start = phrase.len();
        phrase.push_str(word);
        phrase[start..].make_ascii_lowercase();
    } else if word.starts_with(is_han) {
        phrase.push_str(word);
    } else {
        phrase.extend(word.chars().flat_map(char::to_lowercase));
    }
}

fn kind(document: &Document, token: Token) -> Kind {
    match token.kind {
        TokenKind::Number => Kind::Number,
        TokenKind::Word | TokenKind::Ideograph => Kind::Word,
        TokenKind::Symbol => Kind::Other,
        TokenKind::Punctuation => match document.slice(token.span).chars().next() {
            Some(',' | '，' | '、') => Kind::Comma,
            Some('.' | '?' | '!' | ';' | '。' | '？' | '！' | '；' | '…') => Kind::Stop,
            Some(':' | '：') => Kind::Colon,
            Some('—' | '–' | '―') => Kind::Dash,
            Some('-') => Kind::Dash,
            Some('(' | '[' | '（' | '【') => Kind::Open,
            Some(')' | ']' | '）' | '】') => Kind::Close,
            _ => Kind::Other,
        },
    }
}
