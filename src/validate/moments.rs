//! Tests of the mean vector of angles against that of a distribution: its direction, and its component along `loc`.

use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::gof::hypothesis::Hypothesis;
use crate::gof::result::{Method, TestResult};
use crate::scalar::float::Float;
use crate::special::bessel::inverse::concentration_from_variance_and_length;
use crate::special::bessel::peak::peak;
use crate::special::bessel::slope::root_slope;
use crate::special::pivot::Pivot;
use pxfm::f_erfc;
use std::f64::consts::FRAC_1_SQRT_2;

/// Below this w of [`concentration`], w and u are equal up to rounding, and the p-value is above 0.95.
const CENTRAL: f64 = 0.02;

/// Tests the mean direction, which follows, given the length R of the mean vector, exactly the von Mises distribution
/// of concentration nRκ.
///
/// The statistic is the distance of the mean direction from `loc`, in radians. Mardia & Jupp 2000, section 4.5.2.
pub(crate) fn direction<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> Result<TestResult> {
    let sums = Sums::new(lane);
    let statistic = sums.direction().minus(Pivot::new(hypothesis.loc)).abs();
    let concentration = sums.weight() * sums.resultant_length() * hypothesis.concentration;
    let p_value = 2.0 * VonMises::new(0.0, concentration.min(f64::MAX))?.sf(statistic)?;
    Ok(TestResult { statistic, p_value: p_value.min(1.0), method: Method::Exact })
}

/// Tests the mean cosine C about `loc`, which is too large if the angles are too concentrated, too small if they are
/// not concentrated enough.
///
/// The p-value is a saddlepoint approximation. With A(k) = C, w² = 2n (mean of ln f(x; k) − ln f(x; κ)) and u = √n
/// (k − κ) √A′(k), w + ln(u/w)/w is standard normal with a relative error of order 1/n. The error stays small far in
/// the tails and for large κ, where n (1 − C) tends to a gamma distribution. Barndorff-Nielsen 1986 (Biometrika 73);
/// Lugannani & Rice 1980 (Advances in Applied Probability 12).
pub(crate) fn concentration<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> TestResult {
    let sums = Sums::with_pivot(Pivot::new(hypothesis.loc), lane);
    let (versine, cosine) = sums.mean_versine_and_cosine();
    let (n, kappa) = (sums.weight(), hypothesis.concentration);
    let length = cosine.abs();
    let rest = if cosine < 0.0 { 2.0 - versine } else { versine }; // 1 − length
    let fitted = concentration_from_variance_and_length(rest, length); // |k|
    let log_likelihood = |kappa: f64, versine: f64| peak(kappa).ln() - kappa * versine;
    let gain = (log_likelihood(fitted, rest) - log_likelihood(kappa, versine)).max(0.0);
    let step = fitted.copysign(cosine) - kappa;
    let (w, u) = ((2.0 * n * gain).sqrt(), n.sqrt() * step.abs() * root_slope(fitted));
    let normal = if w > CENTRAL { w + (u / w).ln() / w } else { 0.0 };
    let p_value = if fitted.is_finite() && w.is_finite() { f_erfc(normal.abs() * FRAC_1_SQRT_2) } else { 0.0 };
    TestResult { statistic: cosine, p_value, method: Method::Asymptotic }
}
