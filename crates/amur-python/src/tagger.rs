//! A tagger written in Python: the engine asks from its thread, Python answers on the caller's.
//!
//! A model may belong to the thread that loaded it, and what it raises, Ctrl-C too, must reach the caller.

use amur::{EntityType, SentenceView, Span, Steps, Tagged, Tagger};
use amur_tables::Table;
use crossbeam_channel::{Receiver, Sender, bounded};
use pyo3::prelude::*;

use crate::error::{InputError, OptionError};

/// A name as Python tells it: code points of the sentence, type, score.
struct Name {
    start: i64,
    end: i64,
    kind: EntityType,
    score: f64,
}

/// Sentences that wait for their names.
struct Question {
    sentences: Vec<String>,
    languages: Vec<String>,
    answer: Sender<Vec<Vec<Name>>>,
}

/// The engine's end.
#[derive(Debug)]
pub(crate) struct PythonTagger {
    questions: Sender<Question>,
}

/// The caller's end.
pub(crate) struct Asked<'py> {
    callable: Bound<'py, PyAny>,
    questions: Receiver<Question>,
}

/// Both ends for a callable, which one of the tables must need.
pub(crate) fn connect<'py>(
    callable: Option<Bound<'py, PyAny>>,
    tables: &[Table],
) -> PyResult<(Option<Asked<'py>>, Option<PythonTagger>)> {
    let Some(callable) = callable else { return Ok((None, None)) };
    if !callable.is_callable() {
        return Err(OptionError::new_err(
            "tagger is not callable; pass a function of sentences and their languages",
        ));
    }
    if !tables.iter().any(|table| table.steps().contains(Steps::MENTIONS)) {
        let names: Vec<_> = tables.iter().map(|table| format!("`{table}`")).collect();
        return Err(OptionError::new_err(format!(
            "tagger finds names, which {} does not need; leave it out, or ask for `mentions` too",
            names.join(", ")
        )));
    }
    let (sender, questions) = bounded(1);
    Ok((Some(Asked { callable, questions }), Some(PythonTagger { questions: sender })))
}

impl Tagger for PythonTagger {
    fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, amur::Error> {
        let (answer, answered) = bounded(1);
        let question = Question {
            sentences: sentences.iter().map(|one| one.as_str().to_owned()).collect(),
            languages: sentences.iter().map(|one| one.lang.to_string()).collect(),
            answer,
        };
        let gone = || amur::Error::Tagger("nobody waits for its answer any more".to_owned());
        self.questions.send(question).map_err(|_| gone())?;
        let names = answered.recv().map_err(|_| gone())?;
        Ok(names.into_iter().zip(sentences).map(|(names, sentence)| in_bytes(&names, sentence)).collect())
    }

    fn wants_batches(&self) -> bool {
        true
    }
}

/// Names with their places in the document's bytes. One that is not within its sentence becomes empty, which the
/// pipeline refuses.
fn in_bytes(names: &[Name], sentence: &SentenceView<'_>) -> Vec<Tagged> {
    if names.is_empty() {
        return Vec::new();
    }
    let text = sentence.as_str();
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let byte = |place: i64| usize::try_from(place).ok().and_then(|place| starts.get(place));
    let offset = sentence.span.start as usize;
    let span = |name: &Name| match (byte(name.start), byte(name.end)) {
        (Some(start), Some(end)) if start <= end => Span::new(offset + start, offset + end),
        _ => Span::new(offset, offset),
    };
    names.iter().map(|name| Tagged { span: span(name), kind: name.kind, score: name.score }).collect()
}

impl Asked<'_> {
    /// Answers the question that waits, if there is one.
    pub(crate) fn answer(&self) -> PyResult<()> {
        let Ok(question) = self.questions.try_recv() else { return Ok(()) };
        let wanted = question.sentences.len();
        let answers = self.callable.call1((question.sentences, question.languages))?;
        let names = answers.try_iter()?.map(|one| sentence(&one?)).collect::<PyResult<Vec<_>>>()?;
        if names.len() != wanted {
            return Err(InputError::new_err(format!(
                "the tagger answered for {} sentences and was asked for {wanted}; return a list for each",
                names.len()
            )));
        }
        // The engine has gone where nobody takes it: its result tells why.
        let _ = question.answer.send(names);
        Ok(())
    }
}

/// The names of one sentence.
fn sentence(names: &Bound<'_, PyAny>) -> PyResult<Vec<Name>> {
    names.try_iter()?.map(|one| name(&one?)).collect()
}

fn name(one: &Bound<'_, PyAny>) -> PyResult<Name> {
    let wrong = || {
        let given = one.repr().map(|text| text.to_string()).unwrap_or_default();
        InputError::new_err(format!(
            "the tagger gave {given} for a name; give (start, end, type) or (start, end, type, score)"
        ))
    };
    let (start, end, kind, score) = match one.len() {
        Ok(3) => {
            let (start, end, kind): (i64, i64, String) = one.extract().map_err(|_| wrong())?;
            (start, end, kind, 0.9)
        }
        Ok(4) => one.extract().map_err(|_| wrong())?,
        _ => return Err(wrong()),
    };
    let types = [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Norp, EntityType::Misc];
    let kind = types.into_iter().find(|known| known.as_str() == kind).ok_or_else(|| {
        InputError::new_err(format!("the tagger gave the type `{kind}`; give PER, ORG, LOC, NORP or MISC"))
    })?;
    if !(0.0..=1.0).contains(&score) {
        return Err(InputError::new_err(format!("the tagger gave the score {score}; give one from 0 to 1")));
    }
    Ok(Name { start, end, kind, score })
}
