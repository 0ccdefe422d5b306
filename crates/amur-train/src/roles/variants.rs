//! Changed copies of pages, so that no role is learned by one style's order alone.

use std::ops::Range;

use super::pages::Source;

/// So many changed copies of the page at `at`, always the same ones.
pub(crate) fn of(pages: &[&Source], at: usize, copies: usize) -> Vec<Source> {
    let seed =
        pages[at].name.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut random = fastrand::Rng::with_seed(seed);
    let other = |random: &mut fastrand::Rng| pages[random.usize(..pages.len())];
    let mut made: Vec<Source> = (0..copies)
        .map(|copy| {
            // Every second copy gets the furniture of other sites.
            let mixed = copy % 2 == 1;
            let (head, tail) =
                if mixed { (other(&mut random), other(&mut random)) } else { (pages[at], pages[at]) };
            let mut lines = changed(pages[at], head, tail, &mut random);
            if mixed {
                interrupt(&mut lines, pages, &pages[at].name[..3], &mut random);
            }
            if random.u8(..100) < 35 {
                lines = listed(lines, pages, at, &mut random);
            }
            if copy % 6 == 2 {
                lines = wrapped(&lines, random.usize(36..76));
            }
            if random.u8(..100) < 20 {
                lines = lines.into_iter().flat_map(|line| [line, Line::default()]).collect();
            }
            let known = random.bool().then(|| lines.iter().filter(|(label, _)| label.starts_with("outlet")));
            let outlets = known.into_iter().flatten().map(|(_, text)| text.clone()).collect();
            Source { name: pages[at].name.clone(), lines, outlets }
        })
        .collect();
    made.extend((0..SNIPPETS).map(|_| snippet(pages[at], &mut random)));
    made
}

/// Texts of a few lines made of every page.
const SNIPPETS: usize = 3;

/// What users try first: a sentence or two alone, perhaps under a headline.
fn snippet(page: &Source, random: &mut fastrand::Rng) -> Source {
    let bodies: Vec<&Line> = page.lines.iter().filter(|(label, _)| label == "body").collect();
    let mut lines: Vec<Line> = Vec::new();
    if random.bool() {
        lines.extend(page.lines.iter().find(|(label, _)| label == "title").cloned());
    }
    for _ in 0..random.usize(1..4) {
        let Some((label, text)) = bodies.get(random.usize(..bodies.len().max(1))) else { break };
        let sentence = text.split_inclusive(['.', '。', '!', '?']).next().unwrap_or(text);
        // Half of them short: some words of the sentence and its stop.
        let words: Vec<&str> = sentence.split(' ').collect();
        let short = words[..words.len().min(random.usize(3..12))].join(" ");
        let text =
            if random.bool() { short.trim_end_matches(',').to_owned() + "." } else { sentence.to_owned() };
        lines.push((label.clone(), text));
    }
    Source { name: page.name.clone(), lines, outlets: Vec::new() }
}

/// A line's roles and text.
type Line = (String, String);

/// Puts advertising, links and captions of pages in the same language between the paragraphs.
fn interrupt(lines: &mut Vec<Line>, pages: &[&Source], language: &str, random: &mut fastrand::Rng) {
    let own: Vec<&&Source> = pages.iter().filter(|page| page.name.starts_with(language)).collect();
    for _ in 0..random.usize(..3) {
        let page = own[random.usize(..own.len())];
        let within = &page.lines[article(page)];
        let inserts: Vec<&Line> = within
            .iter()
            .filter(|(label, _)| matches!(label.as_str(), "ad" | "ad|boilerplate" | "related" | "caption"))
            .collect();
        let bodies: Vec<usize> =
            (1..lines.len()).filter(|&at| lines[at - 1].0 == "body" && lines[at].0 == "body").collect();
        if !inserts.is_empty() && !bodies.is_empty() {
            let insert = inserts[random.usize(..inserts.len())].clone();
            lines.insert(bodies[random.usize(..bodies.len())], insert);
        }
    }
}

/// Links to other stories with a teaser each, or with their text twice, as sites with pictures leave them.
fn listed(lines: Vec<Line>, pages: &[&Source], at: usize, random: &mut fastrand::Rng) -> Vec<Line> {
    let others =
        pages.iter().filter(|page| page.name != pages[at].name && page.name[..3] == pages[at].name[..3]);
    let ledes: Vec<&str> = others
        .flat_map(|page| page.lines.iter().filter(|(label, _)| label == "body").take(3))
        .map(|(_, text)| text.as_str())
        .collect();
    let (teased, doubled) = (random.bool(), random.bool());
    let mut made = Vec::with_capacity(2 * lines.len());
    for (label, text) in lines {
        let link = label == "related" && text.chars().count() > 20;
        made.push((label, if link && doubled { format!("{text} {text}") } else { text }));
        if link && teased && !ledes.is_empty() {
            made.push(("related".to_owned(), ledes[random.usize(..ledes.len())].to_owned()));
        }
    }
    made
}

/// The paragraphs broken into lines of so many characters, a blank line after each.
fn wrapped(lines: &[Line], width: usize) -> Vec<Line> {
    let mut made = Vec::new();
    for (label, text) in lines {
        if label != "body" || text.chars().count() <= width {
            made.push((label.clone(), text.clone()));
            continue;
        }
        let mut line = String::new();
        for word in text.split_inclusive([' ', '，', '。', '、', '的']) {
            if !line.is_empty() && line.chars().count() + word.chars().count() > width {
                made.push((label.clone(), std::mem::take(&mut line).trim().to_owned()));
            }
            line.push_str(word);
        }
        made.push((label.clone(), line));
        made.push(Line::default());
    }
    made
}

/// Where the article of a page lies: from its title, or first paragraph, to its last paragraph.
fn article(page: &Source) -> Range<usize> {
    let is = |role: &str, at: usize| page.lines[at].0.split(['|', '+']).any(|own| own == role);
    let all = 0..page.lines.len();
    let first = all.clone().find(|&at| is("title", at) || is("body", at)).unwrap_or(0);
    let last = all.rev().find(|&at| is("body", at)).unwrap_or(first);
    first..last + 1
}

/// The article of one page between the furniture of two, some lines dropped, in places the order of blocks changed.
fn changed(page: &Source, head: &Source, tail: &Source, random: &mut fastrand::Rng) -> Vec<Line> {
    // Whole roles go missing on some sites.
    let gone: Vec<&str> = ["subtitle", "date", "byline", "caption", "section", "outlet", "heading"]
        .into_iter()
        .filter(|_| random.u8(..100) < 15)
        .collect();
    let thinned = random.u8(..60);
    let own = article(page);
    let lines = head.lines[..article(head).start]
        .iter()
        .chain(&page.lines[own])
        .chain(&tail.lines[article(tail).end..]);
    let mut lines: Vec<Line> = lines
        .filter(|(label, _)| {
            let furniture = matches!(
                label.as_str(),
                "related" | "boilerplate" | "ad" | "ad|boilerplate" | "section|boilerplate"
            );
            let dropped = furniture && random.u8(..100) < thinned;
            let wall = label == "ad|boilerplate" && random.u8(..100) < 60;
            let body = (label == "body" && random.u8(..100) < 8) || wall;
            !(dropped || body || gone.contains(&label.as_str()))
        })
        .cloned()
        .collect();
    swap(&mut lines, random);
    lines
}

/// Some blocks before the first paragraph change places with the next one.
fn swap(lines: &mut [Line], random: &mut fastrand::Rng) {
    const MOVABLE: [&str; 6] = ["byline", "date", "caption", "outlet", "byline+date", "date+outlet"];
    let head = lines.iter().position(|(label, _)| label.contains("body")).unwrap_or(0);
    for at in 1..head {
        let movable = |at: usize| MOVABLE.contains(&lines[at].0.as_str());
        if movable(at) && movable(at - 1) && random.u8(..100) < 30 {
            lines.swap(at, at - 1);
        }
    }
}
