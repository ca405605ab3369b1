//! What a statistic is taken of: angles, perhaps weighted, perhaps with NaN for what is missing.

use crate::error::{Error, Result};
use crate::input::condition::Condition;
use crate::input::param::Param;
use crate::memory::alloc::{collected, shaped};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use ndarray::{
    Array, ArrayBase, ArrayRef, ArrayView, ArrayView1, Axis, CowArray, Data, Dimension, IxDyn, RemoveAxis, Zip,
};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Sums of weights whose products with sines neither overflow nor lose digits to underflow.
const WEIGHTS: RangeInclusive<f64> = 1e-100..=1e300;

/// The angles that a statistic is taken of, in radians and of any size.
///
/// Wherever one is asked for, a reference to an array or a view serves as it is, of any rank and layout;
/// [`weighted`] and [`skip_nan`] say more about it.
#[derive(Clone, Debug)]
pub struct Observations<'a, F: Float, D: Dimension> {
    angles: ArrayView<'a, F, D>,
    weights: Option<CowArray<'a, F, IxDyn>>,
    skip_nan: bool,
}

/// Angles that count more or less.
///
/// A weight of 2 counts as the same angle twice: weights are frequencies where a number of observations matters, and
/// only their ratios matter elsewhere. They broadcast to the shape of the angles.
///
/// # Errors
/// The statistic returns [`Error::Value`] for a weight that is not finite and at least 0, and for weights whose sum is
/// below 1e-100 or above 1e300; [`Error::OutputShape`] for weights that do not
/// broadcast to the angles, and [`Error::Empty`] where no weight is positive.
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

/// Angles of which those that are NaN are missing. An infinite one is an error still.
///
/// # Errors
/// The statistic returns [`Error::Empty`] where nothing is left.
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

/// Some angles in order, none of them NaN, and their weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lane<'l, F> {
    pub(crate) angles: &'l [F],
    pub(crate) weights: Option<&'l [F]>,
}

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// The statistic of all angles, in row-major order.
    pub(crate) fn whole<T>(&self, statistic: impl Fn(Lane<'_, F>) -> Result<T>) -> Result<T> {
        self.check()?;
        let weights = self.broadcast_weights()?;
        let (angles, weights) = (in_order(&self.angles)?, weights.as_ref().map(in_order).transpose()?);
        self.at(&angles, weights.as_deref(), self.angles.shape(), statistic)
    }

    /// The statistic of what a lane holds.
    fn at<T>(
        &self,
        angles: &[F],
        weights: Option<&[F]>,
        shape: &[usize],
        statistic: impl Fn(Lane<'_, F>) -> Result<T>,
    ) -> Result<T> {
        let (mut kept, mut kept_weights) = (Vec::new(), Vec::new());
        let mut lane = Lane { angles, weights };
        if self.skip_nan && angles.iter().any(|angle| angle.is_nan()) {
            kept.extend(angles.iter().filter(|angle| !angle.is_nan()));
            let of_kept = weights.into_iter().flatten().zip(angles).filter(|(_, angle)| !angle.is_nan());
            kept_weights.extend(of_kept.map(|(&weight, _)| weight));
            lane = Lane { angles: &kept, weights: weights.map(|_| &kept_weights[..]) };
        }
        let weight = lane.weight();
        if weight == 0.0 {
            return Err(Error::Empty { argument: "x", shape: shape.to_vec() });
        }
        if lane.weights.is_some() && !WEIGHTS.contains(&weight) {
            let requirement = "such that their sum is from 1e-100 to 1e300";
            return Err(Error::Value { argument: "weights", index: 0, value: weight, requirement });
        }
        statistic(lane)
    }

    /// The weights as an array of the shape of the angles.
    fn broadcast_weights(&self) -> Result<Option<ArrayView<'_, F, D>>> {
        let Some(weights) = &self.weights else { return Ok(None) };
        let (given, shape) = (weights.shape(), self.angles.shape());
        check_output(given, shape)?;
        Ok(weights.broadcast(self.angles.raw_dim()))
    }

    fn check(&self) -> Result<()> {
        let skip_nan = self.skip_nan;
        let holds = move |angle: F| (angle.abs() < F::infinity()) | (skip_nan & angle.is_nan());
        check_each(&Condition::new("x", "finite", holds), &self.angles)?;
        let holds = |weight: F| (weight >= F::zero()) & (weight < F::infinity());
        let weights = Condition::new("weights", "finite and at least 0", holds);
        self.weights.as_ref().map_or(Ok(()), |given| check_each(&weights, given))
    }
}

impl<F: Float, D: RemoveAxis> Observations<'_, F, D> {
    /// The statistic of the angles along an axis, for each place on the others.
    pub(crate) fn along<T: Send>(
        &self,
        axis: Axis,
        statistic: impl Fn(Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        self.along_with(axis, |shape| Ok(Array::from_elem(shape, ())), |(), lane| statistic(lane))
    }

    /// The same, where each place also has a parameter of its own.
    pub(crate) fn along_with<P: Sync, T: Send>(
        &self,
        axis: Axis,
        parameters: impl FnOnce(D::Smaller) -> Result<Array<P, D::Smaller>>,
        statistic: impl Fn(&P, Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        if axis.index() >= self.angles.ndim() {
            let axis = isize::try_from(axis.index()).unwrap_or(isize::MAX);
            return Err(Error::AxisOutOfRange { axis, rank: self.angles.ndim() });
        }
        self.check()?;
        let shape = self.angles.shape();
        if shape[axis.index()] == 0 {
            return Err(Error::Empty { argument: "x", shape: shape.to_vec() });
        }
        let parameters = parameters(self.angles.raw_dim().remove_axis(axis))?;
        let lanes = Zip::from(&parameters).and(self.angles.lanes(axis));
        let one = |parameter: &P, angles: ArrayView1<'_, F>, weights: Option<ArrayView1<'_, F>>| {
            let (angles, weights) = (in_order(&angles)?, weights.as_ref().map(in_order).transpose()?);
            self.at(&angles, weights.as_deref(), &[angles.len()], |lane| statistic(parameter, lane))
        };
        let in_parallel = self.angles.len() > BLOCK;
        in_lanes(match self.broadcast_weights()? {
            Some(weights) => {
                let lanes = lanes.and(weights.lanes(axis));
                let one = |parameter: &P, x, w| one(parameter, x, Some(w));
                if in_parallel { lanes.par_map_collect(one) } else { lanes.map_collect(one) }
            }
            None => {
                let one = |parameter: &P, x| one(parameter, x, None);
                if in_parallel { lanes.par_map_collect(one) } else { lanes.map_collect(one) }
            }
        })
    }
}

impl<F: Float> Lane<'_, F> {
    /// The number of angles or the sum of their weights.
    fn weight(self) -> f64 {
        self.weights.map_or(self.angles.len() as f64, |weights| weights.iter().map(|&weight| weight.to_f64()).sum())
    }
}

/// The elements in row-major order, copied only if they lie otherwise.
fn in_order<'v, F: Float, D: Dimension>(view: &'v ArrayView<'_, F, D>) -> Result<Cow<'v, [F]>> {
    match view.as_slice() {
        Some(slice) => Ok(Cow::Borrowed(slice)),
        None => Ok(Cow::Owned(collected(view.shape(), view.iter().copied())?.into_raw_vec_and_offset().0)),
    }
}

/// The error of the first element, in row-major order, that breaks a condition.
fn check_each<F: Float, S: Data<Elem = F>, D: Dimension>(
    condition: &Condition<impl Fn(F) -> bool + Sync>,
    array: &ArrayBase<S, D>,
) -> Result<()> {
    match array.as_slice() {
        Some(slice) => condition.check_all(slice),
        None => (0..).zip(array).try_for_each(|(index, &value)| condition.check(index, value)),
    }
}

/// The results in row-major order, or the error of the first lane that has one.
fn in_lanes<T, D: Dimension>(results: Array<Result<T>, D>) -> Result<Array<T, D>> {
    let shape = results.raw_dim();
    let named =
        |(index, result): (usize, Result<T>)| result.map_err(|source| Error::Lane { index, source: Box::new(source) });
    shaped(shape, (0..).zip(results).map(named).collect::<Result<Vec<T>>>()?)
}
