//! Times without days: sets, references, lengths that are not told.

use super::counted::amounts;
use super::daytime::PARTS;
use super::meaning::{Argument, Match};
use super::relative::is_plural;
use super::symbol::Class;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};

/// `several years`: a length that is not told.
pub(super) fn vague(found: &Match<'_>, _: Argument) -> Option<Time> {
    Some(Time::duration(found.unit()?, None))
}

/// `years ago`.
pub(super) fn vague_ago(_: &Match<'_>, _: Argument) -> Option<Time> {
    Some(Time::value(TimeKind::Date, Unit::Day, "PAST_REF"))
}

/// `recent years`, `coming months`.
pub(super) fn vague_ref(found: &Match<'_>, _: Argument) -> Option<Time> {
    let unit = found.unit().filter(|unit| *unit >= Unit::Day)?;
    let word = found.reading.word(found.first).to_lowercase();
    if matches!(word.as_str(), "recent" | "coming") {
        return is_plural(found).then(|| Time::duration(unit, None));
    }
    let ahead = word == "future";
    Some(Time::value(TimeKind::Date, Unit::Day, if ahead { "FUTURE_REF" } else { "PAST_REF" }))
}

/// `every day`, `each Thursday`, `Mondays`.
pub(super) fn every(found: &Match<'_>, _: Argument) -> Option<Time> {
    if let Some(weekday) = found.whole(Class::Weekday).or_else(|| found.whole(Class::Weekdays)) {
        return Some(Time::value(TimeKind::Set, Unit::Day, format!("XXXX-WXX-{weekday}")));
    }
    if let Some(part) = found.get(Class::Part) {
        return Some(Time::value(
            TimeKind::Set,
            Unit::Day,
            format!("XXXX-XX-XXT{}", PARTS.get(part as usize)?),
        ));
    }
    let (amount, unit) = *amounts(found).first()?;
    Some(Time::value(TimeKind::Set, unit, unit.period(Some(amount))))
}

/// `daily`: the argument is the value.
pub(super) fn set(_: &Match<'_>, value: Argument) -> Option<Time> {
    Some(Time::value(TimeKind::Set, Unit::Day, value.text))
}

/// `now`, `recently`, `soon`: the argument is the value.
pub(super) fn reference(found: &Match<'_>, value: Argument) -> Option<Time> {
    let time = Time::value(TimeKind::Date, Unit::Day, value.text);
    let today = value.text == "PRESENT_REF" && found.first + 1 < found.end
        || found.reading.word(found.first).eq_ignore_ascii_case("now");
    let Some((now, anchor)) = found.clock.now(Unit::Day).filter(|_| today) else { return Some(time) };
    Some(Time { start: Some(now), end: move_days(now, 1), ..time }.from(anchor))
}

/// `the year to date`: up to the article's date.
pub(super) fn year_to_date(found: &Match<'_>, _: Argument) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Day) else { return Some(Time::unknown(Unit::Year)) };
    Some(Time { end: Some(now), ..Time::stretch(Unit::Year, Unit::Year.floor(now)?)? }.from(anchor))
}

/// `to date`: open at its start.
pub(super) fn to_date(found: &Match<'_>, _: Argument) -> Option<Time> {
    let time = Time::value(TimeKind::Date, Unit::Day, "PRESENT_REF");
    let Some((now, anchor)) = found.clock.now(Unit::Day) else { return Some(time) };
    Some(Time { end: Some(now), ..time }.from(anchor))
}
