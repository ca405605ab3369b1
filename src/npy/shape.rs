//! The shapes that a file may have.

use crate::memory::alloc::checked_len;
use crate::npy::element::Stored;
use crate::npy::error::ErrorKind;

/// NumPy's limit on axes.
const MAX_RANK: usize = 64;

/// Returns how many numbers a file of this shape holds, if there can be such a file.
pub(crate) fn count_numbers<T: Stored>(shape: &[usize]) -> Result<usize, ErrorKind> {
    if shape.len() > MAX_RANK {
        return Err(ErrorKind::TooManyAxes { rank: shape.len() });
    }
    checked_len::<T::Number>(shape).map_err(|_| ErrorKind::TooLarge { shape: shape.to_vec() })
}
