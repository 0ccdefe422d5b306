//! A page as a tree of elements and texts, built by html5ever within a budget.

mod lean;
mod sink;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use sink::Sink;

/// Deeper pages are not built: the rules of HTML look up through all open elements, once a tag.
pub(super) const MAX_DEPTH: u32 = 512;
/// Pages of more nodes are not built: a tag left open can come again in every element after it.
const MAX_NODES: usize = 400_000;
/// How much is parsed between two looks at the budget.
const CHUNK: usize = 1 << 14;

/// Names a node of its tree.
pub(super) type Id = u32;

/// The document's own node.
pub(super) const ROOT: Id = 0;
const NONE: Id = Id::MAX;

/// A page as a tree.
pub(super) struct Dom {
    nodes: Vec<Node>,
}

struct Node {
    parent: Id,
    first: Id,
    last: Id,
    previous: Id,
    next: Id,
    depth: u32,
    line: u32,
    data: Data,
}

enum Data {
    None,
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(String),
}

impl Dom {
    /// Builds the tree of a page; `None` where it is nested too deeply, or has too many nodes.
    pub(super) fn parse(page: &str) -> Option<Self> {
        let mut options = ParseOpts::default();
        options.tree_builder.scripting_enabled = true;
        let mut parser = parse_document(Sink::new(), options);
        let lean::Lean { kept, lines, .. } = lean::lean(page);
        let mut rest = kept.as_str();
        while !rest.is_empty() {
            let end = (0..=CHUNK.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at));
            let (chunk, after) = rest.split_at(end.unwrap_or(rest.len()));
            parser.process(StrTendril::from_slice(chunk));
            if parser.tokenizer.sink.sink.is_over_budget() {
                return None;
            }
            rest = after;
        }
        let mut dom = parser.finish();
        for node in &mut dom.nodes {
            node.line = lines.source(node.line);
        }
        Some(dom)
    }

    /// The children of a node.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        let follow = |id: Id| (id != NONE).then_some(id);
        std::iter::successors(follow(self.nodes[id as usize].first), move |id| {
            follow(self.nodes[*id as usize].next)
        })
    }

    /// All nodes under a node, in the order of the page.
    pub(super) fn descendants(&self, top: Id) -> impl Iterator<Item = Id> + use<'_> {
        let mut at = Some(top);
        std::iter::from_fn(move || {
            let node = &self.nodes[at? as usize];
            let mut next = node.first;
            let mut up = at?;
            while next == NONE && up != top {
                next = self.nodes[up as usize].next;
                up = self.nodes[up as usize].parent;
                if up == NONE {
                    break;
                }
            }
            at = (next != NONE).then_some(next);
            at
        })
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id as usize].parent).filter(|id| *id != NONE)
    }

    /// How many nodes there are; ids are smaller.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The name of an element; empty for anything else.
    pub(super) fn name(&self, id: Id) -> &str {
        match &self.nodes[id as usize].data {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        self.attributes(id).find(|(name, _)| *name == wanted).map(|(_, value)| value)
    }

    /// All attributes of an element.
    pub(super) fn attributes(&self, id: Id) -> impl Iterator<Item = (&str, &str)> {
        let attributes = match &self.nodes[id as usize].data {
            Data::Element { attributes, .. } => attributes.as_slice(),
            _ => &[],
        };
        attributes.iter().map(|attribute| (&*attribute.name.local, &*attribute.value))
    }

    /// What a text node holds.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes[id as usize].data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Line of the source where a node begins, from 1.
    pub(super) fn line(&self, id: Id) -> u32 {
        self.nodes[id as usize].line
    }

    /// The first element of a name.
    pub(super) fn first(&self, name: &str) -> Option<Id> {
        self.descendants(ROOT).find(|id| self.name(*id) == name)
    }

    /// All text under a node, white space collapsed.
    pub(super) fn text_of(&self, top: Id) -> String {
        let mut text = String::new();
        for part in self.descendants(top).filter_map(|id| self.text(id)) {
            for word in part.split_inclusive(char::is_whitespace) {
                let blank = text.is_empty() || text.ends_with(' ');
                let trimmed = word.trim_end();
                text.push_str(trimmed);
                if trimmed.len() < word.len() && !(blank && trimmed.is_empty()) {
                    text.push(' ');
                }
            }
        }
        text.truncate(text.trim_end().len());
        text
    }
}
