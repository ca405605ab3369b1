//! The mean resultant length A(κ) = I₁(κ)/I₀(κ), 1 − A and A′, of many concentrations at once, for gradients.
//!
//! A (κ + 6)/κ, (1 − A)(κ + 6) and A′ (κ + 6)² are smooth, positive and of order 1 everywhere, so rows on the scale of
//! `scale` give each with a small relative error for every κ, and nothing cancels. Rounding does not leave the ranges
//! [0, 1] of A and 1 − A and [0, 1/2] of A′.
//!
//! `ratio` and `slope` compute the same from series, one at a time and to fewer ulp.

use super::rows::{RATIOS, SLOPES, VARIANCES};
use super::scale::{Rows, Scale, evaluate_all};
use fearless_simd::Simd;

/// What [`shifted_slopes`] adds to κ.
pub(crate) const SHIFT: f64 = Scale::SHIFT;

static RATIO_ROWS: Rows = RATIOS;
static VARIANCE_ROWS: Rows = VARIANCES;
static SLOPE_ROWS: Rows = SLOPES;

/// Computes A(κ), of relative accuracy also for small κ.
#[inline(always)]
pub(crate) fn ratios<S: Simd>(simd: S, kappas: &[f64], ratios: &mut [f64]) {
    evaluate_all(simd, &RATIO_ROWS, kappas, ratios);
    for (ratio, &kappa) in ratios.iter_mut().zip(kappas) {
        *ratio = (*ratio * (kappa / (kappa + Scale::SHIFT))).min(1.0);
    }
}

/// Computes 1 − A(κ), of relative accuracy also for large κ.
#[inline(always)]
pub(crate) fn variances<S: Simd>(simd: S, kappas: &[f64], variances: &mut [f64]) {
    evaluate_all(simd, &VARIANCE_ROWS, kappas, variances);
    for (variance, &kappa) in variances.iter_mut().zip(kappas) {
        *variance = (*variance / (kappa + Scale::SHIFT)).min(1.0);
    }
}

/// Computes A′(κ), the variance of cos(x − μ).
#[inline(always)]
pub(crate) fn slopes<S: Simd>(simd: S, kappas: &[f64], slopes: &mut [f64]) {
    evaluate_all(simd, &SLOPE_ROWS, kappas, slopes);
    for (slope, &kappa) in slopes.iter_mut().zip(kappas) {
        *slope = (*slope / (kappa + Scale::SHIFT) / (kappa + Scale::SHIFT)).min(0.5);
    }
}

/// Computes (κ + [`SHIFT`]) A′(κ), which underflows for no κ.
#[inline(always)]
pub(crate) fn shifted_slopes<S: Simd>(simd: S, kappas: &[f64], slopes: &mut [f64]) {
    evaluate_all(simd, &SLOPE_ROWS, kappas, slopes);
    for (slope, &kappa) in slopes.iter_mut().zip(kappas) {
        *slope /= kappa + SHIFT;
    }
}

#[cfg(test)]
mod tests {
    use super::{SHIFT, ratios, shifted_slopes, slopes, variances};
    use crate::simd::level;
    use crate::testing::reference::reference;
    use fearless_simd::dispatch;

    fn largest_error(ours: &[f64], expected: impl Iterator<Item = f64>) -> f64 {
        ours.iter().zip(expected).map(|(ours, expected)| (ours / expected - 1.0).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn slopes_agree_with_mpmath() {
        let rows: Vec<[f64; 2]> = reference("slope").into_iter().filter(|row| row[0] < 1e150).collect();
        let (kappas, mut values) = (rows.iter().map(|row| row[0]).collect::<Vec<_>>(), vec![0.0; rows.len()]);
        dispatch!(level::current(), simd => slopes(simd, &kappas, &mut values));
        let error = largest_error(&values, rows.iter().map(|row| row[1]));
        assert!(error < 1e-15, "{error:e}");
        dispatch!(level::current(), simd => shifted_slopes(simd, &kappas, &mut values));
        let error = largest_error(&values, rows.iter().map(|row| (row[0] + SHIFT) * row[1]));
        assert!(error < 1e-15, "{error:e}");
    }

    #[test]
    fn shifted_slopes_do_not_underflow() {
        let (kappas, mut values) = ([1e160, 1e300, f64::MAX], [0.0; 3]);
        dispatch!(level::current(), simd => shifted_slopes(simd, &kappas, &mut values));
        let error = largest_error(&values, kappas.iter().map(|kappa| 0.5 / kappa));
        assert!(error < 1e-15, "{error:e}");
    }

    #[test]
    fn ratios_and_their_complements_agree_with_mpmath() {
        let rows: Vec<[f64; 11]> = reference("bessel").into_iter().filter(|row| row[0] >= 1e-300).collect();
        let (kappas, mut values) = (rows.iter().map(|row| row[0]).collect::<Vec<_>>(), vec![0.0; rows.len()]);
        dispatch!(level::current(), simd => ratios(simd, &kappas, &mut values));
        let error = largest_error(&values, rows.iter().map(|row| row[4]));
        assert!(error < 1e-15, "{error:e}");
        dispatch!(level::current(), simd => variances(simd, &kappas, &mut values));
        let error = largest_error(&values, rows.iter().map(|row| row[5]));
        assert!(error < 1e-15, "{error:e}");
    }
}
