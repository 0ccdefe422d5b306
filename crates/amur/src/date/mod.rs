//! Time expressions: what they say as TIMEX3, and the days they mean.
//!
//! Rules ([`words`], data in `data/dates`) are sequences of words and classes. [`find`] matches them on a sentence, the
//! longest first, in three levels: words and numbers, what these found, ranges. A rule's [`meaning`] makes a [`Time`] of
//! what was captured, counted from a [`Clock`]: the article's date, or the date the text was just speaking of.

mod calendar;
mod clock;
mod counted;
mod daytime;
mod edges;
mod find;
mod holiday;
mod interval;
mod meaning;
mod narrated;
mod nearest;
mod part_of_year;
mod pattern;
mod relative;
mod symbol;
mod tense;
mod time;
mod unit;
mod vague;
mod words;
mod year;

use jiff::civil::Date;

use crate::lexis::Reading;
use crate::{Document, PartialDate, Span};

pub(crate) use clock::Clock;
pub(crate) use unit::Unit;
pub(crate) use words::DateWords;

/// What kind of time an expression names, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "UPPERCASE"))]
pub enum TimeKind {
    /// A day, month, year or another stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// What happens again and again.
    Set,
}

impl TimeKind {
    /// The name used in the `dates` table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A time expression in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TimeExpression {
    /// Its words.
    pub span: Span,
    /// Index of its sentence in [`Document::sentences`].
    pub sentence: u32,
    /// What kind of time it names.
    pub kind: TimeKind,
    /// Its value as TIMEX3 writes it; `X` stands for what is not known, `None` where nothing is.
    pub timex: Option<String>,
    /// Its first day; `None` where it is open or not known.
    pub start: Option<Date>,
    /// The day after its last; `None` where it is open or not known.
    pub end: Option<Date>,
    /// The date it was counted from, if it needed one.
    pub anchor: Option<PartialDate>,
}

/// The time expressions of a sentence; `clock` tells what time it is there and moves on with the text.
pub(crate) fn times(reading: &Reading<'_>, sentence: u32, clock: &mut Clock) -> Vec<TimeExpression> {
    find::find(reading, clock)
        .into_iter()
        .map(|found| TimeExpression {
            span: reading.span(found.first, found.end),
            sentence,
            kind: found.time.kind,
            timex: found.time.timex,
            start: found.time.start,
            end: found.time.end,
            anchor: found.time.anchor,
        })
        .collect()
}

/// The clock at the start of a document: its given reference date, or the date it was published.
pub(crate) fn clock(document: &Document) -> Clock {
    let metadata = &document.metadata;
    Clock::new(metadata.reference_date.or(metadata.published.as_ref().map(|published| published.date)))
}
