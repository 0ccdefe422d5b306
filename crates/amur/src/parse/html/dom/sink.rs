//! The tree as html5ever builds it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::{Data, Dom, Id, MAX_DEPTH, MAX_NODES, NONE, Node, ROOT};

/// Takes what no reader wants: comments, the contents of templates.
const LIMBO: Id = 1;

/// Takes the tree from html5ever.
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    depth: Cell<u32>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::with_capacity(1 << 12)),
            line: Cell::new(1),
            depth: Cell::new(0),
        };
        sink.create(Data::None);
        sink.create(Data::None);
        sink
    }

    pub(super) fn is_over_budget(&self) -> bool {
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
        Self::join(nodes, parent, previous, next);
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Makes two nodes under `parent` neighbours; where there is none before or after, the other is the first or last.
    fn join(nodes: &mut [Node], parent: Id, previous: Id, next: Id) {
        match previous {
            NONE => nodes[parent as usize].first = next,
            previous => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            next => nodes[next as usize].previous = previous,
        }
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
        (node.parent, node.depth) = (parent, depth);
        Self::join(&mut nodes, parent, previous, child);
        Self::join(&mut nodes, parent, child, next);
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
                if is_unread(&nodes[parent as usize].data) {
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
pub(in crate::parse::html) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// Whether nobody reads the text right in an element: styles, and scripts that run.
fn is_unread(data: &Data) -> bool {
    let Data::Element { name, attributes } = data else { return false };
    let declares = || {
        attributes.iter().any(|attribute| {
            &*attribute.name.local == "type" && attribute.value.to_ascii_lowercase().contains("json")
        })
    };
    &*name.local == "style" || (&*name.local == "script" && !declares())
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
