//! `Key`: creation from seeds, `split` and `fold_in`.
//!
//! Feeds a sample's bytes: integer operations only.

use ndarray::{Array, IntoDimension};

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
/// An array of keys is an ordinary ndarray array; [`Key::to_raw`] converts it to JAX's representation.
///
/// # Example
/// ```
/// use vonmises::Key;
/// let key = Key::new(42); // jax.random.key(42)
/// let [key, sub] = key.split_n(); // key, sub = jax.random.split(key)
/// assert_eq!(key.data(), [1832780943, 270669613]);
/// assert_eq!(sub.data(), [64467757, 2916123636]);
/// ```
///
/// # References
/// Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC '11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Key {
    hi: u32,
    lo: u32,
}

impl Key {
    /// Creates a key from a 64-bit seed: `(seed >> 32, seed)`, as `jax.random.key` with `jax_enable_x64`.
    ///
    /// JAX without x64 keeps only the low 32 bits of a seed; see [`Key::new_u32`]. The two agree below 2³².
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::new((1 << 32) + 5).data(), [1, 5]);
    /// ```
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { hi: (seed >> 32) as u32, lo: seed as u32 }
    }

    /// Creates the key that JAX makes from a seed in its default mode, which keeps the low 32 bits: `(0, seed)`.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// assert_eq!(Key::new_u32(42), Key::new(42));
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
    pub const fn from_data([hi, lo]: [u32; 2]) -> Self {
        Self { hi, lo }
    }

    /// Returns the two raw words, like `jax.random.key_data`.
    #[must_use]
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

    /// Returns a word that depends on all the given words and their order; others share it with probability 2⁻⁶⁴.
    pub(crate) fn digest(words: impl Iterator<Item = u64>) -> u64 {
        let [hi, lo] = words.fold(Self::new(0), Self::child).data().map(u64::from);
        hi << 32 | lo
    }

    /// Sets `out[i]` to what `join` makes of block `start + i`.
    #[inline(always)]
    pub(crate) fn fill<T>(self, start: u64, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        super::threefry::fill([self.hi, self.lo], start, out, join);
    }
}
