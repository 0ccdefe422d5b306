//! From which date relative expressions count.

use jiff::civil::Date;

use super::time::Time;
use super::{TimeKind, Unit};
use crate::PartialDate;

/// What time it is in the text.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// The article's date.
    now: Option<PartialDate>,
    /// The date the text was just speaking of: its first day, and how finely it was told.
    narrative: Option<(Date, Unit)>,
    /// The quarter the text last spoke of; reports keep to one over many paragraphs.
    quarter: Option<Date>,
}

impl Clock {
    pub(crate) fn new(now: Option<PartialDate>) -> Self {
        Self { now, narrative: None, quarter: None }
    }

    /// Forgets what the text spoke of: a new block begins.
    pub(crate) fn turn(&mut self) {
        self.narrative = None;
    }

    /// The article's date, if it is known at least as finely as a unit asks for.
    pub(super) fn now(&self, unit: Unit) -> Option<(Date, PartialDate)> {
        let now = self.now?;
        let known = match now.precision() {
            "day" => Unit::Second,
            "month" => Unit::Month,
            _ => Unit::Year,
        };
        (unit >= known).then(|| (now.first_day(), now))
    }

    /// The date the text was just speaking of.
    pub(super) fn narrative(&self) -> Option<(Date, Unit)> {
        self.narrative
    }

    /// The quarter that `the quarter` means: the one last spoken of, else the last one that is over.
    pub(super) fn quarter(&self) -> Option<(Date, Option<PartialDate>)> {
        if let Some(start) = self.quarter {
            return Some((start, None));
        }
        let (now, anchor) = self.now(Unit::Quarter)?;
        Some((Unit::Quarter.shift(Unit::Quarter.floor(now)?, -1)?, Some(anchor)))
    }

    /// The quarter last spoken of.
    pub(super) fn told_quarter(&self) -> Option<Date> {
        self.quarter
    }

    /// The narrative date, else the article's.
    pub(super) fn told(&self, unit: Unit) -> Option<(Date, Unit, PartialDate)> {
        if let Some((day, grain)) = self.narrative {
            let anchor = partial(day, grain)?;
            return Some((day, grain, anchor));
        }
        self.now(unit).map(|(day, now)| (day, unit, now))
    }

    /// The text speaks of this time now.
    pub(super) fn hear(&mut self, time: &Time) {
        let heard = !time.compared;
        if let (true, TimeKind::Date, Some(start), Some(_)) = (heard, time.kind, time.start, time.end) {
            self.narrative = Some((start, time.grain));
            if time.grain == Unit::Quarter {
                self.quarter = Some(start);
            }
        }
    }
}

/// A day told as finely as a unit.
fn partial(day: Date, grain: Unit) -> Option<PartialDate> {
    let month = (grain < Unit::Year).then(|| day.month());
    let exact = (grain < Unit::Month).then(|| day.day());
    PartialDate::new(day.year(), month, exact)
}
