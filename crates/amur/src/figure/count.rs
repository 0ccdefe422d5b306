//! Numbers of things, and places in an order.

use super::FigureKind;
use super::measure::Measured;
use super::words::Cue;
use crate::lexis::{Number, Reading, Shape};
use crate::{Lang, TokenKind};

/// A number without a unit as a count; `None` where it counts nothing.
pub(super) fn counted(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    if number.ordinal || is_suffixed(reading, number) || is_introduced(reading, number) {
        return ordinal(reading, number);
    }
    if !counts(reading, number) {
        return None;
    }
    let unit = thing(reading, number.end).map(str::to_lowercase);
    // 二十多: the numeral alone is the span, that there are more is its bound.
    let more = number.over && matches!(reading.word(number.end - 1), "多" | "余" | "餘");
    Some(Measured {
        first: number.first,
        end: number.end - usize::from(more),
        kind: FigureKind::Count,
        value: number.value,
        unit,
    })
}

/// Whether the number word stands for a number here: `one` and single Chinese numerals often do not.
fn counts(reading: &Reading<'_>, number: &Number) -> bool {
    let words = &reading.lexis.figures;
    if number.shape != Shape::Words {
        return number.shape != Shape::Fraction
            || number.end - number.first > 1
            || reading.lang() != Lang::CMN;
    }
    let single = number.end - number.first == 1;
    let before = number.first.checked_sub(1);
    let barred = before.is_some_and(|at| words.is(reading, at, Cue::BeforeOne))
        || words.is(reading, number.end, Cue::NotCounted);
    // `the two sides` are known already; nothing is counted.
    let referred = number.value <= 10.0 && before.is_some_and(|at| words.is(reading, at, Cue::Definite));
    match reading.lang() {
        _ if referred => false,
        Lang::CMN if single => {
            let alone = reading.pieces.len() <= number.end - number.first + 1
                && !words.is(reading, number.end, Cue::NotCounted);
            let classified = words.is(reading, number.end, Cue::Counted) && (number.value != 1.0 || !barred);
            (alone || classified || is_predicate(reading, number))
                && !before.is_some_and(|at| words.is(reading, at, Cue::BeforeOne))
        }
        Lang::VIE if single && number.value == 1.0 => false,
        _ if number.value == 1.0 && single => {
            !barred
                && reading
                    .pieces
                    .get(number.end)
                    .is_some_and(|next| next.kind == TokenKind::Word && reading.is_lower(number.end))
        }
        _ => true,
    }
}

/// 答案是五, 排名前三: a single sign after a verb of being at the end of its clause, or one that counts from the top.
fn is_predicate(reading: &Reading<'_>, number: &Number) -> bool {
    let before = number.first.checked_sub(1).map_or("", |at| reading.word(at));
    let next = reading.word(number.end);
    let ends = next.is_empty()
        || reading.pieces[number.end].kind == TokenKind::Punctuation
        || matches!(next, "那" | "这" | "而" | "的");
    ends && match before {
        "是" | "为" | "於" | "于" => next != "的",
        "前" => number.value > 1.0,
        _ => false,
    }
}

/// `20th`, `21-й`.
fn is_suffixed(reading: &Reading<'_>, number: &Number) -> bool {
    let hyphen = usize::from(reading.word(number.end) == "-" && !reading.is_free(number.end));
    number.shape == Shape::Digits
        && !reading.is_free(number.end + hyphen)
        && reading.lexis.dates.is_suffix(reading, number.end + hyphen)
}

/// 第二十, `thứ 20`.
fn is_introduced(reading: &Reading<'_>, number: &Number) -> bool {
    let before = number.first.checked_sub(1).map_or("", |at| reading.word(at));
    before == "第" || reading.lang() == Lang::VIE && before.eq_ignore_ascii_case("thứ")
}

/// An ordinal: in digits, or a word that stands between an article and a noun.
fn ordinal(reading: &Reading<'_>, number: &Number) -> Option<Measured> {
    let before = number.first.checked_sub(1).map_or("", |at| reading.word(at));
    let (first, end) = if is_suffixed(reading, number) {
        let hyphen = usize::from(reading.word(number.end) == "-");
        (number.first, number.end + hyphen + 1)
    } else if is_introduced(reading, number) {
        (number.first - 1, number.end)
    } else {
        let told =
            matches!(before.to_lowercase().as_str(), "the" | "a" | "its" | "his" | "her" | "their" | "our")
                || reading.lang() == Lang::RUS;
        let noun = reading.is_lower(number.end) && !reading.lexis.figures.is(reading, number.end, Cue::Apart);
        if !(told && noun && number.value >= 2.0) {
            return None;
        }
        (number.first, number.end)
    };
    let unit = thing(reading, end).map(str::to_lowercase);
    Some(Measured { first, end, kind: FigureKind::Ordinal, value: number.value, unit })
}

/// Words looked at for the thing counted.
const REACH: usize = 4;

/// The thing that is counted: in English the first plural, in Russian the first word that is no adjective, in Chinese
/// and Vietnamese the word that follows.
fn thing<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    let words = &reading.lexis.figures;
    let hyphen = usize::from(reading.word(at) == "-");
    let candidates: Vec<&str> = (at + hyphen..at + hyphen + REACH)
        .take_while(|&at| {
            let word = reading
                .pieces
                .get(at)
                .is_some_and(|piece| matches!(piece.kind, TokenKind::Word | TokenKind::Ideograph));
            word && !words.is(reading, at, Cue::Apart)
        })
        .map(|at| reading.word(at))
        .collect();
    let adjective = |word: &&&str| {
        ["ых", "их", "ого", "его", "ый", "ой", "ая", "ое", "ые", "ие"]
            .iter()
            .any(|ending| word.ends_with(ending))
    };
    match reading.lang() {
        Lang::RUS => candidates.iter().find(|word| !adjective(word)).copied(),
        Lang::ENG => {
            let plural = candidates.iter().find(|word| is_plural(word));
            // `two Su-35 jets`: what is cut by a hyphen is not the thing.
            let whole = reading.word(at + hyphen + candidates.len()) != "-";
            plural.or(candidates.first().filter(|_| whole)).copied()
        }
        _ => candidates.first().copied(),
    }
}

fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    regular
        || matches!(
            word,
            "people" | "men" | "women" | "children" | "police" | "troops" | "personnel" | "aircraft"
        )
}
