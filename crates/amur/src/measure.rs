//! Dates and figures of a document: one reading of a sentence serves both.

use crate::lexis::{Reading, language_of, lexis};
use crate::{Document, Steps, date, figure};

/// Fills `dates`, and `figures` where they are asked for.
pub(crate) fn measure(document: &mut Document, steps: Steps) {
    let mut clock = date::clock(document);
    let (mut dates, mut figures) = (Vec::new(), Vec::new());
    let mut block = None;
    for (index, sentence) in document.sentences.iter().enumerate() {
        if block.replace(sentence.block) != Some(sentence.block) {
            clock.turn();
        }
        let of = &document.blocks[sentence.block as usize];
        let Some(lexis) = language_of(of, sentence.span.of(&document.text)).and_then(lexis) else { continue };
        let reading = Reading::new(&document.text, document.tokens_of(sentence), lexis);
        let times = date::times(&reading, index as u32, &mut clock);
        if steps.contains(Steps::FIGURES) {
            figures.extend(figure::figures(&reading, index as u32, of.role, &times));
        }
        dates.extend(times);
    }
    (document.dates, document.figures) = (dates, figures);
}
