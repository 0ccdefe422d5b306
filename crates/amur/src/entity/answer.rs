//! What taggers answer, checked: nothing that was plugged in can break a document.

use super::tagger::{SentenceView, Tagged};
use crate::Error;

/// A tagger's names in one sentence.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) names: Vec<Tagged>,
    /// Names that cannot be used.
    pub(crate) refused: usize,
}

/// The answers of a tagger for these sentences. Scores beyond 0 to 1 are cut, and 0 stands for one that is no number.
pub(crate) fn answers(found: Vec<Vec<Tagged>>, sentences: &[SentenceView<'_>]) -> Result<Vec<Answer>, Error> {
    if found.len() != sentences.len() {
        let message =
            format!("it answered for {} sentences and was asked for {}", found.len(), sentences.len());
        return Err(Error::Tagger(message));
    }
    Ok(found.into_iter().zip(sentences).map(|(names, sentence)| answer(names, sentence)).collect())
}

fn answer(mut names: Vec<Tagged>, sentence: &SentenceView<'_>) -> Answer {
    let all = names.len();
    names.retain(|name| is_usable(name, sentence));
    for name in &mut names {
        name.score = if name.score.is_nan() { 0.0 } else { name.score.clamp(0.0, 1.0) };
    }
    Answer { refused: all - names.len(), names }
}

/// Whether a name is a part of its sentence.
fn is_usable(name: &Tagged, sentence: &SentenceView<'_>) -> bool {
    let span = name.span;
    span.start < span.end && sentence.span.contains(span) && sentence.text.get(span.range()).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{EntityType, Error, Options, Pipeline, Record, SentenceView, Span, Tagged, Tagger};

    /// Answers with the same for every sentence.
    #[derive(Debug)]
    struct Fixed(fn(&SentenceView<'_>) -> Vec<Tagged>, usize);

    impl Tagger for Fixed {
        fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error> {
            Ok(sentences.iter().skip(self.1).map(self.0).collect())
        }

        fn wants_batches(&self) -> bool {
            true
        }
    }

    fn name(start: u32, end: u32, score: f64) -> Tagged {
        Tagged { span: Span { start, end }, kind: EntityType::Per, score }
    }

    fn pipeline(tagger: Fixed) -> Pipeline {
        Pipeline::new(Options::default()).unwrap().with_tagger(tagger)
    }

    #[test]
    fn names_beyond_the_sentence_are_refused() {
        let broken = |_: &SentenceView<'_>| {
            vec![
                name(0, 4, f64::NAN),
                name(5, 5, 1.0),
                name(9, 2, 1.0),
                name(6, 9_000, 1.0),
                name(8, 10, 7.0),
            ]
        };
        // A name that ends inside the letter é is none.
        let cut = |_: &SentenceView<'_>| vec![name(0, 4, 1.0)];
        let document =
            pipeline(Fixed(broken, 0)).analyze(Record::text("1", "Quill said little about the weather."));
        let scores: Vec<f64> = document.mentions.iter().map(|one| one.score).collect();
        assert_eq!(scores, [0.0, 1.0]);
        assert_eq!(document.diagnostics[0].code, "tagger-span");
        assert!(document.diagnostics[0].message.starts_with("3 "));
        let document = pipeline(Fixed(cut, 0)).analyze(Record::text("1", "Andé said little."));
        assert!(document.mentions.is_empty());
    }

    #[test]
    fn answers_for_too_few_sentences_are_an_error() {
        let pipeline = pipeline(Fixed(|_| Vec::new(), 1));
        let records = vec![Record::text("1", "Nothing new."), Record::text("2", "Nothing at all.")];
        assert!(matches!(pipeline.analyze_batch(records), Err(Error::Tagger(_))));
        let document = pipeline.analyze(Record::text("1", "Nothing new."));
        assert_eq!(document.diagnostics[0].code, "tagger");
    }
}
