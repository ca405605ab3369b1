//! Generators from keys and keys from generators, for rand 0.10; the words are those of rand 0.9.
//!
//! Feeds a sample's bytes: integer operations only.

use super::key::Key;
use super::rng::KeyRng;
use ndarray_rand::rand::RngCore;
use rand010::distr::{Distribution, StandardUniform};
use rand010::{Rng, TryRng};
use std::convert::Infallible;

/// Yields the same words as the `RngCore` of rand 0.9: call `i` consumes element `i` of [`bits`](Key::bits) at the
/// width of that call. It cannot fail, so rand 0.10 makes it an `Rng` too.
impl TryRng for KeyRng {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(RngCore::next_u32(self))
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(RngCore::next_u64(self))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        RngCore::fill_bytes(self, bytes);
        Ok(())
    }
}

/// Draws a key: two calls of `next_u32`, the first one for the first word.
impl Distribution<Key> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Key {
        Key::from_data([rng.next_u32(), rng.next_u32()])
    }
}
