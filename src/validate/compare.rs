//! Comparison of two arrays of angles, element by element.

use crate::error::{Error, Result};
use crate::input::condition;
use crate::input::param::Param;
use crate::memory::alloc::check_view;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use crate::special::pivot::Pivot;

/// The differences between two arrays of angles.
///
/// `Display` prints them in one line.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Comparison {
    /// The number of elements of each array.
    pub elements: usize,
    /// The number of elements that are not the same float.
    pub different: usize,
    /// The index of the first such element in row-major order; `None` if the arrays are equal.
    pub first_difference: Option<Vec<usize>>,
    /// The largest distance along the circle, in radians, from 0 to π.
    pub largest_distance: f64,
    /// The index of the first element, in row-major order, at that distance; `None` if the arrays are equal.
    pub farthest: Option<Vec<usize>>,
    /// The largest distance, counted in floats of the type, across ±π where that is shorter.
    pub largest_ulps: u64,
}

impl Comparison {
    /// Returns whether all elements are the same floats; 0 and −0 count as the same.
    #[must_use]
    pub fn identical(&self) -> bool {
        self.different == 0
    }

    /// Returns whether no distance along the circle exceeds `tolerance`, in radians.
    #[must_use]
    pub fn within(&self, tolerance: f64) -> bool {
        self.largest_distance <= tolerance
    }
}

/// Compares two arrays of angles element by element, by their distances along the circle.
///
/// Angles are in radians, of any size; the arrays have the same shape and any layout.
///
/// # Errors
/// [`Error::Shapes`] with both shapes if they differ; [`Error::TooLarge`] for a broadcast view of more elements than
/// memory could hold; [`Error::Value`] if an element is not finite, naming the argument
/// `a` or `b` and the row-major index.
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
/// Distances are modulo the real 2π and have a relative error of 3e-16.
pub fn compare<'a, F: Float>(a: impl Param<'a, F>, b: impl Param<'a, F>) -> Result<Comparison> {
    let (a, b) = (a.into_cow(), b.into_cow());
    if a.shape() != b.shape() {
        return Err(Error::Shapes { left: a.shape().to_vec(), right: b.shape().to_vec() });
    }
    check_view(&a)?;
    check_view(&b)?;
    let mut comparison = Comparison { elements: a.len(), ..Comparison::default() };
    let (mut first, mut farthest) = (None, None);
    let (a_is_finite, b_is_finite) = (condition::angle("a"), condition::angle("b"));
    for (index, (&x, &y)) in a.iter().zip(&b).enumerate() {
        a_is_finite.check_element(a.shape(), index, x)?;
        b_is_finite.check_element(b.shape(), index, y)?;
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

/// Counts the floats from one to the other, the shorter way around if both lie in [−PI, PI].
fn floats_between<F: Float>(x: F, y: F) -> u64 {
    let (x, y, end) = (rank(x), rank(y), rank(F::PI()));
    let direct = x.abs_diff(y);
    let inside = x.unsigned_abs() <= end.unsigned_abs() && y.unsigned_abs() <= end.unsigned_abs();
    // −PI and PI are the same direction up to rounding, and count as no step apart.
    if inside { direct.min(2 * end.unsigned_abs() - direct) } else { direct }
}

/// Returns the number of the float in ascending order, 0 for 0.
fn rank<F: Float>(x: F) -> i64 {
    let magnitude = match F::WORD_BITS {
        32 => i64::from((x.to_f64().abs() as f32).to_bits()),
        _ => x.to_f64().abs().to_bits() as i64, // the sign bit is 0
    };
    if x < F::zero() { -magnitude } else { magnitude }
}
