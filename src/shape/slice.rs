//! Slices of an array: the elements whose index on each axis lies in a range of that axis.
//!
//! Feeds a sample's bytes: integer operations only.

use crate::error::{Error, Result};
use std::ops::Range;

/// A slice of an array.
#[derive(Debug)]
pub(crate) struct Slice {
    /// The index of its first element on each axis.
    pub(super) starts: Vec<usize>,
    pub(crate) shape: Vec<usize>,
}

impl Slice {
    /// Checks that there is a range for each axis of an array of that shape, and that the array has what they name.
    pub(crate) fn new(ranges: &[Range<usize>], array: &[usize]) -> Result<Self> {
        if ranges.len() != array.len() {
            return Err(Error::SliceRank { ranges: ranges.len(), rank: array.len() });
        }
        for (axis, (range, &len)) in ranges.iter().zip(array).enumerate() {
            if range.start > range.end || range.end > len {
                return Err(Error::Slice { axis, start: range.start, end: range.end, len });
            }
        }
        let (starts, shape) = ranges.iter().map(|range| (range.start, range.len())).unzip();
        Ok(Self { starts, shape })
    }

    /// Returns the slice that is the whole array.
    pub(crate) fn whole(array: &[usize]) -> Self {
        Self { starts: vec![0; array.len()], shape: array.to_vec() }
    }

    /// Returns the number of elements.
    pub(crate) fn len(&self) -> usize {
        self.shape.iter().product()
    }
}

#[cfg(test)]
mod tests {
    use super::Slice;
    use crate::error::Error;

    #[test]
    fn a_slice_has_a_range_for_each_axis() {
        let slice = Slice::new(&[1..3, 0..0, 4..5], &[3, 2, 5]).unwrap();
        assert_eq!((slice.shape.as_slice(), slice.len()), (&[2, 0, 1][..], 0));
        assert_eq!(Slice::new(&[], &[]).unwrap().len(), 1);
        for ranges in [0, 1, 3] {
            let refused = Slice::new(&vec![0..1; ranges], &[2, 2]).unwrap_err();
            assert_eq!(refused, Error::SliceRank { ranges, rank: 2 });
        }
    }

    #[test]
    #[allow(clippy::reversed_empty_ranges)] // they are refused
    fn ranges_that_leave_their_axis_or_end_before_they_start_are_refused() {
        for range in [0..4, 4..4, 2..1, usize::MAX..0, 0..usize::MAX] {
            let refused = Slice::new(&[0..2, range.clone()], &[2, 3]).unwrap_err();
            assert_eq!(refused, Error::Slice { axis: 1, start: range.start, end: range.end, len: 3 });
        }
    }
}
