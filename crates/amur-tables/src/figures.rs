//! `figures`: a row for each number that measures something.

use amur::Steps;

use crate::batches::{Batches, Rows};
use crate::kind::{Bool, Float64, Int32, Offsets, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        figure: Int32,
        span: Offsets,
        /// What kind of figure it is: `money`, `percent` (points too), `quantity` (an amount in a unit of measure, lengths of
        /// time included), `count` (a number of things), `ordinal` (a place in an order), `age`.
        kind: Text,
        /// The number with its unit; of a count, the numeral alone.
        text: Text,
        /// The value, multipliers such as “billion” counted in; of a range, its lower end.
        value: Float64,
        /// The upper end of a range; null where there is one value.
        value_high: Option<Float64>,
        /// Whether the text gives the value as a limit: `over`, `under` or `none`.
        bound: Text,
        /// Of money, the ISO 4217 code, or a subunit by name such as `cent`; `%` or `pp` (percentage points); of a quantity or
        /// an age, the UCUM code; of a count or ordinal, the word for what is counted, in lower case; null where there is none.
        unit: Option<Text>,
        /// Whether the text calls it approximate.
        approximate: Bool,
        /// Whether it tells by how much something rose or fell: `up`, `down` or `none`.
        change: Text,
        /// The words for what is measured; null where they are not found.
        measures: Option<Text>,
        /// The period it refers to, as a TIMEX3 value, never the one it is compared with; null where its sentence tells none.
        period: Option<Text>,
        /// The words for whom it is credited to; null where they are not found.
        source_text: Option<Text>,
        /// Number of the sentence it is in.
        sentence: Int32,
    }
}

#[derive(Default)]
pub(crate) struct Figures;

impl Rows for Figures {
    type Columns = Columns;
    const STEPS: Steps = Steps::FIGURES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, figure) in view.document.figures.iter().enumerate() {
            batches.push(Row {
                doc_id: view.id(),
                figure: index as i32,
                span: view.place(figure.span),
                kind: figure.kind.as_str(),
                text: view.slice(figure.span),
                value: figure.value,
                value_high: figure.value_high,
                bound: figure.bound.as_str(),
                unit: figure.unit.as_deref(),
                approximate: figure.approximate,
                change: figure.change.as_str(),
                measures: figure.measures.map(|span| view.slice(span)),
                period: figure.period.as_deref(),
                source_text: figure.source.map(|span| view.slice(span)),
                sentence: figure.sentence as i32,
            });
        }
    }
}
