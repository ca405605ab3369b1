//! Mean direction and circular variance, of a whole array or along an axis.

use super::observations::Observations;
use super::sums::Sums;
use crate::error::Result;
use crate::float::Float;
use crate::special::angle::{reduce, wrap};
use crate::special::deviation::Pivot;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// The mean direction of all angles of an array.
///
/// atan2(Σ sin xᵢ, Σ cos xᵢ), radians in [−π, π); x is of any shape, with angles of any size.
///
/// Where the resultant is zero but for rounding (opposite angles, a uniform grid) no direction is the mean. Like
/// `scipy.stats.circmean` this then returns the direction that rounding leaves, some number in [−π, π): judge it by
/// [`circular_variance`], which is 1 to rounding.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_mean;
/// let headings = array![350.0_f64, 20.0].mapv(f64::to_radians); // either side of north
/// assert!((circular_mean(&headings)?.to_degrees() - 5.0).abs() < 1e-12);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// One ulp of the result plus 3e-16 / R for a resultant of length R = 1 − V, whatever the number of angles: the sums
/// are compensated. In `f32` half an ulp more, of rounding the result.
pub fn circular_mean<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().whole(|lane| Ok(wrapped(Sums::of(lane).direction())))
}

/// The mean direction along one axis, which the result lacks; see [`circular_mean`].
///
/// # Errors
/// [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) if x has no such axis;
/// [`Error::Empty`](crate::Error::Empty) if its length is 0; [`Error::Value`](crate::Error::Value) if an element of x
/// is not finite, with its row-major index in x.
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_mean_axis;
/// let x = array![[0.1, 3.0], [0.3, -3.0]];
/// let means = circular_mean_axis(&x, Axis(0))?;
/// assert!((means[0] - 0.2_f64).abs() < 1e-15);
/// assert_eq!(means[1], -std::f64::consts::PI); // the mean of 3 and -3 is not 0
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_mean_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().along(axis, |lane| Ok(wrapped(Sums::of(lane).direction())))
}

/// The circular variance of all angles of an array.
///
/// V = 1 − R = mean of 2 sin²((xᵢ − m)/2), m the mean direction and R the length of the mean of the unit vectors
/// (cos xᵢ, sin xᵢ). From 0 (all equal) to 1 (no preferred direction); dimensionless; half the ordinary variance when
/// the angles are close together. x is of any shape, with angles of any size.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_variance;
/// let v = circular_variance(&array![1.0 - 1e-7, 1.0 + 1e-7])?;
/// assert!((v / 5e-15 - 1.0_f64).abs() < 1e-8); // 1 - sqrt(S² + C²) would keep two digits
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Relative 1e-15 for V down to 1e-290, also for tight data far from 0: the angles are compared with each
/// other before any sine is taken, and n angles add at most √n 4e-16 if one of them lies far from all the others.
/// Exactly 0 for equal angles. In `f32` half an ulp more.
pub fn circular_variance<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().whole(|lane| Ok(F::from_f64(Sums::of(lane).variance())))
}

/// The circular variance along one axis, which the result lacks; see [`circular_variance`].
///
/// # Errors
/// [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) if x has no such axis;
/// [`Error::Empty`](crate::Error::Empty) if its length is 0; [`Error::Value`](crate::Error::Value) if an element of x
/// is not finite, with its row-major index in x.
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_variance_axis;
/// let x = array![[0.0, 1.0], [std::f64::consts::FRAC_PI_2, 1.0]];
/// let v = circular_variance_axis(&x, Axis(0))?;
/// assert!((v[0] - (1.0 - 0.5_f64.sqrt())).abs() < 1e-15);
/// assert_eq!(v[1], 0.0);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_variance_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().along(axis, |lane| Ok(F::from_f64(Sums::of(lane).variance())))
}

/// A direction in [−π, π), with π the type's.
pub(crate) fn wrapped<F: Float>(direction: Pivot) -> F {
    let angle = F::from_f64(wrap(reduce(direction.head), direction.rest));
    if angle < F::PI() { angle } else { -F::PI() }
}
