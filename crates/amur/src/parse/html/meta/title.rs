//! The title among those that a page declares.

use std::collections::BTreeSet;

use super::declared::{Candidate, Declared};

impl Declared {
    /// The article's title without the site's name: the one the page is shared by, if it stands in a second place; else the
    /// one that the article is declared by and that is shown as its heading; else one shown as its heading, and of those the
    /// one that most places agree on.
    pub(in crate::parse::html) fn title(&self) -> Option<Candidate> {
        let outlets = self.outlets.iter().map(|outlet| fold(&outlet.value));
        let sites: Vec<String> = outlets.chain(self.hosts.iter().cloned()).collect();
        let mut cleaned: Vec<Candidate> = self
            .titles
            .iter()
            .map(|title| {
                let others = self.titles.iter().filter(|other| other.source != title.source);
                let value = without_site(&title.value, &sites, others.map(|other| other.value.as_str()));
                Candidate { value, ..title.clone() }
            })
            .filter(|title| !title.value.is_empty() && !sites.contains(&fold(&title.value)))
            .collect();
        // Several headings of the first level name nothing.
        if cleaned.iter().filter(|title| title.source == "tag:h1").count() > 3 {
            cleaned.retain(|title| title.source != "tag:h1");
        }
        let votes = |title: &Candidate| {
            let folded = fold(&title.value);
            let mut sources: Vec<&str> = cleaned
                .iter()
                .filter(|other| fold(&other.value) == folded)
                .map(|other| other.source)
                .collect();
            sources.dedup();
            sources.len()
        };
        let on_page = |title: &Candidate| {
            cleaned.iter().any(|other| other.source == "tag:h1" && fold(&other.value) == fold(&title.value))
        };
        let shown = cleaned.iter().find(|title| title.source == "ld:headline" && on_page(title));
        let confirmed = cleaned.iter().find(|title| title.source == "meta:og:title" && votes(title) > 1);
        // Of equals the first is the best placed.
        let by_votes = || cleaned.iter().rev().max_by_key(|title| (on_page(title), votes(title)));
        confirmed.or(shown).or_else(by_votes).cloned()
    }
}

impl Declared {
    /// All that a block may say to be the title: what is declared, and the first heading of the first level.
    pub(in crate::parse::html) fn headlines(&self) -> BTreeSet<String> {
        let heading = self.titles.iter().find(|title| title.source == "tag:h1");
        let declared = self.titles.iter().filter(|title| title.source != "tag:h1");
        let mut headlines: BTreeSet<String> =
            declared.chain(heading).map(|title| fold(&title.value)).collect();
        headlines.extend(self.title().map(|title| fold(&title.value)));
        headlines
    }
}

/// A title without the site's name before or behind it: what stands there is known as the site's name, or the rest is a
/// title elsewhere on the page.
fn without_site<'a>(title: &str, sites: &[String], others: impl Iterator<Item = &'a str>) -> String {
    const BARS: [&str; 17] = [
        "：", " | ", " - ", " – ", " — ", " :: ", " » ", " › ", " • ", " · ", " ♥ ", " / ", " ｜ ", "｜",
        "_", "--", ": ",
    ];
    let others: Vec<String> = others.map(fold).collect();
    let mut title = title.trim();
    loop {
        let parts = BARS.iter().flat_map(|bar| {
            let cut = title.match_indices(bar).map(|(at, bar)| (&title[..at], &title[at + bar.len()..]));
            let behind: Vec<(&str, &str)> = cut.collect();
            let before: Vec<(&str, &str)> = behind.iter().map(|(first, rest)| (*rest, *first)).collect();
            // The site's name stands last more often than first.
            behind.into_iter().rev().chain(before)
        });
        let shorter = parts.into_iter().find(|(rest, site)| {
            let site = fold(site);
            let is_site = !site.is_empty()
                && sites
                    .iter()
                    .any(|known| *known == site || (known.len() > 5 && site.starts_with(known.as_str())));
            rest.chars().count() >= 8 && (is_site || others.contains(&fold(rest)))
        });
        match shorter {
            Some((rest, _)) => title = rest.trim(),
            None => return title.to_owned(),
        }
    }
}

/// Letters and digits in lower case, to compare by.
pub(in crate::parse::html) fn fold(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str, site: &str, heading: &str) -> String {
        without_site(title, &[fold(site)], [heading].into_iter())
    }

    #[test]
    fn sites_are_cut() {
        assert_eq!(cut("Bridge opens - Harbour Courier", "Harbour Courier", ""), "Bridge opens");
        assert_eq!(cut("Harbour Courier | Bridge opens", "Harbour Courier", ""), "Bridge opens");
        assert_eq!(cut("Bridge opens | News | Courier", "Herald", "Bridge opens"), "Bridge opens");
        assert_eq!(cut("Amur bridge - five facts", "Herald", "Weather"), "Amur bridge - five facts");
    }
}
