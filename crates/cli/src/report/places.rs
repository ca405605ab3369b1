//! Where elements and lanes stand.

use ndarray::Axis;

/// The place of the element of that number, in row-major order.
pub(crate) fn of_number(mut number: usize, shape: &[usize]) -> Vec<usize> {
    let mut place = vec![0; shape.len()];
    for (digit, &length) in place.iter_mut().zip(shape).rev() {
        (*digit, number) = (number % length, number / length);
    }
    place
}

/// An axis that may be counted from the end.
pub(crate) fn axis(given: isize, rank: usize) -> Option<Axis> {
    let counted = if given < 0 { rank.checked_sub(given.unsigned_abs()) } else { usize::try_from(given).ok() };
    counted.filter(|&counted| counted < rank).map(Axis)
}
