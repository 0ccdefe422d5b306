//! Tokens cut where a number meets letters: `79.3bn`, `1980s`, `USD5`.

use super::Vocabulary;
use crate::{Case, Span, Token, TokenKind};

/// A token, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    pub(crate) case: Case,
    /// Its word in the vocabulary, 0 where it has none.
    pub(crate) word: u32,
    /// Its exact spelling in the vocabulary, 0 where it has none.
    pub(crate) exact: u32,
    /// Whether nothing stands between it and the piece before.
    pub(crate) glued: bool,
}

/// Cuts tokens into pieces and looks their words up.
pub(crate) fn pieces(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Piece> {
    let mut cutter =
        Cutter { text, vocabulary, pieces: Vec::with_capacity(tokens.len() + 4), last: u32::MAX };
    for token in tokens {
        cutter.token(*token);
    }
    cutter.pieces
}

struct Cutter<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    pieces: Vec<Piece>,
    last: u32,
}

impl Cutter<'_> {
    fn token(&mut self, token: Token) {
        let text = token.span.of(self.text);
        match token.kind {
            TokenKind::Number => match letters_after_digits(text) {
                Some(cut) => {
                    self.push(token, 0, cut, TokenKind::Number);
                    self.push(token, cut, text.len(), TokenKind::Word);
                }
                None => self.push(token, 0, text.len(), TokenKind::Number),
            },
            TokenKind::Word if text.ends_with(|char: char| char.is_ascii_digit()) => self.code(token, text),
            _ => self.push(token, 0, text.len(), token.kind),
        }
    }

    /// A word that ends in digits: cut where it is unknown as a whole and known without them (`USD5`, not `MH17`).
    fn code(&mut self, token: Token, text: &str) {
        let cut = text.find(|char: char| char.is_ascii_digit()).unwrap_or(text.len());
        let whole = self.vocabulary.get(text);
        let letters = self.vocabulary.get(&text[..cut]);
        if whole == (0, 0) && letters != (0, 0) && cut > 1 && letters_after_digits(&text[cut..]).is_none() {
            self.push(token, 0, cut, TokenKind::Word);
            self.push(token, cut, text.len(), TokenKind::Number);
        } else {
            self.push(token, 0, text.len(), TokenKind::Word);
        }
    }

    fn push(&mut self, token: Token, from: usize, to: usize, kind: TokenKind) {
        let start = token.span.start;
        let span = Span { start: start + from as u32, end: start + to as u32 };
        let (word, exact) = self.vocabulary.get(span.of(self.text));
        self.pieces.push(Piece { span, kind, case: token.case, word, exact, glued: self.last == span.start });
        self.last = span.end;
    }
}

/// Where the letters begin in a number that has some.
fn letters_after_digits(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.find(char::is_alphabetic)
}
