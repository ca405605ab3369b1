//! Mean direction and circular variance, of a whole array or along an axis.

use super::observations::{check, check_along};
use crate::error::Result;
use crate::float::Float;
use crate::special::sum::Sum;
use ndarray::{Array, ArrayRef, Axis, Dimension, RemoveAxis};

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
pub fn circular_mean<F: Float, D: Dimension>(x: &ArrayRef<F, D>) -> Result<F> {
    check(x)?;
    Ok(direction(x.iter()))
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
pub fn circular_mean_axis<F: Float, D: RemoveAxis>(x: &ArrayRef<F, D>, axis: Axis) -> Result<Array<F, D::Smaller>> {
    check_along(x, axis)?;
    Ok(x.map_axis(axis, |lane| direction(lane.iter())))
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
pub fn circular_variance<F: Float, D: Dimension>(x: &ArrayRef<F, D>) -> Result<F> {
    check(x)?;
    Ok(F::from_f64(variance(x.iter())))
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
pub fn circular_variance_axis<F: Float, D: RemoveAxis>(x: &ArrayRef<F, D>, axis: Axis) -> Result<Array<F, D::Smaller>> {
    check_along(x, axis)?;
    Ok(x.map_axis(axis, |lane| F::from_f64(variance(lane.iter()))))
}

/// The mean direction in [−π, π), with π the type's.
pub(super) fn direction<'a, F: Float>(angles: impl Iterator<Item = &'a F>) -> F {
    let (mut sines, mut cosines) = (Sum::default(), Sum::default());
    for &angle in angles {
        let (sin, cos) = angle.to_f64().sin_cos();
        sines.add(sin);
        cosines.add(cos);
    }
    let mean = F::from_f64(sines.value().atan2(cosines.value()));
    if mean < F::PI() { mean } else { -F::PI() }
}

/// The circular variance, about the first angle at first so that the mean is as exact as the angles are close to it.
pub(super) fn variance<'a, F: Float>(angles: impl Iterator<Item = &'a F> + Clone) -> f64 {
    let pivot = angles.clone().next().map_or(0.0, |&angle| angle.to_f64());
    let halves = angles.map(|&angle| half_difference(angle.to_f64(), pivot));
    let (mut sines, mut versines, mut count) = (Sum::default(), Sum::default(), 0.0);
    for (sin, cos) in halves.clone() {
        sines.add(2.0 * sin * cos);
        versines.add(2.0 * sin * sin);
        count += 1.0;
    }
    let (offset_sin, offset_cos) = (0.5 * sines.value().atan2(count - versines.value())).sin_cos();
    let mut total = Sum::default();
    for (sin, cos) in halves {
        let half = sin * offset_cos - cos * offset_sin; // sin((x − pivot − offset) / 2)
        total.add(2.0 * half * half);
    }
    (total.value() / count).min(1.0)
}

/// Sine and cosine of (x − pivot)/2, the difference taken without rounding, however large the two.
fn half_difference(x: f64, pivot: f64) -> (f64, f64) {
    let (a, b) = (0.5 * x, 0.5 * pivot); // halved first: the difference itself can overflow
    let difference = a - b;
    let subtracted = a - difference;
    let error = (a - (difference + subtracted)) + (subtracted - b); // Knuth's TwoSum
    let ((sin, cos), (error_sin, error_cos)) = (difference.sin_cos(), error.sin_cos());
    (sin * error_cos + cos * error_sin, cos * error_cos - sin * error_sin)
}
