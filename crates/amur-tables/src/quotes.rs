//! `quotes`: a row for each quotation or reported statement.

use amur::{Span, Steps};

use crate::batches::{Batches, Rows};
use crate::kind::{Int32, Offsets, Spans, Text};
use crate::row::row;
use crate::view::View;

row! {
    struct Row in Columns {
        /// The document it is in.
        doc_id: Text,
        /// Its number within the document, from 0.
        quote: Int32,
        /// How it is given: `direct` (in quotation marks), `mixed` (a reported clause with quoted words), `indirect`.
        kind: Text,
        span: Offsets,
        /// What is said, from the first word to the last; where the cue splits it, the cue is in between.
        text: Text,
        /// The contiguous pieces of content, in order, without the cue.
        fragments: Spans,
        /// The pieces that stand in quotation marks, without the marks.
        quoted: Spans,
        /// The words that introduce it: “said”, “according to”; null where nothing does.
        cue_text: Option<Text>,
        /// Where the cue starts in `articles.text`, in Unicode code points.
        cue_char_start: Option<Int32>,
        /// Where the cue ends: the code point after its last.
        cue_char_end: Option<Int32>,
        /// The words beside it that name the speaker: a name, a pronoun, a description.
        speaker_text: Option<Text>,
        /// Where `speaker_text` starts in `articles.text`, in Unicode code points.
        speaker_char_start: Option<Int32>,
        /// Where `speaker_text` ends: the code point after its last.
        speaker_char_end: Option<Int32>,
        /// The speaker's entity, several joined by `; `; null where the document does not name the speaker.
        speaker_id: Option<Text>,
        /// The speaker's full name, several joined by `; `; the description of a speaker without a name.
        speaker: Option<Text>,
        /// Who passes the words on: an outlet or a document that quotes the speaker; null where nobody is named.
        via: Option<Text>,
        /// Number of the sentence in which it begins.
        sentence: Int32,
    }
}

#[derive(Default)]
pub(crate) struct Quotes;

impl Rows for Quotes {
    type Columns = Columns;
    const STEPS: Steps = Steps::QUOTES;

    fn append(&mut self, view: &View<'_>, batches: &mut Batches<Columns>) {
        for (index, quote) in view.document.quotes.iter().enumerate() {
            let chars = |span: Span| view.place(span).chars;
            let [cue_start, cue_end] = ends(quote.cue.map(chars));
            let speaker = quote.speaker.as_ref();
            let [speaker_start, speaker_end] = ends(speaker.map(|speaker| chars(speaker.span)));
            let fragments: Vec<_> = quote.fragments.iter().copied().map(chars).collect();
            let quoted: Vec<_> = quote.quoted.iter().copied().map(chars).collect();
            batches.push(Row {
                doc_id: view.id(),
                quote: index as i32,
                kind: quote.kind.as_str(),
                span: view.place(quote.span),
                text: view.slice(quote.span),
                fragments: &fragments,
                quoted: &quoted,
                cue_text: quote.cue.map(|cue| view.slice(cue)),
                cue_char_start: cue_start,
                cue_char_end: cue_end,
                speaker_text: speaker.map(|speaker| view.slice(speaker.span)),
                speaker_char_start: speaker_start,
                speaker_char_end: speaker_end,
                speaker_id: speaker.and_then(|speaker| speaker.entity_id.as_deref()),
                speaker: speaker.and_then(|speaker| speaker.name.as_deref()),
                via: quote.via.as_deref(),
                sentence: quote.sentence as i32,
            });
        }
    }
}

/// Start and end of a span that may be missing.
fn ends(span: Option<[i32; 2]>) -> [Option<i32>; 2] {
    span.map_or([None, None], |span| span.map(Some))
}
