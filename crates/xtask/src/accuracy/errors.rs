//! The largest and the mean of errors.

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
