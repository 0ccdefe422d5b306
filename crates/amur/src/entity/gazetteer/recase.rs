//! Words in capitals as names are listed: `MOSCOW` is looked up as `Moscow`.

use crate::{Case, Span, Token};

/// Letters of a word in capitals that may be a name rather than an acronym.
const LETTERS: usize = 4;

/// A sentence with its words in capitals rewritten, byte for byte as long as before.
pub(super) struct Recased {
    pub(super) text: String,
    /// Bytes of the sentence that differ.
    words: Vec<Span>,
}

impl Recased {
    /// Whether a word between two bytes of the sentence was rewritten.
    pub(super) fn changed(&self, start: usize, end: usize) -> bool {
        self.words.iter().any(|word| (word.start as usize) < end && start < word.end as usize)
    }
}

/// The sentence with its longer words in capitals as `Title`; `None` if it has none.
pub(super) fn recase(text: &str, sentence: Span, tokens: &[Token]) -> Option<Recased> {
    let mut recased: Option<Recased> = None;
    for token in tokens.iter().filter(|token| token.case == Case::Upper) {
        let word = token.span.of(text);
        let Some(title) = title(word) else { continue };
        let recased =
            recased.get_or_insert_with(|| Recased { text: sentence.of(text).to_owned(), words: Vec::new() });
        let start = (token.span.start - sentence.start) as usize;
        let span = Span::new(start, start + word.len());
        recased.text.replace_range(span.range(), &title);
        recased.words.push(span);
    }
    recased
}

/// A word with only its first letter as a capital, if it is long enough and no letter changes its length.
fn title(word: &str) -> Option<String> {
    let mut title = String::with_capacity(word.len());
    let mut letters = 0;
    for char in word.chars() {
        let before = title.len();
        if letters == 0 {
            title.push(char)
        } else {
            title.extend(char.to_lowercase())
        }
        if title.len() - before != char.len_utf8() {
            return None;
        }
        letters += 1;
    }
    (letters >= LETTERS).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TokenKind;

    #[test]
    fn capitals() {
        let text = "In MOSCOW, the USA";
        let token =
            |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word, case: Case::Upper };
        let recased = recase(text, Span::new(0, text.len()), &[token(3, 9), token(15, 18)]).unwrap();
        assert_eq!(recased.text, "In Moscow, the USA");
        assert!(recased.changed(0, 5) && !recased.changed(10, 18));
        assert!(recase(text, Span::new(0, text.len()), &[token(15, 18)]).is_none());
    }
}
