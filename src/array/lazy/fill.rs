//! Draws ranges of the array.
//!
//! Feeds a sample's bytes.

use super::plan::Buffers;
use super::samples::LazySamples;
use crate::error::{Error, Result};
use crate::memory::blocks::{BLOCK, fill_several};
use crate::scalar::float::Float;

impl<F: Float> LazySamples<'_, F> {
    /// Fills `out` with the elements from the row-major index `start` on, on the calling thread.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `out` is full.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.0_f32, 5.0, [10])?;
    /// let (mut all, mut last) = ([0.0; 10], [0.0; 3]);
    /// samples.fill(0, &mut all)?;
    /// samples.fill(7, &mut last)?;
    /// assert_eq!(all[7..], last);
    /// assert!(matches!(samples.fill(8, &mut last), Err(Error::Range { start: 8, count: 3, len: 10 })));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fill(&self, start: usize, out: &mut [F]) -> Result<()> {
        self.check_range(start, out.len())?;
        self.fill_inside(start, out);
        Ok(())
    }

    /// Fills `out` as [`fill`](Self::fill) does, with the same bytes, in parallel on the current Rayon pool.
    ///
    /// Up to 1024 elements are filled on the calling thread, and no pool is started for them.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `out` is full; [`Error::TooLarge`] if memory cannot hold the list of its
    /// blocks of 1024 elements, 16 bytes for each.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [1_000_000_000_000])?;
    /// let (mut alone, mut together) = (vec![0.0; 5000], vec![0.0; 5000]);
    /// samples.fill(123_456_789_012, &mut alone)?;
    /// samples.par_fill(123_456_789_012, &mut together)?;
    /// assert_eq!(alone, together);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn par_fill(&self, start: usize, out: &mut [F]) -> Result<()> {
        self.check_range(start, out.len())?;
        let plan = self.plan();
        fill_several([out], Buffers::default, |buffers, first, [block]| plan.fill(buffers, start + first, block))
    }

    /// Fills `samples` as [`fill`](Self::fill) does, and `slopes` with the derivative of each in its concentration.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `samples` is full; [`Error::Shapes`] if `slopes` has another length.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let lazy = LazySamples::new(Key::new(42), 0.5, 2.0, [1_000_000_000_000])?;
    /// let (mut samples, mut slopes) = ([0.0; 3], [0.0; 3]);
    /// lazy.fill_with_grad(7, &mut samples, &mut slopes)?;
    /// let drawn = vonmises::sample_with_grad(Key::new(42), 0.5, 2.0, [10])?;
    /// assert_eq!((drawn.0.as_slice(), drawn.1.as_slice()).0.map(|all| &all[7..]), Some(&samples[..]));
    /// assert_eq!(drawn.1.as_slice().map(|all| &all[7..]), Some(&slopes[..]));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fill_with_grad(&self, start: usize, samples: &mut [F], slopes: &mut [F]) -> Result<()> {
        self.check_ranges(start, samples, slopes)?;
        let (plan, mut buffers) = (self.plan(), Buffers::default());
        let blocks = samples.chunks_mut(BLOCK).zip(slopes.chunks_mut(BLOCK));
        for (start, (samples, slopes)) in (start..).step_by(BLOCK).zip(blocks) {
            plan.fill_with_slopes(&mut buffers, start, [samples, slopes]);
        }
        Ok(())
    }

    /// Fills both as [`fill_with_grad`](Self::fill_with_grad) does, with the same bytes, in parallel on the current Rayon
    /// pool.
    ///
    /// Up to 1024 elements are filled on the calling thread, and no pool is started for them.
    ///
    /// # Errors
    /// [`Error::Range`] if the array ends before `samples` is full; [`Error::Shapes`] if `slopes` has another length;
    /// [`Error::TooLarge`] if memory cannot hold the list of their blocks of 1024 elements, 32 bytes for each pair.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples, sample_with_grad};
    /// let lazy = LazySamples::new(Key::new(42), 0.5, 2.0, [5000])?;
    /// let (mut samples, mut slopes) = (vec![0.0; 4000], vec![0.0; 4000]);
    /// lazy.par_fill_with_grad(1000, &mut samples, &mut slopes)?;
    /// let drawn = sample_with_grad(Key::new(42), 0.5, 2.0, [5000])?;
    /// assert_eq!(drawn.0.as_slice().map(|all| &all[1000..]), Some(&samples[..]));
    /// assert_eq!(drawn.1.as_slice().map(|all| &all[1000..]), Some(&slopes[..]));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn par_fill_with_grad(&self, start: usize, samples: &mut [F], slopes: &mut [F]) -> Result<()> {
        self.check_ranges(start, samples, slopes)?;
        let plan = self.plan();
        fill_several([samples, slopes], Buffers::default, |buffers, first, blocks| {
            plan.fill_with_slopes(buffers, start + first, blocks);
        })
    }

    fn check_range(&self, start: usize, count: usize) -> Result<()> {
        let len = self.shape.iter().product();
        if start > len || count > len - start {
            return Err(Error::Range { start, count, len });
        }
        Ok(())
    }

    fn check_ranges(&self, start: usize, samples: &[F], slopes: &[F]) -> Result<()> {
        self.check_range(start, samples.len())?;
        if slopes.len() != samples.len() {
            return Err(Error::Shapes { left: vec![samples.len()], right: vec![slopes.len()] });
        }
        Ok(())
    }

    /// Fills a range that is known to lie inside the array.
    pub(crate) fn fill_inside(&self, start: usize, out: &mut [F]) {
        let (plan, mut buffers) = (self.plan(), Buffers::default());
        for (start, block) in (start..).step_by(BLOCK).zip(out.chunks_mut(BLOCK)) {
            plan.fill(&mut buffers, start, block);
        }
    }
}
