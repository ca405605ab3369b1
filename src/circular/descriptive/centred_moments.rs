//! Means of powers of sin(d/2), where d are the deviations from the mean direction.

use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::circular::totals::Totals;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use crate::special::polar::sin_cos_of_half;

/// Circular variances from here on need no scale: products of weights and fourth powers keep their digits.
const WIDE: f64 = 1e-50;
/// The largest scale, whose fourth power is finite.
const LARGEST_SCALE: f64 = 1e70;
/// Sums of fourth powers below this would be subnormal soon.
const LEAST_SUM: f64 = 1e-290;

/// Means about the mean direction that do not cancel for angles close together, with s = sin(d/2) in units of 1/scale.
pub(crate) struct CentredMoments {
    /// The circular variance 1 − R, not scaled.
    pub(crate) variance: f64,
    /// The mean of s².
    pub(crate) square: f64,
    /// The mean of s⁴.
    pub(crate) fourth: f64,
    /// The mean of s² sin d, sin d in the same units.
    pub(crate) skewed: f64,
}

impl CentredMoments {
    /// Computes the moments of a lane whose angles are not all equal.
    ///
    /// # Errors
    /// If all angles are equal, or so close that fourth powers of their distances lose digits in any units.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>, statistic: &'static str) -> Result<Self> {
        let sums = Sums::new(lane);
        let (variance, scale) = (sums.variance(), scale(sums));
        let powers = |deviation| {
            let (sine, cosine) = sin_cos_of_half(deviation);
            let sine = scale * sine;
            let square = sine * sine;
            [square, square * square, 2.0 * square * sine * cosine]
        };
        let [square, fourth, skewed] = Totals::new(lane, sums.direction(), powers).means();
        if fourth * sums.weight() > LEAST_SUM {
            Ok(Self { variance, square, fourth, skewed })
        } else {
            let reason = if variance > 0.0 { "the angles are too close together" } else { "all angles are equal" };
            Err(Error::Undefined { statistic, reason })
        }
    }
}

/// Returns a power of two by which sin(d/2) can be multiplied so that sums of w sin⁴(d/2) neither underflow nor
/// overflow: about 1/√V for small circular variances V.
fn scale(sums: Sums) -> f64 {
    let (variance, weight) = (sums.variance(), sums.weight());
    if variance >= WIDE {
        return 1.0;
    }
    // The sum of the fourth powers is at most scale⁴ V Σw.
    let largest = (1e300 / weight / variance).sqrt().sqrt().min(LARGEST_SCALE);
    (1.0 / variance.sqrt()).min(largest).log2().floor().exp2()
}
