//! All figures of a sentence.

use super::around::around;
use super::count::counted;
use super::measure::{Measured, measured};
use super::range::range;
use super::{Bound, Change, Figure, FigureKind, context, names};
use crate::lexis::{Number, Reading};
use crate::{Span, TimeExpression, TimeKind};

/// A sentence and the times in it.
pub(super) struct Finder<'a> {
    reading: &'a Reading<'a>,
    times: &'a [TimeExpression],
    heading: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, times: &'a [TimeExpression], heading: bool) -> Self {
        Self { reading, times, heading }
    }

    pub(super) fn figures(&self, sentence: u32) -> Vec<Figure> {
        let numbers = &self.reading.numbers;
        let mut figures = Vec::new();
        let mut end = 0;
        let mut next = 0;
        while let Some(number) = numbers.get(next) {
            next += 1;
            if number.first < end {
                continue;
            }
            let found = match numbers.get(next).and_then(|high| self.range(number, high)) {
                Some((low, high)) => Some((Measured { value: low, ..high.clone() }, Some(high.value))),
                None => self.single(number).map(|made| (made, self.upper(number))),
            };
            // A sign between two numbers belongs to the first: `5$5`.
            if let Some((measured, high)) = found.filter(|(measured, _)| measured.first >= end) {
                end = measured.end;
                figures.push(self.figure(sentence, number, &measured, high));
            }
        }
        figures
    }

    fn range(&self, low: &Number, high: &Number) -> Option<(f64, Measured)> {
        if self.time_over(low.span).is_some() || self.time_over(high.span).is_some() {
            return None;
        }
        if names::is_code(self.reading, low) && measured(self.reading, low).is_none() {
            return None;
        }
        let range = range(self.reading, low, high)?;
        Some((range.low, Measured { first: range.first, ..range.high }))
    }

    /// The upper end of a number that names two: 三四百.
    fn upper(&self, number: &Number) -> Option<f64> {
        let high = Number { value: number.value + number.spread, spread: 0.0, ..*number };
        (number.spread > 0.0).then(|| self.single(&high)).flatten().map(|made| made.value)
    }

    /// The time expression that holds a number.
    fn time_over(&self, span: Span) -> Option<&TimeExpression> {
        let after = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(after).filter(|time| time.span.contains(span))
    }

    fn single(&self, number: &Number) -> Option<Measured> {
        let made = measured(self.reading, number);
        if let Some(time) = self.time_over(number.span) {
            // An age is told in words of time; other times are dates but for lengths.
            if made.as_ref().is_some_and(|made| made.kind == FigureKind::Age) {
                return made;
            }
            return (time.kind == TimeKind::Duration).then(|| self.duration(number, time)).flatten();
        }
        let made = made.filter(|made| !self.in_time(made));
        if made.is_some() {
            return made;
        }
        if names::is_name(self.reading, number) || self.heading && number.first == 0 {
            return None;
        }
        counted(self.reading, number)
    }

    /// Whether the unit after a number begins a time: `5 March`.
    fn in_time(&self, made: &Measured) -> bool {
        let span = self.reading.span(made.first, made.end);
        self.times.iter().any(|time| {
            time.kind == TimeKind::Date && time.span.overlaps(span) && time.span.start > span.start
        })
    }

    /// A length of time as a quantity.
    fn duration(&self, number: &Number, time: &TimeExpression) -> Option<Measured> {
        let hyphen = usize::from(self.reading.word(number.end) == "-");
        let (unit, end) = self.reading.lexis.dates.unit(self.reading, number.end + hyphen)?;
        let (code, times) = unit.ucum();
        let last = (end..)
            .take_while(|&at| {
                at < self.reading.pieces.len() && self.reading.pieces[at].span.end <= time.span.end
            })
            .last();
        let half = last.is_some_and(|at| self.reading.word(at) == "半");
        Some(Measured {
            first: number.first,
            end: end + usize::from(half),
            kind: FigureKind::Quantity,
            value: (number.value + if half { 0.5 } else { 0.0 }) * times,
            unit: Some(code.to_owned()),
        })
    }

    fn figure(&self, sentence: u32, number: &Number, measured: &Measured, high: Option<f64>) -> Figure {
        let words = around(self.reading, measured.first, measured.end);
        let span = self.reading.span(measured.first, measured.end);
        let placed = measured.kind == FigureKind::Ordinal;
        let aged = measured.kind == FigureKind::Age;
        Figure {
            span,
            sentence,
            kind: measured.kind,
            value: measured.value,
            value_high: high,
            bound: if number.over {
                Bound::Over
            } else if placed {
                Bound::None
            } else {
                words.bound
            },
            unit: measured.unit.clone(),
            approximate: words.approximate && !placed,
            change: if placed || aged { Change::None } else { words.change },
            measures: (!placed && !aged)
                .then(|| context::measures(self.reading, words.first, measured.end))
                .flatten(),
            period: (!placed && !aged).then(|| context::period(self.reading, span, self.times)).flatten(),
            source: None,
        }
    }
}
