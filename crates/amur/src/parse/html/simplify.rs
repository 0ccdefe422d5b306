//! The tree back to HTML, without what is not shown: smaller to parse again, and no deeper than readers can bear.

use super::cues;
use super::dom::{Dom, Id, ROOT};
use super::flow::is_skipped;

/// Elements deeper than this lose their tags, their texts stay.
const MAX_DEPTH: usize = 120;

enum Step<'a> {
    Visit(Id, usize),
    Close(&'a str),
}

/// The page as the extractors see it.
pub(super) fn simplify(dom: &Dom, sizes: &[usize]) -> String {
    let most = sizes[ROOT as usize] / 5 * 4;
    let mut page = String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>");
    if let Some(title) = dom.first("title") {
        escape(&dom.text_of(title), &mut page);
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
            // A long notice about cookies reads like an article.
            Step::Visit(id, _) if sizes[id as usize] < most && cues::is_consent(dom, id) => {}
            Step::Visit(id, depth) => {
                if let Some(text) = dom.text(id) {
                    escape(text, &mut page);
                    continue;
                }
                let name = dom.name(id);
                if !name.is_empty() && (depth < MAX_DEPTH || matches!(name, "p" | "br" | "li")) {
                    open(dom, id, name, &mut page);
                    if matches!(name, "br" | "hr" | "img" | "wbr" | "source") {
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
        if matches!(
            name,
            "class" | "id" | "href" | "itemprop" | "itemtype" | "role" | "rel" | "src" | "data-component"
        ) {
            page.push(' ');
            page.push_str(name);
            page.push_str("=\"");
            escape(value, page);
            page.push('"');
        }
    }
    page.push('>');
}

fn escape(text: &str, page: &mut String) {
    for char in text.chars() {
        match char {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            char => page.push(char),
        }
    }
}
