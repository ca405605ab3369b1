//! Tests of the mean vector of angles against that of a distribution: its direction and its length along it.

use crate::circular::observations::angles::Lane;
use crate::circular::sums::Sums;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::gof::hypothesis::Hypothesis;
use crate::gof::result::{Method, TestResult};
use crate::scalar::float::Float;
use crate::special::bessel::peak::peak;
use crate::special::bessel::ratio::concentration_from_variance_and_length;
use crate::special::bessel::slope::root_slope;
use crate::special::pivot::Pivot;
use pxfm::f_erfc;
use std::f64::consts::FRAC_1_SQRT_2;

/// Below this the two normal deviates of [`concentration`] are equal but for rounding, and its p-value is above 0.95.
const CENTRAL: f64 = 0.02;

/// The mean direction: given the length R of the mean vector it follows the von Mises distribution of concentration
/// nRκ, exactly.
///
/// The statistic is its distance from the location. Mardia & Jupp 2000, section 4.5.2.
pub(crate) fn direction<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> Result<TestResult> {
    let sums = Sums::new(lane);
    let statistic = sums.direction().minus(Pivot::new(hypothesis.loc)).abs();
    let concentration = sums.weight() * sums.resultant_length() * hypothesis.concentration;
    let p_value = 2.0 * VonMises::new(0.0, concentration.min(f64::MAX))?.sf(statistic)?;
    Ok(TestResult { statistic, p_value: p_value.min(1.0), method: Method::Exact })
}

/// The mean cosine C about the location: too large if the angles are too concentrated, too small if they are not
/// enough.
///
/// By the saddlepoint k with A(k) = C: w² = 2n (ln f(x; k) − ln f(x; κ)) in the mean and u = √n (k − κ) √A′(k), and
/// w + ln(u/w)/w is normal to a relative error of order 1/n that stays small far out, also for large κ, where C tends
/// to a gamma distribution. Barndorff-Nielsen 1986 (Biometrika 73); Lugannani & Rice 1980 (Advances in Applied
/// Probability 12).
pub(crate) fn concentration<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> TestResult {
    let sums = Sums::about(Pivot::new(hypothesis.loc), lane);
    let (versine, cosine) = sums.versine_and_cosine();
    let (n, kappa) = (sums.weight(), hypothesis.concentration);
    let length = cosine.abs();
    let rest = if cosine < 0.0 { 2.0 - versine } else { versine }; // 1 − length
    let size = concentration_from_variance_and_length(rest, length);
    let likelihood = |kappa: f64, versine: f64| peak(kappa).ln() - kappa * versine;
    let gain = (likelihood(size, rest) - likelihood(kappa, versine)).max(0.0);
    let step = size.copysign(cosine) - kappa;
    let (w, u) = ((2.0 * n * gain).sqrt(), n.sqrt() * step.abs() * root_slope(size));
    let normal = if w > CENTRAL { w + (u / w).ln() / w } else { 0.0 };
    let p_value = if size.is_finite() && w.is_finite() { f_erfc(normal.abs() * FRAC_1_SQRT_2) } else { 0.0 };
    TestResult { statistic: cosine, p_value, method: Method::Asymptotic }
}
