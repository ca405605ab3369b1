//! Random bits, uniform and normal numbers of arrays of keys, as one array.

use super::draw::{between_minus_one_and_one, unit_uniform};
use super::key::Key;
use super::keys::{IntoKeys, Keys};
use super::words::Words;
use crate::error::Result;
use crate::memory::alloc::checked_len;
use crate::memory::blocks::build;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::level;
use crate::special::normal::normal_from_uniform;
use fearless_simd::dispatch;
use ndarray::{ArrayD, Dimension, IntoDimension, IxDyn};

impl Key {
    /// Draws random words for each key: for keys of shape B the result has the shape B followed by `shape`, and its
    /// element (b, i) is element i of [`bits`](Key::bits) of key b.
    ///
    /// It is `jax.vmap` over keys of `jax.random.bits`, in one call and in parallel.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the result.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let keys = Key::new(42).split(3);
    /// let words = Key::bits_each::<u64>(&keys, [2, 5])?;
    /// assert_eq!(words.shape(), [3, 2, 5]);
    /// assert_eq!(words.index_axis(ndarray::Axis(0), 1), keys[1].bits([2, 5])?.into_dyn());
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn bits_each<'a, W: Word>(keys: impl IntoKeys<'a>, shape: impl IntoDimension) -> Result<ArrayD<W>> {
        draw(keys, shape, |words, start, block| words.fill(start, block, W::from_block))
    }

    /// Draws uniform numbers on [0, 1) for each key: element (b, i) is element i of [`uniform`](Key::uniform) of key b.
    ///
    /// The shape is that of [`bits_each`](Key::bits_each).
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the result.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let keys = Key::new(42).split([2, 3]);
    /// let numbers = Key::uniform_each::<f64>(&keys, 10)?;
    /// assert_eq!(numbers.shape(), [2, 3, 10]);
    /// assert_eq!(numbers[[1, 2, 4]], keys[[1, 2]].uniform(10)?[4]);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn uniform_each<'a, F: Float>(keys: impl IntoKeys<'a>, shape: impl IntoDimension) -> Result<ArrayD<F>> {
        draw(keys, shape, |words, start, block| words.fill(start, block, unit_uniform::<F>))
    }

    /// Draws standard normal numbers for each key: element (b, i) is element i of [`normal`](Key::normal) of key b.
    ///
    /// The shape is that of [`bits_each`](Key::bits_each).
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the result.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let keys = Key::new(42).split(4);
    /// assert_eq!(Key::normal_each::<f32>(&keys, ())?[2], keys[2].normal(())?[()]);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn normal_each<'a, F: Float>(keys: impl IntoKeys<'a>, shape: impl IntoDimension) -> Result<ArrayD<F>> {
        draw(keys, shape, |words, start, block| {
            words.fill(start, block, between_minus_one_and_one::<F>);
            normal_from_uniform(block);
        })
    }
}

/// Makes an array of the shape of the keys followed by `shape`, of which `fill` makes a block from an index on.
fn draw<'a, T: Copy + Default + Send>(
    keys: impl IntoKeys<'a>,
    shape: impl IntoDimension,
    fill: impl Fn(Words<'_>, usize, &mut [T]) + Sync,
) -> Result<ArrayD<T>> {
    let (keys, shape) = (Keys::new(keys)?, shape.into_dimension());
    let output = [keys.shape(), shape.slice()].concat();
    checked_len::<T>(&output)?;
    let words = keys.words(&output);
    build(IxDyn(&output), |start, block| dispatch!(level::current(), _simd => fill(words, start, block)))
}
