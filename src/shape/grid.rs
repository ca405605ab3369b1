//! Where the elements of a slice of an output are in an operand that is broadcast to the output.
//!
//! Feeds a sample's bytes: integer operations only.

use super::segments::Segments;
use super::slice::Slice;

/// The places, as a grid: equal steps along each of a few axes.
///
/// The axes are those of the slice, but as few as possible: axes of length 1 are left out, and two that the places go
/// through in equal steps are one. So segments are long where they can be.
#[derive(Debug)]
pub(crate) struct Grid {
    /// The place of the slice's first element.
    pub(crate) first: usize,
    lengths: Vec<usize>,
    strides: Vec<usize>,
}

impl Grid {
    /// Returns the places in an operand with these strides along the axes of the output.
    ///
    /// There are segments only if the slice has elements.
    pub(crate) fn new(slice: &Slice, strides: &[usize]) -> Self {
        let first = slice.starts.iter().zip(strides).map(|(start, stride)| start * stride).sum();
        let mut grid = Self { first, lengths: vec![1], strides: vec![0] };
        for (&len, &stride) in slice.shape.iter().zip(strides) {
            grid.add_axis(len, stride);
        }
        grid
    }

    /// Adds an axis inside of the others.
    fn add_axis(&mut self, len: usize, stride: usize) {
        match (self.lengths.last_mut(), self.strides.last_mut()) {
            _ if len == 1 => (),
            (Some(last), Some(step)) if *last == 1 || *step == stride * len => {
                (*last, *step) = (*last * len, stride);
            }
            _ => {
                self.lengths.push(len);
                self.strides.push(stride);
            }
        }
    }

    /// Returns the step between the places if it is the same for all.
    pub(crate) fn step(&self) -> Option<usize> {
        if let [step] = *self.strides { Some(step) } else { None }
    }

    /// Returns the length of its runs of consecutive places; 0 if the last step is another than 1.
    pub(crate) fn run(&self) -> usize {
        match (self.lengths.last(), self.strides.last()) {
            (Some(&len), Some(1)) => len,
            _ => 0,
        }
    }

    /// Returns the segments of `len` elements of the slice from the row-major index `start` on: the place of the first
    /// element of each, the step from place to place, and the number of elements.
    pub(crate) fn segments(&self, start: usize, len: usize) -> impl Iterator<Item = (usize, usize, usize)> {
        let first = self.first;
        Segments::new(&self.lengths, &self.strides, start, len)
            .map(move |(place, step, len)| (first + place, step, len))
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // an array of one axis
mod tests {
    use super::Grid;
    use crate::shape::segments::broadcast_strides;
    use crate::shape::slice::Slice;
    use ndarray::{Array, IxDyn, Slice as Along};
    use std::ops::Range;

    /// Asserts that the places are those that ndarray finds, and returns the number of segments.
    fn segments(operand: &[usize], output: &[usize], ranges: &[Range<usize>]) -> usize {
        let (slice, mut places) = (Slice::new(ranges, output).unwrap(), 0..);
        let numbered = Array::from_shape_simple_fn(IxDyn(operand), || places.next().unwrap());
        let mut expected = numbered.broadcast(IxDyn(output)).unwrap();
        expected.slice_each_axis_inplace(|axis| Along::from(ranges[axis.axis.index()].clone()));
        let expected: Vec<usize> = expected.iter().copied().collect();
        let grid = Grid::new(&slice, &broadcast_strides(operand, output));
        for start in 0..expected.len() {
            let found = grid.segments(start, expected.len() - start);
            let found: Vec<usize> =
                found.flat_map(|(place, step, len)| (0..len).map(move |i| place + i * step)).collect();
            assert_eq!(found, expected[start..], "{operand:?} {output:?} {ranges:?} from {start}");
        }
        grid.segments(0, expected.len()).count()
    }

    #[test]
    fn places_are_those_of_the_slice_in_as_few_segments_as_possible() {
        assert_eq!(segments(&[], &[], &[]), 1);
        assert_eq!(segments(&[], &[4, 5], &[1..3, 2..5]), 1);
        assert_eq!(segments(&[4, 5], &[4, 5], &[0..4, 0..5]), 1);
        assert_eq!(segments(&[4, 5], &[4, 5], &[1..3, 0..5]), 1);
        assert_eq!(segments(&[4, 5], &[4, 5], &[1..4, 2..4]), 3);
        assert_eq!(segments(&[4, 5], &[4, 5], &[0..4, 3..4]), 1);
        assert_eq!(segments(&[5], &[4, 5], &[1..4, 2..4]), 3);
        assert_eq!(segments(&[5], &[4, 5], &[1..4, 2..3]), 1);
        assert_eq!(segments(&[4, 1], &[4, 5], &[1..4, 2..4]), 3);
        assert_eq!(segments(&[2, 3, 4, 5], &[2, 3, 4, 5], &[0..2, 1..2, 0..4, 0..5]), 2);
        assert_eq!(segments(&[2, 3, 4, 5], &[2, 3, 4, 5], &[0..2, 0..3, 0..4, 4..5]), 1);
        assert_eq!(segments(&[3, 1, 5], &[2, 3, 4, 5], &[0..2, 0..3, 1..4, 1..4]), 18);
    }
}
