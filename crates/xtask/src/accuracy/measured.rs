//! Errors by function, type and range of concentrations.

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

    /// Returns the errors of all ranges together.
    pub(crate) fn all(&self) -> Errors {
        self.0.iter().copied().fold(Errors::default(), Errors::merge)
    }
}

/// A function, the unit of its errors, and the errors in f64 and in f32.
pub(crate) struct Measured {
    pub(crate) function: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) double: Ranges,
    pub(crate) single: Ranges,
}

impl Measured {
    pub(crate) fn new(function: &'static str, unit: &'static str) -> Self {
        Self { function, unit, double: Ranges::default(), single: Ranges::default() }
    }
}

/// Returns the arguments in f32 if f32 holds them exactly.
pub(crate) fn single<const N: usize>(arguments: [f64; N]) -> Option<[f32; N]> {
    let single = arguments.map(|value| value as f32);
    (single.map(f64::from) == arguments).then_some(single)
}
