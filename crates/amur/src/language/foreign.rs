//! Stretches of a text that are in another language than the rest: quotations, and words in another script.

use super::detector::Detector;
use super::script::{Kind, Script, kind};
use crate::letters::find_byte;
use crate::{Detected, Lang, Span};

/// A stretch of text in another language than the text around it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Foreign {
    /// Where it is, without quotation marks.
    pub span: Span,
    /// Its language.
    pub language: Detected,
}

/// Letters that a stretch has at least: a name or a title is not a quotation.
const LETTERS: usize = 16;
/// The score that a stretch has at least.
const SURE: f64 = 0.95;
/// Characters in which a quotation ends, or is none.
const QUOTATION: usize = 2000;

/// The stretches of a text in `main` that are in another language without much doubt.
pub(super) fn stretches(detector: &Detector, text: &str, main: Lang, script: Script) -> Vec<Foreign> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, end, next)) = quotation(text, at) {
        other_script(detector, text, at..start, script, &mut found);
        let before = found.len();
        add(detector, text, start..end, main, &mut found);
        if found.len() == before {
            other_script(detector, text, start..end, script, &mut found);
        }
        at = next;
    }
    other_script(detector, text, at..text.len(), script, &mut found);
    found
}

/// Adds a stretch if it is long enough and reliably in another language.
fn add(detector: &Detector, text: &str, range: std::ops::Range<usize>, main: Lang, found: &mut Vec<Foreign>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    let start = range.start + part.len() - part.trim_start().len();
    if part.len() < LETTERS {
        return;
    }
    let reading = detector.read(trimmed);
    let language = reading.decide(|_| 0.0);
    if reading.letters >= LETTERS && language.score >= SURE && language.lang != main {
        found.push(Foreign { span: Span::new(start, start + trimmed.len()), language });
    }
}

/// Adds the runs of words in other scripts.
fn other_script(
    detector: &Detector,
    text: &str,
    range: std::ops::Range<usize>,
    script: Script,
    found: &mut Vec<Foreign>,
) {
    let mut run: Option<(usize, usize)> = None;
    let part = &text[..range.end];
    let mut at = range.start;
    loop {
        if run.is_none() {
            let Some(next) = find_byte(part, at, |byte| may_be_other(byte, script)) else { return };
            at = next;
        }
        let Some(char) = part[at..].chars().next() else { break };
        let end = at + char.len_utf8();
        match kind(char) {
            Kind::Letter(own, _) if own != script => run = Some((run.map_or(at, |run| run.0), end)),
            Kind::Letter(..) => {
                if let Some((start, end)) = run.take() {
                    add(detector, text, start..end, Lang::UND, found);
                }
            }
            Kind::Mark | Kind::Other => {}
        }
        at = end;
    }
    if let Some((start, end)) = run {
        add(detector, text, start..end, Lang::UND, found);
    }
}

/// Whether a letter of another script may begin with a byte: not where most of the script itself begins.
#[inline]
fn may_be_other(byte: u8, script: Script) -> bool {
    let (is_letter, is_lead) = (byte.is_ascii_alphabetic(), byte >= 0xC2);
    match script {
        Script::Latin => is_lead,
        // U+0400 to U+047F.
        Script::Cyrillic => is_letter | (is_lead & (byte & 0xFE != 0xD0)),
        // U+4000 to U+9FFF.
        Script::Han => is_letter | (is_lead & !(0xE4..=0xE9).contains(&byte)),
        _ => is_letter | is_lead,
    }
}

/// The next text between quotation marks from `at` on, and where to look for the one after it.
fn quotation(text: &str, at: usize) -> Option<(usize, usize, usize)> {
    let mut from = at;
    // Quotation marks begin with one of these bytes.
    while let Some(index) = find_byte(text, from, |byte| matches!(byte, b'"' | 0xC2 | 0xE2 | 0xE3)) {
        let open = text[index..].chars().next()?;
        from = index + open.len_utf8();
        let close: &[char] = match open {
            '“' => &['”'],
            '„' => &['“', '”'],
            '«' => &['»'],
            '「' => &['」'],
            '『' => &['』'],
            '"' => &['"'],
            _ => continue,
        };
        let mut inside = text[from..].char_indices().take(QUOTATION);
        if let Some((length, mark)) = inside.find(|(_, char)| close.contains(char)) {
            let end = from + length;
            return Some((from, end, end + mark.len_utf8()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(text: &str) -> Vec<(&str, String)> {
        let found = Detector::new::<&str>(&[]).unwrap().detect(text).foreign;
        found.iter().map(|one| (one.span.of(text), one.language.lang.to_string())).collect()
    }

    #[test]
    fn quotations_and_other_scripts() {
        let text = "The minister first answered in the language of his hosts that \u{201c}Los acuerdos se firmarán la próxima semana en la capital\u{201d}, \
                    and then, «Мы договорились продолжить переговоры»; the “partners” of OAO Газпром agreed.";
        assert_eq!(
            foreign(text),
            [
                ("Los acuerdos se firmarán la próxima semana en la capital", "spa".to_owned()),
                ("Мы договорились продолжить переговоры", "rus".to_owned()),
            ]
        );
        let text = "По его словам, министры двух стран на встрече в столице договорились, но общий документ (the joint statement of the two foreign ministers) ещё не готов.";
        assert_eq!(foreign(text), [("the joint statement of the two foreign ministers", "eng".to_owned())]);
    }

    #[test]
    fn quotations_in_the_same_language_are_not_foreign() {
        assert!(
            foreign("He said: \"We will sign the agreement next week in the capital.\" She agreed.")
                .is_empty()
        );
        assert!(foreign(&"“".repeat(5000)).is_empty());
    }
}
