//! Fractions: `three fifths`, `five and a quarter`, `3/4`, `two out of three`, `две трети`, 三分之一, `hai phần ba`.

use super::Shape;
use super::source::{Cardinal, Source};
use super::words::Class;
use crate::{Lang, TokenKind};

/// What a fraction is divided by, and where it ends.
type Denominator = (f64, usize);

impl Source<'_> {
    /// The fraction that a numerator begins, in the ways of its language.
    pub(super) fn divided(&self, number: Cardinal) -> Option<Cardinal> {
        let own = match self.lang {
            Lang::CMN => self.han_fraction(number),
            Lang::RUS => self.russian_fraction(number),
            Lang::VIE => self.vietnamese_fraction(number),
            _ => self.out_of(number),
        };
        own.or_else(|| self.slash(number))
            .or_else(|| self.over(number))
            .or_else(|| self.fraction(number.value, number.end))
    }

    /// `three fifths`, `one-eighth`, `two thirds of a million`.
    pub(super) fn fraction(&self, numerator: f64, end: usize) -> Option<Cardinal> {
        let gap = usize::from(self.is(end, "-"));
        let (numerator, (below, after)) = self
            .taken_back(numerator, end, gap)
            .or_else(|| Some((numerator, self.denominator(numerator, end, gap)?)))?;
        let fraction = Cardinal::new(numerator / below, after, Shape::Fraction);
        let of =
            self.is(after, "of") && self.word(after + 1).is_some_and(|word| word.class == Class::Article);
        let before = Cardinal { end: after + if of { 2 } else { 0 }, ..fraction };
        let scaled = self.scaled(before);
        Some(if scaled.end > before.end { scaled } else { fraction })
    }

    /// `one hundred thirty fifths` are a hundred parts of thirty-five: the tens belong to the denominator.
    fn taken_back(&self, numerator: f64, end: usize, gap: usize) -> Option<(f64, Denominator)> {
        let tens = self.word(end.checked_sub(1)?).filter(|word| word.class == Class::Ten)?.value;
        let joined = end > 1 && self.word(end - 2).is_some_and(|word| word.class == Class::And);
        let part = self.word(end + gap).filter(|word| word.class == Class::Part && word.value < 10.0)?;
        let compound = !joined && numerator > tens && self.lang == Lang::ENG;
        compound.then(|| (numerator - tens, (tens + part.value, end + gap + part.length)))
    }

    /// `fifths`, `twenty-firsts`; after `one` also `fifth`, `hundred and fifth`.
    fn denominator(&self, numerator: f64, end: usize, gap: usize) -> Option<Denominator> {
        let word = self.word(end + gap)?;
        let after = end + gap + word.length;
        if word.class == Class::Part {
            let part = word.value != 4.0 || !self.is_quarter_of_year(after, numerator, gap);
            return (part && word.value > 1.0).then_some((word.value, after));
        }
        if word.class == Class::Ten {
            let hyphen = usize::from(self.is(after, "-"));
            let ones =
                self.word(after + hyphen).filter(|word| word.class == Class::Part && word.value < 10.0);
            if let Some(ones) = ones {
                return Some((word.value + ones.value, after + hyphen + ones.length));
            }
        }
        let ordinal = self.cardinal(end + gap).filter(|below| below.ordinal && below.value >= 3.0)?;
        // `a third` and `one third` count if nothing is counted by them: not `a third round`.
        let open = self
            .pieces
            .get(ordinal.end)
            .is_none_or(|next| next.kind != TokenKind::Word && !self.is(ordinal.end, "-"))
            || ["of", "more", "less", "as"].iter().any(|word| self.is(ordinal.end, word))
            || gap == 1;
        (numerator == 1.0 && open && self.lang == Lang::ENG).then_some((ordinal.value, ordinal.end))
    }

    /// `a quarter` and `three quarters` may be months; with `of`, a hyphen or a numerator from 2 to 3 they are parts.
    fn is_quarter_of_year(&self, after: usize, numerator: f64, gap: usize) -> bool {
        let of = self.is(after, "of");
        let scale = self.word(after).is_some_and(|word| word.class == Class::Scale);
        let last = self.pieces.get(after).is_none_or(|next| next.kind == TokenKind::Punctuation);
        // `the previous three quarters`
        let counted = after >= 3
            && ["previous", "past", "last", "next", "coming", "first", "following", "preceding"]
                .iter()
                .any(|word| self.is(after - 3, word));
        !(of || scale || gap == 1 || numerator == 3.0 && last && !counted)
    }

    /// `five and a quarter`, `three million and a half`, `пять с половиной`, `hai triệu rưỡi`.
    pub(super) fn and_fraction(&self, number: Cardinal) -> Option<Cardinal> {
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
        // `twenty and three and three fifths`
        let unit =
            self.cardinal(at + word.length).filter(|_| number.value >= 20.0 && number.value % 10.0 == 0.0);
        if let Some(unit) = unit.filter(|unit| unit.value < 10.0 && !unit.ordinal) {
            let whole = Cardinal { value: number.value + unit.value, end: unit.end, ..number };
            if let Some(found) = self.and_fraction(whole) {
                return Some(found);
            }
        }
        let part = self.number_of_part(at + 1).filter(|part| part.scale > 1.0 || part.value < 1.0)?;
        // Of `three million and a half` the half is of a million; not of `a hundred and a half`.
        let unit = if number.scale >= 1e3 && part.value < 1.0 { number.scale } else { 1.0 };
        Some(Cardinal { value: number.value + part.value * unit, end: part.end, ..number })
    }

    /// The fraction after `and`.
    fn number_of_part(&self, at: usize) -> Option<Cardinal> {
        let article = self.word(at).filter(|word| word.class == Class::Article).map_or(0, |word| word.length);
        if let Some(word) = self.word(at + article).filter(|word| word.class == Class::Half) {
            return Some(Cardinal::new(0.5, at + article + word.length, Shape::Fraction));
        }
        if article > 0 {
            let part = self.word(at + article).filter(|word| word.class == Class::Part);
            return match part {
                Some(part) => {
                    let end = at + article + part.length;
                    Some(self.scaled(Cardinal::new(1.0 / part.value, end, Shape::Fraction)))
                }
                None => self.fraction(1.0, at + article),
            };
        }
        let numerator = self.cardinal(at).filter(|number| !number.ordinal && number.value < 100.0)?;
        let half =
            self.word(numerator.end).filter(|word| word.class == Class::Half && numerator.value == 1.0);
        if let Some(word) = half {
            return Some(Cardinal::new(0.5, numerator.end + word.length, Shape::Fraction));
        }
        self.fraction(numerator.value, numerator.end)
    }

    /// `two out of three`, `one out of five hundred`: a share. `Seven out of 11 states` counts them.
    fn out_of(&self, number: Cardinal) -> Option<Cardinal> {
        let joined = self.is(number.end, "out") && self.is(number.end + 1, "of");
        let whole = joined.then(|| self.cardinal(number.end + 2)).flatten().filter(|whole| !whole.ordinal)?;
        let round = whole.value <= 10.0 || whole.value % 100.0 == 0.0;
        (round && number.value < whole.value)
            .then(|| Cardinal::new(number.value / whole.value, whole.end, Shape::Fraction))
    }

    /// `3/4`, `10 1/2`, `-3/2`.
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
        // `9/11` and `24/7` are none; nothing but a fraction follows a whole number or a minus sign.
        let common = matches!(bottom as u32, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64);
        let sure = at > number.end || self.is_signed(at);
        let more = self.is(at + 2, "/");
        ((top < bottom || sure) && common && !more)
            .then(|| Cardinal::new(whole + top / bottom, at + 2, Shape::Fraction))
    }

    /// Whether a minus sign is glued to the numeral that ends here.
    fn is_signed(&self, end: usize) -> bool {
        end >= 2 && (self.is(end - 2, "-") || self.is(end - 2, "−")) && self.pieces[end - 1].glued
    }

    /// `one over twenty`.
    fn over(&self, number: Cardinal) -> Option<Cardinal> {
        let below = self.is(number.end, "over").then(|| self.cardinal(number.end + 1)).flatten()?;
        let last = self.pieces.get(below.end).is_none_or(|next| next.kind == TokenKind::Punctuation);
        (number.value == 1.0 && below.value > 1.0 && last)
            .then(|| Cardinal::new(number.value / below.value, below.end, Shape::Fraction))
    }

    /// A whole number in digits.
    pub(super) fn digit(&self, at: usize) -> Option<f64> {
        let piece = self.pieces.get(at).filter(|piece| piece.kind == TokenKind::Number)?;
        piece.span.of(self.text).parse::<u32>().ok().map(f64::from)
    }

    /// 三分之一 is a third; 又 joins it to a whole number.
    fn han_fraction(&self, number: Cardinal) -> Option<Cardinal> {
        let (whole, below) = if self.is(number.end, "又") {
            (number.value, self.cardinal(number.end + 1)?)
        } else {
            (0.0, number)
        };
        if !(self.is(below.end, "分") && self.is(below.end + 1, "之")) || below.value == 0.0 {
            return None;
        }
        let above = self.cardinal(below.end + 2)?;
        Some(Cardinal::new(whole + above.value / below.value, above.end, Shape::Fraction))
    }

    /// `две трети`, `три пятых`, `одна десятая`.
    fn russian_fraction(&self, number: Cardinal) -> Option<Cardinal> {
        let word = self.word(number.end)?;
        let end = number.end + word.length;
        let ending = self.pieces[number.end].span.of(self.text);
        let named = match number.value {
            1.0 => ending.ends_with("ая") || ending.ends_with("ую") || ending.ends_with("ой"),
            _ => ending.ends_with("ых"),
        };
        let value = match word.class {
            Class::Half => number.value * word.value,
            Class::Ordinal if named && number.value < word.value => number.value / word.value,
            _ => return None,
        };
        (value < 1.0).then(|| self.scaled(Cardinal::new(value, end, Shape::Fraction)))
    }

    /// `hai phần ba`; `phần trăm` is per cent.
    fn vietnamese_fraction(&self, number: Cardinal) -> Option<Cardinal> {
        let below = self.is(number.end, "phần").then(|| self.cardinal(number.end + 1)).flatten()?;
        (number.value < below.value)
            .then(|| Cardinal::new(number.value / below.value, below.end, Shape::Fraction))
    }
}
