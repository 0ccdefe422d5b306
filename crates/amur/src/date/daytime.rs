//! Parts of a day, times of day, and moments.

use super::calendar::calendar;
use super::meaning::{Argument, Match};
use super::relative::day;
use super::symbol::Class;
use super::time::Time;
use super::{TimeKind, Unit};
use crate::Lang;
use crate::TokenKind;

/// The codes of the parts of a day.
pub(super) const PARTS: [&str; 5] = ["MO", "MI", "AF", "EV", "NI"];

pub(super) fn part(found: &Match<'_>, argument: Argument) -> Option<&'static str> {
    let named = argument.text.rsplit(' ').next().and_then(|code| PARTS.iter().find(|part| **part == code));
    named.or_else(|| PARTS.get(found.get(Class::Part)? as usize)).copied()
}

/// A part of a day so many days from the article's date; the argument may name the part.
pub(super) fn part_of_day(found: &Match<'_>, by: Argument) -> Option<Time> {
    with_part(day(found, by)?, part(found, by)?)
}

fn with_part(day: Time, part: &str) -> Option<Time> {
    let timex = format!("{}T{part}", day.timex.as_deref()?);
    Some(Time { kind: TimeKind::Time, timex: Some(timex), ..day })
}

/// `Monday night`; `Tuesday nights` are many.
pub(super) fn part_of_weekday(found: &Match<'_>, argument: Argument) -> Option<Time> {
    let plural = found.reading.lang() == Lang::ENG && found.reading.word(found.end - 1).ends_with('s');
    if let Some(weekday) = found.whole(Class::Weekday).filter(|_| plural) {
        let timex = format!("XXXX-WXX-{weekday}T{}", part(found, argument)?);
        return Some(Time::value(TimeKind::Set, Unit::Day, timex));
    }
    let day = calendar(found, Argument { text: "", number: 0 })?;
    with_part(Time { weekday: false, ..day }, part(found, argument)?)
}

/// A time of day; it becomes a moment beside a date only.
pub(super) fn clock(found: &Match<'_>, minutes: Argument) -> Option<Time> {
    let minutes = match found.get(Class::Clock) {
        Some(minutes) => minutes as u32,
        None if minutes.number > 0 => u32::try_from(minutes.number).ok()?,
        None => {
            let rest = if minutes.text == "half" { 30 } else { found.whole(Class::N).unwrap_or(0) };
            let hour = found.whole(Class::Num).filter(|hour| (0..=24).contains(hour))?;
            u32::try_from(i64::from(hour) * 60 + i64::from(rest).clamp(0, 59)).ok()?
        }
    };
    let late = found.get(Class::Part).is_some_and(|part| part >= 2.0);
    let minutes = if late && minutes < 720 { minutes + 720 } else { minutes };
    let digits = found.reading.pieces.get(found.first).is_some_and(|piece| piece.kind == TokenKind::Number);
    let said = found.end - found.first > 1 || !digits;
    let timex = said.then(|| format!("T{}", hours(minutes)));
    Some(Time { timex, minutes: Some(minutes), ..Time::of(TimeKind::Time, Unit::Minute) })
}

/// `17` or `17:30`.
fn hours(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A date and a time of day.
pub(super) fn moment(found: &Match<'_>, bare: Argument) -> Option<Time> {
    let date = found.time(Class::Date)?;
    let minutes = match (bare.text, found.time(Class::Time)) {
        ("bare", _) => {
            u32::try_from(i64::from(found.whole(Class::Num).filter(|hour| *hour <= 24)?)).ok()? * 60
        }
        (_, Some(time)) => time.minutes?,
        _ => return None,
    };
    let known = date.grain <= Unit::Day && (date.kind == TimeKind::Date || date.kind == TimeKind::Time);
    let day = date.timex.as_deref().and_then(|timex| timex.get(..10)).filter(|_| known)?;
    let evening = date.timex.as_deref().is_some_and(|timex| timex.ends_with("NI") || timex.ends_with("EV"))
        || found.get(Class::Part).is_some_and(|part| part >= 3.0);
    let afternoon = date.timex.as_deref().is_some_and(|timex| timex.ends_with("AF"));
    let late = evening && (240..720).contains(&minutes) || afternoon && (60..720).contains(&minutes);
    let minutes = if late { minutes + 720 } else { minutes };
    Some(Time {
        kind: TimeKind::Time,
        timex: Some(format!("{day}T{}", hours(minutes))),
        minutes: Some(minutes),
        grain: Unit::Minute,
        ..date.clone()
    })
}
