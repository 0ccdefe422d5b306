//! What may follow a cardinal: decimals in words, powers, multipliers.

use super::Shape;
use super::source::{Cardinal, Source};
use super::words::Class;
use crate::Lang;

impl Source<'_> {
    /// `nine point four`, 八点五: digits one by one after the point.
    pub(super) fn spoken_decimals(&self, number: Cardinal) -> Option<Cardinal> {
        let point = self.word(number.end).filter(|word| word.class == Class::Point)?;
        let mut end = number.end + point.length;
        let mut digits = String::from("0.");
        // 两 is two of something, never a digit.
        let is_digit = |class| class == Class::Small || class == Class::Weak && self.lang != Lang::CMN;
        while let Some(word) = self.word(end).filter(|word| is_digit(word.class) && word.value < 20.0) {
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

    /// `1.3e6`, `12.3e+14`, `10^6`, `2.5^-1`.
    pub(super) fn power(&self, number: Cardinal) -> Option<Cardinal> {
        if !matches!(number.shape, Shape::Digits | Shape::Marked) {
            return None;
        }
        let piece = self.pieces.get(number.end).filter(|piece| piece.glued)?;
        let mark = piece.span.of(self.text);
        let of_ten = mark.strip_prefix(['e', 'E']);
        let (exponent, end) = match of_ten {
            Some(digits) if !digits.is_empty() => {
                (digits.parse::<u32>().ok().map(f64::from)?, number.end + 1)
            }
            None if mark != "^" => return None,
            _ => self.signed_digit(number.end + 1)?,
        };
        let value = match of_ten {
            Some(_) => number.value * 10_f64.powf(exponent),
            None => number.value.powf(exponent),
        };
        let made = Cardinal { value, end, shape: Shape::Marked, ..number };
        (exponent.abs() < 100.0 && value.is_finite()).then_some(made)
    }

    /// A whole number in digits with or without a sign, and where it ends.
    fn signed_digit(&self, at: usize) -> Option<(f64, usize)> {
        let minus = self.is(at, "-") || self.is(at, "−");
        let first = at + usize::from(minus || self.is(at, "+"));
        let digit = self.digit(first)?;
        Some((if minus { -digit } else { digit }, first + 1))
    }

    /// The number times the scales that follow it.
    pub(super) fn scaled(&self, mut number: Cardinal) -> Cardinal {
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
