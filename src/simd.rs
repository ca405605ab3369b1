//! The width of vectors, chosen when the program runs.

use crate::error::{Error, Result};
use crate::float::Float;
use fearless_simd::{Level, Simd, SimdBase};
use std::sync::atomic::{AtomicU8, Ordering};

/// How wide the vectors are that the kernels use.
///
/// The widest that the processor has are used by themselves. The width changes the time that a call takes and nothing
/// else: samples are the same to the byte at every level, and this type exists so that a test can show it and a
/// benchmark can measure it.
///
/// # Example
/// ```
/// use vonmises::{Key, VectorLevel, sample_von_mises};
/// let draw = || sample_von_mises(Key::new(1), 0.0, 2.0, [1000]);
/// let expected = draw()?;
/// for level in VectorLevel::available() {
///     level.force()?;
///     assert_eq!(draw()?, expected);
/// }
/// VectorLevel::choose_widest();
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VectorLevel {
    /// What the program was compiled for; on x86-64, SSE2 unless the compiler was told otherwise.
    Baseline,
    /// x86-64-v2: SSE4.2.
    Sse42,
    /// x86-64-v3: AVX2.
    Avx2,
    /// AVX-512 as in Ice Lake and Zen 4.
    Avx512,
}

/// The forced level, or a number past the last.
static FORCED: AtomicU8 = AtomicU8::new(u8::MAX);

impl VectorLevel {
    const ALL: [Self; 4] = [Self::Baseline, Self::Sse42, Self::Avx2, Self::Avx512];

    /// The levels of this processor, narrowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|level| level.token().is_some())
    }

    /// The level that calls use from now on, in every thread, until it is changed again.
    ///
    /// # Errors
    /// [`Error::VectorLevel`] if this processor does not have it; nothing is changed then.
    pub fn force(self) -> Result<()> {
        self.token().ok_or(Error::VectorLevel { level: self })?;
        FORCED.store(self as u8, Ordering::Relaxed);
        Ok(())
    }

    /// Undoes [`force`](Self::force).
    pub fn choose_widest() {
        FORCED.store(u8::MAX, Ordering::Relaxed);
    }

    /// fearless_simd's proof that the processor has this level.
    fn token(self) -> Option<Level> {
        match self {
            Self::Baseline => Some(Level::baseline()),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Self::Sse42 => Level::new().as_sse4_2().map(Simd::level),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Self::Avx2 => Level::new().as_avx2().map(Simd::level),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Self::Avx512 => Level::new().as_avx512().map(Simd::level),
            #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
            _ => None,
        }
    }
}

/// The level to dispatch on.
#[inline]
pub(crate) fn level() -> Level {
    let forced = VectorLevel::ALL.get(usize::from(FORCED.load(Ordering::Relaxed)));
    forced.and_then(|level| level.token()).unwrap_or_else(Level::new)
}

/// A value that begins on a cache line, so that no vector in it lies across two.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub(crate) struct Aligned<T>(pub(crate) T);

/// Coefficients that a polynomial of eight needs in the precision of a type.
#[inline(always)]
pub(crate) const fn terms<F: Float>() -> usize {
    if F::WORD_BITS == 32 { 4 } else { 8 }
}

/// The values of eight polynomials, each by Horner's rule.
#[inline(always)]
pub(crate) fn polynomials<F: Float, S: Simd>(simd: S, rows: [&Aligned<[F; 8]>; 8], positions: &[F; 8]) -> [F; 8] {
    let mut columns = rows.map(|row| F::Eight::<S>::from_slice(simd, &row.0));
    // A transposition: each round of zips turns the joined index (row, term) by one bit.
    for _ in 0..3 {
        let halves = columns;
        for i in 0..4 {
            columns[2 * i] = halves[i].zip_low(halves[i + 4]);
            columns[2 * i + 1] = halves[i].zip_high(halves[i + 4]);
        }
    }
    let position = F::Eight::<S>::from_slice(simd, positions);
    let mut sum = columns[terms::<F>() - 1];
    for &column in columns[..terms::<F>() - 1].iter().rev() {
        sum = sum * position + column;
    }
    let mut values = [F::zero(); 8];
    sum.store_slice(&mut values);
    values
}
