//! Numbers in digits: which marks group and which one separates the fraction.

use crate::Lang;

/// The value of a numeral and whether it has marks.
pub(super) fn value(text: &str, lang: Lang) -> Option<(f64, bool)> {
    let ascii = ascii_digits(text);
    let text = ascii.as_str();
    if let Some(fraction) = vulgar(text) {
        return Some((fraction, true));
    }
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    if text.contains(':') {
        return None;
    }
    let decimal = match (dots, commas) {
        (0, 0) => return Some((text.parse().ok()?, false)),
        (0, 1) | (1, 0) => single(text, lang)?,
        (0, _) => grouped(text, ',').then_some(None)?,
        (_, 0) => grouped(text, '.').then_some(None)?,
        // The last mark separates the fraction, the other one groups: `1,234.5`, `1.234,5`.
        (1, _) if text.rfind('.') > text.rfind(',') => Some('.'),
        (_, 1) if text.rfind(',') > text.rfind('.') => Some(','),
        _ => return None,
    };
    let plain: String = text
        .chars()
        .filter(|&char| char.is_ascii_digit() || Some(char) == decimal)
        .map(|char| if char.is_ascii_digit() { char } else { '.' })
        .collect();
    Some((plain.parse().ok()?, true))
}

/// Whether the only mark of a numeral is a decimal point, by the custom of its language.
fn single(text: &str, lang: Lang) -> Option<Option<char>> {
    let mark = if text.contains('.') { '.' } else { ',' };
    let (whole, rest) = text.split_once(mark)?;
    let groups = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let grouping = match lang {
        Lang::RUS => false,
        Lang::VIE => groups,
        _ => groups && mark == ',',
    };
    Some((!grouping).then_some(mark))
}

/// Whether marks stand between groups as in `1,234,567` or `12,34,567`, the last of three digits.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups: Vec<&str> = text.split(mark).collect();
    let last = groups.pop().is_some_and(|group| group.len() == 3);
    let first = groups.first().is_some_and(|group| (1..=3).contains(&group.len()));
    last && first && groups.iter().skip(1).all(|group| (2..=3).contains(&group.len()))
}

/// `½` and its like, also after a whole number: `2½`.
fn vulgar(text: &str) -> Option<f64> {
    let last = text.chars().last()?;
    let fraction = match last {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        _ => return None,
    };
    let whole = &text[..text.len() - last.len_utf8()];
    Some(fraction + if whole.is_empty() { 0.0 } else { whole.parse::<f64>().ok()? })
}

/// Full-width digits and marks as ASCII.
fn ascii_digits(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '\u{ff10}'..='\u{ff19}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
            _ => char,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, lang, expected) in [
            ("8.89", Lang::ENG, Some(8.89)),
            ("1,200", Lang::ENG, Some(1200.0)),
            ("1,2", Lang::ENG, Some(1.2)),
            ("1,234,567.8", Lang::ENG, Some(1_234_567.8)),
            ("12,34,567", Lang::ENG, Some(1_234_567.0)),
            ("1.234,5", Lang::RUS, Some(1234.5)),
            ("77,123", Lang::RUS, Some(77.123)),
            ("0,125", Lang::VIE, Some(0.125)),
            ("7.000", Lang::VIE, Some(7000.0)),
            ("1.234.567", Lang::VIE, Some(1_234_567.0)),
            ("３.５", Lang::CMN, Some(3.5)),
            ("2½", Lang::ENG, Some(2.5)),
            ("10:30", Lang::ENG, None),
            ("24.05.2022", Lang::RUS, None),
            ("1,2,3", Lang::ENG, None),
        ] {
            assert_eq!(value(text, lang).map(|(value, _)| value), expected, "{text}");
        }
    }
}
