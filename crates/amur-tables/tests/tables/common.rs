//! A document made by hand: Russian and Chinese, with a name, a date and a language that are not known.

use std::collections::BTreeMap;

use amur::{
    Block, Bound, Case, Change, Detected, Diagnostic, Document, EntityType, Evidence, Field, Figure,
    FigureKind, Format, Lang, Mention, Metadata, Published, Role, Sentence, Severity, Span, Stage,
    TimeExpression, TimeKind, Token, TokenKind,
};
use amur_tables::{Builders, Table};
use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use jiff::civil;

pub(crate) const TEXT: &str = "中俄合作\n23.03.2022\nЛавров прибыл в Китай. 王毅会见了他。\nРеклама 🚀";

/// The span of the first `part` in [`TEXT`].
pub(crate) fn span(part: &str) -> Span {
    let start = TEXT.find(part).expect("part of the text");
    Span::new(start, start + part.len())
}

fn block(part: &str, role: Role, lang: Lang, line: u32) -> Block {
    let language = Detected { lang, score: 0.912_345, reliable: true };
    Block { span: span(part), role, role_score: 2.0 / 3.0, language, source_line: line }
}

pub(crate) fn mention(
    part: &str,
    kind: EntityType,
    entity: &str,
    name: &str,
    country: Option<&str>,
) -> Mention {
    Mention {
        span: span(part),
        block: 2,
        sentence: 0,
        kind,
        entity_id: entity.into(),
        name: name.into(),
        country: country.map(|code| code.parse().expect("a country")),
        metonym: false,
        score: 0.999_9,
    }
}

pub(crate) fn document(id: &str) -> Document {
    let word = |part, kind| Token { span: span(part), kind, case: Case::None };
    let tokens = vec![
        word("中", TokenKind::Ideograph),
        word("Лавров", TokenKind::Word),
        word("прибыл", TokenKind::Word),
        word(".", TokenKind::Punctuation),
        word("王", TokenKind::Ideograph),
    ];
    let published =
        Published { date: "2022-03".parse().expect("a date"), evidence: Evidence::Text(span("23.03.2022")) };
    Document {
        id: id.into(),
        source: None,
        format: Format::Text,
        text: TEXT.into(),
        repairs: vec!["mojibake".to_owned()],
        metadata: Metadata {
            title: Some(Field {
                value: "中俄合作".to_owned(), evidence: Evidence::Text(span("中俄合作"))
            }),
            published: Some(published),
            ..Metadata::default()
        },
        blocks: vec![
            block("中俄合作", Role::Title, Lang::CMN, 1),
            block("23.03.2022", Role::Date, Lang::UND, 2),
            block("Лавров прибыл в Китай. 王毅会见了他。", Role::Body, Lang::RUS, 3),
            block("Реклама 🚀", Role::Ad, Lang::RUS, 4),
        ],
        language: Detected { lang: Lang::RUS, score: 0.5, reliable: false },
        sentences: vec![
            Sentence { span: span("中俄合作"), block: 0, tokens: Span::new(0, 1) },
            Sentence {
                span: span("Лавров прибыл в Китай."), block: 2, tokens: Span::new(1, 4)
            },
            Sentence { span: span("王毅会见了他。"), block: 2, tokens: Span::new(4, 5) },
        ],
        tokens,
        mentions: vec![
            mention("Лавров", EntityType::Per, "Q58217", "Sergey Lavrov", Some("RUS")),
            mention("Китай", EntityType::Loc, "Q148", "China", Some("CHN")),
            mention("王毅", EntityType::Per, "d:1", "王毅", None),
        ],
        figures: vec![Figure {
            span: span("23"),
            sentence: 1,
            kind: FigureKind::Count,
            value: 23.5,
            value_high: None,
            bound: Bound::Over,
            unit: None,
            approximate: true,
            change: Change::None,
            measures: Some(span("Лавров")),
            period: Some("2022-03".to_owned()),
            source: None,
        }],
        dates: vec![TimeExpression {
            span: span("03.2022"),
            sentence: 1,
            kind: TimeKind::Date,
            timex: Some("2022-03".to_owned()),
            start: Some(civil::date(2022, 3, 1)),
            end: None,
            anchor: Some("2022".parse().expect("a date")),
        }],
        quotes: Vec::new(),
        citations: Vec::new(),
        diagnostics: vec![diagnostic(Some(id))],
    }
}

pub(crate) fn diagnostic(id: Option<&str>) -> Diagnostic {
    Diagnostic {
        doc_id: id.map(str::to_owned),
        source: None,
        stage: Stage::Decode,
        code: "invalid-utf8",
        severity: Severity::Warning,
        message: "three bytes are no UTF-8; they are shown as U+FFFD".to_owned(),
    }
}

/// All batches, table by table.
pub(crate) fn batches(mut builders: Builders) -> BTreeMap<Table, Vec<RecordBatch>> {
    let mut tables = BTreeMap::<_, Vec<_>>::new();
    let full = builders.take_full().expect("full batches");
    for (table, batch) in full.into_iter().chain(builders.finish().expect("the rest")) {
        tables.entry(table).or_default().push(batch);
    }
    tables
}

/// All rows of a table as one batch.
pub(crate) fn rows(table: Table, batches: &[RecordBatch]) -> RecordBatch {
    concat_batches(&table.schema(), batches).expect("batches of one schema")
}
