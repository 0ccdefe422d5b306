//! Blocks to sentences and tokens.

mod sentence;
mod token;

use crate::{Block, Sentence, Span, Token};

/// Sentences and tokens of one document.
#[derive(Default)]
pub(crate) struct Segments {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
}

/// Splits the article's blocks; other blocks have no sentences.
pub(crate) fn segment(text: &str, blocks: &[Block]) -> Segments {
    let mut segments = Segments { sentences: Vec::new(), tokens: Vec::with_capacity(text.len() / 6) };
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.role.is_article()) {
        let first = segments.tokens.len();
        token::tokenize(text, block.span, &mut segments.tokens);
        for range in sentence::split(text, block.language.lang, &segments.tokens[first..]) {
            let (start, end) = (first + range.start, first + range.end);
            let span =
                Span { start: segments.tokens[start].span.start, end: segments.tokens[end - 1].span.end };
            segments.sentences.push(Sentence { span, block: index as u32, tokens: Span::new(start, end) });
        }
    }
    segments
}

/// The tokens of a phrase that stands alone, as in a lexicon.
pub(crate) fn tokens(phrase: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    token::tokenize(phrase, Span::new(0, phrase.len()), &mut tokens);
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Detected, Lang, Role};

    fn block(text: &str, lang: Lang) -> Block {
        Block {
            span: Span::new(0, text.len()),
            role: Role::Body,
            role_score: 1.0,
            language: Detected { lang, score: 1.0, reliable: true },
            source_line: 1,
        }
    }

    fn sentences(text: &str, lang: Lang) -> Vec<&str> {
        segment(text, &[block(text, lang)]).sentences.iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn english() {
        let text = "Mr. Orlov met Sen. Jane Q. Doe in the U.S. on Jan. 5. He smiled. \u{201c}Why not?\u{201d} she asked. \
                    The U.S. The end came at 5.30 p.m. on Friday... or so.";
        assert_eq!(
            sentences(text, Lang::ENG),
            [
                "Mr. Orlov met Sen. Jane Q. Doe in the U.S. on Jan. 5.",
                "He smiled.",
                "\u{201c}Why not?\u{201d} she asked.",
                "The U.S.",
                "The end came at 5.30 p.m. on Friday... or so."
            ]
        );
    }

    #[test]
    fn russian() {
        let text = "В 2023 г. товарооборот вырос до 200 млрд. долл. США. А. С. Орлов назвал это «рекордом». «Да!» — сказал он.";
        assert_eq!(
            sentences(text, Lang::RUS),
            [
                "В 2023 г. товарооборот вырос до 200 млрд. долл. США.",
                "А. С. Орлов назвал это «рекордом».",
                "«Да!» — сказал он."
            ]
        );
    }

    #[test]
    fn chinese() {
        let text = "他说：“我们将继续合作。”会谈很顺利！下次在哪里？";
        assert_eq!(sentences(text, Lang::CMN), ["他说：“我们将继续合作。”", "会谈很顺利！", "下次在哪里？"]);
    }

    #[test]
    fn vietnamese() {
        let text = "Ông đến TP. Hồ Chí Minh hôm qua. Hai bên ký 5 văn kiện.";
        assert_eq!(
            sentences(text, Lang::VIE),
            ["Ông đến TP. Hồ Chí Minh hôm qua.", "Hai bên ký 5 văn kiện."]
        );
    }

    #[test]
    fn endless_lines() {
        let text = "word ".repeat(2500);
        assert_eq!(sentences(&text, Lang::ENG).len(), 3);
    }

    #[test]
    fn only_the_article() {
        let text = "Read more.";
        let blocks = [Block { role: Role::Related, ..block(text, Lang::ENG) }];
        assert!(segment(text, &blocks).sentences.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_ordered_and_cover_all_but_blanks(text in "[ a-zA-ZđĐа-яА-Я中国。.,!?'’\"“”$%0-9-]{0,80}") {
            let made = segment(&text, &[block(&text, Lang::ENG)]);
            let mut at = 0;
            for token in &made.tokens {
                proptest::prop_assert!(text[at..token.span.start as usize].trim().is_empty());
                proptest::prop_assert!(!token.span.is_empty());
                at = token.span.end as usize;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
            let tokens: usize = made.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
            proptest::prop_assert_eq!(tokens, made.tokens.len());
        }
    }
}
