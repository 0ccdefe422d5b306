//! Days that have names.

use jiff::civil::{Date, Weekday};

use super::unit::move_days;

/// When a named day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday from Monday as 1, and which of the month; the fifth is the last.
    Weekday(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// A day of history.
    Once(Date),
}

impl Holiday {
    /// Reads `MM-DD`, `MM-Wd#n`, `easter+n` or `YYYY-MM-DD`.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("easter") {
            return Some(Self::Easter(days.parse().ok()?));
        }
        if text.len() == 10 {
            return text.parse().ok().map(Self::Once);
        }
        let (month, day) = text.split_once('-')?;
        let month = month.parse().ok()?;
        match day.strip_prefix('W').and_then(|weekday| weekday.split_once('#')) {
            Some((weekday, nth)) => Some(Self::Weekday(month, weekday.parse().ok()?, nth.parse().ok()?)),
            None => Some(Self::Fixed(month, day.parse().ok()?)),
        }
    }

    /// Its day in a year.
    pub(super) fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Weekday(month, weekday, nth) => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                let first = Date::new(year, month, 1).ok()?;
                first
                    .nth_weekday_of_month(nth, weekday)
                    .or_else(|_| first.nth_weekday_of_month(-1, weekday))
                    .ok()
            }
            Self::Easter(days) => move_days(easter(year)?, days),
            Self::Once(day) => Some(day),
        }
    }

    /// Its TIMEX3 value where the year is not known.
    pub(super) fn unknown(self) -> Option<String> {
        match self {
            Self::Fixed(month, day) => Some(format!("XXXX-{month:02}-{day:02}")),
            _ => None,
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year as i16, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str, year: i16) -> String {
        Holiday::read(text).and_then(|holiday| holiday.day(year)).map_or(String::new(), |day| day.to_string())
    }

    #[test]
    fn days() {
        assert_eq!(day("12-25", 2021), "2021-12-25");
        assert_eq!(day("11-W4#4", 2023), "2023-11-23");
        assert_eq!(day("easter+0", 2024), "2024-03-31");
        assert_eq!(day("easter-2", 2025), "2025-04-18");
        assert_eq!(day("easter+0", 2000), "2000-04-23");
        assert_eq!(day("1991-12-26", 2020), "1991-12-26");
    }
}
