//! Lanes that need no weights, no checks of their own and no copy of the array.

use super::angles::{Observations, check_elements};
use super::lane::Lane;
use crate::error::Result;
use crate::scalar::float::Float;
use ndarray::{Axis, Dimension};

/// Angles of lanes along an axis that is not the last, which are copied together: 64 KiB.
const COPIED: usize = 8192;

/// The lanes along an axis of an array in row-major order, without weights, missing angles or a grid.
pub(crate) struct PlainLanes<'o, F> {
    pub(crate) angles: &'o [F],
    /// Number of angles of a lane.
    pub(crate) len: usize,
    /// Distance between them.
    stride: usize,
}

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Returns the lanes along an axis of the array if they are plain.
    pub(crate) fn plain_lanes(&self, axis: Axis) -> Option<PlainLanes<'_, F>> {
        let is_plain = self.weights.is_none() && self.rounding.is_none() && !self.skip_nan;
        let angles = self.angles.as_slice().filter(|_| is_plain)?;
        let (len, stride) = (*self.shape().get(axis.index())?, self.shape()[axis.index() + 1..].iter().product());
        let fits = (1..=COPIED).contains(&len) || stride == 1;
        (fits && !angles.is_empty()).then_some(PlainLanes { angles, len, stride })
    }

    /// Checks all angles.
    pub(crate) fn check_angles(&self) -> Result<()> {
        check_elements(&self.angle_condition(), &self.angles)
    }
}

impl<'o, F: Float> PlainLanes<'o, F> {
    /// Returns how many lanes can be had together.
    pub(crate) fn together(&self, most: usize) -> usize {
        if self.stride == 1 { most } else { most.min(COPIED / self.len) }
    }

    /// Returns up to `N` lanes from the first on, copied where they are scattered; those behind the last are empty.
    pub(crate) fn take<'b, const N: usize>(
        &'b self,
        first: usize,
        count: usize,
        buffer: &'b mut Vec<F>,
    ) -> [Lane<'b, F>; N] {
        let len = self.len;
        let angles = if self.stride == 1 {
            &self.angles[first * len..(first + count) * len]
        } else {
            self.copy::<N>(first, count, buffer);
            &buffer[..]
        };
        let lane = |number| angles.get(number * len..(number + 1) * len).unwrap_or_default();
        std::array::from_fn(|number| Lane { angles: lane(number), weights: None, rounding: None })
    }

    /// Copies the lanes angle by angle, because neighbours are on the same cache line.
    fn copy<const N: usize>(&self, first: usize, count: usize, buffer: &mut Vec<F>) {
        let Self { angles, len, stride } = *self;
        let starts: [usize; N] =
            std::array::from_fn(|number| (first + number) / stride * stride * len + (first + number) % stride);
        buffer.clear();
        buffer.resize(count * len, F::zero());
        for index in 0..len {
            for (number, start) in starts.iter().enumerate().take(count) {
                buffer[number * len + index] = angles[start + index * stride];
            }
        }
    }
}
