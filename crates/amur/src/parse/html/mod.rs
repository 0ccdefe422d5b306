//! HTML pages to blocks with roles, and what a page declares about its article.
//!
//! A page is parsed once (`dom`) and cut into blocks in reading order (`flow`). Two extractors of main content, the second where
//! the first leaves doubts, see a smaller version of it (`simplify`); what they keep are votes on the blocks (`vote`),
//! weighed against what each block shows of itself (`select`). `meta` reads what the page declares. A page too deep or too large for that is read tag by tag
//! (`linear`) and judged as plain text.

mod assemble;
mod charset;
mod cues;
mod dom;
mod elements;
mod flow;
mod linear;
mod meta;
mod select;
mod simplify;
mod vote;

use crate::repair::repair;
use crate::{Block, Format, Input, Metadata};

pub(crate) use charset::declared_charset;

/// A page that was read.
pub(crate) struct Page {
    /// The text of all blocks, one a line, in reading order.
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    /// What the page declares or shows about its article.
    pub(crate) metadata: Metadata,
    /// The language the page says it is in.
    pub(crate) lang: Option<String>,
    /// What was changed in the text.
    pub(crate) repairs: Vec<String>,
    /// Whether it was too deep or too large to be parsed.
    pub(crate) is_linear: bool,
}

/// Reads a page; `url` is where it came from, if that is known.
pub(crate) fn parse(source: &str, input: Input, url: Option<&str>, is_outlet: &dyn Fn(&str) -> bool) -> Page {
    let Some(dom) = dom::Dom::parse(source) else {
        let mut text = linear::text(source);
        let mut repairs = Vec::new();
        if input == Input::Scraped {
            repair(&mut text, &mut repairs);
        }
        let parsed = super::parse(&text, Format::Text, input, is_outlet);
        let metadata = Metadata::default();
        return Page { blocks: parsed.blocks, text, metadata, lang: None, repairs, is_linear: true };
    };
    let sizes = elements::sizes(&dom);
    let mut flow = flow::blocks(&dom, &sizes);
    if input == Input::Plain {
        return assemble::plain(&flow);
    }
    let repairs = repair_all(&mut flow);
    let declared = meta::Declared::of(&dom, url);
    let simple = simplify::simplify(&dom, &sizes);
    let ballot = vote::Ballot::new(&simple);
    let mut seen = select::look(&flow, &ballot.readability(), &vote::Extraction::of(&declared.body));
    // The dearer extractor is asked where its vote may decide.
    if select::in_doubt(&dom, &seen) {
        select::add_vote(&mut seen, &ballot.trafilatura());
    }
    let title = declared.title();
    let headlines = declared.headlines();
    let is_title = |text: &str| headlines.contains(&meta::fold(text));
    let scores = select::judge(&dom, &seen, &is_title);
    assemble::Assembly { dom: &dom, flow: &flow, scores: &scores, declared: &declared, url, is_outlet }
        .page(title, repairs)
}

/// Repairs the text of all blocks at once, so that what one says about the encoding counts for all.
fn repair_all(flow: &mut Vec<flow::Block>) -> Vec<String> {
    let lines: Vec<&str> = flow.iter().map(|block| block.text.as_str()).collect();
    let (mut text, mut repairs) = (lines.join("\n"), Vec::new());
    repair(&mut text, &mut repairs);
    if !repairs.is_empty() && text.matches('\n').count() + 1 == flow.len() {
        for (block, line) in flow.iter_mut().zip(text.split('\n')) {
            line.trim().clone_into(&mut block.text);
        }
        flow.retain(|block| !block.text.is_empty());
    }
    repairs
}
