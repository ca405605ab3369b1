//! The argument of every statistic, and its checks.

use crate::error::{Error, Result};
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use ndarray::{ArrayBase, ArrayRef, ArrayView, CowArray, Data, Dimension, IxDyn};

/// Angles in radians, of any size, with optional weights and missing values.
///
/// Wherever a function takes `impl Into<Observations>`, give it a reference to an array (`&x`) or a view, of any rank
/// and layout. [`weighted`] adds weights; [`skip_nan`] treats NaN as missing.
#[derive(Clone, Debug)]
pub struct Observations<'a, F: Float, D: Dimension> {
    pub(super) angles: ArrayView<'a, F, D>,
    pub(super) weights: Option<CowArray<'a, F, IxDyn>>,
    pub(super) skip_nan: bool,
}

/// Gives each angle a weight.
///
/// The weights broadcast to the shape of the angles. They are frequencies: an angle of weight 2 counts like two equal
/// angles. Statistics that do not involve the number of observations depend on the ratios of the weights only.
///
/// # Errors
/// The statistic returns [`Error::Value`](crate::Error::Value) for a weight that is negative, infinite or NaN, and for
/// weights whose sum is below 1e-100 or above 1e300; [`Error::OutputShape`](crate::Error::OutputShape) for weights that
/// do not broadcast to the angles; [`Error::Empty`](crate::Error::Empty) if no weight is positive.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::{circular_mean, weighted};
/// let directions = array![0.1, 0.5];
/// assert!((circular_mean(weighted(&directions, &array![1.0, 3.0]))? - 0.4_f64).abs() < 0.01);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn weighted<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    weights: impl Param<'a, F>,
) -> Observations<'a, F, D> {
    Observations { weights: Some(weights.into_cow()), ..x.into() }
}

/// Treats NaN as a missing angle, which is left out together with its weight.
///
/// Infinite angles are still an error.
///
/// # Errors
/// The statistic returns [`Error::Empty`](crate::Error::Empty) if all angles, or all angles of a lane, are missing.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::{circular_mean, skip_nan};
/// let directions = array![0.1, f64::NAN, 0.5];
/// assert!(circular_mean(&directions).is_err());
/// assert!((circular_mean(skip_nan(&directions))? - 0.3).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn skip_nan<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Observations<'a, F, D> {
    Observations { skip_nan: true, ..x.into() }
}

impl<'a, F: Float, D: Dimension> From<ArrayView<'a, F, D>> for Observations<'a, F, D> {
    fn from(angles: ArrayView<'a, F, D>) -> Self {
        Self { angles, weights: None, skip_nan: false }
    }
}

impl<'a, F: Float, D: Dimension> From<&'a ArrayRef<F, D>> for Observations<'a, F, D> {
    fn from(angles: &'a ArrayRef<F, D>) -> Self {
        angles.view().into()
    }
}

impl<'a, F: Float, S: Data<Elem = F>, D: Dimension> From<&'a ArrayBase<S, D>> for Observations<'a, F, D> {
    fn from(angles: &'a ArrayBase<S, D>) -> Self {
        angles.view().into()
    }
}

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Checks that every angle is finite, or NaN where NaN is skipped, and that every weight is finite and at least 0.
    pub(super) fn check(&self) -> Result<()> {
        let skip_nan = self.skip_nan;
        let is_valid = move |angle: F| (angle.abs() < F::infinity()) | (skip_nan & angle.is_nan());
        check_elements(&Condition::new("x", "finite", is_valid), &self.angles)?;
        let is_valid = |weight: F| (weight >= F::zero()) & (weight < F::infinity());
        let condition = Condition::new("weights", "finite and at least 0", is_valid);
        self.weights.as_ref().map_or(Ok(()), |weights| check_elements(&condition, weights))
    }

    /// Returns the weights broadcast to the shape of the angles.
    pub(super) fn broadcast_weights(&self) -> Result<Option<ArrayView<'_, F, D>>> {
        let Some(weights) = &self.weights else { return Ok(None) };
        check_output(weights.shape(), self.angles.shape())?;
        // The check above is the rule of shapes; the error below keeps weights from being left out should it change.
        let error = || Error::OutputShape { parameters: weights.shape().into(), requested: self.angles.shape().into() };
        weights.broadcast(self.angles.raw_dim()).map(Some).ok_or_else(error)
    }
}

/// Returns the error of the first element, in row-major order, that breaks the condition.
fn check_elements<F: Float, S: Data<Elem = F>, D: Dimension>(
    condition: &Condition<impl Fn(F) -> bool + Sync>,
    array: &ArrayBase<S, D>,
) -> Result<()> {
    match array.as_slice() {
        Some(slice) => condition.check_all(slice),
        None => (0..).zip(array).try_for_each(|(index, &value)| condition.check(index, value)),
    }
}
