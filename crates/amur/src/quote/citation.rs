//! Outlets and documents that a text names as its sources.

use std::ops::Range;
use std::sync::Arc;

use crate::{Document, EntityType, Lang, Mention, Role, Span};

use super::items::{Item, Kind, Reading, Unit};
use super::lexicon::{Class, Frames, Lexicon, NounKind};
use super::source::Clause;
use super::types::{Citation, Quote};

/// The sources that the sentences name; `is_outlet` tells the names of outlets and agencies.
pub(super) fn find(
    document: &Document,
    reading: &Reading,
    is_outlet: &dyn Fn(&str) -> bool,
) -> Vec<Citation> {
    let finder = Finder { document, items: &reading.items, is_outlet };
    let mut found = Vec::new();
    for unit in &reading.units {
        let role = document.blocks[unit.block as usize].role;
        if role != Role::Caption && role != Role::Byline {
            finder.unit(unit, &mut found);
        }
    }
    found
}

/// Names the outlet that passes on what a person said, where the same sentence cites one.
pub(super) fn pass_on(document: &Document, citations: &[Citation], quotes: &mut [Quote]) {
    for quote in quotes.iter_mut().filter(|quote| quote.via.is_none()) {
        let Some(speaker) = &quote.speaker else { continue };
        let sentence = quote.cue.and_then(|cue| sentence_at(document, cue)).unwrap_or(quote.sentence);
        let first = citations.partition_point(|citation| citation.sentence < sentence);
        let own = citations[first..].iter().take_while(|citation| citation.sentence == sentence);
        let via = own.into_iter().find(|citation| !citation.span.overlaps(speaker.span));
        quote.via = via.and_then(|citation| {
            let mention = mention_in(document, citation.span)?;
            (Some(&mention.entity_id) != speaker.entity_id.as_ref()).then(|| Arc::clone(&mention.name))
        });
    }
}

/// The sentence that holds the start of a span.
fn sentence_at(document: &Document, span: Span) -> Option<u32> {
    let after = document.sentences.partition_point(|sentence| sentence.span.start <= span.start);
    after.checked_sub(1).map(|index| index as u32)
}

/// The first organisation named within a span.
fn mention_in(document: &Document, span: Span) -> Option<&Mention> {
    let first = document.mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = document.mentions[first..].iter().take_while(|mention| mention.span.end <= span.end);
    inside.into_iter().find(|mention| mention.kind == EntityType::Org)
}

struct Finder<'a> {
    document: &'a Document,
    items: &'a [Item],
    is_outlet: &'a dyn Fn(&str) -> bool,
}

impl Finder<'_> {
    fn unit(&self, unit: &Unit, found: &mut Vec<Citation>) {
        if self.is_credit(&unit.items) {
            return;
        }
        let first = found.len();
        for at in unit.items.clone() {
            let item = &self.items[at];
            let span = match item.class() {
                Some(Class::According) => self.according(at, unit),
                Some(Class::By | Class::Cite) if self.leads_elsewhere(at, unit) => None,
                Some(Class::By | Class::Cite) => self.source_after(at + 1..unit.items.end),
                _ => self.outlet_beside(at, &unit.items),
            };
            if item.is(Class::By) {
                self.chain(at, unit, span, &mut found[first..]);
            }
            // What is posted on a platform is not the platform's.
            let is_platform = |span: &Span| PLATFORMS.contains(&&*self.document.slice(*span).to_lowercase());
            let span = span.filter(|span| !(item.is(Class::Cite) && is_platform(span)));
            if let Some(span) = span {
                self.add(span, unit, first, found);
            }
        }
        found[first..].sort_by_key(|citation| citation.span);
    }

    /// 接受…领导, "dẫn người dùng đến": verbs that cite nobody, whatever else they can do.
    fn leads_elsewhere(&self, at: usize, unit: &Unit) -> bool {
        let text = |at: usize| self.document.slice(self.items[at].span);
        let mut run = (at + 1..unit.items.end).take(CITED).take_while(|at| is_text(&self.items[*at]));
        match text(at) {
            "接受" => !run
                .any(|at| matches!(text(at), "采" | "採" | "专" | "專" | "采访" | "採訪" | "专访" | "專訪")),
            "dẫn" | "Dẫn" => run.any(|at| matches!(text(at), "đến" | "tới" | "vào" | "ra")),
            _ => false,
        }
    }

    fn add(&self, span: Span, unit: &Unit, first: usize, found: &mut Vec<Citation>) {
        if found[first..].iter().any(|known| known.span.overlaps(span)) {
            return;
        }
        let source_id = mention_in(self.document, span).map(|mention| Arc::clone(&mention.entity_id));
        let sentence = sentence_at(self.document, span).unwrap_or(unit.sentence);
        found.push(Citation { span, source_id, cites_id: None, sentence });
    }

    /// "Tass reported, citing the ministry": the source before cites this one, be it a body or a person.
    fn chain(&self, at: usize, unit: &Unit, span: Option<Span>, found: &mut [Citation]) {
        let Some(last) = found.last_mut().filter(|last| last.cites_id.is_none()) else { return };
        let cited = match span {
            Some(span) => mention_in(self.document, span),
            None => (at + 1..unit.items.end.min(at + CITED))
                .take_while(|at| !ends(&self.items[*at]))
                .filter_map(|at| self.mention(at))
                .find(|mention| matches!(mention.kind, EntityType::Per | EntityType::Org)),
        };
        last.cites_id = cited.map(|mention| Arc::clone(&mention.entity_id));
    }

    fn mention(&self, at: usize) -> Option<&Mention> {
        self.document.mentions.get(self.items[at].name()? as usize)
    }

    /// Whether a line credits a picture: "Photo: Tass".
    fn is_credit(&self, items: &Range<usize>) -> bool {
        let credit = self.items[items.clone()].iter().take(4).position(|item| item.is(Class::Credit));
        credit.is_some_and(|at| {
            let next = self.items[items.clone()].get(at + 1);
            next.is_none_or(|next| !matches!(next.kind, Kind::Word | Kind::Number))
        })
    }

    /// The source after "according to"; 据新华社报道, but not 按照计划 nor 根据安排.
    fn according(&self, at: usize, unit: &Unit) -> Option<Span> {
        let run = at + 1..unit.items.end;
        let clause =
            Clause { document: self.document, items: &self.items[unit.items.clone()], lang: self.lang(unit) };
        let own = at - unit.items.start;
        if clause.is_norm(&(own..own + 1)) {
            return None;
        }
        if self.lang(unit) != Lang::CMN {
            // «С точки зрения системы»: a view is no source, unless somebody with a name has it.
            let names = run.clone().take(CITED).any(|at| self.mention(at).is_some());
            let view = self.document.slice(self.items[at].span).ends_with("зрения");
            return if view && !names { None } else { self.source_after(run) };
        }
        let word = self.document.slice(self.items[at].span);
        let stop = run.clone().find(|at| !is_text(&self.items[*at])).unwrap_or(run.end);
        let reports = (run.start..stop).find(|at| {
            let item = &self.items[*at];
            item.cue().is_some()
                || item.is(Class::By)
                || item.noun().is_some_and(|noun| noun.kind == NounKind::Document)
        });
        let reports = reports.filter(|_| word.ends_with(['据', '據']))?;
        self.source_after(run.start..reports).or_else(|| self.source_after(run))
    }

    fn lang(&self, unit: &Unit) -> Lang {
        let block = self.document.blocks[unit.block as usize].language.lang;
        Lexicon::language(block, self.document.language.lang)
    }

    /// An outlet, or words that begin with a noun for a document, after "according to", "citing", "quoted by".
    fn source_after(&self, run: Range<usize>) -> Option<Span> {
        let stop = run.clone().find(|at| ends(&self.items[*at])).unwrap_or(run.end);
        let words = &self.items[run.start..stop];
        let head = words.iter().position(|item| item.name().is_some() || item.noun().is_some())?;
        let describes =
            |kind: NounKind| matches!(kind, NounKind::Document | NounKind::Media | NounKind::Group);
        let named = self.mention(run.start + head);
        if words.len() == 1 && words[0].noun().is_some_and(|noun| IMPERSONAL.contains(&noun.lemma)) {
            return None;
        }
        // "According to the fund's president Anna Orlova": she says it.
        let after = words[head + 1..].iter().take(6).take_while(|item| {
            item.name().is_some()
                || item.kind == Kind::Word && item.class().is_none()
                || item.kind == Kind::Other
        });
        let is_person = |item: &Item| {
            item.name()
                .and_then(|name| self.document.mentions.get(name as usize))
                .is_some_and(|mention| mention.kind == EntityType::Per)
        };
        if named.is_some_and(|named| named.kind == EntityType::Org) && after.clone().any(is_person) {
            return None;
        }
        let is_document =
            words.iter().take(8).any(|item| item.noun().is_some_and(|noun| noun.kind == NounKind::Document));
        let is_source = match named {
            Some(mention) => mention.kind == EntityType::Org || is_document,
            None => words[head].noun().is_some_and(|noun| describes(noun.kind)) || is_document,
        };
        if !is_source || head > 5 {
            return None;
        }
        match named.filter(|mention| mention.kind == EntityType::Org && !is_document) {
            Some(mention) => Some(mention.span),
            // «в интервью газете „Труд“ президент»: an outlet ends with its name.
            None if words[head].noun().is_some_and(|noun| noun.kind == NounKind::Media)
                && words.get(head + 1).is_some_and(|next| next.name().is_some()) =>
            {
                Some(Span { start: words[head].span.start, end: words[head + 1].span.end })
            }
            None => {
                let start = words.first()?.span.start;
                let last = words.iter().rposition(|item| item.name().is_some() || item.noun().is_some())?;
                Some(Span { start, end: words[last].span.end })
            }
        }
    }

    /// An outlet that says something, or to which something is said: "Tass reported", "told Reuters", «сообщает ТАСС».
    fn outlet_beside(&self, at: usize, unit: &Range<usize>) -> Option<Span> {
        let mention = self.mention(at)?;
        let outlet = (self.is_outlet)(&mention.name) || (self.is_outlet)(self.document.slice(mention.span));
        if !outlet {
            return None;
        }
        let is_cue = |at: usize| self.items[at].cue().is_some_and(|cue| !cue.bare_form);
        // "Said Reuters", "told Reuters", but not "praised Reuters".
        let takes = |at: usize| {
            self.items[at].cue().is_some_and(|cue| {
                cue.frames.has(Frames::WHOM) || (cue.frames.has(Frames::THAT) && !cue.frames.has(Frames::NP))
            })
        };
        let passes = |at: &usize| {
            let item = &self.items[*at];
            let media = item.noun().is_some_and(|noun| noun.kind == NounKind::Media);
            media
                || matches!(
                    item.class(),
                    Some(Class::Det | Class::Adv | Class::Aux | Class::Time | Class::Of)
                )
        };
        let after = (at + 1..unit.end.min(at + 6)).find(|at| !passes(at));
        let before = (at.saturating_sub(6).max(unit.start)..at).rev().find(|at| !passes(at));
        let says = after.is_some_and(|at| is_cue(at) || self.items[at].is(Class::By));
        let hears = before.is_some_and(|at| takes(at) && is_cue(at));
        (says || hears).then_some(mention.span)
    }
}

/// Where everybody can write.
const PLATFORMS: [&str; 9] =
    ["facebook", "twitter", "telegram", "tiktok", "youtube", "instagram", "weibo", "zalo", "wechat"];

/// Nouns that name no source where they stand alone: 据统计.
const IMPERSONAL: [&str; 4] = ["统计", "統計", "thống kê", "nghiên cứu"];

/// How far from "citing" the one cited is named.
const CITED: usize = 8;

/// Words, names and numbers.
fn is_text(item: &Item) -> bool {
    matches!(item.kind, Kind::Word | Kind::Name(_) | Kind::Number)
}

/// Whether the words of a source end before an item: at a mark, a conjunction or a verb.
fn ends(item: &Item) -> bool {
    let verb = item.cue().is_some() && item.noun().is_none();
    !is_text(item)
        || verb
        || matches!(item.class(), Some(Class::That | Class::Aux | Class::Verb | Class::But))
}

#[cfg(test)]
mod tests {
    use crate::{Document, Options, Pipeline, Record};

    /// The sources of a text, each with the one it cites.
    fn sources(text: &str) -> Vec<(String, Option<String>)> {
        let pipeline = Pipeline::new(Options::default()).unwrap();
        let document: Document = pipeline.analyze(Record::text("1", text));
        let name = |id: &str| {
            let mention = document.mentions.iter().find(|mention| &*mention.entity_id == id);
            mention.map_or(id.to_owned(), |mention| mention.name.to_string())
        };
        document
            .citations
            .iter()
            .map(|one| (document.slice(one.span).to_owned(), one.cites_id.as_deref().map(name)))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let expected: Vec<(String, Option<String>)> =
            expected.iter().map(|(one, cites)| ((*one).to_owned(), cites.map(str::to_owned))).collect();
        assert_eq!(sources(text), expected, "{text}");
    }

    #[test]
    fn english() {
        check(
            "Imports of coal rose by a tenth, according to Bloomberg, citing TASS.",
            &[("Bloomberg", Some("TASS")), ("TASS", None)],
        );
        check("The minister told Reuters on Friday that the bridge was ready.", &[("Reuters", None)]);
        check("Xinhua reported that the port had been closed since Monday.", &[("Xinhua", None)]);
        check("He praised Reuters for its long history in the city.", &[]);
        check("Photo: TASS", &[]);
    }

    #[test]
    fn russian() {
        check(
            "Порт закрыт до среды, сообщает ТАСС со ссылкой на Reuters.",
            &[("ТАСС", Some("Reuters")), ("Reuters", None)],
        );
        check("Об этом пишет газета The New York Times.", &[("The New York Times", None)]);
        check("Сотрудники ТАСС купили новое здание.", &[]);
    }

    #[test]
    fn chinese() {
        check("据新华社报道，两国将开通新的航线。", &[("新华社", None)]);
        check("根据公司安排，他负责技术工作。", &[]);
    }

    #[test]
    fn vietnamese() {
        check(
            "Hãng tin TASS dẫn lời Reuters cho biết cảng đã mở cửa trở lại.",
            &[("TASS", Some("Reuters")), ("Reuters", None)],
        );
    }

    #[test]
    fn no_sources() {
        check("Anh mang theo báo cáo đến cuộc họp vào sáng nay.", &[]);
        check("Đường dẫn đưa người dùng đến một trang web khác.", &[]);
        check("该校接受教育部领导和监督。", &[]);
        check("据统计，去年游客人数增加了两成。", &[]);
        check("С точки зрения всей системы управления это ошибка.", &[]);
        check("The bridge is safe, according to Gazprom engineer Anna Orlova.", &[]);
    }
}
