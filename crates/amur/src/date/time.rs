//! What an expression means.

use jiff::civil::Date;

use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::PartialDate;

/// A time, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) kind: TimeKind,
    pub(super) timex: Option<String>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) anchor: Option<PartialDate>,
    /// How finely it is told.
    pub(super) grain: Unit,
    /// Of a duration, how many of its units.
    pub(super) amount: Option<f64>,
    /// Which weekday, where it is told by that alone.
    pub(super) weekday: bool,
    /// Minutes after midnight, of a time of day.
    pub(super) minutes: Option<u32>,
    /// Whether the text does not tell the year of a month or day.
    pub(super) yearless: bool,
    /// Whether the text only compares with it, and goes on to speak of what it spoke of before.
    pub(super) compared: bool,
}

impl Time {
    /// The stretch of a unit that starts on a day.
    pub(super) fn stretch(unit: Unit, start: Date) -> Option<Self> {
        let end = unit.after(start)?;
        Some(Self {
            timex: Some(unit.timex(start)),
            start: Some(start),
            end: Some(end),
            ..Self::of(TimeKind::Date, unit)
        })
    }

    /// A day.
    pub(super) fn day(day: Date) -> Option<Self> {
        Self::stretch(Unit::Day, day)
    }

    /// Of a kind, with nothing known.
    pub(super) fn of(kind: TimeKind, grain: Unit) -> Self {
        Self {
            kind,
            timex: None,
            start: None,
            end: None,
            anchor: None,
            grain,
            amount: None,
            weekday: false,
            minutes: None,
            yearless: false,
            compared: false,
        }
    }

    /// Of a value without days.
    pub(super) fn value(kind: TimeKind, grain: Unit, timex: impl Into<String>) -> Self {
        Self { timex: Some(timex.into()), ..Self::of(kind, grain) }
    }

    /// A date of which only a part is known.
    pub(super) fn unknown(grain: Unit) -> Self {
        Self::value(TimeKind::Date, grain, grain.unknown())
    }

    /// A length of time.
    pub(super) fn duration(unit: Unit, amount: Option<f64>) -> Self {
        Self { amount, ..Self::value(TimeKind::Duration, unit, unit.period(amount)) }
    }

    /// The same, counted from a date.
    pub(super) fn from(mut self, anchor: PartialDate) -> Self {
        self.anchor = Some(anchor);
        self
    }

    /// The last day it holds.
    pub(super) fn last_day(&self) -> Option<Date> {
        move_days(self.end?, -1)
    }
}
