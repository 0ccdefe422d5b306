//! Years, decades and centuries.

use jiff::civil::Date;

use super::meaning::{Argument, Match};
use super::symbol::Class;
use super::time::Time;
use super::{TimeKind, Unit};
use crate::{Lang, TokenKind};

/// A year by itself; four digits may also count things.
pub(super) fn year(found: &Match<'_>, sure: Argument) -> Option<Time> {
    let year = found.year()?;
    if sure.text != "sure" && !is_year(found, year) {
        return None;
    }
    Time::stretch(Unit::Year, Date::new(year, 1, 1).ok()?)
}

/// Whether four digits are a year: what stands around them does not measure or count.
fn is_year(found: &Match<'_>, year: i16) -> bool {
    let reading = found.reading;
    let (before, after) = (found.first.checked_sub(1), found.end);
    let word_before = before.map_or("", |at| reading.word(at));
    let attached = !reading.is_free(found.first)
        && !word_before
            .starts_with(['(', '"', '\'', '“', '‘', '«', '-', '–', '—', '/', '=', '（', ',', ';', ':']);
    let sign = reading
        .pieces
        .get(after)
        .is_some_and(|next| next.glued && matches!(next.kind, TokenKind::Word | TokenKind::Symbol));
    let money = before.is_some_and(|at| reading.pieces[at].kind == TokenKind::Symbol && word_before != "=");
    if attached && reading.lang() != Lang::CMN || sign || money || reading.is_measured(found.first, after) {
        return false;
    }
    let placed = [
        "in", "since", "by", "until", "of", "during", "from", "early", "late", "mid", "before", "after",
        "and", "between", "to", "through", "for", "season",
    ];
    let introduced = placed.contains(&word_before.to_lowercase().as_str());
    let counts =
        reading.is_lower(after) && reading.word(after).ends_with('s') && !reading.word(after).ends_with("ss");
    match year {
        1900..=2099 => introduced || !counts || reading.lang() != Lang::ENG,
        1000..=1899 => {
            introduced
                && !counts
                && ["in", "since", "of", "from", "by", "until", "before", "after"]
                    .contains(&word_before.to_lowercase().as_str())
        }
        _ => false,
    }
}

/// 民国三年: a year counted from the one before its era began.
pub(super) fn era(found: &Match<'_>, before: Argument) -> Option<Time> {
    let number = found.whole(Class::N).filter(|number| *number > 0)?;
    Time::stretch(Unit::Year, Date::new(i16::try_from(before.number).ok()? + i16::from(number), 1, 1).ok()?)
}

/// A fiscal year, whose days the text does not tell.
pub(super) fn fiscal(found: &Match<'_>, _: Argument) -> Option<Time> {
    if let Some(year) = found.year() {
        return Some(Time::value(TimeKind::Date, Unit::Year, format!("{year:04}")));
    }
    let by = (found.first..found.end).find_map(|at| match found.reading.word(at).to_lowercase().as_str() {
        "current" | "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => None,
    });
    let Some(by) = by else { return Some(Time::duration(Unit::Year, Some(1.0))) };
    let Some((now, anchor)) = found.clock.now(Unit::Year) else { return Some(Time::unknown(Unit::Year)) };
    Some(Time::value(TimeKind::Date, Unit::Year, format!("{:04}", now.year() + by)).from(anchor))
}

pub(super) fn decade(found: &Match<'_>, _: Argument) -> Option<Time> {
    let told = found.year().or_else(|| found.whole(Class::Num).map(|short| 1900 + i16::from(short)));
    let year = found.get(Class::Decade).map(|year| year as i16).or(told).filter(|year| year % 10 == 0)?;
    Time::stretch(Unit::Decade, Date::new(year, 1, 1).ok()?)
}

/// `the 20th century`; its years begin with 19.
pub(super) fn century(found: &Match<'_>, _: Argument) -> Option<Time> {
    let ordinal = found.get(Class::Ordinal).or_else(|| found.get(Class::N))?;
    let number = (1.0..=30.0).contains(&ordinal).then_some(ordinal as i16)?;
    Time::stretch(Unit::Century, Date::new((number - 1) * 100, 1, 1).ok()?)
}

/// 20世纪90年代, 90年代.
pub(super) fn century_decade(found: &Match<'_>, _: Argument) -> Option<Time> {
    let mut numbers = found.all(Class::N).filter(|number| (0.0..100.0).contains(number));
    let (first, second) = (numbers.next()? as i16, numbers.next());
    let year = match second {
        Some(decade) => (first - 1) * 100 + decade as i16,
        None => 1900 + first,
    };
    (year > 0 && year % 10 == 0).then(|| Time::stretch(Unit::Decade, Date::new(year, 1, 1).ok()?)).flatten()
}
