//! What is known about the article as a whole, and the words that prove it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::{Error, Span};

/// Title, authors, outlet, date … of a document. What is unknown is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Metadata {
    /// The headline.
    pub title: Option<Field>,
    /// The line under it.
    pub subtitle: Option<Field>,
    /// Who wrote it.
    pub authors: Vec<Field>,
    /// The outlet that published it.
    pub outlet: Option<Field>,
    /// The outlet's section.
    pub section: Option<Field>,
    /// Its address.
    pub url: Option<Field>,
    /// When it was published.
    pub published: Option<Published>,
    /// Outlets and agencies that the article credits as its source.
    pub credited_sources: Vec<Field>,
    /// The date that anchors relative time expressions, if it was given.
    pub reference_date: Option<PartialDate>,
    /// Everything else that came with the document, as one JSON object.
    pub other: Option<String>,
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Field {
    /// The value.
    pub value: String,
    /// Where it was read.
    pub evidence: Evidence,
}

/// When the article was published.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Published {
    /// The date, as exactly as it is known.
    pub date: PartialDate,
    /// Where it was read.
    pub evidence: Evidence,
}

/// Where a value was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Evidence {
    /// It came with the document.
    Given,
    /// It stands in the text.
    Text(Span),
    /// A page of HTML declares it: `meta:og:title`, `ld:datePublished`, `tag:time`; `url` is a page's address.
    Tag(&'static str),
}

/// A date of which the day, or the month and the day, may be unknown.
///
/// ```
/// let date: amur::PartialDate = "2022-05".parse()?;
/// assert_eq!(date.precision(), "month");
/// assert_eq!(date.first_day().to_string(), "2022-05-01");
/// assert!("2022-13".parse::<amur::PartialDate>().is_err());
/// # Ok::<(), amur::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    first_day: Date,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// The date of a year, and a month and day where they are known; `None` where there is no such date.
    #[must_use]
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        };
        let day = if month.is_some() { day } else { None };
        let first_day = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { first_day, precision })
    }

    /// Its first day: of a month or year, the first.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.first_day
    }

    /// `year`, `month` or `day`.
    #[must_use]
    pub fn precision(self) -> &'static str {
        match self.precision {
            Precision::Year => "year",
            Precision::Month => "month",
            Precision::Day => "day",
        }
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and `YYYYMMDD`, and the date of `YYYY-MM-DDThh:mm…`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Date(text.to_owned());
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let parts: Vec<&str> = match date.len() {
            8 if date.is_ascii() => vec![&date[..4], &date[4..6], &date[6..]],
            _ => date.split('-').collect(),
        };
        // A sign is no digit, though numbers have one.
        let number = |part: &&str, digits: usize| -> Result<i16, Error> {
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().map_err(|_| wrong()) } else { Err(wrong()) }
        };
        let two_digits = |part: Option<&&str>| -> Result<Option<i8>, Error> {
            part.map(|part| number(part, 2).map(|number| number as i8)).transpose()
        };
        if parts.len() > 3 {
            return Err(wrong());
        }
        let year = number(&parts[0], 4)?;
        Self::new(year, two_digits(parts.get(1))?, two_digits(parts.get(2))?).ok_or_else(wrong)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day;
        match self.precision {
            Precision::Year => write!(f, "{:04}", day.year()),
            Precision::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Precision::Day => day.fmt(f),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_of_all_forms() {
        for (text, date) in [
            ("2022", "2022"),
            ("2022-05", "2022-05"),
            ("2022-05-24", "2022-05-24"),
            ("20220524", "2022-05-24"),
            ("20220524T0810", "2022-05-24"),
            (" 2022-05-24 08:10", "2022-05-24"),
        ] {
            assert_eq!(text.parse::<PartialDate>().expect("a date").to_string(), date);
        }
        for text in [
            "+202",
            "-202",
            "202",
            "2022-5",
            "2022-+5",
            "2022-13",
            "20221301",
            "2022-05-24-1",
            "24.05.22",
            "",
            "２０２２",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
