//! What an exact recursion needs, and its cost.

use super::classes::Classes;
use super::poisson::{Jumps, Support, ln_poisson};
use std::f64::consts::TAU;

/// The most multiplications of an exact recursion: about a second.
pub(crate) const BUDGET: f64 = 6e9;
/// What a step costs beside its multiplications.
const STEP: f64 = 1500.0;
/// Left out of a sum: this share of it.
const LN_NEGLIGIBLE: f64 = -44.0;
/// The least logarithm of a probability that is told from 0.
const LN_LEAST: f64 = -700.0;

/// The classes, the observed deviation and which probabilities are negligible.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) classes: Classes,
    /// n times the statistic, less what rounding may have added.
    pub(crate) deviation: f64,
    /// The logarithm of a probability that is negligible beside the p-value.
    pub(crate) least: f64,
    /// The support of each class, or of one if all are alike.
    supports: Vec<Support>,
}

impl Plan {
    /// Returns the plan for a deviation that is not negligible beside n.
    pub(crate) fn new(classes: Classes, deviation: f64) -> Self {
        let paths = 0.5 * (TAU * classes.n).ln() + (classes.len() as f64).ln();
        let least = (LN_NEGLIGIBLE - paths + ln_lower_bound(&classes, deviation)).max(LN_LEAST);
        let different = if classes.is_even { 1 } else { classes.len() };
        let supports = classes.means[..different].iter().map(|mean| Support::new(*mean, least, classes.n)).collect();
        Self { classes, deviation, least, supports }
    }

    /// Returns the multiplications of stepping through all classes with a range of `width` counts.
    pub(crate) fn cost(&self, width: f64) -> f64 {
        let length: f64 = self.supports.iter().map(|s| STEP + s.len().min(width) * (width + s.len().min(width))).sum();
        length * (self.classes.len() / self.supports.len()) as f64
    }

    /// Tabulates the jumps of each class, or of one if all are alike.
    pub(crate) fn jumps(&self) -> Vec<Jumps> {
        self.supports.iter().map(|support| Jumps::new(*support)).collect()
    }

    /// Returns the logarithm of the probability that the other classes, where `rest` angles are expected, complete
    /// `count` angles to n, divided by that of n angles in all.
    pub(crate) fn ln_completion(&self, count: i64, rest: f64) -> f64 {
        let n = self.classes.n;
        ln_poisson(n - count as f64, rest) - ln_poisson(n, n)
    }
}

/// Returns the logarithm of a probability that the p-value of either statistic is not less than: that one boundary
/// deviates just so much.
fn ln_lower_bound(classes: &Classes, deviation: f64) -> f64 {
    let n = classes.n;
    let binomial = |count: f64, (bound, rest): (f64, f64)| {
        let outside = !(0.0..=n).contains(&count);
        if outside { f64::NEG_INFINITY } else { ln_poisson(count, bound) + ln_poisson(n - count, rest) }
    };
    let either = |bound: f64, rest: f64| {
        let at = (bound, rest);
        binomial((bound + deviation).ceil(), at).max(binomial((bound - deviation).floor(), at))
    };
    let pairs = classes.bounds.iter().zip(&classes.rests).take(classes.len() - 1);
    pairs.map(|(bound, rest)| either(*bound, *rest)).fold(f64::NEG_INFINITY, f64::max) - ln_poisson(n, n)
}
