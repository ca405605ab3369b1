//! Samples from the generators of rand 0.10.
//!
//! Feeds a sample's bytes, but only passes words on.

use super::von_mises::VonMises;
use crate::scalar::float::Float;
use ndarray_rand::rand::RngCore;
use ndarray_rand::rand_distr;
use rand010::Rng;
use rand010::distr::Distribution;

/// Draws the sample that rand 0.9's `Distribution` draws from the same words: `next_u32` for `f32`, `next_u64` for
/// `f64`.
///
/// # Example
/// ```
/// use rand010::distr::Distribution; // in your package the name is `rand`
/// use vonmises::{Key, VonMises, sample_von_mises};
/// let wind = VonMises::new(0.5, 2.0)?;
/// let drawn: Vec<f64> = (&wind).sample_iter(Key::new(7).rng()).take(3).collect();
/// assert_eq!(drawn, sample_von_mises(Key::new(7), 0.5, 2.0, [3])?.into_raw_vec_and_offset().0);
/// # Ok::<(), vonmises::Error>(())
/// ```
impl<F: Float> Distribution<F> for VonMises<F> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> F {
        rand_distr::Distribution::sample(self, &mut Older(rng))
    }
}

/// A generator of rand 0.10 as one of rand 0.9.
struct Older<'a, R: ?Sized>(&'a mut R);

impl<R: Rng + ?Sized> RngCore for Older<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}
