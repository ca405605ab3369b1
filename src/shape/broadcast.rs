//! Broadcasting by NumPy's rule.

use crate::error::{Error, Result};

/// Returns the shape that two shapes broadcast to, like `numpy.broadcast_shapes`.
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

/// Checks that the parameters' shape broadcasts to exactly the requested shape of the output.
pub(crate) fn check_output(parameters: &[usize], requested: &[usize]) -> Result<()> {
    let fits = |axis: usize| [1, requested[axis]].contains(&length(parameters, axis, requested.len()));
    if parameters.len() <= requested.len() && (0..requested.len()).all(fits) {
        return Ok(());
    }
    Err(Error::OutputShape { parameters: parameters.to_vec(), requested: requested.to_vec() })
}

/// Returns the length of `axis` once the shape is padded on the left with ones to `rank` axes.
fn length(shape: &[usize], axis: usize, rank: usize) -> usize {
    let padding = rank - shape.len();
    if axis < padding { 1 } else { shape[axis - padding] }
}

#[cfg(test)]
mod tests {
    use super::{broadcast_shapes, check_output};
    use crate::error::Error;

    #[test]
    fn shapes_broadcast_from_the_last_axis() {
        let cases: [(&[usize], &[usize], &[usize]); 6] = [
            (&[], &[], &[]),
            (&[], &[2, 3], &[2, 3]),
            (&[3], &[2, 1], &[2, 3]),
            (&[8, 1, 6, 1], &[7, 1, 5], &[8, 7, 6, 5]),
            (&[0], &[1], &[0]),
            (&[2, 0], &[1, 1, 1], &[1, 2, 0]),
        ];
        for (left, right, expected) in cases {
            assert_eq!(broadcast_shapes(left, right).unwrap(), expected);
            assert_eq!(broadcast_shapes(right, left).unwrap(), expected);
        }
    }

    #[test]
    fn lengths_that_differ_do_not_broadcast() {
        for (left, right) in [(vec![2], vec![3]), (vec![0], vec![2]), (vec![2, 3], vec![2, 1, 4])] {
            assert_eq!(broadcast_shapes(&left, &right), Err(Error::Broadcast { left, right }));
        }
    }

    #[test]
    fn an_output_holds_its_parameters() {
        let accepted: [(&[usize], &[usize]); 5] =
            [(&[], &[]), (&[], &[2, 0]), (&[3], &[3]), (&[3], &[2, 3]), (&[2, 1], &[2, 3])];
        for (parameters, requested) in accepted {
            assert_eq!(check_output(parameters, requested), Ok(()));
        }
    }

    #[test]
    fn parameters_do_not_enlarge_an_output() {
        for (parameters, requested) in
            [(vec![3], vec![]), (vec![3], vec![1]), (vec![3], vec![2]), (vec![1, 3], vec![3]), (vec![2], vec![2, 3])]
        {
            assert_eq!(check_output(&parameters, &requested), Err(Error::OutputShape { parameters, requested }));
        }
    }
}
