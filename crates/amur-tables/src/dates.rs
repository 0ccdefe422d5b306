//! `dates`: a row for each time expression.

use amur::Steps;

use crate::batches::{Batches, Rows};
use crate::kind::{Date, Int32, Offsets, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        date: Int32,
        span: Offsets,
        /// What kind of time it names, as in TIMEX3: `DATE`, `TIME` (a time of day), `DURATION`, `SET` (what happens again).
        kind: Text,
        /// The words.
        text: Text,
        /// Its TIMEX3 value: `2022-05-24`, `2022-W21`, `2022-Q2`, `P3M`, `PAST_REF`; `X` stands for what is not known, as in
        /// `XXXX-05` for a May of no known year, and a range is written `2014/2018`. Null where nothing is known.
        timex: Option<Text>,
        /// Its first day; null where it is open (“before 2010”) or not known.
        start: Option<Date>,
        /// The day after its last; null where it is open (“since 2014”) or not known.
        end: Option<Date>,
        /// The date it was counted from, ISO 8601: the given reference date, the date of publication, or the date the text was
        /// just speaking of (“a year earlier”); null where it needs none or none is known.
        anchor: Option<Text>,
        /// Number of the sentence it is in.
        sentence: Int32,
    }
}

#[derive(Default)]
pub(crate) struct Dates;

impl Rows for Dates {
    type Columns = Columns;
    const STEPS: Steps = Steps::DATES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, time) in view.document.dates.iter().enumerate() {
            let anchor = time.anchor.map(|anchor| anchor.to_string());
            batches.push(Row {
                doc_id: view.id(),
                date: index as i32,
                span: view.place(time.span),
                kind: time.kind.as_str(),
                text: view.slice(time.span),
                timex: time.timex.as_deref(),
                start: time.start,
                end: time.end,
                anchor: anchor.as_deref(),
                sentence: time.sentence as i32,
            });
        }
    }
}
