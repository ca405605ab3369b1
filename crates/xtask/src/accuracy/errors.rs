//! The largest and the mean of errors, and the units in which errors are measured.

use std::f64::consts::TAU;

/// The largest of some errors, their sum and their count.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Errors {
    pub(crate) max: f64,
    sum: f64,
    pub(crate) count: u64,
}

impl Errors {
    /// Adds one error.
    pub(crate) fn add(&mut self, error: f64) {
        assert!(!error.is_nan(), "an error is not a number");
        *self = self.merge(Self { max: error, sum: error, count: 1 });
    }

    /// Returns the errors of both.
    pub(crate) fn merge(self, other: Self) -> Self {
        Self { max: self.max.max(other.max), sum: self.sum + other.sum, count: self.count + other.count }
    }

    /// Returns the mean error.
    pub(crate) fn mean(self) -> f64 {
        self.sum / self.count as f64
    }
}

/// Returns the error of a centred quantile or sample along the circle, in units of max(|Q|, 1/√(1 + κ)).
pub(crate) fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    let direct = (ours - expected).abs();
    direct.min((direct - TAU).abs()) / expected.abs().max(1.0 / (1.0 + kappa).sqrt())
}

/// Returns the distance from `expected + rest`, in units in the last place of `scale`.
pub(crate) fn ulps(ours: f64, expected: f64, rest: f64, scale: f64) -> f64 {
    let scale = scale.abs();
    ((ours - expected) - rest).abs() / (scale.next_up() - scale)
}

/// Returns the same in units in the last place of an f32.
pub(crate) fn ulps_f32(ours: f64, expected: f64, rest: f64, scale: f64) -> f64 {
    let scale = scale.abs() as f32;
    ((ours - expected) - rest).abs() / f64::from(scale.next_up() - scale)
}
