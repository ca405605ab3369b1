//! Cumulative functions of a deviation from the location, in [−PI, PI].

use super::mass::{CentredDistribution, Point};
use crate::special::bessel::peak::peak;
use crate::special::fixed::exp;
use std::f64::consts::LN_2;

impl CentredDistribution {
    /// Takes the density's peak from a table: what the functions of the distribution use.
    #[inline(always)]
    pub(crate) fn from_table(kappa: f64) -> Self {
        Self::with_peak(kappa, peak(kappa))
    }

    /// Returns the mass above the angle whose half has the sine `s`, from its ratio to the density there.
    #[inline(always)]
    pub(crate) fn tail(&self, s: f64, ratio: f64) -> f64 {
        self.peak * ratio * exp(-self.exponent(s))
    }

    /// Returns the mass below the deviation; small values, left of the centre, keep their relative accuracy.
    pub(crate) fn cdf(&self, deviation: f64) -> f64 {
        let point = Point::from_angle(deviation.abs());
        below(deviation, self.tail(point.s, self.tail_ratio(point)))
    }

    /// Returns the logarithm of [`cdf`](Self::cdf), even where that underflows.
    pub(crate) fn log_cdf(&self, deviation: f64) -> f64 {
        if deviation > 0.0 {
            return (-self.cdf(-deviation)).ln_1p();
        }
        let point = Point::from_angle(-deviation);
        let log = (self.peak * self.tail_ratio(point)).ln() - self.exponent(point.s);
        if deviation == 0.0 { -LN_2 } else { log.min(-LN_2) }
    }
}

/// Returns the mass below a deviation, from the mass of the tail on its side; exactly 1/2 at the centre.
#[inline(always)]
pub(crate) fn below(deviation: f64, tail: f64) -> f64 {
    let tail = if deviation == 0.0 { 0.5 } else { tail.min(0.5) };
    if deviation <= 0.0 { tail } else { 1.0 - tail }
}
