//! The tree back to HTML, without what is not shown: smaller to parse again, and no deeper than readers can bear.

use super::cues;
use super::dom::{Dom, Id, ROOT};
use super::elements::is_skipped;

/// Elements deeper than this lose their tags, their texts stay.
const MAX_DEPTH: usize = 120;

/// What an extractor would search the whole page for, though nobody asks: where it is declared, nothing is searched.
const HEAD: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
    <meta property=\"og:title\" content=\"Title\"><meta property=\"og:author\" content=\"Jane Doe\">\
    <meta property=\"og:url\" content=\"https://site.invalid/\"><meta property=\"og:description\" content=\"Text\">\
    <meta property=\"og:site_name\" content=\"Site\"><meta property=\"og:type\" content=\"article\">\
    <meta property=\"og:image\" content=\"https://site.invalid/image.png\">\
    <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
    \"name\":\"Title\",\"articleSection\":\"News\",\"keywords\":\"News\"}</script><title>";

enum Step<'a> {
    Visit(Id, usize),
    Close(&'a str),
}

/// The page as the extractors see it.
pub(super) fn simplify(dom: &Dom, sizes: &[usize]) -> String {
    let most = sizes[ROOT as usize] / 5 * 4;
    let mut page = String::from(HEAD);
    if let Some(title) = dom.first("title") {
        escape(&dom.text_of(title), &['&', '<'], &mut page);
    }
    page.push_str("</title></head>");
    let mut steps = vec![Step::Visit(dom.first("body").unwrap_or(ROOT), 0)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close(name) => {
                page.push_str("</");
                page.push_str(name);
                page.push('>');
            }
            Step::Visit(id, _) if is_skipped(dom, id) => {}
            // They are for the site, not the article.
            Step::Visit(id, _) if matches!(dom.name(id), "nav" | "footer" | "aside") => {}
            // A long notice about cookies reads like an article.
            Step::Visit(id, _) if sizes[id as usize] < most && cues::is_consent(dom, id) => {}
            Step::Visit(id, depth) => {
                if let Some(text) = dom.text(id) {
                    if sizes[id as usize] == 0 {
                        page.push(' ')
                    } else {
                        escape(text, &['&', '<'], &mut page)
                    }
                    continue;
                }
                let name = dom.name(id);
                if !name.is_empty() && (depth < MAX_DEPTH || matches!(name, "p" | "br" | "li")) {
                    open(dom, id, name, &mut page);
                    if matches!(name, "br" | "hr" | "img" | "source" | "wbr") {
                        continue;
                    }
                    steps.push(Step::Close(name));
                }
                let from = steps.len();
                steps.extend(dom.children(id).map(|child| Step::Visit(child, depth + 1)));
                steps[from..].reverse();
            }
        }
    }
    page.push_str("</html>");
    page
}

/// Writes a start tag with the attributes that extractors look at.
fn open(dom: &Dom, id: Id, name: &str, page: &mut String) {
    page.push('<');
    page.push_str(name);
    for (name, value) in dom.attributes(id) {
        let value = match name {
            "class" | "id" | "itemprop" | "itemtype" | "role" | "rel" | "data-component" => value,
            // What counts is that it is a link, and whether it leads elsewhere.
            "href" => {
                if value.starts_with('#') {
                    "#"
                } else {
                    "/"
                }
            }
            _ => continue,
        };
        page.push(' ');
        page.push_str(name);
        page.push_str("=\"");
        escape(value, &['&', '"'], page);
        page.push('"');
    }
    page.push('>');
}

fn escape(mut text: &str, special: &[char], page: &mut String) {
    while let Some(at) = text.find(special) {
        page.push_str(&text[..at]);
        page.push_str(match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&quot;",
        });
        text = &text[at + 1..];
    }
    page.push_str(text);
}
