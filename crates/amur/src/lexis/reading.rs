//! One sentence seen through the lexis of its language.

use std::sync::LazyLock;

use super::number::{self, NumberWords};
use super::piece::{Piece, pieces};
use super::{Number, Trie, Vocabulary};
use crate::date::DateWords;
use crate::figure::FigureWords;
use crate::letters::small;
use crate::{Block, Case, Lang, Span, Token, TokenKind, segment};

/// All that is known of one language.
#[derive(Debug)]
pub(crate) struct Lexis {
    pub(crate) lang: Lang,
    vocabulary: Vocabulary,
    numbers: NumberWords,
    pub(crate) dates: DateWords,
    pub(crate) figures: FigureWords,
}

static LANGUAGES: [LazyLock<Lexis>; 4] = [
    LazyLock::new(|| Lexis::new(Lang::ENG)),
    LazyLock::new(|| Lexis::new(Lang::RUS)),
    LazyLock::new(|| Lexis::new(Lang::CMN)),
    LazyLock::new(|| Lexis::new(Lang::VIE)),
];

/// The lexis of one of the four languages.
pub(crate) fn lexis(lang: Lang) -> Option<&'static Lexis> {
    let index = [Lang::ENG, Lang::RUS, Lang::CMN, Lang::VIE].iter().position(|known| *known == lang)?;
    Some(&LANGUAGES[index])
}

impl Lexis {
    fn new(lang: Lang) -> Self {
        let mut vocabulary = Vocabulary::default();
        let numbers = NumberWords::new(lang, &mut vocabulary, cut);
        let dates = DateWords::new(lang, &mut vocabulary);
        let figures = FigureWords::new(lang, &mut vocabulary);
        Self { lang, vocabulary, numbers, dates, figures }
    }
}

/// The words of a phrase in a TSV, cut as the text is.
pub(crate) fn cut(phrase: &str) -> Vec<String> {
    // `'s` is a token of its own after a word only.
    if phrase.starts_with('\'') {
        return vec![phrase.to_owned()];
    }
    if !phrase.is_empty() && phrase.chars().all(|char| small(char).is_some()) {
        return vec![phrase.to_owned()];
    }
    let tokens = segment::tokens(phrase);
    pieces(phrase, &tokens, &Vocabulary::default())
        .iter()
        .map(|piece| piece.span.of(phrase).to_owned())
        .collect()
}

/// The language a block is read in: its own where it is one of the four, else what its script suggests where its
/// language is in doubt.
pub(crate) fn language_of(block: &Block, text: &str) -> Option<Lang> {
    let detected = block.language;
    if lexis(detected.lang).is_some() {
        return Some(detected.lang);
    }
    if detected.reliable && detected.lang != Lang::UND {
        return None;
    }
    text.chars().find(|char| char.is_alphabetic()).map_or(Some(Lang::ENG), |char| match char {
        '\u{400}'..='\u{4ff}' => Some(Lang::RUS),
        '\u{3400}'..='\u{9fff}' => Some(Lang::CMN),
        _ => Some(Lang::ENG),
    })
}

/// A sentence in pieces, with its numbers.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexis: &'static Lexis,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) numbers: Vec<Number>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str, tokens: &[Token], lexis: &'static Lexis) -> Self {
        let pieces = pieces(text, tokens, &lexis.vocabulary);
        let numbers = number::find(text, lexis.lang, &pieces, &lexis.numbers);
        Self { text, lexis, pieces, numbers }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lexis.lang
    }

    /// The text of a piece; empty past the end.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.span.of(self.text))
    }

    /// The span of pieces, half-open.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        Span { start: self.pieces[first].span.start, end: self.pieces[end - 1].span.end }
    }

    /// Whether a piece stands apart from the one before.
    pub(crate) fn is_free(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|piece| !piece.glued)
    }

    /// Whether a piece is a word in lower case.
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.kind == TokenKind::Word && piece.case == Case::Lower)
    }

    /// Whether a unit, currency or per cent follows or a currency goes before: the number is no date.
    pub(crate) fn is_measured(&self, first: usize, end: usize) -> bool {
        self.lexis.figures.measures(self, first, end)
    }

    /// The longest sequence of a trie that starts at a piece: its value and where it ends.
    pub(crate) fn longest<'t, V>(&self, trie: &'t Trie<V>, at: usize) -> Option<(&'t V, usize)> {
        let starts = |symbol: u32| symbol != 0 && trie.step(super::ROOT, symbol).is_some();
        if !self.pieces.get(at).is_some_and(|piece| starts(piece.word) || starts(piece.exact)) {
            return None;
        }
        let mut best = None;
        // Most walks have one way to go on.
        let (mut next, mut others) = (Some((super::ROOT, at)), Vec::new());
        while let Some((node, at)) = next.take().or_else(|| others.pop()) {
            let Some(piece) = self.pieces.get(at) else { continue };
            for symbol in [piece.word, piece.exact] {
                let Some(node) = (symbol != 0).then(|| trie.step(node, symbol)).flatten() else { continue };
                let longer = best.as_ref().is_none_or(|&(_, end)| at + 1 > end);
                if let Some(value) = trie.value(node).filter(|_| longer) {
                    best = Some((value, at + 1));
                }
                others.extend(next.replace((node, at + 1)));
            }
        }
        best
    }
}
