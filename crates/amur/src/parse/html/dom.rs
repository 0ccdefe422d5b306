//! A page as a tree of elements and texts, built by html5ever within a budget.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};

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
/// Takes what no reader wants: comments, the contents of templates.
const LIMBO: Id = 1;
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
        let mut rest = page;
        while !rest.is_empty() {
            let end = (0..=CHUNK.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at));
            let (chunk, after) = rest.split_at(end.unwrap_or(rest.len()));
            parser.process(StrTendril::from_slice(chunk));
            if parser.tokenizer.sink.sink.is_over_budget() {
                return None;
            }
            rest = after;
        }
        Some(parser.finish())
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

/// Takes the tree from html5ever.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    depth: Cell<u32>,
}

impl Sink {
    fn new() -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::with_capacity(1 << 12)),
            line: Cell::new(1),
            depth: Cell::new(0),
        };
        sink.create(Data::None);
        sink.create(Data::None);
        sink
    }

    fn is_over_budget(&self) -> bool {
        self.depth.get() > MAX_DEPTH || self.nodes.borrow().len() > MAX_NODES
    }

    fn create(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            line: self.line.get(),
            data,
        });
        (nodes.len() - 1) as Id
    }

    fn detach(nodes: &mut [Node], id: Id) {
        let Node { parent, previous, next, .. } = nodes[id as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent as usize].first = next,
            previous => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            next => nodes[next as usize].previous = previous,
        }
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node under `parent`, before `next` or at the end.
    fn insert(&self, parent: Id, next: Id, child: Id) {
        let mut nodes = self.nodes.borrow_mut();
        Self::detach(&mut nodes, child);
        let previous = match next {
            NONE => nodes[parent as usize].last,
            next => nodes[next as usize].previous,
        };
        let depth = nodes[parent as usize].depth + 1;
        self.depth.set(self.depth.get().max(depth));
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        match previous {
            NONE => nodes[parent as usize].first = child,
            previous => nodes[previous as usize].next = child,
        }
        match next {
            NONE => nodes[parent as usize].last = child,
            next => nodes[next as usize].previous = child,
        }
    }

    /// Puts a node or text under `parent`, before `next` or at the end; text joins the text before it.
    fn put(&self, parent: Id, next: Id, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let previous = match next {
                    NONE => nodes[parent as usize].last,
                    next => nodes[next as usize].previous,
                };
                if let Some(Node { data: Data::Text(before), .. }) = nodes.get_mut(previous as usize) {
                    before.push_str(&text);
                    return;
                }
                drop(nodes);
                self.create(Data::Text(text.to_string()))
            }
        };
        self.insert(parent, next, child);
    }

    fn parent(&self, id: Id) -> Id {
        self.nodes.borrow()[id as usize].parent
    }
}

/// The name of an element that html5ever asks for: interned, so cheap to copy.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        Name(match &self.nodes.borrow()[*target as usize].data {
            Data::Element { name, .. } => name.clone(),
            _ => QualName::new(None, Namespace::default(), LocalName::default()),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.create(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.create(Data::None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.create(Data::None)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(*parent, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.parent(*element) == NONE {
            self.put(*previous, NONE, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, _: &Id) -> Id {
        LIMBO
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let parent = self.parent(*sibling);
        if parent != NONE {
            self.put(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Data::Element { attributes: known, .. } = &mut self.nodes.borrow_mut()[*target as usize].data {
            for attribute in attributes {
                if known.iter().all(|other| other.name != attribute.name) {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        Self::detach(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        loop {
            let child = self.nodes.borrow()[*node as usize].first;
            if child == NONE {
                break;
            }
            self.insert(*parent, NONE, child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
