//! A tree to blocks of text: what stands on a line of its own when the page is shown.

use std::cell::OnceCell;

use crate::Role;
use crate::parse::cues::{Weights, weights};

use super::cues::{self, Zone};
use super::dom::{Dom, Id, ROOT};
use super::elements::{is_inline, is_simple_row, is_skipped};

/// A block of the page, before it has a role.
#[derive(Debug)]
pub(super) struct Block {
    /// Its text on one line, white space collapsed.
    pub(super) text: String,
    /// Line of the source where it begins.
    pub(super) line: u32,
    /// The element that holds its first text, and the one around that which makes it a block.
    pub(super) node: Id,
    pub(super) holder: Id,
    /// Bytes of its text that stand in links.
    pub(super) linked: usize,
    pub(super) around: Around,
    /// What its words say, once somebody asked.
    weights: OnceCell<Weights>,
}

impl Block {
    /// What its words say for each class of lines.
    pub(super) fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| weights(&self.text))
    }
}

/// What the elements around a text say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub(super) tag: Tag,
    /// Level of the heading; 0 for none.
    pub(super) heading: u8,
    /// What a part of the page that is no article is for: related, ad, boilerplate.
    pub(super) aside: Option<Role>,
    /// What a small part of an article is for: title, byline, date …
    pub(super) part: Option<Role>,
    /// In an element that is said to hold the article's text.
    pub(super) in_body: bool,
    in_link: bool,
    in_row: bool,
    holder: Id,
}

/// The kind of element that makes a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    #[default]
    Other,
    Paragraph,
    Item,
    Row,
    Quote,
    Pre,
}

/// The blocks of a page in reading order; `sizes` tells how much text is under each node.
pub(super) fn blocks(dom: &Dom, sizes: &[usize]) -> Vec<Block> {
    let whole = sizes[ROOT as usize];
    let mut flow = Flow { dom, blocks: Vec::new(), open: None, breaks: 0, blank: false };
    let mut steps = vec![Step::Visit(dom.first("body").unwrap_or(ROOT), Around::default())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close => flow.close(),
            Step::Cell => flow.cell(),
            Step::Visit(id, around) => {
                if let Some(text) = dom.text(id) {
                    flow.text(id, text, around);
                } else if !is_skipped(dom, id) {
                    let most = sizes[id as usize] * 2 > whole;
                    flow.element(id, around, most, &mut steps);
                }
            }
        }
    }
    flow.close();
    flow.blocks
}

/// What is left to do.
enum Step {
    Visit(Id, Around),
    /// A block ends.
    Close,
    /// A cell of a row ends.
    Cell,
}

struct Flow<'a> {
    dom: &'a Dom,
    blocks: Vec<Block>,
    /// The block that text goes to.
    open: Option<Block>,
    /// Line breaks since the last text.
    breaks: u32,
    /// White space since the last text.
    blank: bool,
}

impl Flow<'_> {
    fn element(&mut self, id: Id, around: Around, most: bool, steps: &mut Vec<Step>) {
        let name = self.dom.name(id);
        match name {
            "br" => self.breaks += 1,
            "hr" => self.breaks += 2,
            _ => {}
        }
        if matches!(name, "br" | "hr" | "wbr") {
            return;
        }
        let mut inside = self.inside(id, name, around, most);
        if name == "tr" && is_simple_row(self.dom, id) {
            inside.in_row = true;
            inside.tag = Tag::Row;
        }
        let is_cell = around.in_row && matches!(name, "td" | "th");
        // An element of the page's own making may stand anywhere.
        let is_own = name.contains('-') && (around.tag == Tag::Paragraph || around.heading > 0);
        let is_block = !is_cell && !around.in_row && !is_own && !is_inline(name);
        if is_block {
            self.close();
            inside.holder = id;
            steps.push(Step::Close);
        } else if is_cell {
            steps.push(Step::Cell);
        }
        let from = steps.len();
        steps.extend(self.dom.children(id).map(|child| Step::Visit(child, inside)));
        steps[from..].reverse();
    }

    /// What an element adds to what is around it.
    fn inside(&self, id: Id, name: &str, around: Around, most: bool) -> Around {
        let mut inside = around;
        match name {
            "a" => inside.in_link = self.dom.attribute(id, "href").is_some(),
            "p" => inside.tag = Tag::Paragraph,
            "li" | "dt" | "dd" => inside.tag = Tag::Item,
            "blockquote" => inside.tag = Tag::Quote,
            "pre" => inside.tag = Tag::Pre,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => inside.heading = name.as_bytes()[1] - b'0',
            _ => {}
        }
        // A part that holds most of the page is no part.
        let zones = cues::zones(self.dom, id);
        for zone in &zones {
            match zone {
                Zone::Body => inside.in_body = true,
                Zone::Part(role) if !most => inside.part = Some(*role),
                _ => {}
            }
        }
        if !most && inside.aside.is_none() {
            let asides = || {
                zones.iter().filter_map(|zone| if let Zone::Aside(role) = zone { Some(*role) } else { None })
            };
            inside.aside = asides().find(|role| *role != Role::Boilerplate).or_else(|| asides().next());
        }
        inside
    }

    fn text(&mut self, id: Id, text: &str, around: Around) {
        if around.tag == Tag::Pre {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.breaks += 2;
                }
                self.run(id, line, around);
            }
        } else {
            self.run(id, text, around);
        }
    }

    /// Adds text that has no line break in it.
    fn run(&mut self, id: Id, text: &str, around: Around) {
        if text.starts_with(is_blank) {
            self.blank = true;
        }
        for word in text.split(is_blank).filter(|word| !word.is_empty()) {
            self.settle_breaks(word);
            let blank = std::mem::take(&mut self.blank);
            let open = self.open.get_or_insert_with(|| Block {
                text: String::new(),
                line: self.dom.line(id),
                node: self.dom.parent(id).unwrap_or(ROOT),
                holder: around.holder,
                linked: 0,
                around,
                weights: OnceCell::new(),
            });
            if blank && !open.text.is_empty() && !open.text.ends_with('\t') {
                open.text.push(' ');
            }
            open.text.push_str(word);
            if around.in_link {
                open.linked += word.len() + 1;
            }
            self.blank = true;
        }
        if !text.ends_with(is_blank) && !text.is_empty() {
            self.blank = false;
        }
    }

    /// A line break ends a block, unless it stands in the middle of a sentence.
    fn settle_breaks(&mut self, word: &str) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks == 0 {
            return;
        }
        let goes_on = breaks == 1
            && word.starts_with(char::is_lowercase)
            && self.open.as_ref().is_some_and(|open| {
                open.text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | '-'))
            });
        if goes_on {
            self.blank = true;
        } else {
            self.close();
        }
    }

    fn cell(&mut self) {
        if let Some(open) = &mut self.open {
            open.text.push('\t');
        }
        self.blank = false;
    }

    fn close(&mut self) {
        (self.breaks, self.blank) = (0, false);
        if let Some(mut block) = self.open.take() {
            block.text.truncate(block.text.trim_end().len());
            self.blocks.push(block);
        }
    }
}

/// White space of HTML, and the no-break space that stands for it.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}
