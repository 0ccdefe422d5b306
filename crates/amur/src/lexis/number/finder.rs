//! All numbers of a sentence: cardinals, with signs, fractions and decimals in words around them.

use super::source::{Cardinal, Source};
use super::words::{Class, NumberWords};
use super::{Number, Shape};
use crate::lexis::piece::Piece;
use crate::{Lang, Span, TokenKind};

/// The numbers of a sentence, in order, none overlapping another.
pub(in crate::lexis) fn find(text: &str, lang: Lang, pieces: &[Piece], words: &NumberWords) -> Vec<Number> {
    let source = Source { text, lang, pieces, words };
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let piece = &pieces[at];
        let candidate = match piece.kind {
            TokenKind::Number => true,
            TokenKind::Word | TokenKind::Ideograph => words.begins_with(piece),
            _ => piece.word != 0 || source.is(at, "-") || source.is(at, "."),
        };
        let found = candidate.then(|| source.number(at)).flatten();
        match found {
            Some(found) if found.end > at => {
                let span = Span { start: pieces[at].span.start, end: pieces[found.end - 1].span.end };
                numbers.push(Number {
                    first: at,
                    end: found.end,
                    span,
                    value: found.value,
                    shape: found.shape,
                    ordinal: found.ordinal,
                    over: found.over,
                    scale: found.scale,
                    spread: found.spread,
                });
                at = found.end;
            }
            _ => at += 1,
        }
    }
    numbers
}

impl Source<'_> {
    /// The number that starts at a piece, with all that belongs to it.
    fn number(&self, at: usize) -> Option<Cardinal> {
        if let Some(number) = self.bare_decimals(at) {
            return Some(number);
        }
        if let Some(start) = self.minus(at) {
            let number = self.number(start).filter(|number| !number.ordinal)?;
            // `- 5` by itself is a number, before other words it is an item of a list.
            let apart = self.is(at, "-") && !self.pieces[start].glued;
            if apart && number.end < self.pieces.len() {
                return None;
            }
            return Some(Cardinal { value: -number.value, ..number });
        }
        let class = self.word(at).map(|word| word.class);
        match class {
            Some(Class::Article) => self.after_article(at),
            Some(Class::Half) => self.half(at),
            Some(Class::Part) => self.bare_part(at),
            Some(Class::OneAndHalf) => self.one_and_half(at),
            _ => self.cardinal(at).map(|cardinal| self.extended(cardinal)),
        }
    }

    /// `.08`: decimals without a whole part.
    fn bare_decimals(&self, at: usize) -> Option<Cardinal> {
        let next = self.pieces.get(at + 1).filter(|next| next.glued && next.kind == TokenKind::Number)?;
        let digits = next.span.of(self.text);
        let decimals =
            self.is(at, ".") && !self.pieces[at].glued && digits.bytes().all(|byte| byte.is_ascii_digit());
        let value = format!("0.{digits}").parse().ok().filter(|_| decimals)?;
        Some(Cardinal::new(value, at + 2, Shape::Marked))
    }

    /// Where the number after a minus sign starts.
    fn minus(&self, at: usize) -> Option<usize> {
        let next = self.pieces.get(at + 1)?;
        let word = self.word(at).filter(|word| word.class == Class::Minus);
        if let Some(word) = word {
            let digits = next.kind == TokenKind::Number || self.word(at + word.length).is_some();
            return digits.then_some(at + word.length);
        }
        let dash = self.is(at, "-") || self.is(at, "−");
        let free = !self.pieces[at].glued && (at == 0 || !self.follows_number(at));
        (dash && free && (next.glued || at == 0) && next.kind == TokenKind::Number).then_some(at + 1)
    }

    fn follows_number(&self, at: usize) -> bool {
        self.pieces[at - 1].kind == TokenKind::Number
    }

    /// `a hundred`, `a dozen`, `a third of`, `a quarter million`.
    fn after_article(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at + 1)?;
        let end = at + 1 + word.length;
        let one = Cardinal { scale: word.value, ..Cardinal::new(word.value, end, Shape::Words) };
        match word.class {
            Class::Times | Class::Scale => {
                let rest = self.cardinal_after(one);
                Some(self.extended(rest))
            }
            Class::Dozen => Some(one),
            Class::Part | Class::Ordinal => self.fraction(1.0, at + 1),
            Class::Half => {
                let half = Cardinal { value: 0.5, shape: Shape::Fraction, ..one };
                let scaled = self.scaled(half);
                (scaled.end > half.end).then_some(scaled)
            }
            _ => None,
        }
    }

    /// What follows `a hundred`: smaller numbers, or scales.
    fn cardinal_after(&self, one: Cardinal) -> Cardinal {
        let mut number = self.scaled(one);
        let joined = self.word(number.end).is_some_and(|word| word.class == Class::And);
        let start = number.end + usize::from(joined);
        if let Some(rest) =
            self.cardinal(start).filter(|rest| rest.value < number.scale && rest.shape == Shape::Words)
            && self.part(rest.end).is_none()
        {
            number = Cardinal { value: number.value + rest.value, end: rest.end, ..number };
        }
        number
    }

    /// `half a million`, `half million`, `half a dozen`, `half an hour`.
    fn half(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at)?;
        let half = Cardinal::new(word.value, at + word.length, Shape::Fraction);
        let article = self.word(half.end).is_some_and(|word| word.class == Class::Article);
        let before = Cardinal { end: half.end + usize::from(article), ..half };
        let scaled = self.scaled(before);
        if scaled.end > before.end {
            return Some(scaled);
        }
        // `an` of `half an hour` belongs to the number, so that the unit follows it.
        Some(if article { before } else { half })
    }

    /// `quarter million`: a denominator that needs no `a`.
    fn bare_part(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at).filter(|word| word.value == 4.0)?;
        let quarter = Cardinal::new(0.25, at + word.length, Shape::Fraction);
        let scaled = self.scaled(quarter);
        (scaled.end > quarter.end).then_some(scaled)
    }

    /// `полтора миллиона`.
    fn one_and_half(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at)?;
        let end = at + word.length;
        Some(self.scaled(Cardinal::new(word.value, end, Shape::Words)))
    }

    /// A cardinal with the decimals, fractions and multipliers that follow it.
    fn extended(&self, number: Cardinal) -> Cardinal {
        if number.ordinal {
            return number;
        }
        let number = self.power(number).unwrap_or(number);
        if let Some(found) = self.spoken_decimals(number) {
            return self.scaled(found);
        }
        if let Some(found) = self.divided(number) {
            return found;
        }
        self.and_fraction(number).unwrap_or(number)
    }
}
