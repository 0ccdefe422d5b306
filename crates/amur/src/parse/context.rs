//! What the lines around say of a line: cues above and below, and the lists it stands in.

use super::attributes::*;
use super::cues::{AD, BOILERPLATE, BYLINE, CAPTION, COMMENTS, NOTE, RELATED, SECTION, START, WHOLE, cue};
use super::lines::Line;

/// Adds what neighbours near and far tell to the attributes of every line of a page.
pub(super) fn add(text: &str, lines: &[Line], own: &mut [Attributes]) {
    let leads: Vec<Option<usize>> = own.iter().map(lead).collect();
    let mut last = None;
    for (line, lead) in own.iter_mut().zip(&leads) {
        if let Some(class) = last {
            line.insert(CUE_ABOVE + class);
        }
        last = lead.or(last);
    }
    let mut next = None;
    for (line, lead) in own.iter_mut().zip(&leads).rev() {
        if let Some(class) = next {
            line.insert(CUE_BELOW + class);
        }
        next = lead.or(next);
    }
    runs(own, is_link, is_beside_link, [LINKS_1, LINKS_2, LINKS_4, LINKS_MORE]);
    runs(own, is_tag, |_| false, [TAGS_1, TAGS_2, TAGS_4, TAGS_MORE]);
    for (line, own) in lines.iter().zip(own) {
        let line = line.span.of(text);
        if !own.has(DATE) && own.has(START_DIGIT) | own.has(END_DIGIT) && is_day(line) {
            own.insert(DAY);
        }
    }
}

/// The class of the cue that a line is, or else begins with, if it tells what lines around it are.
fn lead(line: &Attributes) -> Option<usize> {
    const TELLING: [usize; 8] = [RELATED, COMMENTS, AD, BOILERPLATE, SECTION, BYLINE, CAPTION, NOTE];
    [WHOLE, START]
        .into_iter()
        .flat_map(|place| TELLING.into_iter().map(move |class| (class, place)))
        .find(|&(class, place)| line.has(cue(class, place)))
        .map(|(class, _)| class)
}

/// Whether a line may be the headline of another story.
fn is_link(line: &Attributes) -> bool {
    [WORDS_4, WORDS_7, WORDS_11, WORDS_17].iter().any(|&length| line.has(length))
        && !line.has(PROSE)
        && (line.has(END_ASKS) || !line.has(END_STOP))
        && [DATE_LINE, MENU, MENU_WORDS, HANDLE].into_iter().all(|other| !line.has(other))
        && lead(line).is_none()
}

/// Whether a line may stand between the headlines of a list: a date, a number, an age.
fn is_beside_link(line: &Attributes) -> bool {
    line.has(DATE_LINE) || line.has(COUNTER) || line.has(CLOCK)
}

/// Whether a line may be one of a menu or of the tags of a page.
fn is_tag(line: &Attributes) -> bool {
    (line.has(WORDS_1) || line.has(WORDS_2)) && !line.has(END_STOP)
}

/// How many lines of a kind stand together, others between them left aside.
fn runs(
    own: &mut [Attributes],
    is_one: fn(&Attributes) -> bool,
    is_between: fn(&Attributes) -> bool,
    tell: [usize; 4],
) {
    let mut at = 0;
    while at < own.len() {
        if !is_one(&own[at]) {
            at += 1;
            continue;
        }
        let run = own[at..].iter().take_while(|line| is_one(line) || is_between(line)).count();
        let count = own[at..at + run].iter().filter(|line| is_one(line)).count();
        let attribute = tell[match count {
            0 | 1 => 0,
            2..=3 => 1,
            4..=7 => 2,
            _ => 3,
        }];
        for line in &mut own[at..at + run] {
            line.insert(attribute);
        }
        at += run;
    }
}

/// Whether a line begins or ends with a day without its year, or with a year of two digits: `16.07.25`, `04-18 11:06`.
fn is_day(line: &str) -> bool {
    let mut numbers = line.split(|char: char| !char.is_ascii_digit() && !matches!(char, '.' | '-' | '/'));
    numbers.any(|number| {
        let parts: Vec<&str> = number.split(['.', '-', '/']).collect();
        let fits = |part: &&str, most: u32| {
            (1..=2).contains(&part.len()) && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
        };
        match &parts[..] {
            [a, b] | [a, b, _] if a.len() == 2 && b.len() == 2 => {
                (fits(a, 31) && fits(b, 12)) || (fits(a, 12) && fits(b, 31))
            }
            _ => false,
        }
    })
}
