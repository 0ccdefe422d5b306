//! The classes that a piece may begin: what words, numbers and times found before stand for.

use super::TimeKind;
use super::find::{Edge, Finder, Found};
use super::meaning::Capture;
use super::symbol::Class;
use crate::TokenKind;
use crate::lexis::{ROOT, Shape};

impl Finder<'_> {
    /// The classes that start at a piece.
    pub(super) fn edges(&self, at: usize, before: &[Found], edges: &mut Vec<Edge>) {
        self.word_edges(at, edges);
        if self.reading.pieces[at].kind == TokenKind::Number || !self.reading.numbers.is_empty() {
            self.number_edges(at, edges);
        }
        if let Some((index, time)) = before
            .iter()
            .enumerate()
            .take_while(|(_, time)| time.first <= at)
            .find(|(_, time)| time.first == at)
        {
            let class = match (time.time.kind, time.time.minutes) {
                (TimeKind::Time, Some(_)) if time.time.start.is_none() => Class::Time,
                (TimeKind::Date | TimeKind::Time, _) => Class::Date,
                (TimeKind::Duration, _) => Class::Dur,
                (TimeKind::Set, _) => return,
            };
            edges.push((class, Capture::of(index as f64, at, time.end), time.end));
        }
    }

    fn word_edges(&self, at: usize, edges: &mut Vec<Edge>) {
        let (mut node, mut end) = (ROOT, at);
        // `$DEC` is no month.
        if at > 0 && !self.reading.is_free(at) && self.reading.pieces[at - 1].kind == TokenKind::Symbol {
            return;
        }
        while let Some(piece) = self.reading.pieces.get(end) {
            let Some(next) = (piece.word != 0).then(|| self.words.words.step(node, piece.word)).flatten()
            else {
                break;
            };
            (node, end) = (next, end + 1);
            for &(class, value) in self.words.words.value(node).into_iter().flatten() {
                let capture = Capture::of(value, at, end);
                match class {
                    Class::WeakMonth if !self.is_month(at, end) => {}
                    Class::WeakWeekday if !self.is_weekday(at) => {}
                    _ => edges.push((class.read(), capture, end)),
                }
            }
        }
    }

    /// Whether `may` or `march` is a month here: a capital inside a sentence, a date beside it, or a preposition before.
    fn is_month(&self, at: usize, end: usize) -> bool {
        let number =
            |at: usize| self.reading.pieces.get(at).is_some_and(|piece| piece.kind == TokenKind::Number);
        let capital = !self.reading.is_lower(at) && at > 0;
        let beside =
            number(end) || (at > 0 && number(at - 1)) || self.reading.is_lower(at) && self.dated(at, end);
        let open = |at: usize| {
            self.reading.pieces.get(at).is_none_or(|next| next.kind != TokenKind::Word)
                || self.words.has(self.reading, at, Class::Closed)
                || self.words.has(self.reading, at, Class::Unit)
        };
        capital || beside || at > 0 && self.words.has(self.reading, at - 1, Class::Place) && open(end)
    }

    /// Whether a day in words stands beside: `may the ninth`, `ninth of may`.
    fn dated(&self, at: usize, end: usize) -> bool {
        let ordinal = |at: usize| {
            self.reading
                .numbers
                .iter()
                .any(|number| number.ordinal && (number.first == at || number.end == at))
        };
        ordinal(end) || ordinal(at) || (at > 0 && self.reading.word(at - 1) == "of" && ordinal(at - 1))
    }

    /// Whether `sun` or `sat` is a weekday: not in lower case, and beside a number or month, or in brackets.
    fn is_weekday(&self, at: usize) -> bool {
        let next = self.reading.word(at + 1 + usize::from(self.reading.word(at + 1) == ","));
        let number = next.starts_with(|char: char| char.is_ascii_digit());
        let month = self.words.has(self.reading, at + 1, Class::Month);
        let bracket = at > 0 && self.reading.word(at - 1) == "(" && next == ")";
        let week = at > 0 && self.words.has(self.reading, at - 1, Class::Unit);
        !self.reading.is_lower(at) && (number || month || bracket || week)
    }

    /// The classes of the number that starts at a piece.
    fn number_edges(&self, at: usize, edges: &mut Vec<Edge>) {
        let numbers = &self.reading.numbers;
        let text = self.reading.word(at);
        let piece = &self.reading.pieces[at];
        if piece.kind == TokenKind::Number {
            self.digit_edges(at, text, edges);
        }
        let index = numbers.partition_point(|number| number.first < at);
        let Some(number) = numbers.get(index).filter(|number| number.first == at) else { return };
        let capture = Capture::of(number.value, at, number.end);
        if !number.ordinal && number.value >= 0.0 {
            edges.push((Class::N, capture, number.end));
        }
        let Some(whole) = number.integer() else { return };
        if number.ordinal {
            edges.push((Class::Ordinal, capture, number.end));
        }
        if number.shape == Shape::Words {
            if (1..=31).contains(&whole) {
                edges.push((Class::Day, capture, number.end));
            }
            if (1..=12).contains(&whole) && !number.ordinal {
                edges.push((Class::Num, capture, number.end));
            }
            if (1000..=2100).contains(&whole) && !number.ordinal {
                edges.push((Class::WordYear, capture, number.end));
            }
            // `nineteen ninety six`
            if let Some(next) = numbers.get(index + 1).filter(|next| next.first == number.end)
                && (10..=21).contains(&whole)
                && next.shape == Shape::Words
                && let Some(rest) = next.integer().filter(|rest| (10..100).contains(rest))
            {
                let year = (whole * 100 + rest) as f64;
                edges.push((Class::WordYear, Capture::of(year, at, next.end), next.end));
            }
        }
    }

    /// The classes of a piece of digits.
    fn digit_edges(&self, at: usize, text: &str, edges: &mut Vec<Edge>) {
        let glued = self.reading.pieces.get(at + 1).filter(|next| next.glued && next.kind == TokenKind::Word);
        if let Some(end) = self.suffixed(at) {
            if let Some(day) = text.parse::<u32>().ok().filter(|&day| day > 0 && day < 1000) {
                let capture = Capture::of(f64::from(day), at, end);
                edges.push((Class::Ordinal, capture, end));
                edges.push((Class::OrdinalDigits, capture, end));
                if day <= 31 {
                    edges.push((Class::Day, capture, end));
                }
            }
            if glued.is_some() {
                return;
            }
        }
        let capture = |value: f64| Capture::of(value, at, at + 1);
        if let Some(minutes) = clock_minutes(text) {
            edges.push((Class::Clock, capture(minutes), at + 1));
            self.meridiem(at, minutes, edges);
        }
        if let Some(minutes) = text.split_once('.').and_then(|_| clock_minutes(&text.replace('.', ":"))) {
            self.meridiem(at, minutes, edges);
        }
        if text.matches('.').count() == 2 || (text.matches('.').count() == 1 && text.len() <= 5) {
            edges.push((Class::Dotted, capture(0.0), at + 1));
        }
        let Ok(value) = text.parse::<u32>() else { return };
        let number = f64::from(value);
        let hour = value <= 12 && self.meridiem(at, number * 60.0, edges);
        match text.len() {
            // `Thursday 1 pm` has an hour, no day.
            1 | 2 if hour => {}
            1 | 2 => {
                edges.push((Class::Num, capture(number), at + 1));
                if (1..=31).contains(&value) {
                    edges.push((Class::Day, capture(number), at + 1));
                }
                if glued.is_some() && self.reading.word(at + 1) == "s" && value % 10 == 0 {
                    edges.push((Class::Decade, capture(1900.0 + number), at + 2));
                }
            }
            4 if (1000..=2999).contains(&value) => {
                edges.push((Class::Year, capture(number), at + 1));
                if glued.is_some() && self.reading.word(at + 1) == "s" && value % 10 == 0 {
                    edges.push((Class::Decade, capture(number), at + 2));
                }
            }
            8 if (1900..2100).contains(&(value / 10_000)) => {
                edges.push((Class::Compact, capture(number), at + 1));
            }
            _ => {}
        }
    }

    /// Where the ending of an ordinal in digits ends: `4th`, `18-го`.
    fn suffixed(&self, at: usize) -> Option<usize> {
        let hyphen = usize::from(self.reading.word(at + 1) == "-" && !self.reading.is_free(at + 1));
        let end = at + 1 + hyphen;
        (!self.reading.is_free(end) && self.words.has(self.reading, end, Class::Suffix)).then_some(end + 1)
    }

    /// A time of day with `a.m.` or `p.m.` after it, or a letter as in `8:45a`; whether there is one.
    fn meridiem(&self, at: usize, minutes: f64, edges: &mut Vec<Edge>) -> bool {
        let next = self.reading.pieces.get(at + 1).filter(|next| next.glued);
        let letter = next.filter(|_| self.reading.word(at).contains(':')).map(|_| self.reading.word(at + 1));
        let found = match letter {
            Some("a") => Some((0.0, at + 2)),
            Some("p") => Some((12.0, at + 2)),
            _ => self.reading.longest(&self.words.words, at + 1).and_then(|(senses, end)| {
                let &(_, half) = senses.iter().find(|&&(class, _)| class == Class::Meridiem)?;
                Some((half, end))
            }),
        };
        let Some((half, end)) = found.filter(|_| minutes < 13.0 * 60.0) else { return false };
        let minutes = minutes % 720.0 + half * 60.0;
        edges.push((Class::Clock, Capture::of(minutes, at, end), end));
        true
    }
}

/// Minutes after midnight of `10:30`.
fn clock_minutes(text: &str) -> Option<f64> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.get(..2)?.parse::<u32>().ok()?);
    (hours <= 24 && minutes < 60 && hours * 60 + minutes <= 1440).then(|| f64::from(hours * 60 + minutes))
}
