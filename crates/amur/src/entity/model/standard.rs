//! The built-in tagger: trained models and rules together.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::file::Model;
use super::policy::combine;
use super::tagger::Workspace;
use crate::entity::rules::RuleTagger;
use crate::entity::tagger::{SentenceView, Tagged, Tagger};
use crate::{Error, Lang};

/// The built-in tagger: a trained model in the languages that have one, and the rules of [`RuleTagger`].
///
/// The features `model-eng`, `model-rus` and `model-cmn` of this crate bring the models along. The language of a
/// sentence's block decides which is asked, and that of its document where the block's is unknown.
///
/// Checking a model takes some milliseconds, so the built-in ones are read once for all taggers.
#[derive(Clone, Debug, Default)]
pub struct StandardTagger {
    models: Arc<[(Model<'static>, Mutex<Vec<Workspace>>)]>,
}

/// The tagger with the models that were built in, or what is wrong with one.
static BUILT_IN: LazyLock<Result<StandardTagger, String>> = LazyLock::new(|| {
    let models: &[&'static [u8]] = &[
        #[cfg(feature = "model-eng")]
        amur_model_eng::MODEL,
        #[cfg(feature = "model-rus")]
        amur_model_rus::MODEL,
        #[cfg(feature = "model-cmn")]
        amur_model_cmn::MODEL,
    ];
    StandardTagger::with_models(models).map_err(|error| match error {
        Error::Model(reason) => reason,
        error => error.to_string(),
    })
});

impl StandardTagger {
    /// The tagger with the models that were built in.
    ///
    /// # Errors
    /// [`Error::Model`] where a model is damaged or of another version.
    pub fn new() -> Result<Self, Error> {
        BUILT_IN.clone().map_err(Error::Model)
    }

    /// The tagger with these models.
    ///
    /// # Errors
    /// [`Error::Model`] where a model is damaged or of another version.
    pub fn with_models(models: &[&'static [u8]]) -> Result<Self, Error> {
        let models = models.iter().map(|bytes| Ok((Model::read(bytes)?, Mutex::default())));
        Ok(Self { models: models.collect::<Result<_, Error>>()? })
    }

    fn has_model(&self, lang: Lang) -> bool {
        self.models.iter().any(|(model, _)| model.lang() == lang)
    }
}

impl Tagger for StandardTagger {
    fn tag(&self, sentences: &[SentenceView<'_>]) -> Result<Vec<Vec<Tagged>>, Error> {
        let mut found = vec![Vec::new(); sentences.len()];
        for (model, workspaces) in self.models.iter() {
            let mut workspace = taken(workspaces);
            let mut start = 0;
            for document in sentences.chunk_by(|one, next| one.document == next.document) {
                let own: Vec<usize> =
                    (0..document.len()).filter(|at| lang_of(&document[*at]) == model.lang()).collect();
                let views: Vec<&SentenceView<'_>> = own.iter().map(|at| &document[*at]).collect();
                if !views.is_empty() {
                    workspace.tag(model, &views, |at, tagged| found[start + own[at]].push(tagged));
                }
                start += document.len();
            }
            workspaces.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
        }
        let by_rule = RuleTagger.tag(sentences)?;
        for ((sentence, found), rules) in sentences.iter().zip(&mut found).zip(by_rule) {
            *found = match self.has_model(lang_of(sentence)) {
                true => combine(sentence, std::mem::take(found), rules),
                false => rules,
            };
        }
        Ok(found)
    }
}

/// The language whose model is asked: that of the block, or, where it cannot be relied upon, what its letters suggest.
fn lang_of(sentence: &SentenceView<'_>) -> Lang {
    if sentence.reliable {
        return sentence.lang;
    }
    let letters = sentence.as_str().chars().filter(|char| char.is_alphabetic());
    let (mut latin, mut cyrillic, mut all) = (0, 0, 0);
    for letter in letters {
        all += 1;
        latin += usize::from(letter.is_ascii());
        cyrillic += usize::from(matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'));
    }
    match () {
        () if all == latin => Lang::ENG,
        () if all == cyrillic => Lang::RUS,
        () => sentence.lang,
    }
}

/// A workspace that nobody uses; a new one where there is none.
fn taken(workspaces: &Mutex<Vec<Workspace>>) -> Workspace {
    workspaces.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
}
