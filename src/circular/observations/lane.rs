//! The angles of one lane.

use super::rounding::Rounding;
use crate::scalar::float::Float;

/// Angles in order, none of them NaN, and their weights if they have any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lane<'l, F> {
    pub(crate) angles: &'l [F],
    /// As many weights as angles.
    pub(crate) weights: Option<&'l [f64]>,
    /// The grid that the angles were rounded to, if that is known.
    pub(crate) rounding: Option<Rounding>,
}

impl<F: Float> Lane<'_, F> {
    /// Returns the sum of the weights, or the number of angles if they have none.
    pub(crate) fn weight(self) -> f64 {
        self.weights.map_or(self.angles.len() as f64, |weights| weights.iter().sum())
    }

    /// Returns the index of the first angle of the largest weight, 0 if all have the same.
    pub(crate) fn heaviest(self) -> usize {
        let heavier = |(first, largest): (usize, f64), (i, &weight): (usize, &f64)| {
            if weight > largest { (i, weight) } else { (first, largest) }
        };
        self.weights.map_or(0, |weights| weights.iter().enumerate().fold((0, 0.0), heavier).0)
    }
}
