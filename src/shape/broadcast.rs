//! Broadcasting, by NumPy's rule.

use crate::error::{Error, Result};

/// The shape that two shapes broadcast to, as `numpy.broadcast_shapes`.
///
/// # Errors
/// [`Error::Broadcast`] with both shapes if they do not broadcast together.
///
/// # Example
/// ```
/// use vonmises::shape::broadcast_shapes;
/// assert_eq!(broadcast_shapes(&[1000, 1], &[5])?, [1000, 5]);
/// assert!(broadcast_shapes(&[2], &[3]).is_err());
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn broadcast_shapes(left: &[usize], right: &[usize]) -> Result<Vec<usize>> {
    let rank = left.len().max(right.len());
    (0..rank)
        .map(|axis| match (length(left, axis, rank), length(right, axis, rank)) {
            (l, r) if l == r => Ok(l),
            (1, r) => Ok(r),
            (l, 1) => Ok(l),
            _ => Err(Error::Broadcast { left: left.to_vec(), right: right.to_vec() }),
        })
        .collect()
}

/// Checks that parameters of a shape broadcast to the shape of the output, and do not enlarge it.
pub(crate) fn check_output(parameters: &[usize], requested: &[usize]) -> Result<()> {
    let unchanged = broadcast_shapes(parameters, requested).is_ok_and(|common| common == requested);
    if unchanged && parameters.len() <= requested.len() {
        return Ok(());
    }
    Err(Error::OutputShape { parameters: parameters.to_vec(), requested: requested.to_vec() })
}

/// Length of `axis` of the shape, padded on the left with ones to `rank`.
fn length(shape: &[usize], axis: usize, rank: usize) -> usize {
    let padding = rank - shape.len();
    if axis < padding { 1 } else { shape[axis - padding] }
}
