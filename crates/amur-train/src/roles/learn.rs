//! The three things that are learned one after the other: where the article lies, which line is its headline, and the
//! roles.

use amur::train::Weights;

use super::Options;
use super::fit::{Penalty, fit};
use super::pages::{Labelled, Source};
use super::variants;

/// Parts of the pages whose articles and headlines the others find, so that roles are learned with the mistakes
/// that will be made.
const PARTS: usize = 4;
/// Penalty on the weights of the first look.
const FIRST_LOOK: Penalty = Penalty::Squared(3.0);

/// Learns all weights from pages and changed copies of them.
pub(super) fn learn(pages: &[&Source], is_outlet: &dyn Fn(&str) -> bool, options: &Options) -> Weights {
    let mut parts: [Vec<Labelled>; PARTS] = Default::default();
    for (at, page) in pages.iter().enumerate() {
        let part = &mut parts[at % PARTS];
        part.push(Labelled::new(page, is_outlet));
        part.extend(
            variants::of(pages, at, options.variants).iter().map(|copy| Labelled::new(copy, is_outlet)),
        );
    }
    let mut labelled = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let others: Vec<&Labelled> =
            (0..PARTS).filter(|other| *other != at).flat_map(|other| &parts[other]).collect();
        let weights = first_look(&others, options.passes);
        labelled.extend(part.iter().map(|page| page.looked_at(&weights)));
    }
    let roles = |weights: &Weights, page: &Labelled, gradient: &mut Weights| {
        weights.add_gradient(&page.page, &page.allowed, gradient);
    };
    let labelled: Vec<&Labelled> = labelled.iter().collect();
    let mut weights = fit(&labelled, options.passes, Penalty::Absolute(options.penalty), roles);
    let all: Vec<&Labelled> = parts.iter().flatten().collect();
    add(&mut weights, &mut first_look(&all, options.passes));
    weights
}

/// Learns to find articles, then, knowing them, their headlines.
fn first_look(pages: &[&Labelled], passes: usize) -> Weights {
    let mut weights = fit(pages, passes, FIRST_LOOK, |weights, page, gradient| {
        weights.add_article(&page.page, &page.article(), gradient);
    });
    let placed: Vec<Labelled> = pages.iter().map(|page| page.looked_at(&weights)).collect();
    let placed: Vec<&Labelled> = placed.iter().collect();
    let mut headline = fit(&placed, passes, FIRST_LOOK, |weights, page, gradient| {
        weights.add_headline(&page.page, &page.titles(), gradient);
    });
    add(&mut weights, &mut headline);
    weights
}

/// Adds weights to others.
fn add(weights: &mut Weights, more: &mut Weights) {
    for (weight, more) in weights.rows_mut().flatten().zip(more.rows_mut().flatten()) {
        *weight += *more;
    }
}
