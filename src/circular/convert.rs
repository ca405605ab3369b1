//! Conversions between concentration and circular variance.

use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::blocks::build;
use crate::scalar::float::Float;
use crate::special::bessel::inverse::concentration_from_variance;
use crate::special::bessel::ratio::one_minus_mean_resultant_length;
use ndarray::{ArrayD, IxDyn};

/// Returns the circular variance of von Mises distributions with the given concentrations.
///
/// V = 1 − I₁(κ)/I₀(κ) for each element, in (0, 1]: 1 for κ = 0, about 1 − κ/2 for small κ and 1/(2κ) for large κ. κ is
/// a scalar or an array of any shape; the result has the same shape (0-d for a scalar).
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if a concentration is negative, infinite or NaN.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::concentration_to_variance;
/// let v = concentration_to_variance(&array![0.0, 1.0, 1e300])?;
/// assert_eq!(v[0], 1.0);
/// assert!((v[1] - 0.553_610_034_103_465_5_f64).abs() < 1e-15);
/// assert!((v[2] / 5e-301 - 1.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 3.1 ulp in `f64` and half an ulp in `f32`, for any κ of the type.
#[doc(alias("A1"))]
pub fn concentration_to_variance<'a, F: Float>(concentration: impl Param<'a, F>) -> Result<ArrayD<F>> {
    map_each(&Operand::new(concentration)?.checked(&condition::concentration())?, one_minus_mean_resultant_length)
}

/// Returns the concentrations of von Mises distributions with the given circular variances.
///
/// κ solves I₁(κ)/I₀(κ) = 1 − V for each element: 0 for V = 1, about 2 (1 − V) near 1 and 1/(2V) for small V. V is a
/// scalar or an array of any shape; the result has the same shape (0-d for a scalar). From the
/// [`circular_variance`](crate::circular::circular_variance) of a sample, this is the maximum likelihood estimate of κ.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if a variance is NaN, outside (0, 1], or so small that κ, about 1/(2V),
/// overflows the type: below 2.8e-309 in `f64` and 1.5e-39 in `f32`.
///
/// # Example
/// ```
/// use vonmises::circular::{concentration_to_variance, variance_to_concentration};
/// let v = concentration_to_variance(5.0_f64)?; // a 0-d array
/// let kappa = variance_to_concentration(&v)?;
/// assert!((kappa[[]] - 5.0).abs() < 1e-14);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 2.9 ulp in `f64` and half an ulp in `f32`, for any V of the type, taken as exact. If V
/// was itself rounded, it determines a large κ to about an ulp, but a small κ only to an absolute 1e-16 (`f64`) or 6e-8
/// (`f32`); a smaller κ comes out as 0.
#[doc(alias("A1inv", "est.kappa", "circ_kappa"))]
pub fn variance_to_concentration<'a, F: Float>(variance: impl Param<'a, F>) -> Result<ArrayD<F>> {
    map_each(&Operand::new(variance)?.checked(&variances())?, concentration_from_variance)
}

fn map_each<F: Float>(operand: &Operand<'_, F>, f: impl Fn(f64) -> f64 + Sync) -> Result<ArrayD<F>> {
    let elements = operand.values();
    build(IxDyn(operand.shape()), |start, block: &mut [F]| {
        let pairs = block.iter_mut().zip(&elements[start..]);
        pairs.for_each(|(slot, &element)| *slot = F::from_f64(f(element.to_f64())));
    })
}

fn variances<F: Float>() -> Condition<impl Fn(F) -> bool + Sync> {
    let requirement = "in (0, 1], and large enough for the concentration, about 1/(2 variance), to be finite";
    Condition::new("variance", requirement, |value: F| {
        let variance = value.to_f64();
        variance > 0.0 && variance <= 1.0 && F::from_f64(0.5 / variance).to_f64().is_finite()
    })
}
