//! Poisson probabilities, the steps of the exact recursions.

use crate::pvalues::one_sample::binomial::{excess, stirling_error};
use std::f64::consts::TAU;

/// Returns ln P(N = x) for a Poisson variable N of this mean (Loader 2000).
pub(crate) fn ln_poisson(x: f64, mean: f64) -> f64 {
    if x <= 0.0 {
        return if x < 0.0 { f64::NEG_INFINITY } else { -mean };
    }
    // Far below x the mean would be lost in a difference.
    let far = if mean < 0.1 * x { x * (x / mean).ln() + mean - x } else { x * excess((mean - x) / x) };
    -stirling_error(x) - far - 0.5 * (TAU * x).ln()
}

/// The numbers of angles in one class whose probability is not negligible.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Support {
    mean: f64,
    pub(crate) low: i64,
    pub(crate) high: i64,
}

impl Support {
    /// Returns where the logarithm of the probability is at least `least`, up to `n` angles.
    pub(crate) fn new(mean: f64, least: f64, n: f64) -> Self {
        let far = -least; // Bernstein's bound: P(N ≥ mean + t) ≤ exp(−t²/2(mean + t/3))
        let reach = far / 3.0 + (far * far / 9.0 + 2.0 * mean * far).sqrt();
        let mode = mean.floor().min(n);
        let inside = |x: f64| ln_poisson(x, mean) >= least;
        let low = bisect(mode, (mode - reach - 1.0).floor().max(-1.0), inside);
        let high = bisect(mode, (mode + reach + 2.0).ceil().min(n + 1.0), inside);
        Self { mean, low: low as i64, high: high as i64 }
    }

    /// Returns how many numbers there are.
    pub(crate) fn len(self) -> f64 {
        (self.high - self.low + 1) as f64
    }
}

/// Returns the whole number furthest from `inner`, towards `outer`, where the condition holds, or `inner`.
fn bisect(mut inner: f64, mut outer: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..64 {
        if (outer - inner).abs() <= 1.0 {
            break;
        }
        let middle = (0.5 * (inner + outer)).floor();
        *(if holds(middle) { &mut inner } else { &mut outer }) = middle;
    }
    inner
}

/// The probabilities of a [`Support`].
#[derive(Clone, Debug)]
pub(crate) struct Jumps {
    pub(crate) low: i64,
    pub(crate) high: i64,
    /// The probabilities of `high` to `low`, in descending order of the number of angles.
    pub(crate) descending: Vec<f64>,
}

impl Jumps {
    /// Tabulates the probabilities.
    pub(crate) fn new(support: Support) -> Self {
        let Support { mean, low, high } = support;
        let descending = (low..=high).rev().map(|x| ln_poisson(x as f64, mean).exp()).collect();
        Self { low, high, descending }
    }
}
