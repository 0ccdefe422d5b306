//! Judged blocks to the text of the document, roles, and metadata.

use crate::metadata::{Evidence, Field, Published};
use crate::parse::{cues, dates};
use crate::{Block, Detected, Metadata, PartialDate, Role, Span};

use super::Page;
use super::dom::Dom;
use super::flow;
use super::meta::{self, Candidate, Declared};

/// Blocks after the article's last among which its date may stand, and before its title.
const NEAR: usize = 4;

/// A page whose blocks were all judged.
pub(super) struct Assembly<'a> {
    pub(super) dom: &'a Dom,
    pub(super) flow: &'a [flow::Block],
    /// Above zero: the article's text.
    pub(super) scores: &'a [f32],
    pub(super) declared: &'a Declared,
    pub(super) url: Option<&'a str>,
    pub(super) is_outlet: &'a dyn Fn(&str) -> bool,
}

/// A page every block of which is body.
pub(super) fn plain(flow: &[flow::Block]) -> Page {
    let (text, blocks) = join(flow, |_| (Role::Body, 1.0));
    Page { text, blocks, metadata: Metadata::default(), lang: None, repairs: Vec::new(), is_linear: false }
}

/// The text of all blocks, one a line.
fn join(flow: &[flow::Block], role: impl Fn(usize) -> (Role, f64)) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(flow.len());
    for (index, block) in flow.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let span = Span::new(text.len(), text.len() + block.text.len());
        text.push_str(&block.text);
        let (role, role_score) = role(index);
        blocks.push(Block { span, role, role_score, language: Detected::NONE, source_line: block.line });
    }
    (text, blocks)
}

impl Assembly<'_> {
    pub(super) fn page(&self, title: Option<Candidate>, repairs: Vec<String>) -> Page {
        let roles = self.roles(title.as_ref());
        let (text, blocks) = join(self.flow, |index| roles[index]);
        let metadata = self.metadata(title, &blocks);
        Page { text, blocks, metadata, lang: self.declared.lang.clone(), repairs, is_linear: false }
    }

    fn roles(&self, title: Option<&Candidate>) -> Vec<(Role, f64)> {
        let first = self.scores.iter().position(|score| *score > 0.0).unwrap_or(self.flow.len());
        let headline = self.headline(title, first);
        (0..self.flow.len())
            .map(|index| {
                let score = self.scores[index];
                let sure = f64::from(1.0 / (1.0 + (-1.5 * score.abs()).exp()));
                let role = if headline == Some(index) {
                    Role::Title
                } else if score > 0.0 {
                    if self.flow[index].around.heading > 0 { Role::Heading } else { Role::Body }
                } else {
                    self.furniture(index, headline, first)
                };
                (role, (sure * 1000.0).round() / 1000.0)
            })
            .collect()
    }

    /// The block that shows the title: a heading that has its words, else another block that has them, else a heading
    /// with the words of another title of the page.
    fn headline(&self, title: Option<&Candidate>, first: usize) -> Option<usize> {
        let title = meta::fold(&title?.value);
        let headlines = self.declared.headlines();
        let shows = |index: &usize| meta::fold(&self.flow[*index].text) == title;
        let other = |index: &usize| headlines.contains(&meta::fold(&self.flow[*index].text));
        let headings = || (0..self.flow.len()).filter(|index| self.flow[*index].around.heading == 1);
        headings()
            .find(shows)
            .or_else(|| (0..first.max(1).min(self.flow.len())).rfind(shows))
            .or_else(|| headings().find(other))
    }

    /// What a block is that is not the article's text.
    fn furniture(&self, index: usize, headline: Option<usize>, first: usize) -> Role {
        let block = &self.flow[index];
        let (around, short) = (&block.around, block.text.len() < 400);
        if let Some(role) = around.aside {
            return role;
        }
        // A name alone right under the article signs it.
        let signs = self.scores[..index].last().is_some_and(|score| *score > 0.0);
        if signs && super::select::is_name(&block.text) {
            return Role::Byline;
        }
        let at_top = index < first && headline.is_none_or(|headline| index + 2 * NEAR > headline);
        match around.part {
            Some(Role::Caption) => return Role::Caption,
            Some(Role::Title) | None => {}
            Some(Role::Subtitle) if index < first && headline.is_some_and(|headline| index > headline) => {
                return Role::Subtitle;
            }
            Some(role @ (Role::Byline | Role::Date | Role::Section)) if short => return role,
            Some(_) => {}
        }
        if self.is_declared_subtitle(&block.text) {
            return Role::Subtitle;
        }
        if at_top && headline.is_some() && super::select::is_signed_date(&block.text) {
            return Role::Byline;
        }
        if at_top && short && (self.is_outlet)(&block.text) {
            return Role::Outlet;
        }
        self.by_words(block, at_top)
    }

    fn is_declared_subtitle(&self, text: &str) -> bool {
        let text = meta::fold(text);
        !text.is_empty() && self.declared.subtitles.iter().any(|subtitle| meta::fold(&subtitle.value) == text)
    }

    fn by_words(&self, block: &flow::Block, at_top: bool) -> Role {
        let weights = block.weights();
        let mut roles = vec![
            (Role::Ad, weights[cues::AD]),
            (Role::Related, weights[cues::RELATED]),
            (Role::Boilerplate, weights[cues::BOILERPLATE].max(weights[cues::COMMENTS])),
        ];
        if at_top {
            roles.extend([(Role::Byline, weights[cues::BYLINE]), (Role::Date, weights[cues::DATE])]);
        }
        match roles.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, weight)| *weight >= 0.6) {
            Some((role, _)) => role,
            // A link of many words is another story.
            None if block.linked * 10 > block.text.len() * 8 && block.text.len() > 25 => Role::Related,
            None => Role::Boilerplate,
        }
    }

    fn metadata(&self, title: Option<Candidate>, blocks: &[Block]) -> Metadata {
        let declared = self.declared;
        let names = declared.names(self.is_outlet);
        let named = |names: Vec<(String, &'static str)>| {
            names
                .into_iter()
                .map(|(value, source)| Field { value, evidence: Evidence::Tag(source) })
                .collect()
        };
        // A page that declares its outlet as the author, and names nobody, is taken at its word.
        let mut authors: Vec<Field> = named(names.people);
        if authors.is_empty() {
            authors = self.signed(blocks);
        }
        if authors.is_empty() {
            authors = named(names.own);
        }
        Metadata {
            title: title.map(field),
            subtitle: declared.subtitles.first().cloned().map(field),
            authors,
            outlet: declared.outlets.first().cloned().map(field),
            section: declared.sections.first().cloned().map(field),
            url: declared.urls.iter().find(|url| url.value.starts_with("http")).cloned().map(field),
            published: self.published(blocks),
            credited_sources: named(names.outlets),
            ..Metadata::default()
        }
    }

    /// The names in the bylines near the title, else under the article.
    fn signed(&self, blocks: &[Block]) -> Vec<Field> {
        let first = blocks.iter().position(|block| block.role == Role::Body).unwrap_or(0);
        let bylines = blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Byline);
        let (before, behind): (Vec<_>, Vec<_>) = bylines.partition(|(index, _)| *index < first);
        for side in [before, behind] {
            for (index, block) in side {
                let text = &self.flow[index].text;
                let date = dates::find(text, false).map_or(text.len(), |date| date.start);
                let fields: Vec<Field> = self
                    .linked_names(index)
                    .unwrap_or_else(|| meta::people(&text[..date]))
                    .into_iter()
                    .filter(|name| !(self.is_outlet)(name) && name.split(' ').count() < 5)
                    .filter_map(|name| {
                        let start = block.span.start as usize + text.find(name.as_str())?;
                        let span = Span::new(start, start + name.len());
                        Some(Field { value: name, evidence: Evidence::Text(span) })
                    })
                    .collect();
                if !fields.is_empty() {
                    return fields;
                }
            }
        }
        Vec::new()
    }

    /// The names in a byline of several links.
    fn linked_names(&self, index: usize) -> Option<Vec<String>> {
        let links = self.dom.descendants(self.flow[index].holder).filter(|id| self.dom.name(*id) == "a");
        let names: Vec<String> = links.flat_map(|id| meta::people(&self.dom.text_of(id))).collect();
        (names.len() > 1).then_some(names)
    }

    /// The date that is declared, else one shown near the title, else that of the address.
    fn published(&self, blocks: &[Block]) -> Option<Published> {
        let sample: String =
            blocks.iter().zip(self.flow).take(400).map(|(_, block)| block.text.as_str()).collect();
        let day_first = self.is_day_first(&sample);
        let tag = |(date, source)| Published { date, evidence: Evidence::Tag(source) };
        let addresses = self.url.into_iter().chain(self.declared.urls.iter().map(|url| url.value.as_str()));
        self.declared
            .date(day_first)
            .map(tag)
            .or_else(|| self.shown(blocks, day_first))
            .or_else(|| addresses.filter_map(meta::of_address).next().map(|date| tag((date, "url"))))
    }

    /// Whether `05/06/2022` is the fifth of June: everywhere but in American English.
    fn is_day_first(&self, sample: &str) -> bool {
        let lang = self.declared.lang.as_deref().unwrap_or_default().to_ascii_lowercase();
        let american =
            lang.is_empty() || lang == "en" || lang.starts_with("en-us") || lang.starts_with("en_us");
        !american || sample.chars().any(|char| matches!(char, 'а'..='я' | '\u{1ea0}'..='\u{1ef9}'))
    }

    /// A date near the title or right after the article.
    fn shown(&self, blocks: &[Block], day_first: bool) -> Option<Published> {
        let body = |block: &Block| matches!(block.role, Role::Body | Role::Heading);
        let first = blocks.iter().position(body)?;
        let last = blocks.iter().rposition(body)?;
        let title = blocks.iter().position(|block| block.role == Role::Title).unwrap_or(first);
        let before = title.saturating_sub(NEAR)..first.max(title + 1).min(title + 3 * NEAR).min(blocks.len());
        let behind = last + 1..(last + 1 + NEAR).min(blocks.len());
        before
            .chain(behind)
            .filter(|index| !matches!(blocks[*index].role, Role::Related | Role::Ad))
            .find_map(|index| {
                if let Some(date) = self.stamped(index) {
                    return Some(Published { date, evidence: Evidence::Tag("tag:time") });
                }
                let text = &self.flow[index].text;
                let found = dates::find(text, day_first).filter(|_| text.len() < 300)?;
                let start = blocks[index].span.start as usize;
                let span = Span::new(start + found.start, start + found.end);
                Some(Published { date: found.date, evidence: Evidence::Text(span) })
            })
    }

    /// The date of the `time` element that a block stands in.
    fn stamped(&self, index: usize) -> Option<PartialDate> {
        let mut id = self.flow[index].node;
        for _ in 0..3 {
            if self.dom.name(id) == "time" {
                return meta::read_date(self.dom.attribute(id, "datetime")?, false);
            }
            id = self.dom.parent(id)?;
        }
        None
    }
}

fn field(candidate: Candidate) -> Field {
    Field { value: candidate.value, evidence: Evidence::Tag(candidate.source) }
}
