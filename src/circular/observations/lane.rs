//! The angles of one lane.

use crate::scalar::float::Float;

/// Angles in order, none of them NaN, and their weights if they have any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lane<'l, F> {
    pub(crate) angles: &'l [F],
    /// As many weights as angles.
    pub(crate) weights: Option<&'l [f64]>,
}

impl<F: Float> Lane<'_, F> {
    /// Returns the sum of the weights, or the number of angles if they have none.
    pub(crate) fn weight(self) -> f64 {
        self.weights.map_or(self.angles.len() as f64, |weights| weights.iter().sum())
    }

    /// Returns the index of the first angle whose weight is positive, 0 if there is none.
    pub(crate) fn first_with_weight(self) -> usize {
        self.weights.and_then(|weights| weights.iter().position(|&weight| weight > 0.0)).unwrap_or(0)
    }
}
