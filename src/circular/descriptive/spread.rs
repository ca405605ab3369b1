//! Measures of spread: mean resultant length, circular variance, standard deviation and dispersion.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::circular::totals::Totals;
use crate::error::Result;
use crate::scalar::float::Float;
use crate::special::polar::sin_cos_of_half;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Returns the circular variance of all angles of an array, from 0 (all equal) to 1 (no preferred direction).
///
/// V = 1 − R, the mean of 2 sin²((xᵢ − m)/2), where m is the mean direction and R the length of the mean of the unit
/// vectors (cos xᵢ, sin xᵢ). V is dimensionless, and half the ordinary variance for angles close together. x holds
/// angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
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
/// Relative error 1e-15 for V down to 1e-290, also for angles close together far from 0 and with outliers, as the sums
/// are taken about the mean direction. Exactly 0 for equal angles. In `f32` rounding adds half an ulp.
#[doc(alias("circvar", "var.circular", "circ_var"))]
pub fn circular_variance<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(F::from_f64(Sums::new(lane).variance())))
}

/// Returns the circular variance of each lane along `axis`, in an array without that axis; see [`circular_variance`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
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
    x.into().reduce_sums(axis, |sums| Ok(F::from_f64(sums.variance())))
}

/// Returns the mean resultant length of all angles of an array, from 0 (no preferred direction) to 1 (all equal).
///
/// R = |Σ e^(i xⱼ)| / n, dimensionless. Near 1, use its complement [`circular_variance`], which keeps all its digits. x
/// holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::mean_resultant_length;
/// let r = mean_resultant_length(&array![0.0, std::f64::consts::FRAC_PI_2])?;
/// assert!((r - 0.5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Absolute error 7e-16. In `f32` rounding adds half an ulp.
#[doc(alias("rho.circular", "est.rho", "circ_r"))]
pub fn mean_resultant_length<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(F::from_f64(Sums::new(lane).resultant_length())))
}

/// Returns the mean resultant length of each lane along `axis`, in an array without that axis; see
/// [`mean_resultant_length`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::mean_resultant_length_axis;
/// let lengths = mean_resultant_length_axis(&array![[0.0, 1.0], [std::f64::consts::PI, 1.0]], Axis(0))?;
/// assert!(lengths[0] < 1e-15 && lengths[1] == 1.0);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn mean_resultant_length_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_sums(axis, |sums| Ok(F::from_f64(sums.resultant_length())))
}

/// Returns the circular standard deviation of all angles of an array, in radians, from 0 to infinity.
///
/// √(−2 ln R), where R is the [`mean_resultant_length`]; infinite where R is 0. For angles close together it is the
/// ordinary standard deviation. x holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_standard_deviation;
/// let s = circular_standard_deviation(&array![1.0 - 1e-6, 1.0 + 1e-6])?;
/// assert!((s / 1e-6 - 1.0_f64).abs() < 1e-9);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Relative error 1e-15, and 7e-16 / R where R is small. In `f32` rounding adds half an ulp.
#[doc(alias("circstd", "sd.circular", "circ_std"))]
pub fn circular_standard_deviation<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(F::from_f64(standard_deviation(Sums::new(lane)))))
}

/// Returns the circular standard deviation of each lane along `axis`, in an array without that axis; see
/// [`circular_standard_deviation`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_standard_deviation_axis;
/// let deviations = circular_standard_deviation_axis(&array![[1.0, 2.0], [1.0, 2.5]], Axis(0))?;
/// assert!(deviations[0] == 0.0 && deviations[1] > 0.24);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_standard_deviation_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_sums(axis, |sums| Ok(F::from_f64(standard_deviation(sums))))
}

/// Returns the circular dispersion of all angles of an array, in squared radians, from 0 to infinity.
///
/// δ = (1 − mean of cos 2(xᵢ − m)) / (2 R²), the mean of sin²(xᵢ − m) divided by R², where m is the mean direction and
/// R the mean resultant length; infinite where R is 0, and arbitrarily large where it is 0 up to rounding. δ/n is the
/// large-sample variance of the mean direction of n angles. For angles close together δ is their ordinary variance. x
/// holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_dispersion;
/// let d = circular_dispersion(&array![1.0 - 1e-6, 1.0 + 1e-6])?;
/// assert!((d / 1e-12 - 1.0_f64).abs() < 1e-9);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Relative error 2e-15, and 2e-15 / R where R is small. Deviations near π are rounded, so that angles opposite the
/// mean direction add an absolute error of 1e-15 / R² to √δ. In `f32` rounding adds half an ulp.
///
/// # References
/// Fisher 1993, section 2.3.3, equation (2.28).
#[doc(alias("circ.disp"))]
pub fn circular_dispersion<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(F::from_f64(dispersion(lane))))
}

/// Returns the circular dispersion of each lane along `axis`, in an array without that axis; see
/// [`circular_dispersion`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_dispersion_axis;
/// let dispersions = circular_dispersion_axis(&array![[1.0, 2.0], [1.0, 2.5]], Axis(0))?;
/// assert!(dispersions[0] == 0.0 && dispersions[1] > 0.06);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_dispersion_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_axis(axis, |lane| Ok(F::from_f64(dispersion(lane))))
}

/// Returns √(−2 ln R), from whichever of R and 1 − R is more accurate.
fn standard_deviation(sums: Sums) -> f64 {
    let (variance, length) = (sums.variance(), sums.resultant_length());
    let log = if variance < 0.5 { (-variance).ln_1p() } else { length.ln() };
    (-2.0 * log).max(0.0).sqrt()
}

/// Returns δ. As (1 − cos 2d)/2 = sin² d, it is the mean of sin² d divided by R², in which nothing cancels.
fn dispersion<F: Float>(lane: Lane<'_, F>) -> f64 {
    let sums = Sums::new(lane);
    let squared_sine = |deviation| {
        let (sine, cosine) = sin_cos_of_half(deviation);
        [4.0 * (sine * cosine) * (sine * cosine)]
    };
    let [square] = Totals::new(lane, sums.direction(), squared_sine).means();
    let length = sums.resultant_length();
    if length > 0.0 { square / length / length } else { f64::INFINITY }
}
