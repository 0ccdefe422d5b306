//! What an article says of its origin where it begins and ends: the agency of its dateline, reporters in brackets.

use std::ops::Range;

use crate::{Block, Role};

use super::byline;

/// Characters of a paragraph in which a dateline stands.
const OPENING: usize = 90;
/// Characters of the name of an agency in ideographs.
const AGENCY: Range<usize> = 2..9;

/// Where the reporters stand that brackets in the first or last paragraph name: `（记者王小明 李华）`, `/Корр. … Анна Орлова/`.
pub(super) fn authors(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let [first, last] = ends(blocks);
    for block in first.into_iter().chain(last) {
        let line = block.span.of(text);
        for inside in brackets(line) {
            let Some(label) = byline::reporters(&line[inside.clone()]) else { continue };
            let start = inside.start + label;
            let at = block.span.start as usize + start;
            let found = byline::authors(&line[start..inside.end], is_outlet);
            if !found.is_empty() {
                return found.into_iter().map(|name| at + name.start..at + name.end).collect();
            }
        }
    }
    Vec::new()
}

/// Where the agency stands whose dateline the article begins with: `BEIJING (AP) —`, `МОСКВА, 5 мая — РИА Новости.`,
/// `塔斯社莫斯科5月5日电`.
pub(super) fn agency(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Option<Range<usize>> {
    let [first, _] = ends(blocks);
    let block = first?;
    let line = opening(block.span.of(text));
    let start = block.span.start as usize;
    let bracketed = brackets(line).find(|inside| {
        let after = line[inside.end..].trim_start_matches([')', '）', '/', '.', ' ']);
        let is_end = line[inside.end..].starts_with('/') || after.starts_with(['-', '–', '—']);
        is_end && is_outlet(line[inside.clone()].trim())
    });
    let dashed = || {
        let from = line.find(['—', '–']).map(|at| at + '—'.len_utf8())?;
        let rest = &line[from..];
        let to = from + rest.find(". ")?;
        let name = from + (rest.len() - rest.trim_start().len())..to;
        is_outlet(line.get(name.clone())?).then_some(name)
    };
    let wired = || {
        line.contains("日电").then_some(())?;
        let ends = line.char_indices().map(|(at, _)| at).skip(AGENCY.start).take(AGENCY.len());
        ends.filter(|&end| is_outlet(&line[..end])).last().map(|end| 0..end)
    };
    bracketed.or_else(dashed).or_else(wired).map(|name| start + name.start..start + name.end)
}

/// The first paragraph of an article, and the last one where it is another.
fn ends(blocks: &[Block]) -> [Option<&Block>; 2] {
    let mut body = blocks.iter().filter(|block| matches!(block.role, Role::Body | Role::Dateline));
    [body.next(), body.next_back()]
}

/// The first characters of a line.
fn opening(line: &str) -> &str {
    &line[..line.char_indices().nth(OPENING).map_or(line.len(), |(at, _)| at)]
}

/// What stands in brackets where a line begins, or in a line of nothing else.
fn brackets(line: &str) -> impl Iterator<Item = Range<usize>> {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('（', '）'), ('【', '】'), ('[', ']'), ('/', '/')];
    let line = opening(line);
    PAIRS.into_iter().filter_map(move |(open, close)| {
        let from = line.find(open)? + open.len_utf8();
        let to = from + line[from..].find(close)?;
        Some(from..to)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Detected, Span};

    fn article(line: &str) -> Vec<Block> {
        let span = Span::new(0, line.len());
        vec![Block { span, role: Role::Body, role_score: 0.9, language: Detected::NONE, source_line: 0 }]
    }

    #[test]
    fn agencies() {
        let is_outlet = |name: &str| ["AP", "ТАСС", "РИА Новости", "塔斯社"].contains(&name);
        for (line, found) in [
            ("BEIJING (AP) — The ferry left.", Some("AP")),
            ("МОСКВА, 5 мая. /ТАСС/. Паром ушёл.", Some("ТАСС")),
            ("МОСКВА, 5 мая — РИА Новости. Паром ушёл.", Some("РИА Новости")),
            ("塔斯社莫斯科5月5日电 渡轮已经离开。", Some("塔斯社")),
            ("The ferry (AP) left.", None),
            ("Паром ушёл — ТАСС сообщил об этом. Потом вернулся.", None),
            ("渡轮已经离开。", None),
        ] {
            let range = agency(line, &article(line), &is_outlet);
            assert_eq!(range.map(|range| &line[range]), found, "{line}");
        }
    }

    #[test]
    fn reporters() {
        for (line, found) in [
            ("本社海港5月5日电（记者王小明 李华）渡轮已经离开。", vec!["王小明", "李华"]),
            ("【海港网报道 记者 王小明】渡轮已经离开。", vec!["王小明"]),
            ("ПОРТ, 5 мая. /Корр. Анна Орлова/. Паром ушёл.", vec!["Анна Орлова"]),
            ("The ferry (built by Harbour Works) left.", vec![]),
        ] {
            let ranges = authors(line, &article(line), &|_| false);
            assert_eq!(ranges.into_iter().map(|range| &line[range]).collect::<Vec<_>>(), found, "{line}");
        }
    }
}
