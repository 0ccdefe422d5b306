//! Digits and number words to a value: [groups](Group), and the scales that multiply them.

use super::group::Group;
use super::source::{Cardinal, Source};
use super::words::{Class, Word};
use super::{Shape, digits};
use crate::{Case, Lang, TokenKind};

impl Source<'_> {
    /// The number that starts at a piece.
    pub(super) fn cardinal(&self, start: usize) -> Option<Cardinal> {
        let mut parser = Parser {
            source: *self,
            at: start,
            total: 0.0,
            scale: f64::INFINITY,
            group: Group::new(),
            worded: false,
            scaled: false,
            marked: false,
            over: false,
            ordinal: false,
            multiplier: 1.0,
            spread: 0.0,
        };
        while parser.at < self.pieces.len() && !parser.ordinal && parser.advance() {}
        parser.finish(start)
    }
}

struct Parser<'a> {
    source: Source<'a>,
    at: usize,
    total: f64,
    scale: f64,
    group: Group,
    worded: bool,
    scaled: bool,
    marked: bool,
    over: bool,
    ordinal: bool,
    multiplier: f64,
    /// How far the value may lie above, in what the last sign counts.
    spread: f64,
}

impl Parser<'_> {
    /// Takes the next piece into the number, or tells that it ends here.
    fn advance(&mut self) -> bool {
        let piece = self.source.pieces[self.at];
        if piece.kind == TokenKind::Number {
            return self.digits();
        }
        let Some(word) = self.source.word(self.at) else { return self.hyphen() };
        let taken = match word.class {
            Class::Small => self.small(word),
            Class::Weak => self.weak(word),
            Class::Ten => self.addend(word.value, 10.0),
            Class::Hundreds => self.addend(word.value, 100.0),
            Class::Times => self.times(word.value),
            Class::Scale => self.scale(word.value),
            Class::Suffix => (piece.glued || self.is_apart_suffix()) && self.suffix(word.value),
            Class::Dozen => !self.group.is_empty() && self.scale(word.value),
            Class::Ordinal => self.ordinal(word.value),
            Class::And => return self.and(),
            Class::Over => self.over(),
            _ => false,
        };
        if taken {
            self.worded = true;
            self.at += word.length;
        }
        taken
    }

    fn digits(&mut self) -> bool {
        let text = self.source.pieces[self.at].span.of(self.source.text);
        let after_scale = self.total > 0.0;
        let within = self.group.high > 0.0;
        if self.group.low.is_some() || within && !(self.source.lang == Lang::CMN || self.and_before()) {
            return false;
        }
        let Some((value, marked)) = digits::value(text, self.source.lang) else { return false };
        if within && value >= self.group.times {
            return false;
        }
        if after_scale && !within {
            // `4 thousand 3 hundred`, 5亿1万; not `2 million 300 people`.
            let next = self.source.word(self.at + 1);
            let goes_on = next.is_some_and(|next| {
                matches!(next.class, Class::Times | Class::Scale) && next.value < self.scale
            });
            let joined = self.source.lang == Lang::CMN || self.and_before();
            if value >= self.scale || !(goes_on || joined) {
                return false;
            }
        }
        self.group.low = Some(value);
        self.group.digits = true;
        self.group.room = 0.0;
        self.marked |= marked;
        self.at += 1;
        if !marked {
            self.thousands(text);
        }
        true
    }

    /// Groups of three digits set apart by single blanks: `1 234 567`, `1 234,5`.
    fn thousands(&mut self, first: &str) {
        if first.len() > 3 || first.starts_with('0') || self.source.lang == Lang::CMN {
            return;
        }
        while let (Some(last), Some(next)) =
            (self.source.pieces.get(self.at - 1), self.source.pieces.get(self.at))
        {
            let blank = &self.source.text[last.span.end as usize..next.span.start as usize];
            let text = next.span.of(self.source.text);
            let (whole, fraction) = match text.find([',', '.']) {
                Some(cut) => text.split_at(cut),
                None => (text, ""),
            };
            let group = whole.len() == 3 && whole.bytes().all(|byte| byte.is_ascii_digit());
            let single = blank.chars().count() == 1 && !blank.contains('\n');
            let decimals = fraction.get(1..).unwrap_or_default();
            if next.kind != TokenKind::Number || !group || !single || decimals.contains([',', '.', ':']) {
                break;
            }
            let Ok(whole) = whole.parse::<f64>() else { break };
            let part = if decimals.is_empty() { 0.0 } else { format!("0.{decimals}").parse().unwrap_or(0.0) };
            self.group.low = self.group.low.map(|low| low * 1000.0 + whole + part);
            self.marked = true;
            self.at += 1;
            if !fraction.is_empty() {
                break;
            }
        }
    }

    /// A word below twenty, or a sign of a number spelt digit by digit (二零二四).
    fn small(&mut self, word: Word) -> bool {
        if self.approximate(word) {
            return true;
        }
        let group = &mut self.group;
        let first_sign = group.spelt > 0 && group.high == 0.0;
        if self.source.lang == Lang::CMN && !group.digits && word.value < 10.0 && first_sign {
            group.low = group.low.map(|low| low * 10.0 + word.value);
            group.spelt += 1;
            return true;
        }
        if word.value == 0.0 && (group.high > 0.0 || self.total > 0.0) && group.low.is_none() {
            group.zero = true;
            return true;
        }
        group.spelt += usize::from(group.is_empty());
        self.addend(word.value, if word.value < 10.0 { 0.0 } else { 0.1 })
    }

    /// 三四百, 七八个, 十七八: two neighbouring digits name the ends of a range; 三五 do, too.
    fn approximate(&mut self, word: Word) -> bool {
        let Some(low) = self.group.low.filter(|_| self.source.lang == Lang::CMN && !self.group.digits) else {
            return false;
        };
        let neighbours = word.value == low + 1.0 || (low, word.value) == (3.0, 5.0);
        let within = self.group.spelt <= 1 && self.spread == 0.0 && low >= 1.0 && word.value < 10.0;
        let next = self.source.word(self.at + word.length).map(|next| next.class);
        let spelt = matches!(next, Some(Class::Small | Class::Weak | Class::Point));
        let named =
            self.source.is(self.at + word.length, "年") || self.source.is(self.at + word.length, "月");
        let taken = neighbours && within && !spelt && !named && self.follows_no_name();
        if taken {
            self.spread = word.value - low;
        }
        taken
    }

    /// Whether no word that takes a spelt number stands before the two digits: 第二三, 一点二三.
    fn follows_no_name(&self) -> bool {
        let first = self.at.saturating_sub(2);
        !["第", "点", "号"].iter().any(|mark| self.at >= 2 && self.source.is(first, mark))
    }

    /// A word with another meaning is a number before a multiplier only, or within a number.
    fn weak(&mut self, word: Word) -> bool {
        let next = self.source.word(self.at + word.length);
        let multiplied = next.is_some_and(|next| matches!(next.class, Class::Times | Class::Scale));
        let inside = self.source.lang == Lang::VIE && self.group.high > 0.0 && self.group.low.is_none();
        let lone = self.source.lang == Lang::CMN && self.group.is_empty() && self.total == 0.0;
        (multiplied || inside || lone) && self.addend(word.value, 0.0)
    }

    /// A word that is added: below what there is room for.
    fn addend(&mut self, value: f64, room: f64) -> bool {
        let group = &mut self.group;
        if group.digits && group.low.is_some() || value >= group.room || (value >= self.scale) {
            return false;
        }
        group.low = Some(group.low.unwrap_or(0.0) + value);
        group.room = room;
        true
    }

    /// A multiplier within a group: `hundred`, `mươi`, 十.
    fn times(&mut self, by: f64) -> bool {
        let implicit = self.source.lang == Lang::CMN && by == 10.0;
        let group = &mut self.group;
        let Some(low) = group.low.or(implicit.then_some(1.0)) else { return false };
        if by >= group.times || group.spelt > 1 {
            return false;
        }
        self.scaled |= group.digits;
        group.high += low * by;
        self.spread *= by;
        (group.low, group.digits, group.zero) = (None, false, false);
        (group.times, group.room) = (by, by);
        self.multiplier = by;
        true
    }

    /// A multiplier that closes a group: `million`, 万.
    fn scale(&mut self, by: f64) -> bool {
        let taken = self.scale_value(by);
        self.spread *= if taken { by } else { 1.0 };
        taken
    }

    fn scale_value(&mut self, by: f64) -> bool {
        if self.group.is_empty() {
            let stacked =
                self.total > 0.0 && (by > self.scale || by == self.scale && self.source.lang == Lang::CMN);
            let implicit = self.total == 0.0 && self.source.lang == Lang::RUS;
            if stacked {
                // `nghìn tỷ`, 万亿.
                self.total *= by;
            } else if implicit {
                self.total = by;
            } else {
                return false;
            }
        } else {
            if by >= self.scale && self.source.lang == Lang::CMN {
                // 一万五千亿: the larger scale multiplies all before it.
                self.scaled |= self.group.digits;
                self.total = (self.total + self.group.value()) * by;
                self.group = Group::new();
                (self.scale, self.multiplier) = (by, by);
                return true;
            }
            if by >= self.scale {
                return false;
            }
            self.scaled |= self.group.digits;
            self.total += self.group.value() * by;
        }
        self.group = Group::new();
        (self.scale, self.multiplier) = (by, by);
        true
    }

    /// A letter after digits: `100k`.
    fn suffix(&mut self, by: f64) -> bool {
        self.group.digits && self.total == 0.0 && self.scale(by)
    }

    /// `2.5 k`, `1.6 M` where no name begins with the letter.
    fn is_apart_suffix(&self) -> bool {
        let letter = self.source.is(self.at, "k") || self.marked && self.source.is(self.at, "M");
        let next = self.source.pieces.get(self.at + 1);
        let named = next.is_some_and(|next| {
            self.source.is(self.at + 1, ".") || next.kind == TokenKind::Word && next.case != Case::Lower
        });
        letter && self.source.lang == Lang::ENG && !named
    }

    fn ordinal(&mut self, value: f64) -> bool {
        let taken = if value >= 100.0 {
            self.group.low.is_some() && self.times(value)
        } else {
            self.addend(value, 0.0)
        };
        self.ordinal = taken;
        taken
    }

    /// `twenty-one`; also `twenty - one`.
    fn hyphen(&mut self) -> bool {
        let follows = self.source.is(self.at, "-")
            && self.group.low.is_some_and(|low| low >= 20.0)
            && self.group.room == 10.0
            && self
                .source
                .word(self.at + 1)
                .is_some_and(|next| matches!(next.class, Class::Small | Class::Ordinal) && next.value < 10.0);
        self.at += usize::from(follows);
        follows
    }

    /// `one hundred and five`: what follows must be less than what was multiplied.
    fn and(&mut self) -> bool {
        let open = self.group.low.is_none() && (self.group.high > 0.0 || self.total > 0.0);
        if self.source.lang != Lang::ENG || !open {
            return false;
        }
        let limit = if self.group.high > 0.0 { self.group.times } else { self.scale };
        let Some(rest) = self.source.section(self.at + 1) else { return false };
        let half = self.source.word(rest.1).is_some_and(|word| word.class == Class::Half);
        // `a hundred and thirty fifths`: what is more than a whole belongs to the numerator.
        let fraction = self.source.part(rest.1).is_some_and(|part| rest.0 < part);
        let follows = rest.0 > 0.0 && rest.0 < limit && !half && !fraction;
        self.at += usize::from(follows);
        follows
    }

    fn and_before(&self) -> bool {
        self.at > 0 && self.source.word(self.at - 1).is_some_and(|word| word.class == Class::And)
    }

    /// 20多亿, 十余: there are more; 二十几 has a digit that is not told.
    fn over(&mut self) -> bool {
        let digit = self.source.is(self.at, "几") || self.source.is(self.at, "幾");
        let open = self.group.high > 0.0 && self.group.low.is_none();
        if self.group.is_empty() && self.total == 0.0 || self.over || digit && !open {
            return false;
        }
        self.over = true;
        true
    }

    fn finish(mut self, start: usize) -> Option<Cardinal> {
        // 一万五 is fifteen thousand.
        let last = self.multiplier;
        let short = self.source.lang == Lang::CMN && self.worded && !self.group.zero && !self.group.digits;
        if let Some(low) = self
            .group
            .low
            .filter(|&low| short && low < 10.0 && self.spread == 0.0 && last >= 100.0 && low > 0.0)
        {
            self.group.low = Some(low * last / 10.0);
        }
        if self.group.is_empty() && self.total == 0.0 && self.at == start {
            return None;
        }
        // A joining word at the end belongs to what follows.
        let shape = match (self.worded, self.scaled || self.marked && self.worded, self.marked) {
            (true, true, _) => Shape::Scaled,
            (true, false, _) => Shape::Words,
            (false, _, true) => Shape::Marked,
            (false, _, false) => Shape::Digits,
        };
        (self.at > start).then(|| Cardinal {
            value: self.total + self.group.value(),
            end: self.at,
            shape,
            ordinal: self.ordinal,
            over: self.over,
            scale: self.multiplier,
            spread: self.spread,
        })
    }
}
