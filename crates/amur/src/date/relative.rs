//! Times counted from the article's date by a step: `last month`, `this Friday`, `the end of the year`.

use jiff::civil::Date;

use super::interval::cut;
use super::meaning::{Argument, Match};
use super::symbol::Class;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::Lang;

/// Days from the article's date.
pub(super) fn day(found: &Match<'_>, by: Argument) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Day) else { return Some(Time::unknown(Unit::Day)) };
    Some(Time::day(move_days(now, by.number)?)?.from(anchor))
}

/// The last, this or next unit, weekday or month.
pub(super) fn shift(found: &Match<'_>, by: Argument) -> Option<Time> {
    if let Some(weekday) = found.whole(Class::Weekday) {
        return shifted_weekday(found, weekday, by.number);
    }
    if let Some(month) = found.whole(Class::Month) {
        return shifted_month(found, month, by.number);
    }
    let unit = found.unit().or_else(|| unit_of(by)).filter(|unit| *unit >= Unit::Day)?;
    if is_plural(found) {
        return vague_stretch(found, unit);
    }
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    let start = unit.shift(unit.floor(now)?, by.number)?;
    Some(Time::stretch(unit, start)?.from(anchor))
}

/// `coming weeks` are a length that is not told, `past years` are some time ago.
fn vague_stretch(found: &Match<'_>, unit: Unit) -> Option<Time> {
    let word = |at: usize| found.reading.word(at).to_lowercase();
    match word(found.end - 2).as_str() {
        "coming" | "upcoming" => Some(Time::duration(unit, None)),
        "past" if found.end - found.first == 2 => Some(Time::value(TimeKind::Date, Unit::Day, "PAST_REF")),
        _ => None,
    }
}

/// Whether the match ends in an English plural: `past years` is not last year.
pub(super) fn is_plural(found: &Match<'_>) -> bool {
    found.reading.lang() == Lang::ENG && found.reading.word(found.end - 1).ends_with('s')
}

/// The unit that an argument names last.
fn unit_of(argument: Argument) -> Option<Unit> {
    argument.text.rsplit(' ').next().and_then(Unit::named)
}

/// `tháng 3 tới`: a month by number, of the last or next twelve.
pub(super) fn shifted_num(found: &Match<'_>, by: Argument) -> Option<Time> {
    shifted_month(found, found.whole(Class::Num).filter(|month| (1..=12).contains(month))?, by.number)
}

/// 本月5日: a day of last, this or next month.
pub(super) fn day_of_month(found: &Match<'_>, by: Argument) -> Option<Time> {
    let day = found.whole(Class::Day)?;
    let Some((now, anchor)) = found.clock.now(Unit::Month) else {
        return Some(Time::value(TimeKind::Date, Unit::Day, format!("XXXX-XX-{day:02}")));
    };
    let month = Unit::Month.shift(Unit::Month.floor(now)?, by.number)?;
    Some(Time::day(Date::new(month.year(), month.month(), day).ok()?)?.from(anchor))
}

/// 周末: this one; no other unit stands for a time by itself.
pub(super) fn weekend_alone(found: &Match<'_>, by: Argument) -> Option<Time> {
    (found.unit() == Some(Unit::Weekend)).then(|| shift(found, by)).flatten()
}

/// `конец месяца`, `cuối năm`: a part of the current unit.
pub(super) fn unit_portion(found: &Match<'_>, _: Argument) -> Option<Time> {
    let unit = found.unit().filter(|unit| *unit >= Unit::Week)?;
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    cut(&Time::stretch(unit, unit.floor(now)?)?.from(anchor), found.whole(Class::Portion)?)
}

/// The last Friday before today, the Friday of this week, the Friday of next week.
fn shifted_weekday(found: &Match<'_>, weekday: i8, by: i64) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Day) else {
        return Some(Time::value(TimeKind::Date, Unit::Day, format!("XXXX-WXX-{weekday}")));
    };
    let today = i64::from(now.weekday().to_monday_one_offset());
    let of_this_week = i64::from(weekday) - today;
    let days = match by {
        -1 if of_this_week >= 0 => of_this_week - 7,
        0 if of_this_week < 0 && found.reading.word(found.end - 2) != "this" => of_this_week + 7,
        1 => of_this_week + 7,
        _ => of_this_week,
    };
    Some(Time::day(move_days(now, days)?)?.from(anchor))
}

/// The last April before this month, April of this year, the next April after this month.
fn shifted_month(found: &Match<'_>, month: i8, by: i64) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Month) else {
        return Some(Time::value(TimeKind::Date, Unit::Month, format!("XXXX-{month:02}")));
    };
    let year = match by {
        -1 if month >= now.month() => now.year() - 1,
        1 if month <= now.month() => now.year() + 1,
        _ => now.year(),
    };
    Some(Time::stretch(Unit::Month, Date::new(year, month, 1).ok()?)?.from(anchor))
}

/// A month or day of last, this or next year.
pub(super) fn month_of_year(found: &Match<'_>, by: Argument) -> Option<Time> {
    let month = found.whole(Class::Month).or_else(|| found.whole(Class::Num))?;
    let Some((now, anchor)) = found.clock.now(Unit::Year) else {
        return Some(Time::value(TimeKind::Date, Unit::Month, format!("XXXX-{month:02}")));
    };
    let year = now.year() + by.number as i16;
    let time = match found.whole(Class::Day) {
        Some(day) => Time::day(Date::new(year, month, day).ok()?)?,
        None => Time::stretch(Unit::Month, Date::new(year, month, 1).ok()?)?,
    };
    Some(time.from(anchor))
}

/// A weekday of last, this or next week.
pub(super) fn weekday_of_week(found: &Match<'_>, by: Argument) -> Option<Time> {
    let weekday = found.whole(Class::Weekday)?;
    let Some((now, anchor)) = found.clock.now(Unit::Day) else {
        return Some(Time::value(TimeKind::Date, Unit::Day, format!("XXXX-WXX-{weekday}")));
    };
    let monday = Unit::Week.shift(Unit::Week.floor(now)?, by.number)?;
    Some(Time::day(move_days(monday, i64::from(weekday) - 1)?)?.from(anchor))
}

/// `earlier this year`: from its start to the article's date; `later`: from there to its end.
pub(super) fn part_so_far(found: &Match<'_>, _: Argument) -> Option<Time> {
    let unit = found.unit()?;
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    let whole = Time::stretch(unit, unit.floor(now)?)?.from(anchor);
    let exact = found.clock.now(Unit::Day).is_some();
    let (start, end) = whole.start.zip(whole.end)?;
    let earlier = found.reading.word(found.first).eq_ignore_ascii_case("earlier");
    let (start, end) = match (exact, earlier) {
        (false, _) => (start, end),
        (true, true) => (start, now.max(move_days(start, 1)?)),
        (true, false) => (now.min(move_days(end, -1)?), end),
    };
    Some(Time { start: Some(start), end: Some(end), ..whole })
}

/// `the end of the month`, `year-end`: the last day, of a year its last third.
pub(super) fn unit_end(found: &Match<'_>, of: Argument) -> Option<Time> {
    let unit = named_unit(found, of)?;
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    let whole = Time::stretch(unit, unit.floor(now)?)?.from(anchor);
    if of.text == "day" {
        return Some(Time::day(whole.last_day()?)?.from(anchor));
    }
    let start = if unit >= Unit::Year { Unit::Month.shift(whole.start?, 8) } else { whole.last_day() };
    Some(Time { start, ..whole })
}

/// `the beginning of the year`: its first third.
pub(super) fn unit_start(found: &Match<'_>, of: Argument) -> Option<Time> {
    let unit = named_unit(found, of)?;
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    let whole = Time::stretch(unit, unit.floor(now)?)?.from(anchor);
    let (start, end) = whole.start.zip(whole.end)?;
    let end = if unit >= Unit::Year {
        Unit::Month.shift(start, 4)?
    } else {
        move_days(start, i64::from((end - start).get_days()) / 3)?
    };
    Some(Time { end: Some(end), ..whole })
}

/// The unit captured, or the word of `year-end`, or that of the argument.
fn named_unit(found: &Match<'_>, of: Argument) -> Option<Unit> {
    let word = || (found.first..found.end).find_map(|at| Unit::named(&found.reading.word(at).to_lowercase()));
    found.unit().or_else(word).or_else(|| unit_of(of))
}
