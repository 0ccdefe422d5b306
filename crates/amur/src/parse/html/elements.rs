//! What elements are for by their names: which are read, which stand inside a line.

use super::dom::{Dom, Id, ROOT};

/// Bytes of text under each node.
pub(super) fn sizes(dom: &Dom) -> Vec<usize> {
    let mut sizes = vec![0; dom.len()];
    let order: Vec<Id> = dom.descendants(ROOT).collect();
    for id in order.into_iter().rev() {
        if let Some(text) = dom.text(id) {
            sizes[id as usize] = text.trim().len();
        } else if is_skipped(dom, id) {
            sizes[id as usize] = 0;
        }
        if let Some(parent) = dom.parent(id) {
            sizes[parent as usize] += sizes[id as usize];
        }
    }
    sizes
}

/// Whether an element holds nothing that is read: scripts, forms' controls, what is hidden.
pub(super) fn is_skipped(dom: &Dom, id: Id) -> bool {
    let is_hidden = |name: &str, value: &str| match name {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => value == "true",
        // Told to those who do not see the page, in the middle of its sentences: “(opens in a new window)”.
        "class" => is_inline(dom.name(id)) && value.split_ascii_whitespace().any(is_spoken),
        "style" => {
            let style: String = value.chars().filter(|char| !char.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    };
    is_silent(dom.name(id)) || dom.attributes(id).any(|(name, value)| is_hidden(name, value))
}

/// Whether a class makes an element be read aloud and not shown.
fn is_spoken(class: &str) -> bool {
    matches!(
        class,
        "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" | "screenreader-only"
    )
}

/// Whether an element of this name holds nothing that is read.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "math"
            | "canvas"
            | "video"
            | "audio"
            | "select"
            | "button"
            | "textarea"
            | "input"
            | "datalist"
            | "head"
            | "title"
            | "link"
            | "meta"
            | "map"
            | "dialog"
            | "rp"
            | "rt"
            | "rtc"
    )
}

/// Whether an element stands inside a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "picture"
            | "source"
            | "blink"
            | "o:p"
            | "st1:place"
            | "amp-img"
            | "g"
            | "v"
            | "wbr"
    )
}

/// Whether a row of a table can stand on one line: a layout's row holds blocks of its own.
pub(super) fn is_simple_row(dom: &Dom, row: Id) -> bool {
    const LONG: usize = 400;
    let (mut cells, mut size) = (0, 0);
    for id in dom.descendants(row) {
        match dom.name(id) {
            "td" | "th" => cells += 1,
            "p" | "div" | "table" | "ul" | "ol" | "br" | "h1" | "h2" | "h3" | "h4" => return false,
            _ => size += dom.text(id).map_or(0, |text| text.trim().len()),
        }
        if size > LONG {
            return false;
        }
    }
    cells > 1
}
