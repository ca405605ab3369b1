//! Samples with their derivatives.

use crate::array::lazy::samples::LazySamples;
use crate::error::Result;
use crate::input::param::Param;
use crate::key::keys::IntoKeys;
use crate::scalar::float::Float;
use crate::shape::out_shape::OutShape;
use ndarray::ArrayD;

/// Returns the samples of [`sample_von_mises`](crate::sample_von_mises), to the byte, and the derivative of each in its
/// concentration.
///
/// A sample is a quantile, a smooth function of the parameters for a fixed random word, and this is the derivative of that
/// function: the pathwise or reparameterised gradient, also called implicit. The derivative in the location is 1. Where a
/// sample is wrapped it jumps by a turn; its derivatives do not.
///
/// For concentration 0 the derivative is −sin Q, for large ones −Q/(2κ), Q being the sample's deviation from the location.
/// An expectation's derivative is the mean of a loss's derivative in the sample times this one.
///
/// # Errors
/// As for [`sample_von_mises`](crate::sample_von_mises).
///
/// # Example
/// ```
/// use vonmises::{Key, sample_von_mises, sample_with_grad};
/// let (key, kappa, h) = (Key::new(1), 2.0, 1e-5);
/// let (samples, slopes) = sample_with_grad(key, 0.5, kappa, [100])?;
/// let [above, below] = [kappa + h, kappa - h].map(|kappa| sample_von_mises(key, 0.5, kappa, [100]).unwrap());
/// assert_eq!(samples, sample_von_mises(key, 0.5, kappa, [100])?);
/// for (slope, (above, below)) in slopes.iter().zip(above.iter().zip(&below)) {
///     let difference: f64 = (above - below) / (2.0 * h);
///     assert!((difference - slope).abs() < 1e-8);
/// }
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest error found is 4.8e-14 in `f64` and 1.6e-6 in `f32`, relative to the derivative or, where that is smaller, to
/// 0.5/(1 + κ)^1.5, or to 0.3/(1 + κ)^0.5 for samples further than π/2 from the location.
///
/// TensorFlow Probability 0.25, the other software with such derivatives, is more exact for concentrations up to 1, where
/// its errors are at most 7e-16 of the largest derivative in double precision. From 5 on they are larger than ours: 9e-6
/// at 10.1, 4.5e-4 at 10.6, 2e-10 at 100, 1.1e-8 at 1e8, and in single precision 8.5e-4 at 10.6 and 0.13 at 1e6. For
/// concentration 0 it returns NaN. [A table](crate::documentation::accuracy) compares both at 720 points of mpmath's.
///
/// # References
/// Figurnov, Mohamed & Mnih 2018, "Implicit reparameterization gradients" (Advances in
/// Neural Information Processing Systems 31).
pub fn sample_with_grad<'a, F: Float>(
    key: impl IntoKeys<'a>,
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    shape: impl OutShape,
) -> Result<(ArrayD<F>, ArrayD<F>)> {
    LazySamples::new(key, loc, concentration, shape)?.draw_with_grad()
}
