//! Maximum likelihood by stochastic gradient ascent with steps that adapt to each weight (AdaGrad), and a penalty on
//! absolute weights, which makes most of them 0.

use amur::train::Weights;

use super::pages::Labelled;

/// Length of the first steps.
const RATE: f32 = 0.3;
/// Orders the pages; the same weights come out every time.
const SEED: u64 = 11;

/// What keeps weights near 0.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Penalty {
    /// On absolute weights: most become 0.
    Absolute(f32),
    /// On squares, over one pass: weights share what they explain.
    Squared(f32),
}

/// Weights that make what `gradient` goes up to likely on the pages.
pub(crate) fn fit(
    pages: &[&Labelled],
    passes: usize,
    penalty: Penalty,
    add_gradient: impl Fn(&Weights, &Labelled, &mut Weights),
) -> Weights {
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut weights = Weights::default();
    let mut squares = Weights::default();
    let mut order: Vec<usize> = (0..pages.len()).collect();
    // The mean over the second half of the passes varies less with the order of pages than where the last step ends.
    let mut sum = Weights::default();
    let (first, mut steps) = (passes / 2, 0.0);
    let (absolute, squared) = match penalty {
        Penalty::Absolute(strength) => (strength, 0.0),
        Penalty::Squared(strength) => (0.0, strength / pages.len() as f32),
    };
    for pass in 0..passes {
        random.shuffle(&mut order);
        for &at in &order {
            let mut gradient = Weights::default();
            add_gradient(&weights, pages[at], &mut gradient);
            step(&mut weights, &mut gradient, &mut squares, absolute, squared);
            if pass >= first {
                steps += 1.0;
                for (sum, weight) in sum.rows_mut().flatten().zip(weights.rows_mut().flatten()) {
                    *sum += *weight;
                }
            }
        }
    }
    for weight in sum.rows_mut().flatten() {
        // Adding 0 makes `-0.00` 0.
        *weight = (*weight / steps * 100.0).round() / 100.0 + 0.0;
    }
    sum
}

/// One step up the gradient, and back towards 0 by the penalties.
fn step(weights: &mut Weights, gradient: &mut Weights, squares: &mut Weights, absolute: f32, squared: f32) {
    let rows = weights.rows_mut().zip(gradient.rows_mut()).zip(squares.rows_mut());
    for ((weights, gradient), squares) in rows {
        if weights.iter().chain(gradient.iter()).all(|value| *value == 0.0) {
            continue;
        }
        for ((weight, gradient), square) in weights.iter_mut().zip(gradient.iter()).zip(squares.iter_mut()) {
            let gradient = gradient - squared * *weight;
            *square += gradient * gradient;
            if *square > 0.0 {
                let rate = RATE / (square.sqrt() + 0.1);
                let moved = *weight + rate * gradient;
                *weight = moved.signum() * (moved.abs() - rate * absolute).max(0.0);
            }
        }
    }
}
