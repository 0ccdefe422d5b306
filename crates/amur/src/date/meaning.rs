//! What the rules of `data/dates` may mean: the operations of their third column.
//!
//! An operation makes a [`Time`] of what a pattern captured; where it cannot, the next shorter match is tried.
//! *Whole dates* are in [`calendar`], [`year`] and [`part_of_year`], those counted from the article's date in [`relative`] and
//! [`counted`], those counted from what the text spoke of in [`narrated`], times made of times in [`interval`].

use super::clock::Clock;
use super::find::Found;
use super::symbol::Class;
use super::tense::{self, Tense};
use super::time::Time;
use super::words::DateWords;
use super::{Unit, calendar, counted, daytime, interval, narrated, part_of_year, relative, vague, year};
use crate::lexis::Reading;

/// What a class matched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Capture {
    pub(super) class: Class,
    pub(super) value: f64,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Capture {
    pub(super) const NONE: Self = Self { class: Class::Closed, value: 0.0, first: 0, end: 0 };

    pub(super) fn of(value: f64, first: usize, end: usize) -> Self {
        Self { class: Class::Closed, value, first, end }
    }
}

/// A rule that matched.
pub(super) struct Match<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) words: &'a DateWords,
    pub(super) clock: &'a Clock,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) captures: &'a [Capture],
    pub(super) before: &'a [Found],
}

impl Match<'_> {
    /// The first capture of a class.
    pub(super) fn get(&self, class: Class) -> Option<f64> {
        self.captures.iter().find(|capture| capture.class == class).map(|capture| capture.value)
    }

    /// All captures of a class.
    pub(super) fn all(&self, class: Class) -> impl Iterator<Item = f64> {
        self.captures.iter().filter(move |capture| capture.class == class).map(|capture| capture.value)
    }

    /// The first capture of a class as a small whole number.
    pub(super) fn whole(&self, class: Class) -> Option<i8> {
        self.get(class)
            .filter(|value| value.fract() == 0.0 && (0.0..128.0).contains(value))
            .map(|value| value as i8)
    }

    /// The year that was captured.
    pub(super) fn year(&self) -> Option<i16> {
        self.get(Class::Year).or_else(|| self.get(Class::WordYear)).map(|year| year as i16)
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.get(Class::Unit).and_then(Unit::of_code)
    }

    pub(super) fn tense(&self) -> Tense {
        tense::of(self.reading, self.words, self.first, self.end)
    }

    /// The times that were captured, in order.
    pub(super) fn times(&self) -> impl Iterator<Item = &Time> {
        self.captures
            .iter()
            .filter(|capture| matches!(capture.class, Class::Date | Class::Dur | Class::Time))
            .filter_map(|capture| self.before.get(capture.value as usize))
            .map(|found| &found.time)
    }

    /// The first captured time of a class.
    pub(super) fn time(&self, class: Class) -> Option<&Time> {
        let capture = self.captures.iter().find(|capture| capture.class == class)?;
        self.before.get(capture.value as usize).map(|found| &found.time)
    }
}

/// An operation and its argument.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning {
    operation: Operation,
    argument: Argument,
    /// Its place among the rules: of matches of equal length the first rule wins.
    pub(super) order: u32,
}

/// The argument as text and, where it is one, as a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Argument {
    pub(super) text: &'static str,
    pub(super) number: i64,
}

/// The operation that keeps shorter rules away.
const NOTHING: &str = "none";

type Operation = fn(&Match<'_>, Argument) -> Option<Time>;

impl Meaning {
    /// Reads `shift -1`, the rule of this place.
    pub(super) fn read(text: &'static str, order: u32) -> Option<Self> {
        let (name, argument) =
            text.split_once(' ').unwrap_or((text, if text == NOTHING { text } else { "" }));
        let number = argument.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Some(Self { operation: operation(name)?, argument: Argument { text: argument, number }, order })
    }

    /// Whether the words are no time at all, and no part of one.
    pub(super) fn blocks(&self) -> bool {
        self.argument.text == NOTHING
    }

    pub(super) fn time(&self, found: &Match<'_>) -> Option<Time> {
        (self.operation)(found, self.argument)
    }
}

/// The operation of a name.
fn operation(name: &str) -> Option<Operation> {
    Some(match name {
        // Whole dates. `calendar` takes year, month, day and weekday as captured; its argument tells the order of bare
        // numbers.
        "calendar" => calendar::calendar,
        "year" => year::year,
        "era" => year::era,
        "fiscal" => year::fiscal,
        "decade" => year::decade,
        "century" => year::century,
        "days" => interval::days,
        "months" => interval::months,
        "years" => interval::years,
        "quarter" => part_of_year::quarter,
        "half" => part_of_year::half,
        "season" => part_of_year::season,
        "holiday" => part_of_year::holiday,
        "week-number" => part_of_year::week_number,
        "week-of" => part_of_year::week_of,
        "week-in" => part_of_year::week_in,
        "century-decade" => year::century_decade,
        "clock" => daytime::clock,
        // Counted from the article's date.
        "day" => relative::day,
        "part-of-day" => daytime::part_of_day,
        "part-of-weekday" => daytime::part_of_weekday,
        "shift" => relative::shift,
        "shifted-num" => relative::shifted_num,
        "day-of-month" => relative::day_of_month,
        "weekend-alone" => relative::weekend_alone,
        "unit-portion" => relative::unit_portion,
        "the-unit" => narrated::the_unit,
        "part-so-far" => relative::part_so_far,
        "unit-end" => relative::unit_end,
        "unit-start" => relative::unit_start,
        "month-of-year" => relative::month_of_year,
        "weekday-of-week" => relative::weekday_of_week,
        "offset" => counted::offset,
        "in" => counted::within,
        "span" => counted::span,
        "span-couple" => counted::span_couple,
        "year-to-date" => vague::year_to_date,
        "to-date" => vague::to_date,
        // Counted from what the text spoke of.
        "narrative" => narrated::narrative,
        "narrated" => narrated::narrated,
        "told-day" => narrated::told_day,
        "told-year" => narrated::told_year,
        "told-quarter" => narrated::told_quarter,
        // Not counted from anything.
        "duration" => counted::duration,
        "vague" => vague::vague,
        "vague-ago" => vague::vague_ago,
        "vague-ref" => vague::vague_ref,
        "every" => vague::every,
        "set" => vague::set,
        "ref" => vague::reference,
        // Made of times.
        "portion" => interval::portion,
        "join" => interval::join,
        "moment" => daytime::moment,
        "from-date" => counted::from_date,
        "week-from" => interval::week_from,
        "range" => interval::range,
        "open" => interval::open,
        NOTHING => none,
        _ => return None,
    })
}

fn none(_: &Match<'_>, _: Argument) -> Option<Time> {
    None
}
