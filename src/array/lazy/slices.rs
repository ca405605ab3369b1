//! Draws slices of the array: the chunks of an array that is divided along several axes.
//!
//! Feeds a sample's bytes.

use super::plan::Buffers;
use super::samples::LazySamples;
use crate::error::{Error, Result};
use crate::memory::alloc::filled;
use crate::memory::blocks::{BLOCK, build_with};
use crate::scalar::float::Float;
use crate::shape::slice::Slice;
use ndarray::{ArrayD, IxDyn};
use std::ops::Range;

impl<F: Float> LazySamples<'_, F> {
    /// Fills `out` with a slice of the array, in row-major order, on the calling thread: the elements whose index on each
    /// axis lies in the range given for that axis.
    ///
    /// The time depends on the number of these elements, and hardly on how they lie in the array.
    ///
    /// # Errors
    /// [`Error::SliceRank`] if there is not one range for each axis; [`Error::Slice`] if a range extends past the end of its
    /// axis or ends before it starts; [`Error::Shapes`] if `out` has not as many elements as the slice.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.0, 5.0, [1000, 1_000_000_000_000])?;
    /// let (mut chunk, mut row) = ([0.0; 6], [0.0; 3]);
    /// samples.fill_slice(&[500..502, 7_000..7_003], &mut chunk)?;
    /// samples.fill(501 * 1_000_000_000_000 + 7_000, &mut row)?;
    /// assert_eq!(chunk[3..], row);
    /// let outside = samples.fill_slice(&[500..1002, 0..3], &mut chunk);
    /// assert!(matches!(outside, Err(Error::Slice { axis: 0, start: 500, end: 1002, len: 1000 })));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fill_slice(&self, ranges: &[Range<usize>], out: &mut [F]) -> Result<()> {
        let slice = Slice::new(ranges, &self.shape)?;
        if out.len() != slice.len() {
            return Err(Error::Shapes { left: vec![slice.len()], right: vec![out.len()] });
        }
        if out.is_empty() {
            return Ok(());
        }
        let (plan, mut buffers) = (self.slice_plan(&slice), Buffers::default());
        for (start, block) in (0..).step_by(BLOCK).zip(out.chunks_mut(BLOCK)) {
            plan.fill(&mut buffers, start, block);
        }
        Ok(())
    }

    /// Draws a slice of the array, in parallel: the elements whose index on each axis lies in the range given for that
    /// axis.
    ///
    /// # Errors
    /// [`Error::SliceRank`] if there is not one range for each axis; [`Error::Slice`] if a range extends past the end of its
    /// axis or ends before it starts; [`Error::TooLarge`] if memory cannot hold the slice.
    ///
    /// # Example
    /// ```
    /// use ndarray::{array, s};
    /// use vonmises::{Key, LazySamples};
    /// let locs = array![0.0, 1.0, 2.0];
    /// let samples = LazySamples::new(Key::new(42), &locs, 5.0, [100, 3])?;
    /// let slice = samples.draw_slice(&[20..80, 1..3])?;
    /// assert_eq!(slice, samples.draw()?.slice(s![20..80, 1..3]).into_dyn());
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn draw_slice(&self, ranges: &[Range<usize>]) -> Result<ArrayD<F>> {
        let slice = Slice::new(ranges, &self.shape)?;
        if slice.len() == 0 {
            return filled(&slice.shape, F::zero());
        }
        let plan = self.slice_plan(&slice);
        build_with(IxDyn(&slice.shape), Buffers::default, |buffers, start, block| plan.fill(buffers, start, block))
    }
}
