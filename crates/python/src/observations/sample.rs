//! Angles as the library takes them.

use super::nan_policy::NanPolicy;
use crate::arrays::input::Pinned;
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};
use numpy::Element;
use vonmises::Float;
use vonmises::circular::{Observations, Rounding, rounded, skip_nan, weighted};

/// Angles that stay as they are while a call runs, with weights, and how NaN is taken.
pub(crate) struct Sample<F> {
    pub(super) x: Pinned<F>,
    pub(super) weights: Option<Pinned<f64>>,
    pub(crate) policy: NanPolicy,
    pub(super) rounding: Option<Rounding>,
}

impl<F: Float + Element> Sample<F> {
    pub(crate) fn rounded(self, rounding: Option<Rounding>) -> Self {
        Self { rounding, ..self }
    }

    /// Returns whether the result of a lane with NaN is NaN.
    pub(crate) fn propagates(&self) -> bool {
        self.policy == NanPolicy::Propagate
    }

    /// Returns the angles with 0 for each of those in a lane with NaN, and which lanes these are.
    pub(crate) fn without_nan_lanes(&self, axis: Axis) -> (ArrayD<F>, ArrayD<bool>) {
        let mut filled = self.x.view().to_owned();
        let missing = filled.map_axis(axis, |lane| lane.iter().any(|angle| angle.is_nan()));
        for (mut lane, _) in filled.lanes_mut(axis).into_iter().zip(&missing).filter(|(_, missing)| **missing) {
            lane.fill(F::zero());
        }
        (filled, missing)
    }

    /// Returns the angles as the library takes them.
    pub(crate) fn observations(&self) -> Observations<'_, F, IxDyn> {
        self.with_angles(self.x.view())
    }

    /// Returns other angles with the same weights and grid.
    pub(crate) fn with_angles<'a>(&'a self, angles: ArrayViewD<'a, F>) -> Observations<'a, F, IxDyn> {
        let mut x = Observations::from(angles);
        if let Some(weights) = &self.weights {
            x = weighted(x, weights.view());
        }
        if self.policy == NanPolicy::Omit {
            x = skip_nan(x);
        }
        match self.rounding {
            Some(rounding) => rounded(x, rounding),
            None => x,
        }
    }
}
