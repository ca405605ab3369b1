//! Trigonometric moments, about 0 and about the mean direction.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::circular::totals::Totals;
use crate::error::Result;
use crate::scalar::float::Float;
use crate::special::angle::{reduce, reduce_pair};
use crate::special::pivot::Pivot;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Returns the trigonometric moment of order p about 0, of all angles of an array: the means of cos p xᵢ and sin p xᵢ.
///
/// Both means are in [−1, 1]. x holds angles in radians, of any size, in any shape.
/// [`VonMises::trigonometric_moment`](crate::VonMises::trigonometric_moment) is the moment of a distribution.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::trigonometric_moment;
/// let (cosine, sine) = trigonometric_moment(&array![0.0, std::f64::consts::PI], 2)?; // alike, as axes are
/// assert!((cosine - 1.0).abs() < 1e-15 && sine.abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Absolute error (1 + p) 4e-16. In `f32` rounding adds half an ulp.
#[doc(alias("trig.moment", "trigonometric.moment", "circ_moment"))]
pub fn trigonometric_moment<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    p: u32,
) -> Result<(F, F)> {
    x.into().reduce(|lane| Ok(about_zero(lane, p)))
}

/// Returns the trigonometric moment of order p of each lane along `axis`, in an array without that axis; see
/// [`trigonometric_moment`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::trigonometric_moment_axis;
/// let moments = trigonometric_moment_axis(&array![[0.0, 0.0], [0.5, 0.5]], Axis(1), 1)?;
/// assert_eq!(moments[0], (1.0, 0.0));
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn trigonometric_moment_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
    p: u32,
) -> Result<Array<(F, F), D::Smaller>> {
    x.into().reduce_axis(axis, |lane| Ok(about_zero(lane, p)))
}

/// Returns the trigonometric moment of order p about the mean direction m, of all angles of an array: the means of
/// cos p(xᵢ − m) and sin p(xᵢ − m).
///
/// Both means are in [−1, 1]. The moment of order 1 is (R, 0), where R is the mean resultant length; where that is 0 up
/// to rounding, m is arbitrary. x holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::{centred_trigonometric_moment, mean_resultant_length};
/// let x = array![0.3, 0.9, 1.0_f64];
/// let (cosine, sine) = centred_trigonometric_moment(&x, 1)?;
/// assert!((cosine - mean_resultant_length(&x)?).abs() < 1e-15 && sine.abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Absolute error (1 + p) 7e-16 / R. In `f32` rounding adds half an ulp.
///
/// # References
/// Mardia & Jupp 2000, section 2.4; Fisher 1993, section 2.3.4.
#[doc(alias("trig.moment", "circ_moment"))]
pub fn centred_trigonometric_moment<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    p: u32,
) -> Result<(F, F)> {
    x.into().reduce(|lane| Ok(about_mean(lane, p)))
}

/// Returns the trigonometric moment of order p of each lane along `axis`, about the lane's mean direction, in an array
/// without that axis; see [`centred_trigonometric_moment`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::centred_trigonometric_moment_axis;
/// let moments = centred_trigonometric_moment_axis(&array![[0.0, 0.5], [1.0, 1.5_f64]], Axis(1), 2)?;
/// assert!((moments[0].0 - moments[1].0).abs() < 1e-15); // one lane is the other, turned
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn centred_trigonometric_moment_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
    p: u32,
) -> Result<Array<(F, F), D::Smaller>> {
    x.into().reduce_axis(axis, |lane| Ok(about_mean(lane, p)))
}

fn about_mean<F: Float>(lane: Lane<'_, F>, p: u32) -> (F, F) {
    let (cosine, sine) = means(lane, p, Sums::new(lane).direction());
    rounded(cosine, sine)
}

/// Returns the means about 0: the means about the mean direction m, turned by p m.
fn about_zero<F: Float>(lane: Lane<'_, F>, p: u32) -> (F, F) {
    let mean = Sums::new(lane).direction();
    let (cosine, sine) = means(lane, p, mean);
    let (head, rest) = reduce_pair(mean.head);
    let [turned_cosine, turned_sine] = cosine_and_sine(p, head, rest + mean.rest);
    let (real, imaginary) = (turned_cosine * cosine - turned_sine * sine, turned_sine * cosine + turned_cosine * sine);
    rounded(real, imaginary)
}

/// Rounds both means to the type. Beyond −1 and 1 they are rounding errors.
fn rounded<F: Float>(cosine: f64, sine: f64) -> (F, F) {
    (F::from_f64(cosine.clamp(-1.0, 1.0)), F::from_f64(sine.clamp(-1.0, 1.0)))
}

/// Returns the means of cos p(x − pivot) and sin p(x − pivot).
fn means<F: Float>(lane: Lane<'_, F>, p: u32, pivot: Pivot) -> (f64, f64) {
    // 1 − cos instead of cos, because the functions that `Totals` sums must be 0 at 0.
    let [deficit, sine] = Totals::new(lane, pivot, |deviation| {
        let [cosine, sine] = cosine_and_sine(p, deviation, 0.0);
        [1.0 - cosine, sine]
    })
    .means();
    (1.0 - deficit, sine)
}

/// Returns cos p(angle + rest) and sin p(angle + rest), with the rounding error of p · angle taken into account.
fn cosine_and_sine(p: u32, angle: f64, rest: f64) -> [f64; 2] {
    let order = f64::from(p);
    let phase = order * angle;
    let (sine, cosine) = f64::sin_cos(reduce(phase) + (order.mul_add(angle, -phase) + order * rest));
    [cosine, sine]
}
