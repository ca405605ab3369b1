//! Density and Kullback–Leibler divergence, of a deviation from the location.

use crate::special::bessel::peak::peak;
use crate::special::bessel::ratio::{mean_resultant_length, one_minus_mean_resultant_length};
use crate::special::fixed::{exp, ln, sin_of_half};

/// Returns the density f(0) exp(−2κ sin²(d/2)).
#[inline(always)]
pub(crate) fn prob(deviation: f64, kappa: f64, peak: f64) -> f64 {
    peak * exp(-exponent(deviation, kappa))
}

/// Returns its logarithm ln f(0) − 2κ sin²(d/2), which neither cancels nor overflows as κ (cos d − 1) and I₀ would.
#[inline(always)]
pub(crate) fn log_prob(deviation: f64, kappa: f64, log_peak: f64) -> f64 {
    log_peak - exponent(deviation, kappa)
}

/// Returns 2κ sin²(d/2), multiplied in an order in which nothing overflows before the result does.
#[inline(always)]
fn exponent(deviation: f64, kappa: f64) -> f64 {
    let s = sin_of_half(deviation.abs());
    kappa * s * s * 2.0
}

/// Returns the Kullback–Leibler divergence of the distribution (loc + deviation, κ₂) from the distribution (loc, κ₁):
/// ln(f₁(0)/f₂(0)) + (κ₂ − κ₁)(1 − A(κ₁)) + 2 κ₂ A(κ₁) sin²(d/2).
pub(crate) fn kl_divergence(kappa: f64, deviation: f64, other: f64) -> f64 {
    let turning = exponent(deviation, mean_resultant_length(kappa) * other);
    let scale = ln(peak(kappa) / peak(other)); // of the logarithms, which reach 354, the difference would be less exact
    let spread = (other - kappa) * one_minus_mean_resultant_length(kappa);
    (scale + spread).max(0.0) + turning
}
