//! What every line is to the article.
//!
//! A page is read as three zones: what stands before the first paragraph, the article, and what follows it. Within
//! a zone a line's own features decide. Losing a paragraph costs more than keeping furniture, so a line that reads
//! like a paragraph needs strong evidence to be anything else.

use crate::Role;

use super::features::Features;
use super::zones::{Zones, zones};

/// Weight of cues that settles what a line is, and what a line of a few words is.
const SETTLED: f32 = 1.0;
const SETTLED_SHORT: f32 = 0.6;
/// Words of a line that little tells what it is.
const SHORT: usize = 6;

/// The role of every line, and how sure it is.
pub(super) fn assign(lines: &[Features<'_>]) -> Vec<(Role, f64)> {
    let own: Vec<Option<(Role, f64)>> = lines.iter().map(furniture).collect();
    let zones = zones(lines, &own);
    let mut roles: Vec<(Role, f64)> = Vec::with_capacity(lines.len());
    let title = title(lines, &own, &zones);
    for (index, line) in lines.iter().enumerate() {
        let role = if Some(index) == title || repeats_title(lines, title, index) {
            (Role::Title, 0.9)
        } else if index < zones.start {
            before(lines, &own, title, index)
        } else if index < zones.end {
            own[index]
                .filter(|role| !is_entry(line, *role))
                .unwrap_or_else(|| within(lines, &own, &zones, index))
        } else {
            match own[index] {
                // The name of a section after the article is the label of other stories.
                None | Some((Role::Section, _)) => after(line, index == zones.end),
                Some(role) => role,
            }
        };
        roles.push(role);
    }
    related_lists(lines, &mut roles, &zones);
    roles
}

/// What a line's own words say it is, if they settle it.
pub(super) fn furniture(line: &Features<'_>) -> Option<(Role, f64)> {
    if let Some(role) = line.cues.whole {
        return Some((role, 0.95));
    }
    if line.is_outlet || line.names_page {
        return Some((Role::Outlet, 0.8));
    }
    if line.is_menu || line.is_credit {
        return Some((Role::Boilerplate, 0.9));
    }
    if line.cues.of(Role::Byline) >= SETTLED && line.words <= 12 && !(line.ends_sentence && line.words > 5) {
        return Some((Role::Byline, 0.85));
    }
    if line.is_date_line() && line.cues.of(Role::Caption) < SETTLED && !line.has_quote {
        let boilerplate = line.cues.of(Role::Boilerplate) >= 2.0;
        return Some(if boilerplate { (Role::Boilerplate, 0.6) } else { (Role::Date, 0.85) });
    }
    // Of a paragraph with a quotation only a caption's credit is believed: people say anything.
    let candidates = [Role::Caption, Role::Ad, Role::Related, Role::Boilerplate];
    let (role, weight) = candidates
        .map(|role| (role, line.cues.of(role)))
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, weight)| *weight >= if line.words <= SHORT { SETTLED_SHORT } else { SETTLED })?;
    let paragraph = line.is_prose() && weight < 2.0 * SETTLED;
    let doubtful = match role {
        Role::Ad => line.words > 60 || (line.is_prose() && !line.addresses_reader),
        Role::Related => line.has_quote && line.is_prose(),
        Role::Caption => line.words > 60,
        _ => paragraph || (line.has_quote && line.is_prose()),
    };
    (!doubtful).then(|| (role, f64::from((0.6 + 0.15 * weight).min(0.95))))
}

/// The line that is the headline: the best of those before the article that are nothing else.
fn title(lines: &[Features<'_>], own: &[Option<(Role, f64)>], zones: &Zones) -> Option<usize> {
    let best = (0..zones.start)
        .filter(|&index| {
            let line = &lines[index];
            let name_of_page = line.is_name_like && line.words <= 3 && !line.repeated;
            own[index].is_none() && line.words >= 3 && !name_of_page
        })
        .max_by(|&a, &b| headline_score(lines, a).total_cmp(&headline_score(lines, b)).then(b.cmp(&a)));
    best.or_else(|| {
        // All lines read like paragraphs: the first is the headline if it lacks their full stop.
        let first = lines.first()?;
        (zones.start == 0 && lines.len() > 1 && !first.ends_sentence && own[0].is_none() && first.words <= 30)
            .then_some(0)
    })
}

/// How much a line looks like a headline.
fn headline_score(lines: &[Features<'_>], index: usize) -> f64 {
    let line = &lines[index];
    let words = line.words.min(6) as f64;
    let again = if line.repeated { 6.0 } else { 0.0 };
    let marked = if line.heading == 1 { 10.0 } else { 0.0 };
    let stop = if line.ends_sentence && !line.text.ends_with(['?', '？', '!', '！']) { -5.0 } else { 0.0 };
    let numbers =
        line.text.split_whitespace().filter(|word| word.contains(|char: char| char.is_ascii_digit())).count();
    let dated = if line.date.is_some() || numbers >= 3 { -6.0 } else { 0.0 };
    words + again + marked + stop + dated - 0.5 * index as f64
}

/// Whether a line is the headline once more, perhaps as the text of its picture.
fn repeats_title(lines: &[Features<'_>], title: Option<usize>, index: usize) -> bool {
    title.is_some_and(|title| lines[index].text == lines[title].text)
}

/// The role of a line before the article.
fn before(
    lines: &[Features<'_>],
    own: &[Option<(Role, f64)>],
    title: Option<usize>,
    index: usize,
) -> (Role, f64) {
    let line = &lines[index];
    let after_title = title.is_some_and(|title| index > title);
    match own[index] {
        // One section's name stands alone; several in a row are a menu.
        Some((Role::Section, _)) if is_menu(own, index) => (Role::Boilerplate, 0.9),
        Some(role) => role,
        None if after_title && line.words >= 5 => (Role::Subtitle, 0.6),
        None if after_title && line.is_name_like => (Role::Byline, 0.6),
        None if index + 1 == title.unwrap_or(0) && line.words <= 3 => (Role::Section, 0.5),
        None => (Role::Boilerplate, 0.6),
    }
}

/// Whether a section's name stands among other words of a menu.
fn is_menu(own: &[Option<(Role, f64)>], index: usize) -> bool {
    let menu = |at: Option<usize>| {
        at.and_then(|at| own.get(at)).is_some_and(
            |role| matches!(role, Some((Role::Section | Role::Boilerplate, score)) if *score > 0.9),
        )
    };
    menu(index.checked_sub(1)) || menu(Some(index + 1))
}

/// Whether a line that looks like a date line is an entry of a chronicle inside the article.
fn is_entry(line: &Features<'_>, (role, _): (Role, f64)) -> bool {
    role == Role::Date && line.words > 4 && line.cues.of(Role::Date) == 0.0
}

/// The role of a line of the article that its own words do not settle.
fn within(lines: &[Features<'_>], own: &[Option<(Role, f64)>], zones: &Zones, index: usize) -> (Role, f64) {
    let line = &lines[index];
    if line.is_doubled {
        return (Role::Related, 0.7);
    }
    // A subheading stands before a paragraph, furniture between them left aside.
    let free = |at: &usize| own[*at].is_none() && lines[*at].words > 2;
    let next = (index + 1..zones.end.min(index + 4)).find(free);
    let prose_next = next.is_some_and(|at| lines[at].is_prose());
    let asks = line.text.ends_with(['?', '？']);
    let short = line.words <= 10 && (!line.ends_sentence || asks) && !line.has_quote && !line.is_item;
    let marked = line.heading > 1;
    let label_next = lines.get(index + 1).is_some_and(|line| line.cues.whole.is_some());
    if marked || (short && prose_next && !label_next && line.words > 0) {
        return (Role::Heading, if marked { 0.95 } else { 0.7 });
    }
    (Role::Body, if line.is_prose() { 0.95 } else { 0.7 })
}

/// The role of a line after the article that its own words do not settle; `first` is the line directly after it.
fn after(line: &Features<'_>, first: bool) -> (Role, f64) {
    if first && line.is_name_like {
        (Role::Byline, 0.6)
    } else if line.words <= 2 || line.has_mail {
        (Role::Boilerplate, 0.7)
    } else {
        (Role::Related, 0.75)
    }
}

/// Lines under the label of a list of other stories belong to it, until a paragraph comes.
fn related_lists(lines: &[Features<'_>], roles: &mut [(Role, f64)], zones: &Zones) {
    let mut in_list = false;
    for index in zones.start..zones.end {
        let line = &lines[index];
        if line.cues.whole == Some(Role::Related) {
            in_list = true;
        } else if in_list
            && !line.is_prose()
            && matches!(roles[index].0, Role::Body | Role::Heading)
            && !line.has_quote
        {
            roles[index] = (Role::Related, 0.7);
        } else if line.is_prose() {
            in_list = false;
        }
    }
}
