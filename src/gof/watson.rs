//! Watson's test.

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

/// Watson's test: do the angles follow this distribution?
///
/// ```text
/// U²ₙ = Σ (uᵢ − (i − ½)/n − ū + ½)² + 1/(12n),   u₁ ≤ … ≤ uₙ the values of the distribution's cdf at the angles, ū their mean
/// ```
///
/// The `statistic` is U²ₙ, at least 1/(12n): Cramér's and von Mises' statistic less what depends on where the circle is
/// cut. Best against a shift or a change of concentration. The distribution must not come from the same angles: for
/// that there is [`watson_fitted`]. x is of any shape.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite, or if x is weighted.
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
/// U²ₙ to 4e-15 √(n U²ₙ): the errors of the values of the cdf. The p-value of a given U²ₙ is exact for n ≤ 3; otherwise
/// it was found, down to p = 1e-4 and for some n from 4 to 24, within 2 % of simulated ones for n = 4 and 5, 1.1 % for
/// 6 to 8; from 10 on within 0.1 % for p ≥ 0.01 and their noise, 0.5 %, below. It is not known below 1e-4.
///
/// # References
/// Watson 1961, "Goodness-of-fit tests on a circle"; Stephens 1970.
pub fn watson<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    distribution: &VonMises<F>,
) -> Result<TestResult> {
    one_sample::whole(Edf::Watson, x, distribution)
}

/// [`watson`] along one axis, which the result lacks, each lane against a distribution of its own.
///
/// `loc` and `concentration` broadcast to the shape of x without the axis; numbers serve for all lanes.
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
    one_sample::lanes(Edf::Watson, x, loc, concentration, axis)
}

/// Watson's test of a distribution fitted to the same angles: do they follow any von Mises distribution?
///
/// By the parametric bootstrap, as [`kuiper_fitted`](super::kuiper_fitted) does it.
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
/// // The same statistic would seem far too good against a distribution known beforehand.
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
    fitted::fitted(Edf::Watson, x, key, draws)
}
