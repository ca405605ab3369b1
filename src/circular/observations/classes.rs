//! The angles of a lane, counted by the classes of their rounding.

use super::lane::Lane;
use super::rounding::Rounding;
use crate::error::{Error, Result};
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;

/// Largest number of angles: more are not counted exactly.
const MOST: f64 = 1.0 / f64::EPSILON;

impl<F: Float> Lane<'_, F> {
    /// Returns the total weight, or number, of the angles in each class of a rounding.
    pub(crate) fn class_weights(self, rounding: Rounding) -> Result<Vec<f64>> {
        let (mut totals, classes) = reserved(&[rounding.classes()])?;
        totals.resize(classes, 0.0);
        let precision = Float::to_f64(F::epsilon());
        for (i, angle) in self.angles.iter().enumerate() {
            totals[rounding.class(Float::to_f64(*angle), precision)] += self.weights.map_or(1.0, |weights| weights[i]);
        }
        Ok(totals)
    }

    /// Returns the number of angles in each class, weights being counts.
    ///
    /// # Errors
    /// If a weight is not a whole number, or there are more than 2⁵² angles.
    pub(crate) fn class_counts(self, rounding: Rounding) -> Result<Vec<f64>> {
        if self.weights.is_some_and(|weights| weights.iter().any(|weight| weight.fract() != 0.0)) {
            return Err(Error::Weighted {
                reason: "weights of rounded angles are counts here, so they must be whole numbers",
            });
        }
        let counts = self.class_weights(rounding)?;
        let total = counts.iter().sum();
        if total > MOST { Err(Error::TotalWeight { total }) } else { Ok(counts) }
    }
}
