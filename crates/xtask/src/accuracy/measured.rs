//! Errors by function, type and range of concentrations.

use super::errors::Errors;

/// Where the ranges of concentrations end; each begins where the one before ends.
pub(crate) const ENDS: [f64; 7] = [0.0, 0.1, 1.0, 10.0, 100.0, 1e4, f64::INFINITY];
pub(crate) const NAMES: [&str; 7] = ["0", "to 0.1", "to 1", "to 10", "to 100", "to 1e4", "to max"];

/// The errors of one function in one type.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ranges(pub(crate) [Errors; ENDS.len()]);

impl Ranges {
    pub(crate) fn see(&mut self, kappa: f64, error: f64) {
        self.0[ENDS.partition_point(|&end| end < kappa)].see(error);
    }

    pub(crate) fn all(&self) -> Errors {
        self.0.iter().copied().fold(Errors::default(), Errors::and)
    }
}

/// One function, its unit, and its errors in f64 and in f32.
pub(crate) struct Measured {
    pub(crate) function: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) wide: Ranges,
    pub(crate) narrow: Ranges,
}

impl Measured {
    pub(crate) fn new(function: &'static str, unit: &'static str) -> Self {
        Self { function, unit, wide: Ranges::default(), narrow: Ranges::default() }
    }
}

/// The arguments in f32, if that loses nothing.
pub(crate) fn narrow<const N: usize>(arguments: [f64; N]) -> Option<[f32; N]> {
    let narrow = arguments.map(|value| value as f32);
    (narrow.map(f64::from) == arguments).then_some(narrow)
}
