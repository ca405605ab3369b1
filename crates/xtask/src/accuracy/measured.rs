//! Errors by function, type and range of concentrations.

use super::comparison::function::Function;
use super::errors::Errors;

/// The upper ends of the ranges of concentrations. Each range begins where the one before it ends.
pub(crate) const ENDS: [f64; 7] = [0.0, 0.1, 1.0, 10.0, 100.0, 1e4, f64::INFINITY];
/// The names of the ranges.
pub(crate) const NAMES: [&str; 7] = ["0", "to 0.1", "to 1", "to 10", "to 100", "to 1e4", "to max"];

/// Returns the number of the range in which a concentration lies.
pub(crate) fn range_of(kappa: f64) -> usize {
    ENDS.partition_point(|&end| end < kappa)
}

/// The errors of one function in one type, for each range.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ranges(pub(crate) [Errors; ENDS.len()]);

impl Ranges {
    /// Adds an error at a concentration.
    pub(crate) fn add(&mut self, kappa: f64, error: f64) {
        self.0[range_of(kappa)].add(error);
    }

    /// Raises the largest error of a concentration's range to at least this one.
    pub(crate) fn raise(&mut self, kappa: f64, error: f64) {
        let largest = &mut self.0[range_of(kappa)].max;
        *largest = largest.max(error);
    }

    /// Returns the errors of all ranges together.
    pub(crate) fn all(&self) -> Errors {
        self.0.iter().copied().fold(Errors::default(), Errors::merge)
    }
}

/// A function and its errors in f64 and in f32.
pub(crate) struct Measured {
    pub(crate) function: Function,
    pub(crate) double: Ranges,
    pub(crate) single: Ranges,
}
