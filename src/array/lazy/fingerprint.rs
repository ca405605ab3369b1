//! The number that identifies a draw.

use super::samples::{LazySamples, STREAM_VERSION};
use crate::input::operand::Operand;
use crate::key::key::Key;
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use rayon::prelude::*;

impl<F: Float> LazySamples<'_, F> {
    /// Returns a number that identifies the draw: the same on every machine, and different for different arguments.
    ///
    /// It covers the [version of the samples](crate::STREAM_VERSION), the width of the type, the key or keys, the shape, and
    /// the shape and elements of each parameter, with locations reduced to [−PI, PI). A parameter that is given once
    /// and one that is repeated for each element have different fingerprints, although the samples are the same. Two
    /// different draws share a fingerprint by chance with probability 2⁻⁶⁴; it does not protect against forgery.
    ///
    /// It is a chain of Threefry blocks: for each word, the next state is the block of that word, as a counter, with
    /// the state as the key. Elements enter as `f64`, in groups of 1024 with a chain of their own.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let fingerprint = |seed, kappa: f32| {
    ///     LazySamples::new(Key::new(seed), 0.0, kappa, [9]).map(|samples| samples.fingerprint())
    /// };
    /// assert_eq!(fingerprint(1, 2.0)?, fingerprint(1, 2.0)?);
    /// assert_ne!(fingerprint(1, 2.0)?, fingerprint(2, 2.0)?);
    /// assert_ne!(fingerprint(1, 2.0)?, fingerprint(1, 2.5)?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let key = match (self.keys.shape(), self.keys.values()) {
            ([], [key]) => vec![key.to_word()],
            (shape, keys) => {
                let digest = Key::digest(rank_and_lengths(shape).chain(keys.iter().map(|key| key.to_word())));
                vec![u64::MAX, digest]
            }
        };
        let numbers = [u64::from(STREAM_VERSION), u64::from(F::WORD_BITS)].into_iter().chain(key);
        Key::digest(
            numbers
                .chain(rank_and_lengths(&self.shape))
                .chain(shape_and_digests(&self.loc))
                .chain(shape_and_digests(&self.concentration)),
        )
    }
}

/// Yields the rank of a shape, then its lengths.
fn rank_and_lengths(shape: &[usize]) -> impl Iterator<Item = u64> {
    std::iter::once(shape.len()).chain(shape.iter().copied()).map(|n| n as u64)
}

/// Yields the shape of a parameter, then a digest of each group of its elements.
fn shape_and_digests<F: Float>(operand: &Operand<'_, F>) -> impl Iterator<Item = u64> {
    let digest = |block: &[F]| Key::digest(block.iter().map(|value| Float::to_f64(*value).to_bits()));
    // As many blocks at a time as keep threads busy: memory does not grow with the array.
    let digests = move |blocks: &[F]| blocks.par_chunks(BLOCK).map(digest).collect::<Vec<_>>();
    rank_and_lengths(operand.shape()).chain(operand.values().chunks(BLOCK * BLOCK).flat_map(digests))
}
