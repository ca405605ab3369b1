//! Errors, and their largest and mean.

use std::f64::consts::TAU;

/// The largest of some errors, and what their mean is made from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Errors {
    pub(crate) max: f64,
    sum: f64,
    pub(crate) count: u64,
}

impl Errors {
    pub(crate) fn see(&mut self, error: f64) {
        assert!(!error.is_nan(), "an error is not a number");
        *self = self.and(Self { max: error, sum: error, count: 1 });
    }

    /// Those of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { max: self.max.max(other.max), sum: self.sum + other.sum, count: self.count + other.count }
    }

    pub(crate) fn mean(self) -> f64 {
        self.sum / self.count as f64
    }
}

/// Error of a centred quantile or sample along the circle, in units of max(|Q|, 1/√(1 + κ)).
pub(crate) fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    let direct = (ours - expected).abs();
    direct.min((direct - TAU).abs()) / expected.abs().max(1.0 / (1.0 + kappa).sqrt())
}
