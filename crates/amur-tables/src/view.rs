//! One document as the tables look at it.

use std::cell::OnceCell;

use amur::{CharMap, Document, Span};

use crate::kind::Place;

/// A document, and what several tables need of it, made once.
pub(crate) struct View<'a> {
    pub(crate) document: &'a Document,
    map: OnceCell<CharMap>,
}

impl<'a> View<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self { document, map: OnceCell::new() }
    }

    pub(crate) fn id(&self) -> &'a str {
        &self.document.id
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.document.slice(span)
    }

    /// A span in code points and in bytes.
    pub(crate) fn place(&self, span: Span) -> Place {
        let text = &*self.document.text;
        let map = self.map.get_or_init(|| CharMap::new(text));
        let chars = |at: u32| map.chars(text, at as usize) as i32;
        Place { chars: [chars(span.start), chars(span.end)], bytes: [span.start as i32, span.end as i32] }
    }
}
