//! Numbers that belong to a name, a list or a code: `Su-35`, `Article 5`, `Boeing 737`, `5G`.

use super::words::Cue;
use crate::lexis::{Number, Reading, Shape};
use crate::{Case, TokenKind};

/// Whether a number without a unit is no figure.
pub(super) fn is_name(reading: &Reading<'_>, number: &Number) -> bool {
    is_list_number(reading, number)
        || is_code(reading, number)
        || is_numbered(reading, number)
        || follows_name(reading, number)
}

/// `1.` or `(2)` at the start of a sentence.
fn is_list_number(reading: &Reading<'_>, number: &Number) -> bool {
    let bracket = number.first == 1 && reading.word(0) == "(";
    let next = reading.word(number.end);
    let marked = matches!(next, "." | ")" | "、" | "）" | "．") && !reading.is_free(number.end);
    let more = reading.pieces.len() > number.end + 1;
    number.shape == Shape::Digits && number.value < 100.0 && (number.first == 0 || bracket) && marked && more
}

/// Whether a number is glued to letters or hyphens of a name.
pub(super) fn is_code(reading: &Reading<'_>, number: &Number) -> bool {
    let piece = |at: usize| reading.pieces.get(at);
    let digits = matches!(number.shape, Shape::Digits | Shape::Marked);
    if !digits {
        return false;
    }
    // `5G`, `3D`: letters after it that are no unit.
    let letters_after = piece(number.end).is_some_and(|next| {
        next.glued
            && next.kind == TokenKind::Word
            && next.span.of(reading.text).chars().all(|c| c.is_alphabetic())
    });
    let hyphen_before = number.first >= 2
        && matches!(reading.word(number.first - 1), "-" | "‑" | "–")
        && !reading.is_free(number.first)
        && !reading.is_free(number.first - 1);
    let name_before = hyphen_before
        && piece(number.first - 2).is_some_and(|before| {
            before.kind == TokenKind::Word && matches!(before.case, Case::Upper | Case::Title | Case::Mixed)
        });
    // `MH17`, `K2`: the tokeniser keeps letters and digits together, but for what the lexicons know.
    let letters_before = number.first > 0
        && !reading.is_free(number.first)
        && piece(number.first - 1).is_some_and(|before| before.kind == TokenKind::Word);
    letters_after || name_before || letters_before || is_dialled(reading, number)
}

/// `8-800-555`: one of three or more groups of digits with hyphens or slashes between them.
fn is_dialled(reading: &Reading<'_>, number: &Number) -> bool {
    let joined = |mark: usize| {
        matches!(reading.word(mark), "-" | "/")
            && !reading.is_free(mark)
            && !reading.is_free(mark + 1)
            && reading.pieces.get(mark + 1).is_some_and(|next| next.kind == TokenKind::Number)
    };
    let after = (0..4).take_while(|step| joined(number.end + 2 * step)).count();
    let before =
        (1..=2).take_while(|step| number.first >= 2 * step && joined(number.first - 2 * step + 1)).count();
    after + before >= 2
}

/// `Article 5`, `№ 3`: a word that takes a number as its name.
fn is_numbered(reading: &Reading<'_>, number: &Number) -> bool {
    let words = &reading.lexis.figures;
    let direct = number.first > 0 && words.is(reading, number.first - 1, Cue::Numbered);
    let dotted = number.first > 1
        && reading.word(number.first - 1) == "."
        && words.is(reading, number.first - 2, Cue::Numbered);
    number.shape == Shape::Digits && (direct || dotted)
}

/// A capitalised word inside the sentence, a small number, and no noun in lower case after it.
fn follows_name(reading: &Reading<'_>, number: &Number) -> bool {
    let Some(before) = number.first.checked_sub(1).filter(|&at| at > 0) else { return false };
    let named = reading.pieces[before].kind == TokenKind::Word
        && matches!(reading.pieces[before].case, Case::Title | Case::Upper | Case::Mixed);
    named && number.shape == Shape::Digits && number.value < 10_000.0 && !reading.is_lower(number.end)
}
