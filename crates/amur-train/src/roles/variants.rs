//! Changed copies of pages, so that no role is learned by one style's order alone.

use super::pages::Source;

/// So many changed copies of a page, always the same ones.
pub(crate) fn of(source: &Source, copies: usize) -> Vec<Source> {
    let seed = source.name.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut random = fastrand::Rng::with_seed(seed);
    (0..copies).map(|_| changed(source, &mut random)).collect()
}

/// Lines of furniture dropped, in places the order of blocks changed.
fn changed(source: &Source, random: &mut fastrand::Rng) -> Source {
    let mut lines = Vec::with_capacity(source.lines.len());
    // Whole roles go missing on some sites.
    let gone: Vec<&str> = ["subtitle", "date", "byline", "caption", "section", "outlet", "heading"]
        .into_iter()
        .filter(|_| random.u8(..100) < 15)
        .collect();
    let thinned = random.u8(..60);
    for (label, text) in &source.lines {
        let furniture = matches!(label.as_str(), "related" | "boilerplate" | "ad" | "ad|boilerplate" | "section|boilerplate");
        let dropped = furniture && random.u8(..100) < thinned;
        let body = label == "body" && random.u8(..100) < 8;
        if !(dropped || body || gone.contains(&label.as_str())) {
            lines.push((label.clone(), text.clone()));
        }
    }
    swap(&mut lines, random);
    Source { name: source.name.clone(), lines }
}

/// Some blocks before the first paragraph change places with the next one.
fn swap(lines: &mut [(String, String)], random: &mut fastrand::Rng) {
    let head = lines.iter().position(|(label, _)| label.contains("body")).unwrap_or(0);
    for at in 1..head {
        let movable = |label: &str| matches!(label, "byline" | "date" | "caption" | "outlet" | "byline+date" | "date+outlet");
        if movable(&lines[at].0) && movable(&lines[at - 1].0) && random.u8(..100) < 30 {
            lines.swap(at, at - 1);
        }
    }
}
