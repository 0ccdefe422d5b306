//! Maximum likelihood by stochastic gradient ascent with steps that adapt to each weight (AdaGrad), and a penalty on
//! absolute weights, which makes most of them 0.

use amur::train::Weights;

use super::pages::Labelled;

/// Length of the first steps.
const RATE: f32 = 0.3;
/// Orders the pages; the same weights come out every time.
const SEED: u64 = 11;

/// Weights that make the roles of the pages likely.
pub(crate) fn fit(pages: &[Labelled], passes: usize, penalty: f32) -> Weights {
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut weights = Weights::default();
    let mut squares = Weights::default();
    let mut order: Vec<usize> = (0..pages.len()).collect();
    // The mean over the second half of the passes varies less with the order of pages than where the last step ends.
    let mut sum = Weights::default();
    let (first, mut steps) = (passes / 2, 0.0);
    for pass in 0..passes {
        random.shuffle(&mut order);
        for &at in &order {
            let mut gradient = Weights::default();
            weights.add_gradient(&pages[at].page, &pages[at].allowed, &mut gradient);
            step(&mut weights, &mut gradient, &mut squares, penalty);
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

/// One step up the gradient, and back towards 0 by the penalty.
fn step(weights: &mut Weights, gradient: &mut Weights, squares: &mut Weights, penalty: f32) {
    let rows = weights.rows_mut().zip(gradient.rows_mut()).zip(squares.rows_mut());
    for ((weights, gradient), squares) in rows {
        for ((weight, gradient), square) in weights.iter_mut().zip(gradient.iter()).zip(squares.iter_mut()) {
            *square += gradient * gradient;
            if *square > 0.0 {
                let rate = RATE / (square.sqrt() + 0.1);
                let moved = *weight + rate * gradient;
                *weight = moved.signum() * (moved.abs() - rate * penalty).max(0.0);
            }
        }
    }
}
