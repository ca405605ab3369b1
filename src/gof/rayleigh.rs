//! Rayleigh's test.

use super::one_sample::unweighted;
use super::result::TestResult;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::pvalues::one_sample;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Rayleigh's test: are the angles uniform, or is there one direction that they prefer?
///
/// ```text
/// R̄ = |Σ (cos xᵢ, sin xᵢ)| / n
/// ```
///
/// The `statistic` is R̄, from 0 to 1, `1 − circular_variance(x)`; some authors give n R̄² or n R̄. Most powerful
/// against von Mises distributions of any location, and blind to distributions that look the same from opposite sides,
/// for which there are [`kuiper`](super::kuiper) and [`watson`](super::watson) with a uniform distribution. x is of any
/// shape.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite, or if x is weighted.
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, gof};
/// let weak = VonMises::<f64>::new(1.0, 0.5)?.draw(Key::new(0), 200)?;
/// let none = VonMises::<f64>::new(1.0, 0.0)?.draw(Key::new(0), 200)?;
/// assert!(gof::rayleigh(&weak)?.p_value < 1e-3 && gof::rayleigh(&none)?.p_value > 0.01);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// R̄ to 3e-16 absolutely. The p-value of a given R̄ is exact for every n, relative 1e-13 where references were at
/// hand, down to 6e-8.
///
/// # References
/// Rayleigh 1919; Mardia & Jupp 2000, section 6.3.1.
pub fn rayleigh<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<TestResult> {
    x.into().reduce(|lane| test(lane))
}

/// [`rayleigh`] along one axis, which the result lacks.
///
/// # Errors
/// As [`rayleigh`], with row-major indices in x, and [`Error::Lane`](crate::Error::Lane) around what is wrong in one
/// lane; [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) if x has no such axis.
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::gof::rayleigh_axis;
/// let x = array![[0.1, 0.2, 0.1, 0.3, 0.2], [0.1, 1.3, 2.7, 4.0, 5.2]];
/// let tests = rayleigh_axis(&x, Axis(1))?;
/// assert!(tests[0].p_value < 0.01 && tests[1].p_value > 0.5);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn rayleigh_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<TestResult, D::Smaller>> {
    x.into().reduce_axis(axis, test)
}

fn test<F: Float>(lane: Lane<'_, F>) -> Result<TestResult> {
    let (n, sums) = (unweighted(lane)?.len(), Sums::new(lane));
    let (length, variance) = (sums.resultant_length(), sums.variance());
    Ok(TestResult::of_tail(length, one_sample::rayleigh(n, length, variance)))
}
