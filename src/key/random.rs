//! Keys from the generators of the rand ecosystem.

use super::key::Key;
use ndarray_rand::rand::distr::{Distribution, StandardUniform};
use ndarray_rand::rand::{Rng, RngCore};

impl Key {
    /// Draws a key from any generator of rand 0.9: two calls of `next_u32`, the first one for the first word.
    ///
    /// A key from a generator of the operating system cannot be drawn again: print it if the samples must be
    /// reproducible.
    ///
    /// # Example
    /// ```
    /// use vonmises::Key;
    /// use vonmises::rand::{Rng, SeedableRng, rngs::SmallRng};
    /// let key = Key::from_rng(&mut SmallRng::seed_from_u64(7));
    /// assert_eq!(key, SmallRng::seed_from_u64(7).random());
    /// ```
    #[must_use]
    pub fn from_rng<R: RngCore + ?Sized>(rng: &mut R) -> Self {
        Self::from_data([rng.next_u32(), rng.next_u32()])
    }
}

/// Draws a key as [`Key::from_rng`] does: `rng.random::<Key>()`.
impl Distribution<Key> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Key {
        Key::from_rng(rng)
    }
}
