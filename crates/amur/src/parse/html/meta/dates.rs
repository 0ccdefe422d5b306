//! When the article was published, by what the page declares and by its address.

use std::sync::LazyLock;

use regex::Regex;

use crate::PartialDate;
use crate::parse::dates;

use super::declared::Declared;

/// Years and months, with the day where it is there, between slashes or in one number.
static IN_ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[/_-](?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])(?:[/_-]?(?P<d>0[1-9]|[12]\d|3[01]))?(?:[/_.-]|$)").ok()
});

impl Declared {
    /// The first date that can be read, and where it is declared.
    pub(in crate::parse::html) fn date(&self, day_first: bool) -> Option<(PartialDate, &'static str)> {
        self.dates.iter().find_map(|candidate| Some((read(&candidate.value, day_first)?, candidate.source)))
    }
}

/// A date as pages write it in attributes.
pub(in crate::parse::html) fn read(value: &str, day_first: bool) -> Option<PartialDate> {
    let value = value.trim();
    let whole = value.parse::<PartialDate>().ok().filter(|date| date.precision() == "day");
    let compact = || {
        let digits = value.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        PartialDate::new(digits[..4].parse().ok()?, digits[4..6].parse().ok(), digits[6..].parse().ok())
    };
    let date = whole.or_else(|| dates::find(value, day_first).map(|found| found.date)).or_else(compact)?;
    // Placeholders: 0001-01-01, 1970-01-01.
    (date.first_day().year() > 1970).then_some(date)
}

/// The date in an address: a last resort, for it may be an archive's.
pub(in crate::parse::html) fn of_address(url: &str) -> Option<PartialDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let found = IN_ADDRESS.as_ref()?.captures_iter(path).last()?;
    let number = |name| found.name(name).and_then(|group| group.as_str().parse::<i16>().ok());
    let two = |name| number(name).and_then(|number| i8::try_from(number).ok());
    PartialDate::new(number("y")?, two("m"), two("d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_in_attributes() {
        let date = |value| read(value, false).map(|date| date.to_string());
        assert_eq!(date("2022-05-24T10:00:00+08:00").as_deref(), Some("2022-05-24"));
        assert_eq!(date("20220524").as_deref(), Some("2022-05-24"));
        assert_eq!(date("Tue, 24 May 2022 08:00:00 GMT").as_deref(), Some("2022-05-24"));
        assert_eq!(date("1970-01-01"), None);
    }

    #[test]
    fn in_addresses() {
        let date = |url| of_address(url).map(|date| date.to_string());
        assert_eq!(date("https://x.example/news/2022/05/24/visit.html").as_deref(), Some("2022-05-24"));
        assert_eq!(date("https://x.example/2022-05/24/content_1.htm").as_deref(), Some("2022-05-24"));
        assert_eq!(date("https://x.example/2022/05/visit").as_deref(), Some("2022-05"));
        assert_eq!(date("https://x.example/article/20221399"), None);
    }
}
