//! Offices that the text names only afterwards: «Вице-губернатор пояснил, что…. «…», — добавил Рустем Орлов.»

use std::sync::Arc;

use crate::Span;
use crate::quote::types::Quote;

use super::Resolver;
use super::profile::Profile;

/// An office as a speaker whom the text had not named so far.
#[derive(Debug)]
pub(super) struct Unnamed {
    pub(super) span: Span,
    /// The description, as the speaker's name has it.
    pub(super) name: Arc<str>,
    /// Whether it stands in the headline.
    pub(super) headline: bool,
}

impl Resolver<'_> {
    /// Names the speakers known by their office alone where the next sentences let somebody new speak without telling
    /// who it is.
    pub(in crate::quote) fn name_later(&self, quotes: &mut [Quote]) {
        for one in &self.unnamed {
            let Some(profile) = self.named_after(one, quotes) else { continue };
            let is_theirs = |quote: &&mut Quote| {
                let speaker = quote.speaker.as_ref();
                speaker.is_some_and(|speaker| {
                    speaker.entity_id.is_none() && speaker.name.as_ref() == Some(&one.name)
                })
            };
            for quote in quotes.iter_mut().filter(is_theirs) {
                if let Some(speaker) = &mut quote.speaker {
                    speaker.entity_id.clone_from(&profile.id);
                    speaker.name = Some(Arc::clone(&profile.name));
                }
            }
        }
    }

    /// The person who speaks next, if the text names them there for the first time.
    fn named_after(&self, one: &Unnamed, quotes: &[Quote]) -> Option<&Profile> {
        let next = self
            .profiles
            .iter()
            .filter_map(|profile| Some((*profile.places.first()?, profile)))
            .filter(|(place, _)| *place >= one.span.end)
            .min_by_key(|(place, _)| *place);
        let (place, profile) = next?;
        let sentence = |place: u32| self.document.sentences.partition_point(|one| one.span.end <= place);
        let reach = if one.headline { HEADLINE_REACH } else { REACH };
        let near = sentence(place) - sentence(one.span.start) <= reach;
        let speaks = quotes.iter().any(|quote| {
            quote
                .speaker
                .as_ref()
                .is_some_and(|speaker| (speaker.span.start..speaker.span.end).contains(&place))
        });
        // Nobody else speaks between the two.
        let other = quotes.iter().filter_map(|quote| quote.speaker.as_ref()).any(|speaker| {
            (one.span.end..place).contains(&speaker.span.start) && speaker.name.as_ref() != Some(&one.name)
        });
        let fits = if one.headline { !profile.roles.is_empty() } else { profile.roles.is_empty() && !other };
        (near && speaks && fits).then_some(profile)
    }
}

/// How many offices of one document are looked at.
pub(super) const MOST: usize = 50;

/// How many sentences after their office somebody may be named.
const REACH: usize = 2;

/// The same for a headline, which tells who speaks first.
const HEADLINE_REACH: usize = 3;
