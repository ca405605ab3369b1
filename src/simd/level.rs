//! The width of vectors, chosen when the program runs.

use crate::error::{Error, Result};
use fearless_simd::{Level, Simd, SimdBase, f32x4, f32x16, f64x8};
use std::ops::{Add, Mul};
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

    /// `fearless_simd`'s proof that the processor has this level.
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

/// Polynomials that are evaluated together.
pub(crate) const TOGETHER: usize = 16;

/// The values of polynomials of eight coefficients, each by Horner's rule.
#[inline(always)]
pub(crate) fn polynomials_f64<S: Simd>(
    simd: S,
    rows: [&[f64; 8]; TOGETHER],
    positions: &[f64; TOGETHER],
) -> [f64; TOGETHER] {
    let mut values = [0.0; TOGETHER];
    for first in [0, 8] {
        let mut columns = [f64x8::splat(simd, 0.0); 8];
        for (column, row) in columns.iter_mut().zip(&rows[first..]) {
            *column = f64x8::from_slice(simd, *row);
        }
        // A transposition: each round turns the joined index (row, term) by one bit.
        for _ in 0..3 {
            columns = zipped(columns);
        }
        let sum = horner(&columns, f64x8::from_slice(simd, &positions[first..first + 8]));
        sum.store_slice(&mut values[first..first + 8]);
    }
    values
}

/// The values of polynomials in single precision, for which the first four coefficients are enough.
#[inline(always)]
pub(crate) fn polynomials_f32<S: Simd>(
    simd: S,
    rows: [&[f32; 8]; TOGETHER],
    positions: &[f32; TOGETHER],
) -> [f32; TOGETHER] {
    let mut columns = [f32x16::splat(simd, 0.0); 4];
    for (i, column) in columns.iter_mut().enumerate() {
        let row = |k: usize| f32x4::from_slice(simd, &rows[4 * i + k][..4]);
        let (low, high) = (simd.combine_f32x4(row(0), row(1)), simd.combine_f32x4(row(2), row(3)));
        *column = simd.combine_f32x8(low, high);
    }
    for _ in 0..4 {
        columns = zipped(columns);
    }
    let mut values = [0.0; TOGETHER];
    horner(&columns, f32x16::from_slice(simd, positions)).store_slice(&mut values);
    values
}

/// Each vector of the first half zipped with its like of the second.
#[inline(always)]
fn zipped<S: Simd, V: SimdBase<S>, const N: usize>(vectors: [V; N]) -> [V; N] {
    let mut zipped = vectors;
    for i in 0..N / 2 {
        zipped[2 * i] = vectors[i].zip_low(vectors[i + N / 2]);
        zipped[2 * i + 1] = vectors[i].zip_high(vectors[i + N / 2]);
    }
    zipped
}

#[inline(always)]
fn horner<V: Copy + Mul<Output = V> + Add<Output = V>, const N: usize>(coefficients: &[V; N], position: V) -> V {
    let mut sum = coefficients[N - 1];
    for &coefficient in coefficients[..N - 1].iter().rev() {
        sum = sum * position + coefficient;
    }
    sum
}
