//! Times counted from another one: the article's date, or what the text was just speaking of.

use jiff::civil::Date;

use super::meaning::{Argument, Match};
use super::symbol::Class;
use super::tense::Tense;
use super::time::Time;
use super::unit::move_days;
use super::{TimeKind, Unit};
use crate::{Lang, PartialDate};

/// Days from the article's date.
pub(super) fn day(found: &Match<'_>, by: Argument) -> Option<Time> {
    let Some((now, anchor)) = found.clock.now(Unit::Day) else { return Some(Time::unknown(Unit::Day)) };
    Some(Time::day(move_days(now, by.number)?)?.from(anchor))
}

/// The codes of the parts of a day.
const PARTS: [&str; 5] = ["MO", "MI", "AF", "EV", "NI"];

fn part(found: &Match<'_>, argument: Argument) -> Option<&'static str> {
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

/// `Monday night`.
pub(super) fn part_of_weekday(found: &Match<'_>, argument: Argument) -> Option<Time> {
    let day = super::whole::calendar(found, Argument { text: "", number: 0 })?;
    with_part(Time { weekday: false, ..day }, part(found, argument)?)
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
        return None;
    }
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(Time::unknown(unit)) };
    let start = unit.shift(unit.floor(now)?, by.number)?;
    Some(Time::stretch(unit, start)?.from(anchor))
}

/// Whether the match ends in an English plural: `past years` is not last year.
fn is_plural(found: &Match<'_>) -> bool {
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
    super::whole::cut(&Time::stretch(unit, unit.floor(now)?)?.from(anchor), found.whole(Class::Portion)?)
}

/// 当日: the day just spoken of.
pub(super) fn told_day(found: &Match<'_>, _: Argument) -> Option<Time> {
    let Some((day, grain, anchor)) = found.clock.told(Unit::Day) else {
        return Some(Time::unknown(Unit::Day));
    };
    if grain > Unit::Day { Some(Time::unknown(Unit::Day)) } else { Some(Time::day(day)?.from(anchor)) }
}

/// 当年, 次年, 去年同期: years from the time just spoken of, as finely as that was told.
pub(super) fn told_year(found: &Match<'_>, by: Argument) -> Option<Time> {
    let Some((day, grain, anchor)) = found.clock.told(Unit::Year) else {
        return Some(Time::unknown(Unit::Year));
    };
    let grain = if by.number < 0 { grain.max(Unit::Month) } else { Unit::Year };
    Some(Time::stretch(grain, Unit::Year.shift(grain.floor(day)?, by.number)?)?.from(anchor))
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

/// `the quarter`, `the year`: the one just spoken of, else the current one.
pub(super) fn the_unit(found: &Match<'_>, _: Argument) -> Option<Time> {
    let unit = found.unit().filter(|unit| {
        matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year)
    })?;
    // `the year's`, `the week of talks`, `the day when` speak of another one.
    let next = found.reading.word(found.end);
    if matches!(next, "of" | "when" | "that" | "'s" | "-" | "before" | "after" | "in")
        && unit != Unit::Weekend
        || is_plural(found)
    {
        return None;
    }
    if unit == Unit::Quarter {
        let Some((start, anchor)) = found.clock.quarter() else { return Some(Time::unknown(unit)) };
        return Some(Time { anchor, ..Time::stretch(unit, start)? });
    }
    let (day, _, anchor) = match found.clock.narrative().filter(|(_, grain)| *grain == unit) {
        Some((day, grain)) => (day, grain, None),
        None => match found.clock.now(unit) {
            // `the weekend` is the last one, unless the text looks ahead.
            Some((now, anchor)) if unit == Unit::Weekend && found.tense() != Tense::Future => {
                (Unit::Week.shift(now, -1)?, unit, Some(anchor))
            }
            Some((now, anchor)) => (now, unit, Some(anchor)),
            None => return Some(Time::unknown(unit)),
        },
    };
    Some(Time { anchor, ..Time::stretch(unit, unit.floor(day)?)? })
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

/// The unit captured, or that of the argument, or the word of `year-end`.
fn named_unit(found: &Match<'_>, of: Argument) -> Option<Unit> {
    found.unit().or_else(|| unit_of(of)).or_else(|| {
        (found.first..found.end).find_map(|at| Unit::named(&found.reading.word(at).to_lowercase()))
    })
}

/// The amounts that were captured, each with its unit; one where only a unit was.
fn amounts(found: &Match<'_>) -> Vec<(f64, Unit)> {
    let mut amounts = Vec::new();
    let mut amount = 1.0;
    for capture in found.captures {
        match capture.class {
            // Four digits before 年 or `years` are a year.
            Class::N if capture.value >= 1000.0 => return Vec::new(),
            Class::N => amount = capture.value,
            Class::Unit => amounts.extend(Unit::of_code(capture.value).map(|unit| (amount, unit))),
            Class::Dur => {
                let length = found.before.get(capture.value as usize).map(|found| &found.time);
                amounts.extend(length.and_then(|length| Some((length.amount?, length.grain))));
            }
            _ => {}
        }
    }
    amounts
}

/// A day moved by all amounts.
fn moved(day: Date, amounts: &[(f64, Unit)], sign: i64) -> Option<Date> {
    let whole = |amount: f64| (amount.fract() == 0.0 && amount.abs() < 1e5).then_some(amount as i64);
    amounts.iter().try_fold(day, |day, &(amount, unit)| {
        let halves = whole(amount * 2.0)?;
        if halves % 2 == 0 {
            unit.shift(day, sign * halves / 2)
        } else if unit == Unit::Year {
            Unit::Month.shift(day, sign * halves * 6)
        } else {
            unit.shift(day, sign * halves / 2)
        }
    })
}

/// `three weeks ago`, `two years from now`: told as finely as its unit.
pub(super) fn offset(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let amounts = amounts(found);
    let grain = amounts.iter().map(|&(_, unit)| unit).min()?;
    // Sales of a quarter or month compared with `a year ago` are compared with the same stretch of that year.
    if let (&[(1.0, Unit::Year)], Some((_, Unit::Quarter | Unit::Month)), true) =
        (amounts.as_slice(), found.clock.narrative(), sign.number < 0)
    {
        return narrated(found, sign);
    }
    let Some((now, anchor)) = found.clock.now(grain) else { return Some(Time::unknown(grain)) };
    if grain < Unit::Day {
        return Some(Time::value(TimeKind::Time, grain, Unit::Day.unknown()).from(anchor));
    }
    counted(moved(now, &amounts, sign.number)?, grain, anchor)
}

/// The stretch that a count leads to: of years the year, of weeks and days the day.
fn counted(day: Date, grain: Unit, anchor: PartialDate) -> Option<Time> {
    let grain = match grain {
        Unit::Fortnight | Unit::Week if anchor.precision() == "day" => Unit::Day,
        Unit::Decade | Unit::Century => Unit::Year,
        _ => grain,
    };
    Some(Time::stretch(grain, grain.floor(day)?)?.from(anchor))
}

/// `in two weeks`: ahead, unless the text looks back, where it is how long something took.
pub(super) fn within(found: &Match<'_>, sign: Argument) -> Option<Time> {
    if found.tense() == Tense::Past {
        return None;
    }
    offset(found, sign)
}

/// `a year earlier`, `two days later`: from what the text spoke of, as finely as that was told.
pub(super) fn narrated(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let mut amounts = amounts(found);
    if let (None, [(_, Unit::Year), (_, stretch)]) = (found.get(Class::N), amounts.as_slice()) {
        return year_before(found, *stretch, sign.number);
    }
    amounts.retain(|&(_, unit)| unit >= Unit::Day);
    let unit = amounts.iter().map(|&(_, unit)| unit).min()?;
    let Some((day, grain, anchor)) = found.clock.told(unit) else { return Some(Time::unknown(unit)) };
    // A year before April 2022 is April 2021; a week after April is not known to the day.
    let grain = if found.clock.narrative().is_some() { grain.max(Unit::Day) } else { unit.max(Unit::Day) };
    if unit < grain && grain > Unit::Day {
        return Some(Time::unknown(unit.max(Unit::Day)));
    }
    counted(moved(day, &amounts, sign.number)?, grain, anchor)
}

/// `the year-ago quarter`: the same stretch of the year before.
fn year_before(found: &Match<'_>, stretch: Unit, sign: i64) -> Option<Time> {
    let (start, anchor) = match stretch {
        Unit::Quarter => found.clock.quarter()?,
        _ => found.clock.told(stretch).map(|(day, _, anchor)| (day, Some(anchor)))?,
    };
    let start = stretch.floor(Unit::Year.shift(start, sign)?)?;
    Some(Time { anchor, ..Time::stretch(stretch, start)? })
}

/// `the previous month`, `the same year`: from what the text spoke of.
pub(super) fn narrative(found: &Match<'_>, by: Argument) -> Option<Time> {
    if let Some(weekday) = found.whole(Class::Weekday) {
        let Some((day, _, anchor)) = found.clock.told(Unit::Day) else {
            return Some(Time::unknown(Unit::Day));
        };
        let gap = i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset());
        let days = if by.number < 0 { (gap.rem_euclid(7)) - 7 } else { (gap - 1).rem_euclid(7) + 1 };
        return Some(Time::day(move_days(day, days)?)?.from(anchor));
    }
    let unit = found.unit().filter(|unit| *unit >= Unit::Day)?;
    if unit == Unit::Quarter && by.number == 0 {
        let (start, anchor) = found.clock.quarter()?;
        return Some(Time { anchor, ..Time::stretch(unit, start)? });
    }
    let Some((day, grain, anchor)) = found.clock.told(unit) else { return Some(Time::unknown(unit)) };
    if grain > unit {
        return Some(Time::unknown(unit));
    }
    Some(Time::stretch(unit, unit.shift(unit.floor(day)?, by.number)?)?.from(anchor))
}

/// `the past two months`, `the next three days`: a length, and the days it covers.
pub(super) fn span(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let (amount, unit) = *amounts(found).first()?;
    let number = found.captures.iter().find(|capture| capture.class == Class::N)?;
    if found.reading.is_measured(number.first, number.end) && found.first == number.first {
        return None;
    }
    spanned(found, amount, unit, sign.number)
}

/// `the next couple of weeks`.
pub(super) fn span_couple(found: &Match<'_>, _: Argument) -> Option<Time> {
    let past = (found.first..found.end).any(|at| matches!(found.reading.word(at), "past" | "last"));
    spanned(found, 2.0, found.unit()?, if past { -1 } else { 1 })
}

fn spanned(found: &Match<'_>, amount: f64, unit: Unit, sign: i64) -> Option<Time> {
    let length = Time::duration(unit, Some(amount));
    let Some((now, anchor)) = found.clock.now(unit) else { return Some(length) };
    if unit < Unit::Day {
        return Some(length);
    }
    // Quarters are those of the calendar; days, weeks and years are counted from today.
    let today = if unit == Unit::Quarter || anchor.precision() != "day" { unit.floor(now)? } else { now };
    let from = match (sign > 0, unit == Unit::Quarter) {
        (true, true) => unit.shift(today, 1)?,
        (true, false) => move_days(today, 1)?,
        _ => today,
    };
    let other = moved(from, &[(amount, unit)], sign)?;
    let (start, end) = if sign > 0 { (from, other) } else { (other, from) };
    (start < end).then(|| Time { start: Some(start), end: Some(end), ..length }.from(anchor))
}

/// `three weeks`, `two years and six months`: a length.
pub(super) fn duration(found: &Match<'_>, how: Argument) -> Option<Time> {
    let amounts = amounts(found);
    // `a second round`, `2021 weekend`.
    let second = amounts.first().is_some_and(|&(_, unit)| unit == Unit::Second)
        && how.text == "one"
        && found.reading.is_lower(found.end);
    if second {
        return None;
    }
    match (how.text, amounts.as_slice()) {
        ("half", &[(amount, unit)]) => Some(Time::duration(unit, Some(amount + 0.5))),
        ("range", &[(_, unit)]) => Some(Time::duration(unit, Some(found.get(Class::N)?))),
        (_, &[(amount, unit)]) => Some(Time::duration(unit, Some(amount))),
        (_, [first, rest @ ..]) => {
            let mut timex = first.1.period(Some(first.0));
            for (amount, unit) in rest {
                timex.push_str(unit.period(Some(*amount)).trim_start_matches('P'));
            }
            Some(Time::value(TimeKind::Duration, first.1, timex))
        }
        _ => None,
    }
}

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

/// `three weeks before Christmas`: from a date that is told.
pub(super) fn from_date(found: &Match<'_>, sign: Argument) -> Option<Time> {
    let date = found.time(Class::Date)?;
    let (unit, amount) = match found.time(Class::Dur) {
        Some(length) => (length.grain, length.amount?),
        None => (found.unit()?, 1.0),
    };
    let Some(day) = date.start.filter(|_| unit >= Unit::Day) else {
        return Some(Time::unknown(unit.max(Unit::Day)));
    };
    let grain = date.grain.max(Unit::Day);
    if unit < grain && grain > Unit::Day && date.end.is_some() && grain != Unit::Year {
        return None;
    }
    let moved = moved(day, &[(amount, unit)], sign.number)?;
    let grain = if unit >= Unit::Month && grain >= unit { grain } else { grain.min(unit.max(Unit::Day)) };
    let grain =
        if matches!(grain, Unit::Week | Unit::Fortnight | Unit::WorkingDay) { Unit::Day } else { grain };
    Some(Time { anchor: date.anchor, ..Time::stretch(grain, grain.floor(moved)?)? })
}

/// `the week of February 4`: seven days from there.
pub(super) fn week_from(found: &Match<'_>, _: Argument) -> Option<Time> {
    let date = found.time(Class::Date).filter(|date| date.grain == Unit::Day)?;
    let start = date.start?;
    let timex = Unit::Week.timex(Unit::Week.floor(start)?);
    let from = Time::value(TimeKind::Date, Unit::Week, timex);
    Some(Time { start: Some(start), end: move_days(start, 7), anchor: date.anchor, ..from })
}
