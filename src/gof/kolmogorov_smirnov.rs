//! The Kolmogorov–Smirnov test of fit.

use super::edf::Edf;
use super::result::{FittedTest, TestResult};
use super::{fitted, one_sample};
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::param::Param;
use crate::key::into_key::IntoKey;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Tests whether angles follow a distribution, by the Kolmogorov–Smirnov statistic.
///
/// ```text
/// Dₙ = max(i/n − uᵢ, uᵢ − (i − 1)/n),   u₁ ≤ … ≤ uₙ the values of the distribution's cdf at the angles
/// ```
///
/// The `statistic` is Dₙ, from 1/(2n) to 1: the largest absolute difference between the empirical distribution function
/// and the distribution's, as in `scipy.stats.kstest`. The `p_value` is the probability of a Dₙ at least as large if
/// the angles follow the distribution, and is exact.
///
/// Dₙ depends on where the circle is cut, here opposite to the distribution's location. Choose this test only if that
/// cut has a meaning, and otherwise [`kuiper`](super::kuiper) or [`watson`](super::watson). If the distribution was
/// fitted to the same angles, use [`kolmogorov_smirnov_fitted`]. x has any shape.
///
/// For [`rounded`](crate::circular::rounded) angles the statistic and its p-value are those of their classes, and weights
/// are counts: see [rounded angles](crate::gof#rounded-angles).
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite; [`Error::Weighted`](crate::Error::Weighted) if x is weighted and
/// not rounded; [`Error::TooLarge`](crate::Error::TooLarge) if
/// memory cannot hold a number for each angle.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{VonMises, gof};
/// let uniform = VonMises::new(0.0, 0.0)?;
/// let test = gof::kolmogorov_smirnov(&array![0.0, 0.1, 0.2], &uniform)?;
/// assert!((test.statistic - 0.5_f64).abs() < 1e-15); // no angle below 0, where half of the distribution is
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The absolute error of Dₙ is at most 2e-15, the error of a value of the cdf. The p-value of a given Dₙ is exact for
/// every n, with a relative error of 1e-11 down to 1e-300.
///
/// # References
/// Stephens 1974, "EDF statistics for goodness of fit and some comparisons"; Simard & L'Ecuyer 2011.
#[doc(alias("kstest", "ks.test", "ExactOneSampleKSTest"))]
pub fn kolmogorov_smirnov<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    distribution: &VonMises<F>,
) -> Result<TestResult> {
    one_sample::test_all(Edf::KolmogorovSmirnov, x, distribution)
}

/// Tests each lane along an axis against a distribution of its own, as [`kolmogorov_smirnov`].
///
/// The result has the shape of x without the axis, and `loc` and `concentration` broadcast to that shape; a number is
/// used for all lanes.
///
/// # Errors
/// As [`kuiper_axis`](super::kuiper_axis).
///
/// # Example
/// ```
/// use ndarray::Axis;
/// use vonmises::{Key, gof, sample_von_mises};
/// let angles = sample_von_mises(Key::new(1), 0.0, 2.0, [4, 5, 100])?;
/// let p_values = gof::kolmogorov_smirnov_axis(&angles, 0.0, 2.0, Axis(2))?.mapv(|test| test.p_value);
/// assert_eq!(p_values.shape(), [4, 5]);
/// assert!(p_values.iter().all(|&p| p > 1e-3));
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn kolmogorov_smirnov_axis<'a, 'p, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    one_sample::test_axis(Edf::KolmogorovSmirnov, x, loc, concentration, axis)
}

/// Tests whether angles follow any von Mises distribution, by the Kolmogorov–Smirnov statistic and a fit.
///
/// This is Lilliefors' test for the circle. The `statistic` is that of [`kolmogorov_smirnov`], the `p_value` comes from
/// the parametric bootstrap; see [`kuiper_fitted`](super::kuiper_fitted) for the method and its level.
///
/// # Errors
/// As [`kuiper_fitted`](super::kuiper_fitted).
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, gof};
/// let angles = VonMises::<f64>::new(1.0, 2.0)?.draw(Key::new(0), 100)?;
/// assert!(gof::kolmogorov_smirnov_fitted(&angles, Key::new(1), 199)?.test.p_value > 0.05);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn kolmogorov_smirnov_fitted<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<FittedTest<F>> {
    fitted::test_fitted(Edf::KolmogorovSmirnov, x, key, draws)
}
