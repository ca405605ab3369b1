//! Measures of shape: circular skewness and kurtosis.

use super::centred_moments::CentredMoments;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// The statistics in words, for errors.
const SKEWNESS: &str = "circular skewness";
const KURTOSIS: &str = "circular kurtosis";

/// Returns the circular skewness of all angles of an array.
///
/// (Mean of sin 2(xᵢ − m)) / (1 − R)^(3/2), where m is the mean direction and R the mean resultant length. It is
/// dimensionless, 0 for angles that are symmetric about m, and about −2√2 times the ordinary skewness for angles close
/// together. x holds angles in radians, of any size, in any shape.
///
/// Where R is 0 up to rounding there is no mean direction. The value is then, like
/// [`circular_mean`](crate::circular::circular_mean), an arbitrary one of those that rounding allows.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean), and [`Error::Undefined`] if all angles are equal (as a single
/// one is) or within about 1e-110, or if the value exceeds the range of the type because nearly all of the weight is at
/// one angle.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_skewness;
/// let skewness: f64 = circular_skewness(&array![0.0, 0.1, 0.2, 0.9])?; // a long tail counterclockwise
/// assert!(skewness < -1.0);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Absolute error 4e-15 times the mean of |sin((xᵢ − m)/2)|³ / (1 − R)^(3/2), and 4e-15 / R where R is small. In `f32`
/// rounding adds half an ulp.
///
/// # References
/// Mardia & Jupp 2000, section 2.4.2; Fisher 1993, equation (2.29).
#[doc(alias("circ_skewness"))]
pub fn circular_skewness<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(skewness)
}

/// Returns the circular skewness of each lane along `axis`, in an array without that axis; see [`circular_skewness`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis); [`Error::Undefined`] for a lane, as its angles are
/// equal, is inside [`Error::Lane`].
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_skewness_axis;
/// let skewness = circular_skewness_axis(&array![[0.0, 0.1, 0.2, 0.9_f64], [0.0, -0.1, -0.2, -0.9]], Axis(1))?;
/// assert!((skewness[0] + skewness[1]).abs() < 1e-14);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_skewness_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_axis(axis, skewness)
}

/// Returns the circular kurtosis of all angles of an array.
///
/// ((Mean of cos 2(xᵢ − m)) − R⁴) / (1 − R)², where m is the mean direction and R the mean resultant length. It is
/// dimensionless, about 0 for a wrapped normal sample, and about twice the ordinary excess kurtosis for angles close
/// together. x holds angles in radians, of any size, in any shape.
///
/// Where R is 0 up to rounding there is no mean direction. The value is then, like
/// [`circular_mean`](crate::circular::circular_mean), an arbitrary one of those that rounding allows.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean), and [`Error::Undefined`] if all angles are equal (as a single
/// one is) or within about 1e-110, or if the value exceeds the range of the type because nearly all of the weight is at
/// one angle.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_kurtosis;
/// let two_points: f64 = circular_kurtosis(&array![1.0 - 1e-4, 1.0 + 1e-4])?;
/// assert!((two_points + 4.0).abs() < 1e-7);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Error 4e-15 times the value or 6, whichever is larger, and 4e-15 / R where R is small. In `f32` rounding adds half
/// an ulp.
///
/// # References
/// Mardia & Jupp 2000, section 2.4.2; Fisher 1993, equation (2.30).
#[doc(alias("circ_kurtosis"))]
pub fn circular_kurtosis<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(kurtosis)
}

/// Returns the circular kurtosis of each lane along `axis`, in an array without that axis; see [`circular_kurtosis`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis); [`Error::Undefined`] for a lane, as its angles are
/// equal, is inside [`Error::Lane`].
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_kurtosis_axis;
/// let kurtosis = circular_kurtosis_axis(&array![[-1e-4, 1e-4_f64], [-2e-4, 2e-4]], Axis(1))?;
/// assert!((kurtosis[0] - kurtosis[1]).abs() < 1e-7);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_kurtosis_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_axis(axis, kurtosis)
}

/// Returns the skewness. As the mean of sin d is 0, the mean of sin 2d = 2 sin d − 4 s² sin d is −4 times the mean of
/// s² sin d, in which nothing cancels.
fn skewness<F: Float>(lane: Lane<'_, F>) -> Result<F> {
    let CentredMoments { square, skewed, .. } = CentredMoments::new(lane, SKEWNESS)?;
    let variance = 2.0 * square;
    finite(-4.0 * (skewed / variance / variance.sqrt()), SKEWNESS)
}

/// Returns the kurtosis.
///
/// With V = 1 − R = 2 mean s² and cos 2d = 1 − 8 s² + 8 s⁴, the numerator is 8 mean s⁴ − 6V² + 4V³ − V⁴.
fn kurtosis<F: Float>(lane: Lane<'_, F>) -> Result<F> {
    let CentredMoments { variance, square, fourth, .. } = CentredMoments::new(lane, KURTOSIS)?;
    finite(2.0 * (fourth / square / square) - 6.0 + variance * (4.0 - variance), KURTOSIS)
}

/// Rounds a value to the type.
fn finite<F: Float>(value: f64, statistic: &'static str) -> Result<F> {
    let rounded = F::from_f64(value);
    let reason = "it exceeds the range of the type: nearly all of the weight is at one angle";
    if rounded.is_finite() { Ok(rounded) } else { Err(Error::Undefined { statistic, reason }) }
}
