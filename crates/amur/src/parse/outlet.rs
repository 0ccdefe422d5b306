//! The outlet that published a page: of the lines that may name it, the one that most speaks for.

use std::cell::LazyCell;
use std::ops::Range;

use crate::metadata::{Evidence, Field};
use crate::{Block, Role, Span};

use super::attributes::{self, Attributes};
use super::byline;
use super::cues::{self, Folded};

/// What speaks for a name, in points; a name needs [`ENOUGH`].
const LINE: f32 = 3.0;
const SOURCE: f32 = 2.0;
const BELOW: f32 = 1.5;
const KNOWN: f32 = 2.0;
const NOTICE: f32 = 2.0;
const MASTHEAD: f32 = 1.5;
const AGAIN: f32 = 1.0;
const FIRST: f32 = 1.0;
const OWNER: f32 = 1.0;
const FURNITURE: f32 = -3.0;
const ENOUGH: f32 = 2.0;
/// Names are shorter, in characters.
const LONGEST: usize = 50;
/// Bytes of a line that may be a notice.
const NOTICE_BYTES: usize = 400;
/// How many lines are weighed and how many notices are asked, so that a page of lists costs no more than another.
const WEIGHED: usize = 24;
const ASKED: usize = 64;
/// How many lines above the article may name the site.
const ABOVE: usize = 12;
/// How sure a line may be of being furniture.
const SURE: f64 = 0.95;
/// Below this, a line is not surely the outlet's.
const DOUBT: f64 = 0.5;

/// The name of the outlet, without labels, marks and the address around it: a line of the role, a line that names the
/// source of the text where no other speaks, or a name at the top of the page that the page's own notices repeat.
pub(super) fn outlet(text: &str, blocks: &[Block], is_outlet: &dyn Fn(&str) -> bool) -> Option<Field> {
    let body = blocks.iter().position(|block| block.role == Role::Body).unwrap_or(blocks.len());
    let notices = LazyCell::new(|| notices(text, blocks));
    let mut best: Option<(f32, Span)> = None;
    let candidates = blocks.iter().enumerate().filter_map(|(at, block)| {
        let line = block.span.of(text);
        let (range, stands) = stated(block, line, at < body)
            .or_else(|| (at < body.min(ABOVE)).then(|| on_top(at, block, line)).flatten())
            .or_else(|| owner(block, line))?;
        Some((block, line, name(line, range), stands))
    });
    for (block, line, range, stands) in candidates.take(WEIGHED) {
        let name = &line[range.clone()];
        let length = name.chars().filter(|char| char.is_alphabetic()).count();
        if length < 2 || name.chars().count() > LONGEST {
            continue;
        }
        let noticed = notices.iter().any(|&notice| notice != line && holds(notice, name));
        let again = blocks.iter().any(|other| {
            other.span != block.span
                && matches!(other.role, Role::Body | Role::Caption | Role::Title)
                && holds(other.span.of(text), name)
        });
        let points = stands
            + if is_outlet(name) { KNOWN } else { 0.0 }
            + if noticed { NOTICE } else { 0.0 }
            + if again { AGAIN } else { 0.0 }
            + words(line, name);
        if points >= ENOUGH && best.is_none_or(|(most, _)| points > most) {
            let start = block.span.start as usize;
            best = Some((points, Span::new(start + range.start, start + range.end)));
        }
    }
    let (_, span) = best?;
    Some(Field { value: span.of(text).to_owned(), evidence: Evidence::Text(span) })
}

/// A line of the role, and what that is worth: less below the article, where its sources are named.
fn stated(block: &Block, line: &str, above: bool) -> Option<(Range<usize>, f32)> {
    if block.role != Role::Outlet {
        return None;
    }
    let labelled = byline::without_label(line).map(|range| (range, SOURCE));
    let plain = || {
        let stands = match above {
            true if block.role_score >= DOUBT => LINE,
            true => SOURCE,
            false => BELOW,
        };
        (0..line.len(), stands)
    };
    Some(labelled.unwrap_or_else(plain))
}

/// A line above the article that may be the name of the site: first of all where it comes first.
fn on_top(at: usize, block: &Block, line: &str) -> Option<(Range<usize>, f32)> {
    let may = matches!(block.role, Role::Boilerplate | Role::Byline | Role::Section | Role::Heading);
    let logo = at == 0 && block.role == Role::Boilerplate && line.split_whitespace().count() <= 6;
    (may && block.role_score < SURE).then_some((0..line.len(), if logo { FIRST } else { 0.0 }))
}

/// Who a line of rights names: `© 2024 The Harbour Herald. All rights reserved`.
fn owner(block: &Block, line: &str) -> Option<(Range<usize>, f32)> {
    let may = matches!(block.role, Role::Boilerplate | Role::Outlet) && line.len() <= NOTICE_BYTES;
    let behind = may.then(|| byline::rights(line))??;
    let start = behind + line[behind..].find(char::is_alphabetic)?;
    let ends =
        |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | ';' | '|' | '。' | '，' | '；');
    let end = line[start..].find(ends).map_or(line.len(), |end| start + end);
    Some((start..end, OWNER))
}

/// Lines around the article in which a site speaks of itself: its rights, its other offers, its pictures.
fn notices<'a>(text: &'a str, blocks: &[Block]) -> Vec<&'a str> {
    const CLASSES: [usize; 4] = [cues::BOILERPLATE, cues::READER, cues::AD, cues::CAPTION];
    let around = blocks.iter().filter(|block| {
        block.span.len() <= NOTICE_BYTES && !matches!(block.role, Role::Body | Role::Title | Role::Subtitle)
    });
    let is_notice = |line: &&str| {
        let found = marks(line);
        CLASSES.iter().any(|&class| (0..cues::PLACES.len()).any(|place| found.has(cues::cue(class, place))))
    };
    around.map(|block| block.span.of(text)).filter(is_notice).take(ASKED).collect()
}

/// The cues of a line.
fn marks(line: &str) -> Attributes {
    let mut folded = Folded::default();
    let mut found = Attributes::default();
    folded.set(line, true);
    cues::mark(&folded, &mut found, cues::cue);
    found
}

/// What the words of a line say: those in the names of papers and sites, those of menus, sections and credits.
fn words(line: &str, name: &str) -> f32 {
    let found = marks(name);
    let has = |class, place| found.has(cues::cue(class, place));
    let masthead = (0..cues::PLACES.len()).any(|place| has(cues::MASTHEAD, place));
    let furniture = [cues::SECTION, cues::RELATED, cues::BOILERPLATE, cues::READER, cues::AD]
        .iter()
        .any(|&class| has(class, cues::WHOLE))
        || found.has(attributes::MENU_SOME)
        || found.has(attributes::MENU_WORDS)
        || line.starts_with(['(', '（', '<', '—', '–', '-']);
    (if masthead { MASTHEAD } else { 0.0 }) + if furniture { FURNITURE } else { 0.0 }
}

/// Where a name stands in a part of a line: without the address, slogan or path behind it, and signs around it.
fn name(line: &str, within: Range<usize>) -> Range<usize> {
    const ENDS: [&str; 10] = ["http", " | ", " > ", ">", " › ", " » ", " — ", " – ", " - ", " / "];
    let part = &line[within.clone()];
    let part = &part[..ENDS.iter().filter_map(|end| part.find(end)).min().unwrap_or(part.len())];
    let outer =
        |char: char| !char.is_alphanumeric() && !matches!(char, '«' | '»' | '“' | '”' | '"' | '《' | '》');
    let start = part.len() - part.trim_start_matches(outer).len();
    let name = part[start..].trim_end_matches(outer);
    let name = name.strip_suffix("首页").unwrap_or(name);
    within.start + start..within.start + start + name.len()
}

/// Whether a line holds a name that is not part of a longer word.
fn holds(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let inside = |char: Option<char>| char.is_some_and(|char| char.is_lowercase());
        !inside(line[..at].chars().next_back()) && !inside(line[at + name.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Detected;

    fn found(page: &[(Role, f64, &str)]) -> Option<String> {
        let text = page.iter().map(|(.., line)| *line).collect::<Vec<_>>().join("\n");
        let mut at = 0;
        let mut blocks = Vec::new();
        for (number, &(role, role_score, line)) in page.iter().enumerate() {
            let span = Span::new(at, at + line.len());
            let source_line = u32::try_from(number).unwrap();
            blocks.push(Block { span, role, role_score, language: Detected::NONE, source_line });
            at += line.len() + 1;
        }
        outlet(&text, &blocks, &|name| name == "TASS").map(|field| field.value)
    }

    #[test]
    fn the_best_of_several() {
        let body = (Role::Body, 0.9, "The ferry left in the morning, said the Harbour Sundial.");
        // A line of the role, cleaned.
        assert_eq!(found(&[(Role::Outlet, 0.8, "☰ HARBOUR HERALD | Home"), body]).unwrap(), "HARBOUR HERALD");
        assert_eq!(found(&[(Role::Outlet, 0.8, "Source: Port Lantern"), body]).unwrap(), "Port Lantern");
        assert_eq!(found(&[(Role::Outlet, 0.8, "Source: TASS"), body]).unwrap(), "TASS");
        // The page's name against the agency below.
        let agency = (Role::Outlet, 0.8, "TASS");
        let name = (Role::Boilerplate, 0.6, "Harbour Sundial");
        let rights = (Role::Boilerplate, 0.9, "© 2024 Harbour Sundial. All rights reserved.");
        assert_eq!(found(&[name, body, agency, rights]).unwrap(), "Harbour Sundial");
        // A menu is no name, nor is a first line that nothing else repeats.
        assert_eq!(
            found(&[(Role::Boilerplate, 0.6, "Politics"), body, rights]).as_deref(),
            Some("Harbour Sundial")
        );
        assert_eq!(found(&[(Role::Boilerplate, 0.6, "Skip to content"), body]), None);
        assert_eq!(found(&[(Role::Boilerplate, 0.6, "Amber Lantern"), body]), None);
        assert_eq!(found(&[body]), None);
    }
}
