//! Statistics from sorted angles: circular median, quantiles and range.

use super::sorted::Sorted;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::{Error, Result};
use crate::input::condition;
use crate::scalar::float::Float;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// Returns the circular median of all angles of an array, in radians in [−π, π).
///
/// The angle φ of x with the least mean distance min(|xᵢ − φ|, 2π − |xᵢ − φ|) from all. If several angles have that
/// least distance, the median is their circular mean where that has it too, as between the two in the middle of an even
/// number. Otherwise, as for 90, 180 and 315 degrees, it is the one of them that is nearest to the
/// [mean direction](crate::circular::circular_mean), and of two as near the one clockwise of it, 90 degrees here. x
/// holds angles in radians, of any size, in any shape.
///
/// The median turns with the angles and does not depend on their order. Only where there is no mean direction, as for
/// four angles at 90 degrees, a choice cannot turn with them: then it is the tied angle nearest to 0.
///
/// # Errors
/// As [`circular_mean`](crate::circular::circular_mean); [`Error::TooLarge`] if memory cannot hold a sorted copy.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_median;
/// assert!((circular_median(&array![6.2, 0.1, 0.2, 3.0, 0.3])? - 0.2_f64).abs() < 1e-15);
/// let tied = array![90.0_f64, 180.0, 315.0].mapv(f64::to_radians);
/// assert!((circular_median(&tied)?.to_degrees() - 90.0).abs() < 1e-12); // 75 degrees from all on average; 135 has 90
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Within one ulp of the result or of the angles. Mean distances with a relative difference below 1e-12 count as equal,
/// distances from the mean direction with a difference below 2e-6, and there is no mean direction where the mean
/// resultant length is below 1e-9.
///
/// # References
/// Fisher 1993, section 2.3.2; Mardia & Jupp 2000, section 2.2.2.
#[doc(alias("median.circular", "circ_median"))]
pub fn circular_median<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(Sorted::new(lane)?.median()?.wrapped()))
}

/// Returns the circular median of each lane along `axis`, in an array without that axis; see [`circular_median`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_median_axis;
/// let medians = circular_median_axis(&array![[0.1, 3.0], [0.2, -3.0], [0.4, 3.1]], Axis(0))?;
/// assert!((medians[0] - 0.2_f64).abs() < 1e-15 && (medians[1] - 3.1).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_median_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_axis(axis, |lane| Ok(Sorted::new(lane)?.median()?.wrapped()))
}

/// Returns the quantile of all angles of an array at probability `p`, in radians in [−π, π).
///
/// Angles are ordered from the point opposite to the [`circular_median`]: by their differences from the median, in
/// (−π, π]. The quantile interpolates linearly between neighbours, as NumPy's default and R's type 7 do. `p` is in
/// [0, 1]. x holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_median`]; [`Error::Value`] if `p` is outside [0, 1]; [`Error::Weighted`] if x is weighted.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_quantile;
/// let x = array![3.0, 3.1, -3.1, -3.0]; // across the cut at π
/// assert!((circular_quantile(&x, 0.0)? - 3.0_f64).abs() < 1e-15);
/// assert!((circular_quantile(&x, 1.0)? + 3.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # References
/// `quantile.circular` of the R package circular.
#[doc(alias("quantile.circular"))]
pub fn circular_quantile<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>, p: F) -> Result<F> {
    condition::probability().check(p)?;
    x.into().reduce(|lane| quantile(lane, p.to_f64()))
}

/// Returns the quantile of each lane along `axis` at probability `p`, in an array without that axis; see
/// [`circular_quantile`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis) and [`circular_quantile`].
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_quantile_axis;
/// let x = array![[0.1, 0.2, 0.3, 0.4, 0.5], [3.1, 3.2, 3.3, 3.4, 3.5]];
/// let quartiles = circular_quantile_axis(&x, Axis(1), 0.25)?;
/// assert!((quartiles[0] - 0.2_f64).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_quantile_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
    p: F,
) -> Result<Array<F, D::Smaller>> {
    condition::probability().check(p)?;
    x.into().reduce_axis(axis, |lane| quantile(lane, p.to_f64()))
}

/// Returns the circular range of all angles of an array, in radians in [0, 2π).
///
/// The length of the shortest arc that contains all angles, which is 2π less the largest gap between neighbours. x
/// holds angles in radians, of any size, in any shape.
///
/// # Errors
/// As [`circular_median`].
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::circular::circular_range;
/// assert!((circular_range(&array![6.2, 0.1, 0.3])? - (0.3 - 6.2 + std::f64::consts::TAU)).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Absolute error 1e-15, and relative error 4e-16 for arcs of at most π.
#[doc(alias("range.circular", "circ.range"))]
pub fn circular_range<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<F> {
    x.into().reduce(|lane| Ok(F::from_f64(Sorted::new(lane)?.range())))
}

/// Returns the circular range of each lane along `axis`, in an array without that axis; see [`circular_range`].
///
/// # Errors
/// As [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::circular::circular_range_axis;
/// assert_eq!(circular_range_axis(&array![[0.0, 0.25, 0.5], [1.0, 1.0, 1.0]], Axis(1))?, array![0.5, 0.0]);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn circular_range_axis<'a, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
) -> Result<Array<F, D::Smaller>> {
    x.into().reduce_axis(axis, |lane| Ok(F::from_f64(Sorted::new(lane)?.range())))
}

/// Returns the quantile of a lane, computed from differences from its median.
fn quantile<F: Float>(lane: Lane<'_, F>, p: f64) -> Result<F> {
    if lane.weights.is_some() {
        return Err(Error::Weighted { reason: "quantiles are those of unweighted angles" });
    }
    let median = Sorted::new(lane)?.median()?;
    let deviations = Sorted::with_pivot(median, lane)?.with_opposite_last();
    let position = p * (deviations.len() - 1) as f64;
    let below = deviations[position as usize];
    let above = deviations[(position as usize + 1).min(deviations.len() - 1)];
    Ok(median.turned(below + position.fract() * (above - below)).wrapped())
}
