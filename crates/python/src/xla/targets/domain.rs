//! The ranges of arguments.

use vonmises::Float;

/// A range that the library demands of an argument.
#[derive(Clone, Copy, Debug)]
pub(super) enum Domain {
    /// Finite.
    Angle,
    /// Finite and at least 0.
    Concentration,
    /// From 0 to 1.
    Probability,
}

impl Domain {
    /// Returns whether the value lies in the range.
    pub(super) fn has<F: Float>(self, value: F) -> bool {
        let value = value.to_f64();
        match self {
            Self::Angle => value.is_finite(),
            Self::Concentration => value.is_finite() && value >= 0.0,
            Self::Probability => (0.0..=1.0).contains(&value),
        }
    }

    /// Returns the value, or 1, which lies in every range, if it does not lie in this one.
    pub(super) fn nearby<F: Float>(self, value: F) -> F {
        if self.has(value) { value } else { F::from_f64(1.0) }
    }
}
