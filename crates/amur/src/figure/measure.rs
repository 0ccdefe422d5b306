//! A number and its unit.

use super::FigureKind;
use super::units::{Dimension, UNITS, Unit};
use super::words::{Cue, UnitSense};
use crate::lexis::{Number, Reading, Shape};
use crate::{Lang, TokenKind};

/// A measured number: pieces, half-open, and what it is.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: FigureKind,
    pub(super) value: f64,
    pub(super) unit: Option<String>,
}

/// The number with a currency before it, or a unit after it.
pub(super) fn measured(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    if number.ordinal {
        return None;
    }
    per_cent_before(reading, number)
        .or_else(|| percentage_of(reading, number))
        .or_else(|| age(reading, number))
        .or_else(|| after(reading, number))
        .or_else(|| before(reading, number))
        .or_else(|| tenths(reading, number))
}

/// `$8.9 billion`, `RMB 10`; a name of the same currency may follow: `人民币8千元`, `$5 dollars`.
fn before(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    let (first, unit) = currency_before(reading, number)?;
    let (value, end) = short_scale(reading, number);
    let made = Measured { first, end, kind: FigureKind::Money, value, unit: Some(unit.code.to_owned()) };
    Some(with_cents(reading, made))
}

/// The currency directly before a number, and where it starts.
fn currency_before<'a>(reading: &Reading<'_>, number: &Number) -> Option<(usize, &'a Unit)> {
    (1..=4).rev().filter_map(|length| number.first.checked_sub(length)).find_map(|at| {
        let (senses, end) = reading.longest(&reading.lexis.figures.units, at)?;
        let sense = senses.iter().find(|sense| {
            let money = matches!(UNITS[sense.index].dimension, Dimension::Money | Dimension::Subunit);
            money && (!sense.weak || UNITS[sense.index].dimension == Dimension::Subunit)
        })?;
        // A currency's name goes before a number only where no number goes before it: `50 dollar 40 rmb`.
        let other = reading.numbers.iter().any(|other| other.end == at);
        let taken = at > 0 && other && (reading.is_free(number.first) || reading.lang() == Lang::CMN);
        let symbol = reading.pieces[end - 1].kind == TokenKind::Symbol && !reading.is_free(number.first);
        let name =
            reading.is_lower(end - 1) && reading.pieces[end - 1].exact == 0 && reading.lang() != Lang::CMN;
        let first_word =
            at == 0 || !name || !reading.is_lower(at - 1) || sense.weak || introduces(reading, at - 1);
        (end == number.first && (!taken || symbol) && first_word).then(|| (at, &UNITS[sense.index]))
    })
}

/// Whether a word may stand before `rmb 10`.
fn introduces(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "at" | "of" | "for" | "to" | "is" | "about" | "and" | "from" | "over" | "by")
}

/// A letter after money: `$5m`, `$10b`.
fn short_scale(reading: &Reading<'_>, number: &Number) -> (f64, usize) {
    let factor = match (reading.word(number.end), reading.is_free(number.end)) {
        ("m" | "M", false) => 1e6,
        ("b" | "B", false) => 1e9,
        ("t" | "T", false) => 1e12,
        _ => return (number.value, number.end),
    };
    if number.shape == Shape::Scaled {
        return (number.value, number.end);
    }
    (number.value * factor, number.end + 1)
}

/// `6 billion dollars`, `75 per cent`, `five-mile`, `250m`, `一吨半`.
fn after(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    let hyphen =
        reading.word(number.end) == "-" && !reading.is_free(number.end) && !reading.is_free(number.end + 1);
    let bracket = usize::from(matches!(reading.word(number.end), "<" | "("));
    let classifier = usize::from(reading.lang() == Lang::CMN && reading.word(number.end) == "个");
    let start = number.end + usize::from(hyphen) + bracket;
    let (senses, end) = reading
        .longest(&reading.lexis.figures.units, start)
        .or_else(|| {
            (classifier > 0).then(|| reading.longest(&reading.lexis.figures.units, start + 1)).flatten()
        })
        .or_else(|| kilo(reading, number))?;
    let (senses, end, value) = match kilo(reading, number) {
        Some((longer, stop)) => (longer, stop, number.value / number.scale),
        None => (senses, end, number.value),
    };
    let end = end + usize::from(bracket > 0 && matches!(reading.word(end), ">" | ")"));
    let sense = sense(reading, number, senses, end)?;
    let unit = &UNITS[sense.index];
    let currency = currency_before(reading, number);
    let first = match (&unit.dimension, currency) {
        // `$5 $7` are two amounts, `人民币5元` is one.
        (Dimension::Money, Some(_)) if reading.pieces[end - 1].kind == TokenKind::Symbol => return None,
        (Dimension::Money, Some((first, other))) if other.code == unit.code => first,
        // `$15 cad`: what stands before is the currency.
        (Dimension::Money | Dimension::Other, Some(_)) => return None,
        _ => number.first,
    };
    let glued_letter = reading.pieces[start].exact != 0 && !reading.is_free(start);
    let single = reading.word(start).chars().count() == 1 && reading.word(start).is_ascii();
    // `5 m` and `2 p` are measures, `in 5 A B` is none: a letter apart needs its exact case.
    if single
        && !glued_letter
        && reading.pieces[start].kind == TokenKind::Word
        && reading.pieces[start].exact == 0
    {
        return None;
    }
    let kind = match unit.dimension {
        Dimension::Money | Dimension::Subunit => FigureKind::Money,
        Dimension::Percent => FigureKind::Percent,
        Dimension::Other => FigureKind::Quantity,
    };
    let code = rate(reading, unit, end);
    let (code, end) = code.map_or((unit.code.to_owned(), end), |(code, end)| (code, end));
    let mut made = Measured { first, end, kind, value: value * sense.factor, unit: Some(code) };
    if reading.lang() == Lang::CMN && reading.word(made.end) == "半" {
        made.value += sense.factor / 2.0;
        made.end += 1;
    }
    Some(if kind == FigureKind::Money { with_cents(reading, made) } else { made })
}

/// 12千米: the multiplier belongs to the unit.
fn kilo<'a>(reading: &'a Reading<'_>, number: &Number) -> Option<(&'a Vec<UnitSense>, usize)> {
    let last = number.end - 1;
    if reading.lang() != Lang::CMN || !matches!(reading.word(last), "千" | "兆") || last == number.first {
        return None;
    }
    reading.longest(&reading.lexis.figures.units, last)
}

/// The unit that is meant: a word with other meanings needs a large number, and millions of pounds are money.
fn sense(reading: &Reading<'_>, number: &Number, senses: &[UnitSense], end: usize) -> Option<UnitSense> {
    let large = number.value >= 100.0 || number.shape == Shape::Scaled;
    let mut allowed = senses.iter().filter(|sense| !sense.weak || large);
    let of = reading.word(end) == "of";
    let first = *allowed.clone().next()?;
    let money = UNITS[first.index].dimension == Dimension::Money;
    let mass = allowed.find(|sense| UNITS[sense.index].dimension == Dimension::Other);
    match mass {
        Some(mass) if money && (!large || of) => Some(*mass),
        _ => Some(first),
    }
}

/// `tons a year`, `barrels per day`: the unit over a time.
fn rate(reading: &Reading<'_>, unit: &Unit, end: usize) -> Option<(String, usize)> {
    if unit.dimension != Dimension::Other || !matches!(reading.word(end), "per" | "/") {
        return None;
    }
    let time = match reading.word(end + 1).to_lowercase().as_str() {
        "day" | "сутки" | "день" | "天" | "日" | "ngày" => "d",
        "hour" | "час" | "ч" | "giờ" => "h",
        "year" | "год" | "年" | "năm" => "a",
        "month" | "месяц" | "月" | "tháng" => "mo",
        "second" | "секунду" | "с" | "秒" | "giây" => "s",
        _ => return None,
    };
    Some((format!("{}/{time}", unit.code), end + 2))
}

/// `3 dollars 50 cents`, `5元6角三分`, `17 USD 25`: the rest in hundredths.
fn with_cents(reading: &Reading<'_>, money: Measured) -> Measured {
    if reading.lang() == Lang::CMN {
        return with_jiao(reading, money);
    }
    let joined = matches!(reading.word(money.end), "and" | "и" | "và");
    let start = money.end + usize::from(joined);
    let Some(rest) = reading.numbers.iter().find(|number| number.first == start && !number.ordinal) else {
        return money;
    };
    let small = rest.integer().is_some_and(|rest| (1..100).contains(&rest)) && money.value.fract() == 0.0;
    let unit = reading.longest(&reading.lexis.figures.units, rest.end);
    let subunit = unit
        .filter(|(senses, _)| senses.iter().any(|sense| UNITS[sense.index].dimension == Dimension::Subunit));
    let after_name = reading.pieces.get(money.end - 1).is_some_and(|piece| piece.kind != TokenKind::Number);
    let last = reading.pieces.get(rest.end).is_none_or(|piece| piece.kind == TokenKind::Punctuation);
    let end = match (subunit, unit) {
        (Some((_, end)), _) => end,
        (None, None) if after_name && last => rest.end,
        _ => return money,
    };
    if !small {
        return money;
    }
    Measured { end, value: money.value + rest.value / 100.0, ..money }
}

/// 角 and 分 after 元, 美分 after 美元.
fn with_jiao(reading: &Reading<'_>, mut money: Measured) -> Measured {
    for (name, part) in [("角", 0.1), ("分", 0.01), ("美分", 0.01)] {
        let joined = usize::from(reading.word(money.end) == "又");
        let Some(number) = reading.numbers.iter().find(|number| number.first == money.end + joined) else {
            break;
        };
        let length = name.chars().count();
        let written: String = (0..length).map(|at| reading.word(number.end + at)).collect();
        if written == name && number.value < 100.0 {
            money.value += number.value * part;
            money.end = number.end + length;
        }
    }
    money
}

/// 百分之五十, 千分之三: the denominator stands before the number without a one.
fn per_cent_before(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    let of = |back: usize| number.first.checked_sub(back).map_or("", |at| reading.word(at));
    if reading.lang() != Lang::CMN || of(1) != "之" || of(2) != "分" {
        return None;
    }
    let (part, first) = match (of(4), of(3)) {
        ("百", "万" | "萬") => (1e-4, number.first - 4),
        (_, "百" | "佰") => (1.0, number.first - 3),
        (_, "千" | "仟") => (0.1, number.first - 3),
        (_, "万" | "萬") => (0.01, number.first - 3),
        _ => return None,
    };
    let unit = Some("%".to_owned());
    Some(Measured { first, end: number.end, kind: FigureKind::Percent, value: number.value * part, unit })
}

/// `a percentage of 35`: no number before it, and nothing that the number could count.
fn percentage_of(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    if reading.lang() != Lang::ENG || reading.word(number.first.checked_sub(1)?) != "of" {
        return None;
    }
    let of = number.first - 1;
    let first = (1..=2).filter_map(|back| of.checked_sub(back)).find(|&at| {
        let found = reading.longest(&reading.lexis.figures.units, at);
        found.is_some_and(|(senses, end)| end == of && UNITS[senses[0].index].code == "%")
    })?;
    let told = reading.numbers.iter().any(|other| other.end == first);
    let last = reading.pieces.get(number.end).is_none_or(|next| next.kind == TokenKind::Punctuation);
    (!told && last).then(|| Measured {
        first,
        end: number.end,
        kind: FigureKind::Percent,
        value: number.value,
        unit: Some("%".to_owned()),
    })
}

/// 三成, 七二折, 对折: tenths.
fn tenths(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    if reading.lang() != Lang::CMN {
        return None;
    }
    let (value, end) = match reading.word(number.end) {
        _ if reading.word(number.end - 1) == "折" => (number.value * 100.0, number.end),
        "成" if number.value <= 10.0 => {
            let half = reading.word(number.end + 1) == "半";
            (number.value * 10.0 + if half { 5.0 } else { 0.0 }, number.end + 1 + usize::from(half))
        }
        "折" if number.value < 10.0 => (number.value * 10.0, number.end + 1),
        "折" if number.value > 10.0 && number.value < 100.0 => (number.value, number.end + 1),
        _ => return None,
    };
    Some(Measured { first: number.first, end, kind: FigureKind::Percent, value, unit: Some("%".to_owned()) })
}

/// `29 years old`, `five-year-old`, `aged 40`, 十个月大.
fn age(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    let words = &reading.lexis.figures;
    let hyphen = usize::from(reading.word(number.end) == "-");
    let found = reading
        .longest(&words.cues, number.end + hyphen)
        .filter(|(senses, _)| senses.iter().any(|sense| matches!(sense.cue, Cue::Age | Cue::AgeUnit)));
    if let Some((_, end)) = found {
        let word = reading.word(number.end + hyphen);
        let unit = match word.chars().next() {
            Some('m' | '个' | '月') => "mo",
            Some('w' | '周') if !word.starts_with("周岁") && reading.word(number.end + 1) != "岁" => "wk",
            Some('d' | '天') => "d",
            _ => "a",
        };
        let made = Measured {
            first: number.first,
            end,
            kind: FigureKind::Age,
            value: number.value,
            unit: Some(unit.to_owned()),
        };
        return Some(made);
    }
    let young = number.integer().is_some_and(|years| (1..130).contains(&years));
    let aged = number.first.checked_sub(1).is_some_and(|at| words.is(reading, at, Cue::AgeBefore));
    let years = reading.lexis.dates.unit(reading, number.end).is_some_and(|(unit, _)| unit.ucum().0 == "a");
    let end = if years { number.end + 1 } else { number.end };
    let free = reading.longest(&words.units, number.end).is_none();
    (young && aged && free).then(|| Measured {
        first: number.first,
        end,
        kind: FigureKind::Age,
        value: number.value,
        unit: Some("a".to_owned()),
    })
}
