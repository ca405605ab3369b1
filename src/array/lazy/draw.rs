//! Draws the whole array.
//!
//! Feeds a sample's bytes.

use super::plan::Buffers;
use super::samples::LazySamples;
use crate::error::Result;
use crate::memory::blocks::{build_several, build_with};
use crate::scalar::float::Float;
use ndarray::{ArrayD, IxDyn};

impl<F: Float> LazySamples<'_, F> {
    /// Draws the whole array, in parallel, like [`sample_von_mises`](crate::sample_von_mises).
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold it.
    pub fn draw(&self) -> Result<ArrayD<F>> {
        let plan = self.plan();
        build_with(IxDyn(&self.shape), Buffers::default, |buffers, start, block| plan.fill(buffers, start, block))
    }

    /// Draws the whole array and the derivative of each sample in its concentration, like
    /// [`sample_with_grad`](crate::sample_with_grad).
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold both arrays.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples, sample_with_grad};
    /// let samples = LazySamples::new(Key::new(1), 0.5, 2.0, [10])?;
    /// assert_eq!(samples.draw_with_grad()?, sample_with_grad(Key::new(1), 0.5, 2.0, [10])?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn draw_with_grad(&self) -> Result<(ArrayD<F>, ArrayD<F>)> {
        let plan = self.plan();
        let [samples, slopes] = build_several(&self.shape, Buffers::default, |buffers, start, blocks| {
            plan.fill_with_slopes(buffers, start, blocks);
        })?;
        Ok((samples, slopes))
    }
}
