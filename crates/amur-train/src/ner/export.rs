//! Weights to a model file: the rows that matter most, in whole numbers.

use amur::Lang;
use amur::train::{Parts, TAGS, file, size};

use super::crf::{Row, Weights};
use super::lexicon::Tables;

/// The largest score that a row can hold; a few features reach beyond, and are cut.
const MOST: f32 = 4.0;

/// The file.
pub(super) fn file_of(
    lang: Lang,
    features: &[u64],
    weights: &Weights,
    tables: &Tables,
    bytes: usize,
) -> Vec<u8> {
    let (words, phrases, openings) = (tables.words(), tables.phrases(), tables.openings());
    let mut order: Vec<usize> = (0..features.len()).collect();
    let matters: Vec<f32> = weights.rows.iter().map(spread).collect();
    order.sort_by(|one, other| matters[*other].total_cmp(&matters[*one]).then(one.cmp(other)));
    order.truncate(most_rows(bytes, |rows| size(words.len(), phrases.len(), openings.len(), rows)));
    order.sort_unstable();
    let most = order
        .iter()
        .flat_map(|at| &weights.rows[*at][..TAGS])
        .fold(0.0, |most: f32, one| most.max(one.abs()));
    let scale = most.min(MOST) / 127.0;
    let rows: Vec<(u64, [i8; TAGS])> = order
        .iter()
        .map(|at| {
            let mut row = [0; TAGS];
            for (whole, score) in row.iter_mut().zip(&weights.rows[*at]) {
                *whole = (score / scale).round().clamp(-127.0, 127.0) as i8;
            }
            (features[*at], row)
        })
        .collect();
    let mut transitions = [[0.0; TAGS]; TAGS];
    for (to, from) in transitions.iter_mut().zip(&weights.transitions) {
        to.copy_from_slice(&from[..TAGS]);
    }
    file(&Parts {
        lang,
        words: &words,
        phrases: &phrases,
        openings: &openings,
        rows: &rows,
        scale,
        transitions,
    })
}

/// How many rows a file of so many bytes has room for, by the bytes that it has with so many rows.
fn most_rows(bytes: usize, size: impl Fn(usize) -> usize) -> usize {
    let (mut fits, mut too_many) = (0, bytes);
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        if size(middle) <= bytes { fits = middle } else { too_many = middle }
    }
    fits
}

/// How much a row tells one tag from another.
fn spread(row: &Row) -> f32 {
    let row = &row[..TAGS];
    let mean = row.iter().sum::<f32>() / TAGS as f32;
    row.iter().map(|score| (score - mean).powi(2)).sum()
}
