//! The argument of every statistic, and its checks.

use super::rounding::Rounding;
use super::weights::Weights;
use crate::error::{Error, Result};
use crate::input::condition::Condition;
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
#[cfg(feature = "plot")]
use ndarray::ArrayD;
use ndarray::{Array, ArrayBase, ArrayRef, ArrayView, ArrayView1, CowArray, Data, Dimension, Ix1, IxDyn};

/// Angles in radians, of any size, with optional weights and missing values.
///
/// Wherever a function takes `impl Into<Observations>`, give it an array of any rank and layout, by reference, as a
/// view or by value, or numbers in a slice, a `Vec` or a Rust array. [`weighted`] adds weights; [`skip_nan`] treats NaN
/// as missing; [`rounded`] says that the angles lie on a grid.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_mean;
/// let x = vec![0.1, 0.3];
/// assert_eq!(circular_mean(&x)?, circular_mean(&array![0.1, 0.3])?);
/// assert_eq!(circular_mean(&x[..1])?, 0.1);
/// assert_eq!(circular_mean([0.1, 0.3])?, circular_mean(x)?);
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Observations<'a, F: Float, D: Dimension> {
    /// The argument's name in errors.
    pub(super) name: &'static str,
    pub(super) angles: CowArray<'a, F, D>,
    /// In `f64`, or the error that memory could not hold them so.
    pub(super) weights: Option<Result<CowArray<'a, f64, IxDyn>>>,
    pub(super) skip_nan: bool,
    pub(super) rounding: Option<Rounding>,
}

/// Gives each angle a weight.
///
/// The weights are numbers of any integer or float type and broadcast to the shape of the angles. They are frequencies:
/// an angle of weight 2 counts like two equal angles. Statistics that do not involve the number of observations depend
/// on the ratios of the weights only. Sums are in `f64`, to which integers above 2⁵³ are rounded.
///
/// # Errors
/// The statistic returns [`Error::Value`](crate::Error::Value) for a weight that is negative, infinite or NaN;
/// [`Error::TotalWeight`](crate::Error::TotalWeight) for weights whose sum is below 1e-100 or above 1e300;
/// [`Error::OutputShape`](crate::Error::OutputShape) for weights that do not broadcast to the angles;
/// [`Error::Empty`](crate::Error::Empty) if no weight is positive.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::{circular_mean, weighted};
/// let directions = array![0.1, 0.5];
/// assert!((circular_mean(weighted(&directions, &array![1.0, 3.0]))? - 0.4_f64).abs() < 0.01);
/// let counts = [1_u32, 3];
/// assert_eq!(circular_mean(weighted(&directions, counts))?, circular_mean(&array![0.1, 0.5, 0.5, 0.5])?);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn weighted<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    weights: impl Weights<'a>,
) -> Observations<'a, F, D> {
    Observations { weights: Some(weights.into_weights()), ..x.into() }
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

/// Says that angles were rounded, as nearly all angles of the field are: to whole degrees, hours or points of a compass.
///
/// Tests of fit take equal angles for evidence against every continuous distribution, unless they know that the angles
/// were rounded. With a rounding they compare the numbers of angles in its classes with the distribution's masses
/// there. Fits then maximise the likelihood of the classes, and pictures have whole classes as petals and bars. All
/// other statistics take the angles as they are.
///
/// In tests, weights of rounded angles are counts: an angle of weight 2 is two angles.
///
/// # Example
/// ```
/// use ndarray::Array1;
/// use vonmises::circular::{Rounding, rounded, weighted};
/// use vonmises::{VonMises, gof};
/// let hours = Array1::from_shape_fn(24, |hour| f64::from(hour as u8) * 15_f64.to_radians());
/// let uniform = VonMises::new(0.0, 0.0)?;
/// let even = weighted(rounded(&hours, Rounding::from_classes(24)?), [1000; 24]);
/// assert_eq!(gof::kuiper(even, &uniform)?.p_value, 1.0);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn rounded<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    rounding: Rounding,
) -> Observations<'a, F, D> {
    Observations { rounding: Some(rounding), ..x.into() }
}

impl<'a, F: Float, D: Dimension> From<CowArray<'a, F, D>> for Observations<'a, F, D> {
    fn from(angles: CowArray<'a, F, D>) -> Self {
        Self { name: "x", angles, weights: None, skip_nan: false, rounding: None }
    }
}

impl<F: Float, D: Dimension> From<Array<F, D>> for Observations<'_, F, D> {
    fn from(angles: Array<F, D>) -> Self {
        CowArray::from(angles).into()
    }
}

impl<'a, F: Float, D: Dimension> From<ArrayView<'a, F, D>> for Observations<'a, F, D> {
    fn from(angles: ArrayView<'a, F, D>) -> Self {
        CowArray::from(angles).into()
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

impl<'a, F: Float> From<&'a [F]> for Observations<'a, F, Ix1> {
    fn from(angles: &'a [F]) -> Self {
        ArrayView1::from(angles).into()
    }
}

impl<'a, F: Float, const N: usize> From<&'a [F; N]> for Observations<'a, F, Ix1> {
    fn from(angles: &'a [F; N]) -> Self {
        angles.as_slice().into()
    }
}

impl<'a, F: Float> From<&'a Vec<F>> for Observations<'a, F, Ix1> {
    fn from(angles: &'a Vec<F>) -> Self {
        angles.as_slice().into()
    }
}

impl<F: Float> From<Vec<F>> for Observations<'_, F, Ix1> {
    fn from(angles: Vec<F>) -> Self {
        Array::from(angles).into()
    }
}

impl<F: Float, const N: usize> From<[F; N]> for Observations<'_, F, Ix1> {
    fn from(angles: [F; N]) -> Self {
        Array::from(angles.to_vec()).into() // as small as the array, which is on the caller's stack
    }
}

/// What pictures ask for.
#[cfg(feature = "plot")]
impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Returns the grid that the angles were rounded to, if that is known.
    pub(crate) fn rounding(&self) -> Option<Rounding> {
        self.rounding
    }

    /// Returns the angles as they were given, in row-major order.
    pub(crate) fn angles(&self) -> impl Iterator<Item = F> + '_ {
        self.angles.iter().copied()
    }

    /// Returns whether missing angles are left out.
    pub(crate) fn skips_nan(&self) -> bool {
        self.skip_nan
    }

    /// Returns the number of angles, with those that are missing.
    pub(crate) fn len(&self) -> usize {
        self.angles.len()
    }

    /// Returns the weights, checked, in row-major order of the angles; nothing unless there are some.
    pub(crate) fn checked_weights(&self) -> Result<Option<ArrayView<'_, f64, D>>> {
        self.check_weights()?;
        self.broadcast_weights()
    }

    /// Returns numbers in row-major order of the angles to which they broadcast.
    pub(crate) fn matched<'v>(&self, values: &'v CowArray<'_, f64, IxDyn>) -> Result<ArrayView<'v, f64, D>> {
        check_output(values.shape(), self.angles.shape())?;
        let error = || Error::OutputShape { parameters: values.shape().into(), requested: self.angles.shape().into() };
        values.broadcast(self.angles.raw_dim()).ok_or_else(error)
    }

    /// Returns the same angles, with other weights if there are some.
    pub(crate) fn reweighted(&self, weights: Option<ArrayD<f64>>) -> Observations<'_, F, D> {
        let own = || self.weights.as_ref().map(|own| own.as_ref().map(|own| own.view().into()).map_err(Clone::clone));
        let weights = weights.map_or_else(own, |weights| Some(Ok(weights.into())));
        Observations { name: self.name, angles: self.angles.view().into(), weights, ..*self }
    }

    /// Returns the number of missing angles that are left out.
    pub(crate) fn missing(&self) -> usize {
        if self.skip_nan { self.angles.iter().filter(|angle| angle.is_nan()).count() } else { 0 }
    }
}

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Gives the argument another name in errors than `x`.
    pub(crate) fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Returns whether the angles were rounded to a known grid.
    pub(crate) fn is_rounded(&self) -> bool {
        self.rounding.is_some()
    }

    pub(crate) fn shape(&self) -> &[usize] {
        self.angles.shape()
    }

    /// Returns the condition on angles: finite, or NaN where NaN is skipped.
    pub(super) fn angle_condition(&self) -> Condition<impl Fn(F) -> bool + Sync + use<F, D>> {
        let skip_nan = self.skip_nan;
        Condition::new(self.name, "finite", move |angle: F| (angle.abs() < F::infinity()) | (skip_nan & angle.is_nan()))
    }

    /// Returns the weights, broadcast to the shape of the angles.
    pub(super) fn broadcast_weights(&self) -> Result<Option<ArrayView<'_, f64, D>>> {
        let Some(weights) = &self.weights else { return Ok(None) };
        let weights = weights.as_ref().map_err(Clone::clone)?;
        check_output(weights.shape(), self.angles.shape())?;
        // The check above is the rule of shapes; the error below keeps weights from being left out should it change.
        let error = || Error::OutputShape { parameters: weights.shape().into(), requested: self.angles.shape().into() };
        weights.broadcast(self.angles.raw_dim()).map(Some).ok_or_else(error)
    }

    /// Checks every weight as it was given, before it is broadcast.
    pub(super) fn check_weights(&self) -> Result<()> {
        let Some(Ok(weights)) = &self.weights else { return Ok(()) };
        let holds = |weight: f64| (0.0..f64::INFINITY).contains(&weight);
        check_elements(&Condition::new("weights", "finite and at least 0", holds), weights)
    }
}

/// Returns the error of the first element, in row-major order, that breaks the condition.
pub(super) fn check_elements<F: Float, S: Data<Elem = F>, D: Dimension>(
    condition: &Condition<impl Fn(F) -> bool + Sync>,
    array: &ArrayBase<S, D>,
) -> Result<()> {
    match array.as_slice() {
        Some(slice) => condition.check_all(array.shape(), slice),
        None => (0..).zip(array).try_for_each(|(flat, &value)| condition.check_element(array.shape(), flat, value)),
    }
}
