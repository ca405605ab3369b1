//! The mean direction.

use crate::circular::observations::angles::Observations;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Returns the mean direction of all angles of an array, in radians in [−π, π).
///
/// atan2(Σ sin xᵢ, Σ cos xᵢ), for angles x in radians, of any size, in an array of any shape.
///
/// Where the sum of the unit vectors is zero up to rounding (opposite angles, a uniform grid) there is no mean
/// direction. Like `scipy.stats.circmean` this function then returns an arbitrary number in [−π, π), which depends on
/// rounding; [`circular_variance`](crate::circular::circular_variance) is 1 up to rounding in this case.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if an element is
/// not finite, with its row-major index; for weights, the errors of [`weighted`](crate::circular::weighted);
/// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold a copy of angles that are not in row-major order.
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
/// Within one ulp of the result plus 7e-16 / R, where R is the mean resultant length, for any number of angles, as the
/// sums are compensated. In `f32` rounding the result adds half an ulp.
#[doc(alias("circmean", "mean.circular", "circ.mean", "circ_mean"))]
pub fn circular_mean<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(Sums::new(lane).direction().wrapped()))
}

/// Returns the mean direction of each lane along `axis`, in an array without that axis; see [`circular_mean`].
///
/// # Errors
/// [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) if x has no such axis;
/// [`Error::Empty`](crate::Error::Empty) if the length of the axis is 0; [`Error::Value`](crate::Error::Value) if an
/// element of x is not finite, with its row-major index in x; for weights, the errors of
/// [`weighted`](crate::circular::weighted); [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the
/// result; [`Error::Lane`](crate::Error::Lane) with the row-major index of the first lane without a statistic, as when
/// all its angles are missing or its weights are too small.
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
    x.into().reduce_sums(axis, |sums| Ok(sums.direction().wrapped()))
}
