//! All numbers of a sentence: cardinals, with signs, fractions and decimals in words around them.

use super::cardinal::{Cardinal, Source};
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
        let candidate =
            piece.kind == TokenKind::Number || piece.word != 0 || source.is(at, "-") || source.is(at, ".");
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
        Some(Cardinal { value, end: at + 2, shape: Shape::Marked, ordinal: false, over: false, scale: 1.0 })
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
        (dash && free && next.glued && next.kind == TokenKind::Number).then_some(at + 1)
    }

    fn follows_number(&self, at: usize) -> bool {
        self.pieces[at - 1].kind == TokenKind::Number
    }

    /// `a hundred`, `a dozen`, `a third of`, `a quarter million`.
    fn after_article(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at + 1)?;
        let one = Cardinal {
            value: word.value,
            end: at + 1 + word.length,
            shape: Shape::Words,
            ordinal: false,
            over: false,
            scale: word.value,
        };
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
            && !self.is_part(rest.end)
        {
            number = Cardinal { value: number.value + rest.value, end: rest.end, ..number };
        }
        number
    }

    /// `half a million`, `half million`, `half a dozen`, `half an hour`.
    fn half(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at)?;
        let half = Cardinal {
            value: word.value,
            end: at + word.length,
            shape: Shape::Fraction,
            ordinal: false,
            over: false,
            scale: 1.0,
        };
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
        let quarter = Cardinal {
            value: 0.25,
            end: at + word.length,
            shape: Shape::Fraction,
            ordinal: false,
            over: false,
            scale: 1.0,
        };
        let scaled = self.scaled(quarter);
        (scaled.end > quarter.end).then_some(scaled)
    }

    /// `полтора миллиона`.
    fn one_and_half(&self, at: usize) -> Option<Cardinal> {
        let word = self.word(at)?;
        let end = at + word.length;
        let number =
            Cardinal { value: word.value, end, shape: Shape::Words, ordinal: false, over: false, scale: 1.0 };
        Some(self.scaled(number))
    }

    /// A cardinal with the decimals, fractions and multipliers that follow it.
    fn extended(&self, number: Cardinal) -> Cardinal {
        if number.ordinal {
            return number;
        }
        let number = self.exponent(number).unwrap_or(number);
        if let Some(number) = self.han_fraction(number) {
            return number;
        }
        if let Some(found) = self.spoken_decimals(number) {
            return self.scaled(found);
        }
        if let Some(found) = self.slash(number).or_else(|| self.over(number)) {
            return found;
        }
        if let Some(found) = self.fraction(number.value, number.end) {
            return found;
        }
        self.and_fraction(number).unwrap_or(number)
    }

    /// `three fifths`, `one-eighth`, `two thirds of a million`.
    fn fraction(&self, numerator: f64, end: usize) -> Option<Cardinal> {
        let gap = usize::from(self.is(end, "-"));
        let word = self.word(end + gap)?;
        let after = end + gap + word.length;
        let divides = match word.class {
            Class::Part => word.value != 4.0 || !self.is_quarter_of_year(after, numerator, gap),
            // `a third` and `one third` count if nothing is counted by them: not `a third round`.
            Class::Ordinal => {
                let open = self
                    .pieces
                    .get(after)
                    .is_none_or(|next| next.kind != TokenKind::Word && !self.is(after, "-"))
                    || ["of", "more", "less", "as"].iter().any(|word| self.is(after, word))
                    || gap == 1;
                numerator == 1.0 && word.value >= 3.0 && open
            }
            _ => false,
        };
        if !divides {
            return None;
        }
        let fraction = Cardinal {
            value: numerator / word.value,
            end: after,
            shape: Shape::Fraction,
            ordinal: false,
            over: false,
            scale: 1.0,
        };
        let of =
            self.is(after, "of") && self.word(after + 1).is_some_and(|word| word.class == Class::Article);
        let before = Cardinal { end: after + if of { 2 } else { 0 }, ..fraction };
        let scaled = self.scaled(before);
        Some(if scaled.end > before.end { scaled } else { fraction })
    }

    /// `a quarter` and `three quarters` may be months; with `of`, a hyphen or a numerator from 2 to 3 they are parts.
    fn is_quarter_of_year(&self, after: usize, numerator: f64, gap: usize) -> bool {
        let of = self.is(after, "of");
        let scale = self.word(after).is_some_and(|word| word.class == Class::Scale);
        let last = self.pieces.get(after).is_none_or(|next| next.kind == TokenKind::Punctuation);
        !(of || scale || gap == 1 || numerator == 3.0 && last)
    }

    /// `five and a quarter`, `three million and a half`, `пять с половиной`, `hai triệu rưỡi`.
    fn and_fraction(&self, number: Cardinal) -> Option<Cardinal> {
        let at = number.end;
        let word = self.word(at)?;
        if word.class == Class::AndHalf {
            let scale = if number.scale > 1.0 { number.scale } else { 1.0 };
            let halved = Cardinal { value: number.value + scale / 2.0, end: at + word.length, ..number };
            return Some(if scale > 1.0 { halved } else { self.scaled(halved) });
        }
        if word.class != Class::And || self.lang != Lang::ENG {
            return None;
        }
        let part = self.number_of_part(at + 1)?;
        // Of `three million and a half` the half is of a million; not of `a hundred and a half`.
        let unit = if number.scale >= 1e3 && part.value < 1.0 { number.scale } else { 1.0 };
        Some(Cardinal { value: number.value + part.value * unit, end: part.end, ..number })
    }

    /// The fraction after `and`.
    fn number_of_part(&self, at: usize) -> Option<Cardinal> {
        let article = self.word(at).filter(|word| word.class == Class::Article).map_or(0, |word| word.length);
        let half = self.word(at + article).filter(|word| word.class == Class::Half);
        if let Some(word) = half {
            let end = at + article + word.length;
            return Some(Cardinal {
                value: 0.5,
                end,
                shape: Shape::Fraction,
                ordinal: false,
                over: false,
                scale: 1.0,
            });
        }
        if article > 0 {
            let part = self.word(at + article).filter(|word| word.class == Class::Part)?;
            let end = at + article + part.length;
            let quarter = Cardinal {
                value: 1.0 / part.value,
                end,
                shape: Shape::Fraction,
                ordinal: false,
                over: false,
                scale: 1.0,
            };
            return Some(self.scaled(quarter));
        }
        let numerator = self.cardinal(at).filter(|number| !number.ordinal && number.value < 100.0)?;
        let half =
            self.word(numerator.end).filter(|word| word.class == Class::Half && numerator.value == 1.0);
        if let Some(word) = half {
            return Some(Cardinal {
                value: 0.5,
                end: numerator.end + word.length,
                shape: Shape::Fraction,
                ..numerator
            });
        }
        self.fraction(numerator.value, numerator.end)
    }

    /// `nine point four`, 八点五: digits one by one after the point.
    fn spoken_decimals(&self, number: Cardinal) -> Option<Cardinal> {
        let point = self.word(number.end).filter(|word| word.class == Class::Point)?;
        let mut end = number.end + point.length;
        let mut digits = String::from("0.");
        while let Some(word) = self.word(end) {
            let small = matches!(word.class, Class::Small | Class::Weak) && word.value < 20.0;
            if !small {
                break;
            }
            digits.push_str(&(word.value as u32).to_string());
            end += word.length;
        }
        // 8点 is also an hour: with digits before it, digits after it.
        if digits.len() == 2 || number.shape == Shape::Digits {
            return None;
        }
        let value = number.value + digits.parse::<f64>().ok()?;
        Some(Cardinal { value, end, scale: 1.0, ..number })
    }

    /// `3/4`, `10 1/2`.
    fn slash(&self, number: Cardinal) -> Option<Cardinal> {
        if number.shape != Shape::Digits {
            return None;
        }
        let (whole, top, at) = if self.is(number.end, "/") {
            (0.0, number.value, number.end)
        } else {
            let top = self.digit(number.end)?;
            (number.value, top, number.end + 1)
        };
        if !self.is(at, "/") {
            return None;
        }
        let bottom = self.digit(at + 1)?;
        let common = matches!(bottom as u32, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64);
        let more = self.is(at + 2, "/");
        (top < bottom && common && !more).then(|| Cardinal {
            value: whole + top / bottom,
            end: at + 2,
            shape: Shape::Fraction,
            ..number
        })
    }

    /// `one over twenty`.
    fn over(&self, number: Cardinal) -> Option<Cardinal> {
        let below = self.is(number.end, "over").then(|| self.cardinal(number.end + 1)).flatten()?;
        let last = self.pieces.get(below.end).is_none_or(|next| next.kind == TokenKind::Punctuation);
        (number.value == 1.0 && below.value > 1.0 && last).then(|| Cardinal {
            value: number.value / below.value,
            end: below.end,
            shape: Shape::Fraction,
            ..number
        })
    }

    /// A whole number in digits.
    fn digit(&self, at: usize) -> Option<f64> {
        let piece = self.pieces.get(at).filter(|piece| piece.kind == TokenKind::Number)?;
        piece.span.of(self.text).parse::<u32>().ok().map(f64::from)
    }

    /// 三分之一 is a third; 又 joins it to a whole number.
    fn han_fraction(&self, number: Cardinal) -> Option<Cardinal> {
        if self.lang != Lang::CMN {
            return None;
        }
        let (whole, below) = if self.is(number.end, "又") {
            (number.value, self.cardinal(number.end + 1)?)
        } else {
            (0.0, number)
        };
        if !(self.is(below.end, "分") && self.is(below.end + 1, "之")) || below.value == 0.0 {
            return None;
        }
        let above = self.cardinal(below.end + 2)?;
        Some(Cardinal {
            value: whole + above.value / below.value,
            end: above.end,
            shape: Shape::Fraction,
            ..number
        })
    }

    /// `1.3e6`, `12.3e+14`.
    fn exponent(&self, number: Cardinal) -> Option<Cardinal> {
        if !matches!(number.shape, Shape::Digits | Shape::Marked) {
            return None;
        }
        let piece = self.pieces.get(number.end).filter(|piece| piece.glued)?;
        let digits = piece.span.of(self.text).strip_prefix(['e', 'E'])?;
        let (power, end) = if digits.is_empty() {
            let sign = self.is(number.end + 1, "+");
            (self.digit(number.end + 1 + usize::from(sign))?, number.end + 2 + usize::from(sign))
        } else {
            (digits.parse::<u32>().ok().map(f64::from)?, number.end + 1)
        };
        (power < 100.0).then(|| Cardinal {
            value: number.value * 10_f64.powi(power as i32),
            end,
            shape: Shape::Marked,
            ..number
        })
    }

    /// The number times the scales that follow it.
    fn scaled(&self, mut number: Cardinal) -> Cardinal {
        while let Some(word) =
            self.word(number.end).filter(|word| matches!(word.class, Class::Scale | Class::Dozen))
        {
            number.value *= word.value;
            number.end += word.length;
            number.scale = word.value;
        }
        number
    }
}
