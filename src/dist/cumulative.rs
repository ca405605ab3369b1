//! Cumulative functions and quantile in f64, of a deviation from the location in [−PI, PI].

use super::mass::{Centred, Point};

impl Centred {
    /// Mass above θ in [0, π].
    fn tail(&self, theta: f64) -> f64 {
        let point = Point::of_angle(theta);
        self.peak * self.tail_ratio(point) * (-self.exponent(point.s)).exp()
    }

    /// ln of [`tail`](Self::tail), also where that underflows.
    fn log_tail(&self, theta: f64) -> f64 {
        let point = Point::of_angle(theta);
        (self.peak * self.tail_ratio(point)).ln() - self.exponent(point.s)
    }

    /// Mass below the deviation: small values, on the left, keep their relative accuracy.
    pub(crate) fn cdf(&self, deviation: f64) -> f64 {
        if deviation <= 0.0 { self.tail(-deviation) } else { 1.0 - self.tail(deviation) }
    }

    /// ln of [`cdf`](Self::cdf).
    pub(crate) fn log_cdf(&self, deviation: f64) -> f64 {
        if deviation <= 0.0 { self.log_tail(-deviation) } else { (-self.tail(deviation)).ln_1p() }
    }
}
