//! Watson's test of fit.

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

/// Tests whether angles follow a distribution, by Watson's statistic.
///
/// ```text
/// U²ₙ = Σ (uᵢ − (i − ½)/n − ū + ½)² + 1/(12n)
/// ```
///
/// with u₁ ≤ … ≤ uₙ the values of the distribution's cdf at the angles and ū their mean.
///
/// The `statistic` is U²ₙ, from 1/(12n) to n/12. It is the Cramér–von Mises statistic without the part that depends on
/// where the circle is cut. The `p_value` is the probability of a U²ₙ at least as large if the angles follow the
/// distribution: exact up to three angles, otherwise an approximation.
///
/// Choose this test against a shift or a change of concentration. If the distribution was fitted to the same angles,
/// use [`watson_fitted`]. x has any shape.
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
/// use vonmises::{Key, VonMises, gof};
/// let distribution = VonMises::<f64>::new(1.0, 2.0)?;
/// let angles = distribution.draw(Key::new(0), 200)?;
/// assert!(gof::watson(&angles, &distribution)?.p_value > 0.01);
/// assert!(gof::watson(&angles, &VonMises::new(1.5, 2.0)?)?.p_value < 1e-6);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The absolute error of U²ₙ is at most 4e-15 √(n U²ₙ), from the errors of the values of the cdf. The p-value of a
/// given U²ₙ is exact for n ≤ 3. For larger n it was compared with simulated p-values down to 1e-4, for some n from 4
/// to 24:
///
/// | n | relative difference |
/// | --- | --- |
/// | 4, 5 | up to 2 % |
/// | 6 to 8 | up to 1.1 % |
/// | from 10 on | up to 0.1 % for p ≥ 0.01; below it the noise of the simulation, 0.5 % |
///
/// Below 1e-4 its error is not known.
///
/// # References
/// Watson 1961, "Goodness-of-fit tests on a circle"; Stephens 1970.
#[doc(alias("watson.test"))]
pub fn watson<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    distribution: &VonMises<F>,
) -> Result<TestResult> {
    one_sample::test_all(Edf::Watson, x, distribution)
}

/// Tests each lane along an axis against a distribution of its own, as [`watson`].
///
/// The result has the shape of x without the axis, and `loc` and `concentration` broadcast to that shape; a number is
/// used for all lanes.
///
/// # Errors
/// As [`kuiper_axis`](super::kuiper_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::{Key, gof, sample_von_mises};
/// let angles = sample_von_mises(Key::new(3), &array![[0.0], [1.0]], 5.0, [2, 100])?;
/// let tests = gof::watson_axis(&angles, &array![0.0, 0.0], 5.0, Axis(1))?;
/// assert!(tests[0].p_value > 0.01 && tests[1].p_value < 1e-6);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn watson_axis<'a, 'p, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    one_sample::test_axis(Edf::Watson, x, loc, concentration, axis)
}

/// Tests whether angles follow any von Mises distribution, by Watson's statistic and a fit.
///
/// The `statistic` is that of [`watson`], the `p_value` comes from the parametric bootstrap; see
/// [`kuiper_fitted`](super::kuiper_fitted) for the method and its level.
///
/// # Errors
/// As [`kuiper_fitted`](super::kuiper_fitted).
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, gof};
/// let angles = VonMises::<f64>::new(1.0, 2.0)?.draw(Key::new(0), 100)?;
/// let fitted = gof::watson_fitted(&angles, Key::new(1), 199)?;
/// assert!(fitted.test.p_value > 0.05 && (fitted.distribution.loc() - 1.0).abs() < 0.2);
/// // For a distribution given beforehand the same statistic has a p-value that is too large here.
/// assert!(gof::watson(&angles, &fitted.distribution)?.p_value > fitted.test.p_value);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # References
/// Lockhart & Stephens 1985, "Tests of fit for the von Mises distribution".
pub fn watson_fitted<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    key: impl IntoKey,
    draws: usize,
) -> Result<FittedTest<F>> {
    fitted::test_fitted(Edf::Watson, x, key, draws)
}
