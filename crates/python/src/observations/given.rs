//! The arguments of a statistic, as they are given.

use super::axes::{Axes, merged};
use super::nan_policy::NanPolicy;
use super::sample::Sample;
use crate::arrays::input::Argument;
use crate::arrays::precision::Precision;
use ndarray::Axis;
use numpy::{Element, PyUntypedArray};
use pyo3::prelude::*;
use vonmises::Float;
use vonmises::circular::Rounding;

/// Angles and what belongs to them.
pub(crate) struct Given<'py> {
    x: Argument<'py>,
    weights: Option<Argument<'py>>,
    /// The axis of the lanes; `None` for the whole array.
    pub(crate) axis: Option<Axis>,
    pub(crate) policy: NanPolicy,
    pub(crate) rounding: Option<Rounding>,
}

impl<'py> Given<'py> {
    pub(crate) fn new(
        x: &Bound<'py, PyAny>,
        axis: Option<&Bound<'py, PyAny>>,
        weights: Option<&Bound<'py, PyAny>>,
        nan_policy: &str,
    ) -> PyResult<Self> {
        let policy = NanPolicy::new(nan_policy)?;
        let mut given = Self { x: Argument::new("x", x)?, weights: None, axis: None, policy, rounding: None };
        given.weights = weights.map(|weights| Argument::new("weights", weights)).transpose()?;
        match Axes::new(axis, given.x.shape().len())? {
            Axes::All => {}
            Axes::One(axis) => given.axis = Some(Axis(axis)),
            Axes::Several(axes) => given.merge(x, weights, &axes)?,
        }
        Ok(given)
    }

    /// Does the same for the whole array.
    pub(crate) fn whole(
        x: &Bound<'py, PyAny>,
        weights: Option<&Bound<'py, PyAny>>,
        nan_policy: &str,
    ) -> PyResult<Self> {
        Self::new(x, None, weights, nan_policy)
    }

    pub(crate) fn rounded(self, rounding: Option<Rounding>) -> Self {
        Self { rounding, ..self }
    }

    /// Makes one axis of several, the last.
    fn merge(&mut self, x: &Bound<'py, PyAny>, weights: Option<&Bound<'py, PyAny>>, axes: &[usize]) -> PyResult<()> {
        let numpy = x.py().import("numpy")?;
        let array = numpy.call_method1("asarray", (x,))?.cast_into::<PyUntypedArray>()?;
        if let Some(weights) = weights {
            let weights = numpy.call_method1("broadcast_to", (weights, self.x.shape()))?;
            self.weights = Some(Argument::new("weights", &merged(&weights.cast_into()?, axes)?)?);
        }
        self.x = Argument::new("x", &merged(&array, axes)?)?;
        self.axis = Some(Axis(self.x.shape().len() - 1));
        Ok(())
    }

    pub(crate) fn precision(&self) -> PyResult<Precision> {
        Precision::common(None, &[&self.x])
    }

    /// Returns the shape of the result: that of x without the axis.
    pub(crate) fn lanes(&self) -> Vec<usize> {
        let Some(Axis(axis)) = self.axis else { return Vec::new() };
        let mut shape = self.x.shape().to_vec();
        shape.remove(axis);
        shape
    }

    /// Returns the argument of the angles, for a type that they share with others.
    pub(crate) fn angles(&self) -> &Argument<'py> {
        &self.x
    }

    /// Returns angles that stay as they are during the call.
    pub(crate) fn sample<F: Float + Element>(&self) -> PyResult<Sample<F>> {
        let weights = self.weights.as_ref().map(Argument::pinned).transpose()?;
        Ok(Sample { x: self.x.pinned()?, weights, policy: self.policy, rounding: self.rounding })
    }
}
