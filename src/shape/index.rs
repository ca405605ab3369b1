//! Indices of elements and axes.

use crate::error::{Error, Result};
use ndarray::Axis;

/// Converts a row-major index to the index on each axis, like `numpy.unravel_index`.
///
/// An index past the end starts again at the first element.
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

/// Returns the axis, counted from the start, of an array of that rank; a negative `axis` counts from the end.
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

#[cfg(test)]
mod tests {
    use super::{normalize_axis, unravel_index};
    use crate::error::Error;
    use ndarray::{Array, Axis};

    #[test]
    fn unravelled_indices_are_in_row_major_order() {
        let shape = [2, 3, 4];
        let expected = Array::from_shape_fn(shape, |(i, j, k)| vec![i, j, k]);
        for (flat, index) in expected.iter().enumerate() {
            assert_eq!(unravel_index(flat, &shape), *index);
        }
    }

    #[test]
    fn unravel_index_accepts_every_index_and_shape() {
        assert_eq!(unravel_index(0, &[]), []);
        assert_eq!(unravel_index(7, &[]), []);
        assert_eq!(unravel_index(24 + 5, &[2, 3, 4]), unravel_index(5, &[2, 3, 4]));
        assert_eq!(unravel_index(5, &[3, 0, 2]), [2, 0, 1]);
        assert_eq!(unravel_index(usize::MAX, &[1, 1]), [0, 0]);
    }

    #[test]
    fn negative_axes_count_from_the_end() {
        for axis in 0..3 {
            assert_eq!(normalize_axis(axis, 3), Ok(Axis(axis.unsigned_abs())));
            assert_eq!(normalize_axis(axis - 3, 3), normalize_axis(axis, 3));
        }
    }

    #[test]
    fn axes_outside_the_rank_are_refused() {
        for (axis, rank) in [(3, 3), (-4, 3), (0, 0), (-1, 0), (isize::MIN, 3), (isize::MAX, 3)] {
            assert_eq!(normalize_axis(axis, rank), Err(Error::AxisOutOfRange { axis, rank }));
        }
    }
}
