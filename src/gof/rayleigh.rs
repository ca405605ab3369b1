//! Rayleigh's test of uniformity.

use super::grouped;
use super::one_sample::unweighted;
use super::result::TestResult;
use super::ties;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::pvalues::one_sample;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Tests whether angles are uniform, against one preferred direction, by Rayleigh's statistic.
///
/// ```text
/// R̄ = |Σ (cos xᵢ, sin xᵢ)| / n
/// ```
///
/// The `statistic` is the mean resultant length R̄, from 0 to 1, equal to `1 − circular_variance(x)`; some authors give
/// n R̄² or n R̄. The `p_value` is the probability of an R̄ at least as large if the angles are uniform, and is exact.
///
/// Choose this test against a von Mises distribution of any location: none is more powerful. It cannot detect
/// distributions that look the same from opposite sides. For these use [`kuiper`](super::kuiper) or
/// [`watson`](super::watson) with a uniform distribution. x has any shape.
///
/// For [`rounded`](crate::circular::rounded) angles the statistic and its p-value are those of their classes, and weights
/// are counts: see [rounded angles](crate::gof#rounded-angles).
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite; [`Error::Weighted`](crate::Error::Weighted) if x is weighted and
/// not rounded; [`Error::TooLarge`](crate::Error::TooLarge) if
/// memory cannot hold a copy of angles that are not in row-major order.
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
/// The absolute error of R̄ is at most 7e-16. The p-value of a given R̄ is exact for every n, with a relative error of
/// 1e-13 wherever there are references to compare with, down to 6e-8.
///
/// # References
/// Rayleigh 1919; Mardia & Jupp 2000, section 6.3.1.
#[doc(alias("rayleigh.test", "rayleightest", "circ_rtest", "r.test"))]
pub fn rayleigh<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<TestResult> {
    x.into().reduce(|lane| test(lane))
}

/// Tests whether each lane along an axis is uniform, as [`rayleigh`]. The result has the shape of x without the axis.
///
/// # Errors
/// As [`rayleigh`], with row-major indices in x; an error in one lane is inside [`Error::Lane`](crate::Error::Lane).
/// [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) if x has no such axis.
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
    if let Some(rounding) = lane.rounding {
        return grouped::rayleigh(lane, rounding);
    }
    let (angles, sums) = (unweighted(lane)?, Sums::new(lane));
    let (length, variance) = (sums.resultant_length(), sums.variance());
    let result = TestResult::from_p_value(length, one_sample::rayleigh(angles.len(), length, variance));
    Ok(if ties::among_first(angles)? { result.with_ties() } else { result })
}
