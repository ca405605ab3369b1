//! Two arrays of angles, element by element.

use crate::error::{Error, Result};
use crate::input::condition;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use crate::special::pivot::Pivot;
use ndarray::{ArrayRef, Dimension};

/// How two arrays of angles differ.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Comparison {
    /// Number of elements of each array.
    pub elements: usize,
    /// How many are not the same float.
    pub different: usize,
    /// The first of these in row-major order.
    pub first_difference: Option<Vec<usize>>,
    /// The largest distance along the circle, in radians, from 0 to π.
    pub largest_distance: f64,
    /// The first element, in row-major order, that is so far; none if no two are different.
    pub farthest: Option<Vec<usize>>,
    /// The largest distance in floats of the type, across ±π where that is the shorter way.
    pub largest_ulps: u64,
}

impl Comparison {
    /// Whether every two elements are the same float; 0 and −0 are.
    #[must_use]
    pub fn identical(&self) -> bool {
        self.different == 0
    }

    /// Whether every two elements lie within so many radians along the circle.
    #[must_use]
    pub fn within(&self, tolerance: f64) -> bool {
        self.largest_distance <= tolerance
    }
}

/// Compares two arrays of angles element by element, along the circle.
///
/// Angles are radians of any size; the arrays have the same shape and any layout.
///
/// # Errors
/// [`Error::Shapes`] with both shapes if they differ; [`Error::Value`] if an element is not finite, which `a` or `b`
/// and its row-major index name.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::validate::compare;
/// let pi = std::f64::consts::PI;
/// let comparison = compare(&array![0.5, pi.next_down()], &array![0.5, -pi])?; // neighbours across the cut
/// assert!(comparison.within(1e-15) && !comparison.identical());
/// assert_eq!(comparison.first_difference, Some(vec![1]));
/// assert_eq!(comparison.largest_ulps, 1);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// Distances are relative 3e-16, modulo the real 2π.
pub fn compare<F: Float, D: Dimension, E: Dimension>(a: &ArrayRef<F, D>, b: &ArrayRef<F, E>) -> Result<Comparison> {
    if a.shape() != b.shape() {
        return Err(Error::Shapes { left: a.shape().to_vec(), right: b.shape().to_vec() });
    }
    let mut comparison = Comparison { elements: a.len(), ..Comparison::default() };
    let (mut first, mut farthest) = (None, None);
    let (conditions, elements) = ((condition::angle("a"), condition::angle("b")), a.iter().zip(b));
    for (index, (&x, &y)) in elements.enumerate() {
        conditions.0.check(index, x)?;
        conditions.1.check(index, y)?;
        if x == y {
            continue;
        }
        let distance = Pivot::new(y.to_f64()).deviation(x.to_f64()).abs();
        comparison.different += 1;
        comparison.largest_ulps = comparison.largest_ulps.max(floats_between(x, y));
        first.get_or_insert(index);
        if farthest.is_none() || distance > comparison.largest_distance {
            (comparison.largest_distance, farthest) = (distance, Some(index));
        }
    }
    comparison.first_difference = first.map(|flat| unravel_index(flat, a.shape()));
    comparison.farthest = farthest.map(|flat| unravel_index(flat, a.shape()));
    Ok(comparison)
}

/// How many floats one is from the other, by the shorter way if both lie in [−PI, PI].
fn floats_between<F: Float>(x: F, y: F) -> u64 {
    let (x, y, end) = (rank(x), rank(y), rank(F::PI()));
    let direct = x.abs_diff(y);
    let inside = x.unsigned_abs() <= end.unsigned_abs() && y.unsigned_abs() <= end.unsigned_abs();
    // −PI and PI are the same direction to rounding, and no step apart.
    if inside { direct.min(2 * end.unsigned_abs() - direct) } else { direct }
}

/// The number of the float in ascending order, 0 for 0.
fn rank<F: Float>(x: F) -> i64 {
    let magnitude = match F::WORD_BITS {
        32 => i64::from((x.to_f64().abs() as f32).to_bits()),
        _ => x.to_f64().abs().to_bits() as i64, // the sign bit is 0
    };
    if x < F::zero() { -magnitude } else { magnitude }
}
