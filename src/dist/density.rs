//! Density, entropy and divergence in f64, of a deviation from the location.

use crate::special::bessel::{i0e, log_normalizer, mean_resultant_length, one_minus_mean_resultant_length};
use std::f64::consts::TAU;

/// The density of one concentration, with what is the same at every angle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Density {
    kappa: f64,
    /// 2π I₀(κ) e^−κ
    normalizer: f64,
    log_normalizer: f64,
}

impl Density {
    pub(crate) fn new(kappa: f64) -> Self {
        Self { kappa, normalizer: TAU * i0e(kappa), log_normalizer: log_normalizer(kappa) }
    }

    /// exp(−2κ sin²(d/2)) / (2π I₀(κ) e^−κ)
    pub(crate) fn prob(&self, deviation: f64) -> f64 {
        (-exponent(deviation, self.kappa)).exp() / self.normalizer
    }

    /// −2κ sin²(d/2) − ln(2π I₀(κ) e^−κ): never `cos − 1`, never I₀ itself.
    pub(crate) fn log_prob(&self, deviation: f64) -> f64 {
        -exponent(deviation, self.kappa) - self.log_normalizer
    }
}

/// 2κ sin²(d/2), in the order in which nothing overflows before the result does.
fn exponent(deviation: f64, kappa: f64) -> f64 {
    let s = (0.5 * deviation).sin();
    kappa * s * s * 2.0
}

/// ln(2π I₀ e^−κ) + κ (1 − A).
pub(crate) fn entropy_of(kappa: f64) -> f64 {
    log_normalizer(kappa) + kappa * one_minus_mean_resultant_length(kappa)
}

/// Kullback–Leibler divergence of the law (loc + deviation, κ₂) from the law (loc, κ₁):
/// ln(I₀(κ₂)/I₀(κ₁)) scaled, + (κ₂ − κ₁)(1 − A(κ₁)) + 2 κ₂ A(κ₁) sin²(d/2).
pub(super) fn kl_divergence(kappa: f64, deviation: f64, other: f64) -> f64 {
    let turning = exponent(deviation, mean_resultant_length(kappa) * other);
    let scale = log_normalizer(other) - log_normalizer(kappa);
    let spread = (other - kappa) * one_minus_mean_resultant_length(kappa);
    (scale + spread).max(0.0) + turning
}
