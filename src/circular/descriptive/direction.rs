//! The mean direction, of a whole array or along an axis.

use crate::circular::observations::angles::Observations;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// The mean direction of all angles of an array.
///
/// atan2(Σ sin xᵢ, Σ cos xᵢ), radians in [−π, π); x is of any shape, with angles of any size.
///
/// Where the resultant is zero but for rounding (opposite angles, a uniform grid) no direction is the mean. Like
/// `scipy.stats.circmean` this then returns the direction that rounding leaves, some number in [−π, π): judge it by
/// [`circular_variance`](super::circular_variance), which is 1 to rounding.
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
    x.into().whole(|lane| Ok(Sums::new(lane).direction().wrapped()))
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
    x.into().along(axis, |lane| Ok(Sums::new(lane).direction().wrapped()))
}
