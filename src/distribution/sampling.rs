//! Samples of one distribution, as arrays from a key or one at a time from any rand generator.
//!
//! Feeds a sample's bytes.

use super::von_mises::VonMises;
use crate::error::Result;
use crate::key::into_key::IntoKey;
use crate::key::words::Words;
use crate::memory::blocks::build;
use crate::quantile::fill::fill;
use crate::quantile::samples::{BlockWords, Locations, Samples, sample};
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::shape::out_shape::OutShape;
use crate::special::angle::centre;
use ndarray::{ArrayD, IxDyn};
use ndarray_rand::rand::Rng;
use ndarray_rand::rand_distr::Distribution;

impl<F: Float> VonMises<F> {
    /// Draws an array of samples, the same as [`sample_von_mises`](crate::sample_von_mises) with these parameters and
    /// the same key.
    ///
    /// The first draw makes the table, in a few microseconds; later draws reuse it.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the shape;
    /// [`Error::KeyBatch`](crate::Error::KeyBatch) for an array of keys.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises, sample_von_mises};
    /// let prepared = VonMises::new(0.0, 5.0)?;
    /// assert_eq!(prepared.draw(Key::new(42), [100])?, sample_von_mises(Key::new(42), 0.0, 5.0, [100])?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[doc(alias("rvs", "rvonmises", "rand", "sample"))]
    pub fn draw(&self, key: impl IntoKey, shape: impl OutShape) -> Result<ArrayD<F>> {
        let key = key.into_key()?;
        let shape = shape.resolve(&[]);
        let (table, words, locs) = (self.table(), Words::of_key(&key), Locations::One(centre(self.loc())));
        build(IxDyn(&shape), |start, block| {
            fill(Samples { words: BlockWords::From(words, start), locs }, 0, table, block);
        })
    }
}

/// Draws one sample in [−PI, PI) from one word of the generator: `next_u32` for `f32`, `next_u64` for `f64`.
///
/// With `key.rng()` as the generator, `sample_iter` yields the samples of [`sample_von_mises`](crate::sample_von_mises)
/// with that key.
impl<F: Float> Distribution<F> for VonMises<F> {
    #[inline]
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> F {
        sample(F::Word::from_rng(rng), centre(self.loc()), self.table())
    }
}
