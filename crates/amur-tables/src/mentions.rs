//! `mentions`: a row for each named thing in the text.

use amur::Steps;

use crate::batches::{Batches, Rows};
use crate::kind::{Bool, Int32, Offsets, Score, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        mention: Int32,
        /// Number of the block it is in.
        block: Int32,
        /// Number of the sentence it is in.
        sentence: Int32,
        span: Offsets,
        /// What kind of thing is named: `PER` (person), `ORG` (organisation), `LOC` (place), `NORP` (nationality, religious
        /// or political group), `MISC` (event, programme, treaty, law, work).
        r#type: Text,
        /// The name as it stands in the text, without titles, descriptors and possessive endings.
        text: Text,
        /// The entity that is named; the same whatever other documents are read.
        entity_id: Text,
        /// The gazetteer's English name, else the fullest form in the document.
        name: Text,
        /// Country the entity belongs to, ISO 3166-1 alpha-3; null where unknown.
        country: Option<Text>,
        /// Whether a place stands for its government, as in “Moscow said”.
        metonym: Bool,
        /// How sure the mention is, 0 to 1.
        score: Score,
    }
}

#[derive(Default)]
pub(crate) struct Mentions;

impl Rows for Mentions {
    type Columns = Columns;
    const STEPS: Steps = Steps::MENTIONS;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, mention) in view.document.mentions.iter().enumerate() {
            batches.push(Row {
                doc_id: view.id(),
                mention: index as i32,
                block: mention.block as i32,
                sentence: mention.sentence as i32,
                span: view.place(mention.span),
                r#type: mention.kind.as_str(),
                text: view.slice(mention.span),
                entity_id: &mention.entity_id,
                name: &mention.name,
                country: mention.country.as_ref().map(amur::Country::as_str),
                metonym: mention.metonym,
                score: mention.score,
            });
        }
    }
}
