//! The fitted concentration has the mean resultant length of the angles, to a few ulp.

use super::{close, two_sided};
use crate::common::ulps;
use ndarray::Array1;
use vonmises::VonMises;
use vonmises::circular::{Bias, Fit, Fitted, concentration_to_variance};

/// Returns the error of A(κ) at the fitted κ, in ulp of R or, where that is smaller, of v = 1 − R.
fn error_in_ulps(fitted: Fitted<f64>, r: f64, v: f64) -> f64 {
    if r < 0.5 {
        let centred = VonMises::new(0.0, fitted.concentration()).unwrap();
        return ulps(centred.trigonometric_moment(1).0, r, r);
    }
    ulps(concentration_to_variance(fitted.concentration()).unwrap().sum(), v, v)
}

#[test]
fn the_likeliest_concentration_has_the_resultant_of_the_angles_to_4_ulp() {
    let mut kappas: Vec<f64> = (-15..=12).map(|e| 10.0_f64.powi(e)).collect();
    kappas.extend([0.3, 0.7, 1.1, 1.2, 2.0, 3.0, 7.0, 20.0, 24.9, 25.1, 1e5 - 1.0, 1e5 + 1.0]);
    for n in [2.0, 3.0, 10.0, 1e3, 1e6] {
        for &kappa in &kappas {
            // Weights p and q at 0 and PI: R = (p − q)/n, where the difference is exact, and 1 − R = 2q/n.
            let v: f64 = concentration_to_variance(kappa).unwrap().sum();
            let r = VonMises::new(0.0, kappa).unwrap().trigonometric_moment(1).0;
            let p = n * (1.0 + r) / 2.0;
            let q = if r < 0.5 { n - p } else { n * v / 2.0 };
            // PI is 1.2e-16 less than π, which turns the mean where R is as small as that.
            let fit = if kappa < 1e-7 { Fit::new().loc(0.0) } else { Fit::new() };
            let error = error_in_ulps(two_sided(fit, [p, q]), (p - q) / (p + q), 2.0 * q / (p + q));
            assert!(error <= 4.0, "n = {n}, kappa = {kappa:e}: {error} ulp");
        }
        assert_eq!(two_sided(Fit::new().loc(0.0), [n / 2.0; 2]).concentration(), 0.0);
    }
    for kappa in [1.2, 2.0, 5.0, 24.0, 26.0, 1e3, 1e6, 1e9, 1e12] {
        for n in [2, 10, 1000, 1_000_000] {
            // Half of the angles at 3/4 + d, half at 3/4 − d, both exact: R = cos d.
            let v: f64 = concentration_to_variance(kappa).unwrap().sum();
            let d = (2.0 * (v / 2.0).sqrt().asin() * 2.0_f64.powi(52)).round() / 2.0_f64.powi(52);
            let x: Array1<f64> = (0..n).map(|i| if i % 2 == 0 { 0.75 + d } else { 0.75 - d }).collect();
            let fitted = Fit::new().fit(&x).unwrap();
            let error = error_in_ulps(fitted, d.cos(), 2.0 * (d / 2.0).sin().powi(2));
            assert!(error <= 4.0, "n = {n}, kappa = {kappa:e}: {error} ulp");
            assert!((fitted.loc() - 0.75).abs() <= 3e-16);
        }
    }
}

/// n, e, R and 1 − R of n angles 2^e apart, from mpmath 1.4.1 at 80 digits, sin(ns/2)/(n sin(s/2)) with s = 2^e.
const PROGRESSIONS: [(u32, i32, f64, f64); 8] = [
    (3, -2, 0.9792749478070966, 0.02072505219290348),
    (3, -20, 0.9999999999996968, 3.031649005909531e-13),
    (100, -6, 0.9013435835748982, 0.09865641642510184),
    (100, -30, 0.9999999999999997, 3.613645840894186e-16),
    (10_000, -12, 0.7695079443736302, 0.2304920556263697),
    (10_000, -33, 0.9999999999999435, 5.64688625855971e-14),
    (1_000_000, -19, 0.8551633224008326, 0.14483667759916743),
    (1_000_000, -40, 0.9999999999999656, 3.4465858856341334e-14),
];

#[test]
fn arithmetic_progressions_are_recovered_to_4_ulp() {
    for (n, e, r, v) in PROGRESSIONS {
        let steps = |i: u32| f64::from(2 * i + 1) - f64::from(n);
        let x: Array1<f64> = (0..n).map(|i| 1.0 + steps(i) * 2.0_f64.powi(e - 1)).collect();
        let error = error_in_ulps(Fit::new().fit(&x).unwrap(), r, v);
        assert!(error <= 4.0, "{n} angles 2^{e} apart: {error} ulp");
        let error = error_in_ulps(Fit::new().loc(1.0).fit(&x).unwrap(), r, v);
        assert!(error <= 4.0, "{n} angles 2^{e} apart about 1: {error} ulp");
    }
}

#[test]
fn a_small_resultant_is_recovered_to_rounding() {
    // n, e and R as above, where R is small; the rounding of each angle is about 1e-16.
    for (n, e, r) in
        [(1000_u32, -8, 0.4750330653362652), (10_000, -11, 0.2639299591271443), (100_000, -14, 0.029397502367777783)]
    {
        let x: Array1<f64> = (0..n).map(|i| 1.0 + f64::from(i) * 2.0_f64.powi(e)).collect();
        let fitted = Fit::new().fit(&x).unwrap();
        let found = VonMises::new(0.0, fitted.concentration()).unwrap().trigonometric_moment(1).0;
        assert!((found - r).abs() <= 3e-16, "{n} angles 2^{e} apart: {found}");
    }
}

#[test]
fn the_marginal_likelihood_holds_for_any_number_of_angles() {
    for n in [2.5, 100.0, 1e9] {
        for v in [0.2, 0.01, 1e-6, 5e-13, 1e-100] {
            let fitted = two_sided(Fit::new().bias(Bias::MarginalLikelihood), [n - n * v / 2.0, n * v / 2.0]);
            let variance = |kappa| concentration_to_variance(kappa).unwrap().sum();
            let (kappa, r) = (fitted.concentration(), 1.0 - v);
            close(variance(kappa), v + r * variance(n * r * kappa), 3e-15, &format!("n = {n}, V = {v}"));
        }
    }
    // R is no larger than that of n uniform angles: nR² ≤ 1.
    for (n, r) in [(4.0, 0.5), (1e6, 0.999e-3)] {
        let fitted = two_sided(Fit::new().bias(Bias::MarginalLikelihood), [n * (1.0 + r) / 2.0, n * (1.0 - r) / 2.0]);
        assert_eq!(fitted.concentration(), 0.0);
    }
}
