//! Indices and axes of arrays.

use crate::error::{Error, Result};
use ndarray::Axis;

/// The index on each axis of the element with a row-major index, as `numpy.unravel_index`.
///
/// An index past the end counts on along the first axis, modulo its length.
///
/// # Example
/// ```
/// use vonmises::shape::unravel_index;
/// assert_eq!(unravel_index(7, &[2, 5]), [1, 2]);
/// ```
#[must_use]
pub fn unravel_index(mut flat: usize, shape: &[usize]) -> Vec<usize> {
    let mut index = vec![0; shape.len()];
    for (digit, &len) in index.iter_mut().zip(shape).rev() {
        *digit = flat % len.max(1);
        flat /= len.max(1);
    }
    index
}

/// The axis of an array of that rank, counted from the start; a negative `axis` counts from the end.
///
/// # Errors
/// [`Error::AxisOutOfRange`] if the array has no such axis.
///
/// # Example
/// ```
/// use ndarray::Axis;
/// use vonmises::shape::normalize_axis;
/// assert_eq!(normalize_axis(-1, 3)?, Axis(2));
/// assert!(normalize_axis(3, 3).is_err());
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn normalize_axis(axis: isize, rank: usize) -> Result<Axis> {
    let distance = axis.unsigned_abs();
    let index = if axis < 0 { rank.checked_sub(distance) } else { Some(distance) };
    index.filter(|&index| index < rank).map(Axis).ok_or(Error::AxisOutOfRange { axis, rank })
}
