//! `entities`: a row for each thing that the mentions of all documents name.

use amur::{Country, Steps};

use crate::batches::{Batches, Rows};
use crate::fold::Fold;
use crate::kind::{Int64, Text, Texts};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The entity, as in `mentions.entity_id`. Rows are sorted by `n_mentions`, the largest first, then by this.
        entity_id: Text,
        /// What kind of thing it is: `PER`, `ORG`, `LOC`, `NORP` or `MISC`.
        r#type: Text,
        /// Its name: of all `mentions.name`, the one most often used.
        name: Text,
        /// Country it belongs to, ISO 3166-1 alpha-3; null where unknown.
        country: Option<Text>,
        /// The distinct ways the texts name it, the most frequent first.
        aliases: Texts,
        /// How many mentions name it.
        n_mentions: Int64,
        /// How many documents mention it.
        n_articles: Int64,
    }
}

#[derive(Default)]
pub(crate) struct Entities(Fold);

impl Rows for Entities {
    type Columns = Columns;
    const STEPS: Steps = Steps::MENTIONS;

    fn append(&mut self, view: &View<'_>, _: &mut Batches<Columns>) {
        self.0.add(view.document.mentions.iter().map(|mention| (mention, view.slice(mention.span))));
    }

    fn close(&mut self, batches: &mut Batches<Columns>) {
        for entity in self.0.entities() {
            batches.push(Row {
                entity_id: entity.id,
                r#type: entity.kind.as_str(),
                name: entity.name,
                country: entity.country.as_ref().map(Country::as_str),
                aliases: &entity.aliases,
                n_mentions: entity.n_mentions.into(),
                n_articles: entity.n_articles.into(),
            });
        }
    }
}
