//! Keys that make the same bits as JAX: split, fold in, draw.

use crate::error::{Error, Result};
use crate::memory::alloc::collected;
use ndarray::{Array, ArrayBase, ArrayD, ArrayViewD, Axis, Data, Dimension, IntoDimension};

/// A random key: two 32-bit words, bit for bit a key of `jax.random` (Threefry-2x32, partitionable mode).
///
/// A key is a value, not a state. The same key always gives the same numbers, so each key is used **once**: either
/// to draw (`bits`, `uniform`, `normal`, [`sample_von_mises`](crate::sample_von_mises), [`rng`](Key::rng)) or to make
/// new keys (`split`, `fold_in`).
///
/// A key that is split is not drawn from: word `i` of 32-bit [`bits`](Key::bits) is the exclusive-or of the two words
/// of `split(n)[i]`, so such draws are a function of the children.
///
/// Element `i` of a draw or a split depends on the key and on `i` alone, not on the shape: the first `n` elements of
/// a longer draw are the `n` of the shorter, and any range can be made anywhere, in any order.
///
/// An array of keys is an ordinary ndarray array, and [`Key::to_raw`] is what JAX holds for it.
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
    /// The key of a 64-bit seed: `(seed >> 32, seed)`, as `jax.random.key` with `jax_enable_x64`.
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

    /// The key that JAX makes of a seed in its default mode, which keeps the low 32 bits: `(0, seed)`.
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

    /// The key of two raw words, `jax.random.wrap_key_data`.
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

    /// The two raw words, `jax.random.key_data`.
    #[must_use]
    pub const fn data(self) -> [u32; 2] {
        [self.hi, self.lo]
    }

    /// A new key from this one and a number: an epoch, a step, a rank.
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

    /// An array of new keys, of any shape; a static rank stays static.
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
    /// Like `Vec`, on a count of keys that memory cannot hold.
    #[must_use]
    pub fn split<Sh: IntoDimension>(self, shape: Sh) -> Array<Self, Sh::Dim> {
        let mut children = (0..).map(|i| self.child(i));
        Array::from_shape_simple_fn(shape.into_dimension(), || children.next().unwrap_or_default())
    }

    /// `N` new keys to destructure: `let [key, sub] = key.split_n();`
    #[must_use]
    pub fn split_n<const N: usize>(self) -> [Self; N] {
        std::array::from_fn(|i| self.child(i as u64))
    }

    /// Keys as the `uint32` array that JAX and NumPy hold: one more axis at the end, of length 2.
    ///
    /// # Errors
    /// [`Error::TooLarge`] if memory cannot hold the words.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let raw = Key::to_raw(&Key::new(42).split(3))?;
    /// assert_eq!(raw.shape(), [3, 2]);
    /// assert_eq!(Key::from_raw(&raw)?, Key::new(42).split(3).into_dyn());
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn to_raw<S: Data<Elem = Self>, D: Dimension>(keys: &ArrayBase<S, D>) -> Result<ArrayD<u32>> {
        let mut shape = keys.shape().to_vec();
        shape.push(2);
        collected(&shape, keys.iter().flat_map(|key| key.data()))
    }

    /// The array of keys that a `uint32` array of shape (…, 2) holds.
    ///
    /// # Errors
    /// [`Error::KeyData`] if the last axis is missing or its length is not 2; [`Error::TooLarge`] if memory cannot hold
    /// the keys.
    pub fn from_raw<S: Data<Elem = u32>, D: Dimension>(raw: &ArrayBase<S, D>) -> Result<ArrayD<Self>> {
        let raw: ArrayViewD<'_, u32> = raw.view().into_dyn();
        match raw.shape() {
            [shape @ .., 2] => {
                let (mut his, mut los) = (raw.clone(), raw.clone());
                his.collapse_axis(Axis(shape.len()), 0);
                los.collapse_axis(Axis(shape.len()), 1);
                collected(shape, his.iter().zip(&los).map(|(&hi, &lo)| Self { hi, lo }))
            }
            shape => Err(Error::KeyData { shape: shape.to_vec() }),
        }
    }

    /// Both words of block `i`: child `i` of a split, and the source of element `i` of every draw.
    #[inline]
    pub(crate) const fn block(self, i: u64) -> [u32; 2] {
        super::threefry::block([self.hi, self.lo], i)
    }

    #[inline]
    const fn child(self, i: u64) -> Self {
        Self::from_data(self.block(i))
    }

    /// One word that depends on all the given ones and their order, by chance the same for others once in 2⁶⁴.
    pub(crate) fn digest(words: impl Iterator<Item = u64>) -> u64 {
        let [hi, lo] = words.fold(Self::new(0), Self::child).data().map(u64::from);
        hi << 32 | lo
    }

    /// Elements `start` and on of 32- or 64-bit `bits`, or whatever else `join` makes of a block.
    #[inline(always)]
    pub(crate) fn fill<T>(self, start: u64, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        super::threefry::fill([self.hi, self.lo], start, out, join);
    }
}

/// One key: a [`Key`], a reference to one, or a 0-d array of keys (a lane of an `ArrayD<Key>`).
pub trait IntoKey {
    /// The key.
    ///
    /// # Errors
    /// [`Error::KeyBatch`] for an array of one or more dimensions.
    fn into_key(self) -> Result<Key>;
}

impl IntoKey for Key {
    fn into_key(self) -> Result<Key> {
        Ok(self)
    }
}

impl IntoKey for &Key {
    fn into_key(self) -> Result<Key> {
        Ok(*self)
    }
}

impl<S: Data<Elem = Key>, D: Dimension> IntoKey for ArrayBase<S, D> {
    fn into_key(self) -> Result<Key> {
        (&self).into_key()
    }
}

impl<S: Data<Elem = Key>, D: Dimension> IntoKey for &ArrayBase<S, D> {
    fn into_key(self) -> Result<Key> {
        match (self.ndim(), self.first()) {
            (0, Some(&key)) => Ok(key),
            _ => Err(Error::KeyBatch { shape: self.shape().to_vec() }),
        }
    }
}
