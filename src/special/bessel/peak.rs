//! The density's peak f(0) = 1 / (2π I₀(κ) e^−κ), and entropies.
//!
//! Both f(0)/√((κ + 6)/8) and the mean exponent κ (1 − A(κ)) are rows on the scale of `scale`.
//!
//! Largest errors found: `peak` 2 ulp, its logarithm 2 ulp of the value or of 1, the entropy 5.2 ulp of the value or
//! its larger term.

use super::rows::{MEAN_EXPONENTS, PEAKS};
use super::scale::{Rows, Scale, evaluate, evaluate_all};
use crate::special::fixed::ln;
use fearless_simd::Simd;

static PEAK_ROWS: Rows = PEAKS;
static MEAN_EXPONENT_ROWS: Rows = MEAN_EXPONENTS;

/// Returns √((κ + 6)/8).
#[inline(always)]
fn unit(kappa: f64) -> f64 {
    ((kappa + Scale::SHIFT) * 0.125).sqrt()
}

/// Returns the density's peak f(0).
pub(crate) fn peak(kappa: f64) -> f64 {
    evaluate(&PEAK_ROWS, kappa) * unit(kappa)
}

/// Returns κ (1 − A(κ)), the mean of κ (1 − cos x): to an absolute 1e-17 or an ulp.
pub(crate) fn mean_exponent(kappa: f64) -> f64 {
    evaluate(&MEAN_EXPONENT_ROWS, kappa)
}

/// Returns the entropy, −ln f(0) + κ (1 − A(κ)).
pub(crate) fn entropy(kappa: f64) -> f64 {
    mean_exponent(kappa) - ln(peak(kappa))
}

/// Computes the peaks of many concentrations, the same to the byte as [`peak`].
#[inline(always)]
pub(crate) fn peaks<S: Simd>(simd: S, kappas: &[f64], peaks: &mut [f64]) {
    evaluate_all(simd, &PEAK_ROWS, kappas, peaks);
    for (peak, &kappa) in peaks.iter_mut().zip(kappas) {
        *peak *= unit(kappa);
    }
}

/// Computes the entropies of many concentrations from their peaks.
#[inline(always)]
pub(crate) fn entropies<S: Simd>(simd: S, kappas: &[f64], peaks: &[f64], entropies: &mut [f64]) {
    evaluate_all(simd, &MEAN_EXPONENT_ROWS, kappas, entropies);
    for (entropy, &peak) in entropies.iter_mut().zip(peaks) {
        *entropy -= ln(peak);
    }
}
