//! `Key`: creation from seeds, `split` and `fold_in`.
//!
//! Feeds a sample's bytes: integer operations only.

use super::seed::Seed;
use ndarray::{Array, IntoDimension};
use std::fmt;

/// A random key: two 32-bit words, bit for bit a key of `jax.random` (Threefry-2x32, partitionable mode).
///
/// A key is a value, not a state. The same key always gives the same numbers, so use each key **once**: either to draw
/// (`bits`, `uniform`, `normal`, [`sample_von_mises`](crate::sample_von_mises), [`rng`](Key::rng)) or to make new keys
/// (`split`, `fold_in`).
///
/// Do not draw from a key that you split: word `i` of 32-bit [`bits`](Key::bits) is the exclusive-or of the two words
/// of `split(n)[i]`, so such draws are a function of the new keys.
///
/// Element `i` of a draw or a split depends only on the key and on `i`, not on the shape: a shorter draw is the
/// beginning of a longer one, and any range can be made anywhere, in any order.
///
/// An array of keys is an ordinary ndarray array; [`Key::to_raw`] converts it to JAX's representation. Keys are ordered
/// by their words, the first one before the second, and print as both words in hexadecimal. With the feature `serde` a
/// key is its two words, `[0, 42]`.
///
/// # Example
/// ```
/// use vonmises::Key;
/// let key = Key::new(42); // jax.random.key(42)
/// let [key, sub] = key.split_n(); // key, sub = jax.random.split(key)
/// assert_eq!(key.data(), [1832780943, 270669613]);
/// assert_eq!(sub.data(), [64467757, 2916123636]);
/// assert_eq!(sub.to_string(), "03d7b32d:add083f4");
/// assert!(sub < key);
/// ```
///
/// # References
/// Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC '11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "[u32; 2]", into = "[u32; 2]")
)]
#[doc(alias = "PRNGKey")]
pub struct Key {
    hi: u32,
    lo: u32,
}

impl Key {
    /// Creates the key that `jax.random.key(seed)` makes with `jax_enable_x64`: the high and the low word of the seed.
    ///
    /// The seed is of any integer type up to 64 bits. A negative one counts as its two's complement of 64 bits, as an
    /// integer of Python does in JAX. A literal without a suffix is an `i32`, so a larger one needs its type:
    /// `3_000_000_000_u64`. JAX without x64 keeps only the low 32 bits of a seed; see [`Key::new_u32`]. The two agree
    /// from 0 to 2³² − 1.
    ///
    /// In a constant use [`Key::new_u32`] or [`Key::from_data`], which are `const`.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::new((1_u64 << 32) + 5).data(), [1, 5]);
    /// assert_eq!(Key::new(-1).data(), [u32::MAX, u32::MAX]);
    /// const KEY: Key = Key::new_u32(42);
    /// assert_eq!(Key::new(42), KEY);
    /// ```
    #[must_use]
    #[doc(alias("PRNGKey", "seed_from_u64"))]
    pub fn new(seed: impl Seed) -> Self {
        let seed = seed.to_word();
        Self { hi: (seed >> 32) as u32, lo: seed as u32 }
    }

    /// Creates the key that JAX makes from a seed in its default mode, which keeps the low 32 bits: `(0, seed)`.
    ///
    /// JAX's key of −1 in that mode is `Key::new_u32(-1_i32 as u32)`, with the words `[0, 0xFFFFFFFF]`.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::new_u32(42), Key::new(42));
    /// assert_eq!(Key::new_u32(-1_i32 as u32).data(), [0, u32::MAX]);
    /// ```
    #[must_use]
    pub const fn new_u32(seed: u32) -> Self {
        Self { hi: 0, lo: seed }
    }

    /// Creates a key from two raw words, like `jax.random.wrap_key_data`.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::from_data([0, 42]), Key::new(42));
    /// ```
    #[must_use]
    #[doc(alias = "wrap_key_data")]
    pub const fn from_data([hi, lo]: [u32; 2]) -> Self {
        Self { hi, lo }
    }

    /// Returns the two raw words, like `jax.random.key_data`.
    #[must_use]
    #[doc(alias = "key_data")]
    pub const fn data(self) -> [u32; 2] {
        [self.hi, self.lo]
    }

    /// Makes a new key from this one and a number, such as an epoch, a step or a rank.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::new(42).fold_in(1).data(), [64467757, 2916123636]); // jax.random.fold_in(key, 1)
    /// ```
    #[must_use]
    pub const fn fold_in(self, data: u32) -> Self {
        self.child(data as u64)
    }

    /// Makes an array of new keys, of any shape; a static rank stays static.
    ///
    /// `split(n)[i] == fold_in(i)` for every `i` below 2³².
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let keys = Key::new(42).split([2, 3]);
    /// assert_eq!(keys.dim(), (2, 3));
    /// assert_eq!(keys[[1, 0]], Key::new(42).fold_in(3));
    /// ```
    ///
    /// # Panics
    /// Like `Vec`, if memory cannot hold the keys.
    #[must_use]
    pub fn split<Sh: IntoDimension>(self, shape: Sh) -> Array<Self, Sh::Dim> {
        let mut children = (0..).map(|i| self.child(i));
        Array::from_shape_simple_fn(shape.into_dimension(), || children.next().unwrap_or_default())
    }

    /// Makes `N` new keys to destructure: `let [key, sub] = key.split_n();`
    #[must_use]
    pub fn split_n<const N: usize>(self) -> [Self; N] {
        std::array::from_fn(|i| self.child(i as u64))
    }

    /// Returns both words of block `i`: child `i` of a split, and the source of element `i` of every draw.
    #[inline]
    pub(crate) const fn block(self, i: u64) -> [u32; 2] {
        super::threefry::block([self.hi, self.lo], i)
    }

    #[inline]
    const fn child(self, i: u64) -> Self {
        Self::from_data(self.block(i))
    }

    /// Returns both words as one, the first in the high half.
    pub(crate) const fn to_word(self) -> u64 {
        (self.hi as u64) << 32 | self.lo as u64
    }

    /// Returns a word that depends on all the given words and their order; others share it with probability 2⁻⁶⁴.
    pub(crate) fn digest(words: impl Iterator<Item = u64>) -> u64 {
        words.fold(Self::default(), Self::child).to_word()
    }

    /// Sets `out[i]` to what `join` makes of block `start + i`.
    #[inline(always)]
    pub(crate) fn fill<T>(self, start: u64, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        super::threefry::fill([self.hi, self.lo], start, out, join);
    }
}

/// Creates a key from its two words, as [`Key::from_data`] does.
impl From<[u32; 2]> for Key {
    fn from(words: [u32; 2]) -> Self {
        Self::from_data(words)
    }
}

/// Returns the two words, as [`Key::data`] does.
impl From<Key> for [u32; 2] {
    fn from(key: Key) -> Self {
        key.data()
    }
}

/// Prints both words in hexadecimal, eight digits each: `00000000:0000002a` for `Key::new(42)`.
impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:08x}:{:08x}", self.hi, self.lo)
    }
}
