//! Arrays of random bits, uniform and normal numbers, element by element those of `jax.random`.

use super::key::Key;
use crate::error::Result;
use crate::input::condition::Condition;
use crate::memory::blocks::build;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::level;
use crate::special::normal::normal_from_uniform;
use fearless_simd::dispatch;
use ndarray::{Array, IntoDimension};

impl Key {
    /// Draws random words, like `jax.random.bits` with dtype `uint32` or `uint64`; a static rank stays static.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the shape.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let words: ndarray::Array1<u32> = Key::new(42).bits(3)?;
    /// assert_eq!(words.to_vec(), [2098992034, 2919706841, 2646866425]);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn bits<W: Word, Sh: IntoDimension>(self, shape: Sh) -> Result<Array<W, Sh::Dim>> {
        self.generate(shape, W::from_block)
    }

    /// Fills `out` with the words of [`bits`](Key::bits) from index `start` on, on the calling thread.
    ///
    /// The words are those of an array without end; after word 2⁶⁴ − 1 they start again with word 0.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let mut words = [0_u32; 2];
    /// Key::new(42).fill_bits(1, &mut words);
    /// assert_eq!(words, [2919706841, 2646866425]); // jax.random.bits(key, (3,), "uint32")[1:]
    /// ```
    pub fn fill_bits<W: Word>(self, start: u64, out: &mut [W]) {
        dispatch!(level::current(), _simd => self.fill(start, out, W::from_block));
    }

    /// Draws uniform numbers on [0, 1), like `jax.random.uniform` and bit-equal to it: 23 (f32) or 52 (f64) random bits
    /// each.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the shape.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let u: ndarray::Array2<f64> = Key::new(42).uniform([2, 3])?; // the rank stays static
    /// assert_eq!(u[[0, 0]], 0.4267275666499091);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn uniform<F: Float, Sh: IntoDimension>(self, shape: Sh) -> Result<Array<F, Sh::Dim>> {
        self.generate(shape, unit_uniform)
    }

    /// Draws uniform numbers on [low, high), like `jax.random.uniform(key, shape, minval, maxval)`.
    ///
    /// They are max(low, u (high − low) + low) with a single rounding of product and sum, as JAX's compiler computes
    /// them on processors with fused multiply-add. A number can be rounded up to `high` itself.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if a bound is not finite, if `high < low`, or if their difference
    /// overflows;
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the shape.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let angles = Key::new(42).uniform_in(-1.0_f32, 1.0, 100)?;
    /// assert!(angles.iter().all(|x| (-1.0..1.0).contains(x)));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn uniform_in<F: Float, Sh: IntoDimension>(self, low: F, high: F, shape: Sh) -> Result<Array<F, Sh::Dim>> {
        let is_high = |high: F| high.is_finite() && high >= low && (high - low).is_finite();
        let requirement = "finite, at least low, and not further from low than the largest float";
        Condition::new("low", "finite", F::is_finite).check(low)?;
        Condition::new("high", requirement, is_high).check(high)?;
        self.generate(shape, |block| uniform_between(block, low, high))
    }

    /// Draws standard normal numbers, like `jax.random.normal`: √2 erfinv(u), u uniform on (−1, 1).
    ///
    /// They agree with JAX's to 4 ulp in f32 and to a relative 1e-14 in f64; the last bits of JAX itself depend on the
    /// processor. Ours do not, but unlike those of other draws they may change with a new version of this crate.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold the shape.
    ///
    /// # Example
    /// ```
    /// # use vonmises::Key;
    /// let z: ndarray::Array1<f64> = Key::new(42).normal(10_000)?;
    /// assert!(z.mean().is_some_and(|mean| mean.abs() < 0.03));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// With u² rounded to the type, as in JAX, the largest relative errors found among 6·10⁷ numbers of each type are
    /// 8.9e-16 in f64 and 6.7e-8 in f32, of which 6.0e-8 is the rounding of the result.
    pub fn normal<F: Float, Sh: IntoDimension>(self, shape: Sh) -> Result<Array<F, Sh::Dim>> {
        build(shape.into_dimension(), |start, block| {
            dispatch!(level::current(), _simd => {
                self.fill(start as u64, block, between_minus_one_and_one::<F>);
                normal_from_uniform(block);
            });
        })
    }

    /// Makes an array of that shape with `element(block i)` at row-major index i.
    fn generate<T, Sh>(self, shape: Sh, element: impl Fn([u32; 2]) -> T + Sync) -> Result<Array<T, Sh::Dim>>
    where
        T: Copy + Default + Send,
        Sh: IntoDimension,
    {
        build(shape.into_dimension(), |start, block| {
            dispatch!(level::current(), _simd => self.fill(start as u64, block, &element));
        })
    }
}

/// Returns a uniform number on [0, 1): the top bits as the significand of a number in [1, 2), minus 1.
#[inline(always)]
pub(super) fn unit_uniform<F: Float>(block: [u32; 2]) -> F {
    F::from_f64(match F::WORD_BITS {
        32 => f64::from(f32::from_bits(0x3F80_0000 | (u32::from_block(block) >> 9)) - 1.0),
        _ => f64::from_bits(0x3FF0_0000_0000_0000 | (u64::from_block(block) >> 12)) - 1.0,
    })
}

/// Returns a uniform number on [low, high).
#[inline]
fn uniform_between<F: Float>(block: [u32; 2], low: F, high: F) -> F {
    unit_uniform::<F>(block).mul_add(high - low, low).max(low)
}

/// Returns a uniform number on (−1, 1): that on [low, 1) for the number next to −1, `nextafter(-1, 0)`. Twice the
/// number on [0, 1) is exact, and so is rounded with the sum, once.
#[inline(always)]
pub(super) fn between_minus_one_and_one<F: Float>(block: [u32; 2]) -> F {
    let (unit, low) = (unit_uniform::<F>(block), F::epsilon() / (F::one() + F::one()) - F::one());
    (unit + unit) + low
}
