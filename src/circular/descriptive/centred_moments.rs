//! Means of powers of sin(d/2), where d are the deviations from the mean direction.

use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::circular::totals::Totals;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use crate::special::fixed::sin_cos_of_half;

/// The mean resultant length, and means about the mean direction that do not cancel for angles close together.
pub(crate) struct CentredMoments {
    /// The mean resultant length R.
    pub(crate) length: f64,
    /// The mean of s², where s = sin(d/2); half of 1 − R.
    pub(crate) square: f64,
    /// The mean of s⁴.
    pub(crate) fourth: f64,
    /// The mean of s² sin d.
    pub(crate) skewed: f64,
}

impl CentredMoments {
    /// Computes the moments of a lane.
    pub(crate) fn new<F: Float>(lane: Lane<'_, F>) -> Self {
        let sums = Sums::new(lane);
        let powers = |deviation| {
            let (sine, cosine) = sin_cos_of_half(deviation);
            let square = sine * sine;
            [square, square * square, 2.0 * square * sine * cosine]
        };
        let [square, fourth, skewed] = Totals::new(lane, sums.direction(), powers).means();
        Self { length: sums.resultant_length(), square, fourth, skewed }
    }

    /// Computes the moments of a lane whose angles are not all equal.
    pub(crate) fn from_distinct<F: Float>(lane: Lane<'_, F>, statistic: &'static str) -> Result<Self> {
        let moments = Self::new(lane);
        if moments.fourth > 0.0 {
            Ok(moments)
        } else {
            Err(Error::Undefined { statistic, reason: "all angles are equal" })
        }
    }

    /// Returns 1 − R.
    pub(crate) fn variance(&self) -> f64 {
        2.0 * self.square
    }
}
