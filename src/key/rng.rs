//! A sequential generator over the words of a key, for the rand ecosystem.
//!
//! Feeds a sample's bytes: integer operations only.

use super::key::Key;
use super::threefry::BATCH;
use crate::scalar::word::Word;
use crate::simd::level;
use fearless_simd::dispatch;
use ndarray_rand::rand::RngCore;
use std::fmt;

/// A rand generator that yields the words of a key in order; made by [`Key::rng`].
///
/// Call `i` consumes element `i` of [`bits`](Key::bits) at the width of that call, so
/// `distribution.sample_iter(key.rng())` gives the samples of [`sample_von_mises`](crate::sample_von_mises) for the
/// same key.
///
/// It is a generator of rand 0.9, the version that [`rand`](crate::rand) is; with the feature `rand010` also of
/// rand 0.10, with the same words.
#[derive(Clone)]
pub struct KeyRng {
    key: Key,
    next: u64,
    /// The blocks around the next one, unless that is the first of its batch: then they are yet to be made.
    blocks: [[u32; 2]; BATCH],
}

impl Key {
    /// Returns a generator over the words of this key, for any distribution of the rand ecosystem.
    ///
    /// # Example
    /// ```
    /// use vonmises::Key;
    /// use vonmises::rand::{Rng, RngCore};
    /// let mut rng = Key::new(42).rng();
    /// assert_eq!(rng.next_u64(), 7871734211187709741); // jax.random.bits(key, (1,), "uint64")
    /// let heads: bool = rng.random();
    /// # let _ = heads;
    /// ```
    #[must_use]
    pub const fn rng(self) -> KeyRng {
        KeyRng { key: self, next: 0, blocks: [[0; 2]; BATCH] }
    }
}

impl KeyRng {
    /// Returns the block of this call and advances by one.
    #[inline]
    fn next_block(&mut self) -> [u32; 2] {
        let index = self.next as usize % BATCH;
        if index == 0 {
            self.make_blocks();
        }
        self.next = self.next.wrapping_add(1);
        self.blocks[index]
    }

    /// Makes the batch of blocks that starts with the next one.
    #[inline(never)]
    fn make_blocks(&mut self) {
        dispatch!(level::current(), _simd => self.key.fill(self.next, &mut self.blocks, |block| block));
    }
}

/// Generators are equal if all their later words are.
impl PartialEq for KeyRng {
    fn eq(&self, other: &Self) -> bool {
        (self.key, self.next) == (other.key, other.next)
    }
}

impl Eq for KeyRng {}

impl fmt::Debug for KeyRng {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyRng").field("key", &self.key).field("next", &self.next).finish_non_exhaustive()
    }
}

impl RngCore for KeyRng {
    #[inline]
    fn next_u32(&mut self) -> u32 {
        u32::from_block(self.next_block())
    }

    #[inline]
    fn next_u64(&mut self) -> u64 {
        u64::from_block(self.next_block())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next_u64().to_le_bytes()[..chunk.len()]);
        }
    }
}
