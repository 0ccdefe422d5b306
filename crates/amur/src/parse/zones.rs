//! Where the article begins and ends.

use crate::Role;

use super::features::Features;

/// The article's lines: `start..end`.
pub(super) struct Zones {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Finds the article's lines; `own` is what each line's own words settle.
pub(super) fn zones(lines: &[Features<'_>], own: &[Option<(Role, f64)>]) -> Zones {
    let body = |index: usize| own[index].is_none() && lines[index].is_prose();
    let Some(start) = (0..lines.len()).find(|&index| body(index)) else { return without_prose(lines, own) };
    let last = (start..lines.len()).rev().find(|&index| body(index)).unwrap_or(start);
    let end = end_by_marker(lines, own, start).unwrap_or_else(|| tail(lines, own, last + 1));
    let end = trim_teasers(lines, start, end);
    Zones { start: lead(lines, own, start), end }
}

/// A page without paragraphs: all lines but a headline and furniture are the article.
fn without_prose(lines: &[Features<'_>], own: &[Option<(Role, f64)>]) -> Zones {
    let free: Vec<usize> = (0..lines.len()).filter(|&index| own[index].is_none()).collect();
    let start = match free[..] {
        [] => 0,
        [only] => only,
        [first, second, ..] if !lines[first].ends_sentence && lines[first].words >= 3 => {
            // A headline is followed by something of another kind.
            if lines[second].ends_sentence { second } else { first }
        }
        [first, ..] => first,
    };
    Zones { start, end: lines.len() }
}

/// Takes in sentences too short to count as paragraphs that stand directly before the first one.
fn lead(lines: &[Features<'_>], own: &[Option<(Role, f64)>], start: usize) -> usize {
    (0..start)
        .rev()
        .take_while(|&index| own[index].is_none() && lines[index].ends_sentence && lines[index].words >= 4)
        .last()
        // The headline of a page that asks or shouts is no first sentence.
        .map_or(start, |first| if first == 0 { (first + 1).min(start) } else { first })
}

/// Short sentences after the last paragraph still belong to the article.
fn tail(lines: &[Features<'_>], own: &[Option<(Role, f64)>], from: usize) -> usize {
    (from..lines.len())
        .find(|&index| !(own[index].is_none() && lines[index].ends_sentence))
        .unwrap_or(lines.len())
}

/// The first line that says the article is over, unless too much prose follows it.
fn end_by_marker(lines: &[Features<'_>], own: &[Option<(Role, f64)>], start: usize) -> Option<usize> {
    let is_prose = |index: usize| own[index].is_none() && lines[index].is_prose();
    // Words of prose, and pairs of paragraphs in a row, from each line to the end.
    let mut behind = vec![(0, 0); lines.len() + 1];
    for index in (start..lines.len()).rev() {
        let (words, pairs) = behind[index + 1];
        let in_row = is_prose(index) && index + 1 < lines.len() && is_prose(index + 1);
        let own_words = if is_prose(index) { lines[index].words } else { 0 };
        behind[index] = (words + own_words, pairs + usize::from(in_row));
    }
    (start..lines.len())
        .filter(|&index| is_marker(own[index], &lines[index]))
        // Other stories come as a headline and a teaser each: two paragraphs in a row are the article going on.
        .find(|&index| {
            let (words, pairs) = behind[index + 1];
            pairs <= 1 && words <= behind[start].0 - words
        })
        .map(|index| byline_before(own, index))
}

/// Whether a line is one that stands after articles.
fn is_marker(own: Option<(Role, f64)>, line: &Features<'_>) -> bool {
    match own {
        Some((Role::Boilerplate, _)) => true,
        Some((Role::Related, _)) => line.cues.whole == Some(Role::Related),
        _ => false,
    }
}

/// A byline, credit or the like directly before the end belongs to what follows the article.
fn byline_before(own: &[Option<(Role, f64)>], end: usize) -> usize {
    (0..end)
        .rev()
        .take_while(|&index| matches!(own[index], Some((Role::Byline | Role::Date | Role::Outlet, _))))
        .last()
        .unwrap_or(end)
}

/// A teaser between a link to another story and the end of the page is no paragraph of the article.
fn trim_teasers(lines: &[Features<'_>], start: usize, end: usize) -> usize {
    // `Read also: …` may stand between any two paragraphs.
    let link = |index: usize| lines[index].is_doubled || lines[index].cues.whole == Some(Role::Related);
    match (start..end).rev().take(3).find(|&index| link(index)) {
        Some(index)
            if end < lines.len() && (index + 1..end).filter(|&at| lines[at].is_prose()).count() <= 1 =>
        {
            index
        }
        _ => end,
    }
}
