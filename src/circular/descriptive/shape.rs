//! Skewness and kurtosis.

use crate::circular::observations::angles::{Lane, Observations};
use crate::circular::sums::{Sums, Totals};
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use crate::special::fixed::sin_cos_of_half;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// The circular skewness of all angles of an array.
///
/// (Mean of sin 2(xᵢ − m)) / (1 − R)^(3/2), m the mean direction and R the mean resultant length: 0 for symmetric
/// angles, about −2√2 times the ordinary skewness for angles close together; dimensionless. x is of any shape, with
/// angles of any size.
///
/// # Errors
/// As [`circular_mean`](super::circular_mean), and [`Error::Value`] if all angles are equal, to 1e-81.
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
/// 4e-15 of the mean of |sin((xᵢ − m)/2)|³ / (1 − R)^(3/2). In `f32` half an ulp more.
///
/// # References
/// Mardia & Jupp 2000, section 2.4.2; Fisher 1993, equation (2.29).
pub fn circular_skewness<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().whole(skewness)
}

/// The circular skewness along one axis, which the result lacks; see [`circular_skewness`].
///
/// # Errors
/// As [`circular_mean_axis`](super::circular_mean_axis), and [`Error::Lane`] around [`Error::Value`] if all angles of a
/// lane are equal.
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
    x.into().along(axis, skewness)
}

/// The circular kurtosis of all angles of an array.
///
/// ((Mean of cos 2(xᵢ − m)) − R⁴) / (1 − R)², m the mean direction and R the mean resultant length: about 0 for angles
/// that are wrapped normal, and for angles close together twice the ordinary excess kurtosis; dimensionless. x is of
/// any shape, with angles of any size.
///
/// # Errors
/// As [`circular_mean`](super::circular_mean), and [`Error::Value`] if all angles are equal, to 1e-81.
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
/// 4e-15 of the value or of 6, whichever is larger. In `f32` half an ulp more.
///
/// # References
/// Mardia & Jupp 2000, section 2.4.2; Fisher 1993, equation (2.30).
pub fn circular_kurtosis<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().whole(kurtosis)
}

/// The circular kurtosis along one axis, which the result lacks; see [`circular_kurtosis`].
///
/// # Errors
/// As [`circular_mean_axis`](super::circular_mean_axis), and [`Error::Lane`] around [`Error::Value`] if all angles of a
/// lane are equal.
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
    x.into().along(axis, kurtosis)
}

/// The length of the mean vector and means about its direction, of s², s⁴ and s² sin d with s = sin(d/2).
pub(crate) struct Centred {
    pub(crate) length: f64,
    pub(crate) square: f64,
    pub(crate) fourth: f64,
    skewed: f64,
}

impl Centred {
    pub(crate) fn of<F: Float>(lane: Lane<'_, F>) -> Self {
        let sums = Sums::new(lane);
        let powers = |deviation| {
            let (sine, cosine) = sin_cos_of_half(deviation);
            let square = sine * sine;
            [square, square * square, 2.0 * square * sine * cosine]
        };
        let [square, fourth, skewed] = Totals::new(lane, sums.direction(), powers).means();
        Self { length: sums.resultant_length(), square, fourth, skewed }
    }

    /// The same where the angles are not all equal, with 1 − R, which is the mean of 2 s².
    fn of_distinct<F: Float>(lane: Lane<'_, F>) -> Result<(Self, f64)> {
        let centred = Self::of(lane);
        if centred.fourth > 0.0 {
            let variance = 2.0 * centred.square;
            return Ok((centred, variance));
        }
        let value = lane.angles.first().map_or(f64::NAN, |&angle| angle.to_f64());
        Err(Error::Value { argument: "x", index: 0, value, requirement: "one of several distinct angles" })
    }
}

/// As the mean of sin d is 0, that of sin 2d = 2 sin d − 4 s² sin d is −4 times that of s² sin d, where nothing
/// cancels.
fn skewness<F: Float>(lane: Lane<'_, F>) -> Result<F> {
    let (centred, variance) = Centred::of_distinct(lane)?;
    Ok(F::from_f64(-4.0 * centred.skewed / (variance * variance.sqrt())))
}

/// With V = 1 − R = 2 mean s² and cos 2d = 1 − 8 s² + 8 s⁴, the numerator is 8 mean s⁴ − 6V² + 4V³ − V⁴.
fn kurtosis<F: Float>(lane: Lane<'_, F>) -> Result<F> {
    let (centred, variance) = Centred::of_distinct(lane)?;
    let (square, v) = (centred.square, variance);
    Ok(F::from_f64(2.0 * (centred.fourth / square / square) - 6.0 + v * (4.0 - v)))
}
