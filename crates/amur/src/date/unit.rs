//! Units of the calendar, and stretches of it.

use jiff::{Span as Length, civil::Date};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Weekend,
    WorkWeek,
    Week,
    Fortnight,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

impl Unit {
    const ALL: [(&'static str, Self); 15] = [
        ("second", Self::Second),
        ("minute", Self::Minute),
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("working-day", Self::WorkingDay),
        ("weekend", Self::Weekend),
        ("workweek", Self::WorkWeek),
        ("week", Self::Week),
        ("fortnight", Self::Fortnight),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("half-year", Self::HalfYear),
        ("year", Self::Year),
        ("decade", Self::Decade),
        ("century", Self::Century),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, unit)| unit)
    }

    pub(super) fn code(self) -> f64 {
        f64::from(self as u8)
    }

    pub(super) fn of_code(code: f64) -> Option<Self> {
        Self::ALL.iter().map(|&(_, unit)| unit).find(|unit| unit.code() == code)
    }

    /// Its UCUM code, for the quantity that a duration is as well, and what one of it counts there.
    pub(crate) fn ucum(self) -> (&'static str, f64) {
        match self {
            Self::Second => ("s", 1.0),
            Self::Minute => ("min", 1.0),
            Self::Hour => ("h", 1.0),
            Self::Day | Self::WorkingDay | Self::Weekend => ("d", 1.0),
            Self::Week | Self::WorkWeek => ("wk", 1.0),
            Self::Fortnight => ("wk", 2.0),
            Self::Month => ("mo", 1.0),
            Self::Quarter => ("mo", 3.0),
            Self::HalfYear => ("mo", 6.0),
            Self::Year => ("a", 1.0),
            Self::Decade => ("a", 10.0),
            Self::Century => ("a", 100.0),
        }
    }

    /// `P3M` for three months; `X` for an amount that is not told.
    pub(super) fn period(self, amount: Option<f64>) -> String {
        let (prefix, letter, times) = match self {
            Self::Second => ("PT", "S", 1.0),
            Self::Minute => ("PT", "M", 1.0),
            Self::Hour => ("PT", "H", 1.0),
            Self::Day | Self::WorkingDay | Self::Weekend => {
                ("P", "D", if self == Self::Weekend { 2.0 } else { 1.0 })
            }
            Self::Week | Self::WorkWeek => ("P", "W", 1.0),
            Self::Fortnight => ("P", "W", 2.0),
            Self::Month => ("P", "M", 1.0),
            Self::Quarter => ("P", "Q", 1.0),
            Self::HalfYear => ("P", "M", 6.0),
            Self::Year => ("P", "Y", 1.0),
            Self::Decade => ("P", "Y", 10.0),
            Self::Century => ("P", "Y", 100.0),
        };
        match amount {
            Some(amount) => format!("{prefix}{}{letter}", amount * times),
            None if self >= Self::Decade => format!("P{}", if self == Self::Decade { "XE" } else { "XC" }),
            None => format!("{prefix}X{letter}"),
        }
    }

    /// The first day of the stretch of this unit that holds a day.
    pub(super) fn floor(self, day: Date) -> Option<Date> {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::WorkingDay => Some(day),
            Self::Week | Self::WorkWeek | Self::Fortnight => {
                move_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
            }
            Self::Weekend => move_days(day, 5 - i64::from(day.weekday().to_monday_zero_offset())),
            Self::Month => Date::new(year, month, 1).ok(),
            Self::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok(),
            Self::HalfYear => Date::new(year, (month - 1) / 6 * 6 + 1, 1).ok(),
            Self::Year => Date::new(year, 1, 1).ok(),
            Self::Decade => Date::new(year / 10 * 10, 1, 1).ok(),
            Self::Century => Date::new(year / 100 * 100, 1, 1).ok(),
        }
    }

    /// A day moved by so many of this unit; the last day of the month where there is no such day.
    pub(super) fn shift(self, day: Date, by: i64) -> Option<Date> {
        let months =
            |months: i64| day.checked_add(Length::new().try_months(by.checked_mul(months)?).ok()?).ok();
        match self {
            Self::Second | Self::Minute | Self::Hour => Some(day),
            Self::Day => move_days(day, by),
            Self::WorkingDay => move_working_days(day, by),
            Self::Week | Self::WorkWeek | Self::Weekend => move_days(day, by.checked_mul(7)?),
            Self::Fortnight => move_days(day, by.checked_mul(14)?),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::HalfYear => months(6),
            Self::Year => months(12),
            Self::Decade => months(120),
            Self::Century => months(1200),
        }
    }

    /// The day after a stretch of this unit that starts on a day.
    pub(super) fn after(self, start: Date) -> Option<Date> {
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::WorkingDay => move_days(start, 1),
            Self::Weekend => move_days(start, 2),
            Self::WorkWeek => move_days(start, 5),
            _ => self.shift(start, 1),
        }
    }

    /// The TIMEX3 value of the stretch that starts on a day.
    pub(super) fn timex(self, start: Date) -> String {
        let (year, month) = (start.year(), start.month());
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::WorkingDay => start.to_string(),
            Self::Week | Self::WorkWeek | Self::Fortnight | Self::Weekend => {
                let week = start.iso_week_date();
                let end = if self == Self::Weekend { "-WE" } else { "" };
                format!("{:04}-W{:02}{end}", week.year(), week.week())
            }
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Self::HalfYear => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Self::Year => format!("{year:04}"),
            Self::Decade => format!("{:03}", year / 10),
            Self::Century => format!("{:02}", year / 100),
        }
    }

    /// The value where the date is not known: `XXXX-WXX`.
    pub(super) fn unknown(self) -> &'static str {
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::WorkingDay => "XXXX-XX-XX",
            Self::Week | Self::WorkWeek | Self::Fortnight => "XXXX-WXX",
            Self::Weekend => "XXXX-WXX-WE",
            Self::Month => "XXXX-XX",
            Self::Quarter => "XXXX-QX",
            Self::HalfYear => "XXXX-HX",
            Self::Year => "XXXX",
            Self::Decade => "XXX",
            Self::Century => "XX",
        }
    }
}

/// A day moved by days.
pub(super) fn move_days(day: Date, by: i64) -> Option<Date> {
    day.checked_add(Length::new().try_days(by).ok()?).ok()
}

/// A day moved by days from Monday to Friday.
fn move_working_days(day: Date, by: i64) -> Option<Date> {
    if by.abs() > 1000 {
        return None;
    }
    let (mut at, mut left) = (day, by.abs());
    while left > 0 {
        at = move_days(at, by.signum())?;
        left -= i64::from(at.weekday().to_monday_zero_offset() < 5);
    }
    Some(at)
}
