//! The width of vectors, chosen when the program runs.

use fearless_simd::{Level, Simd};
use std::sync::atomic::{AtomicU8, Ordering};

/// How wide the vectors are that the kernels use.
///
/// The widest that the processor has are used by themselves. The width changes the time that a call takes and nothing
/// else: samples are the same to the byte at every level, and this type exists so that a test can show it and a
/// benchmark can measure it.
///
/// # Example
/// ```
/// use vonmises::simd::VectorLevel;
/// use vonmises::{Key, sample_von_mises};
/// let draw = || sample_von_mises(Key::new(1), 0.0, 2.0, [1000]);
/// let expected = draw()?;
/// for level in VectorLevel::available() {
///     level.force()?;
///     assert_eq!(draw()?, expected);
/// }
/// VectorLevel::choose_widest();
/// # Ok::<(), Box<dyn std::error::Error>>(())
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

/// A width of vectors that this processor does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this processor has no {level:?} vectors")]
pub struct UnavailableLevel {
    /// The level asked for.
    pub level: VectorLevel,
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
    /// [`UnavailableLevel`] if this processor does not have it; nothing is changed then.
    pub fn force(self) -> Result<(), UnavailableLevel> {
        self.token().ok_or(UnavailableLevel { level: self })?;
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
pub(crate) fn current() -> Level {
    let forced = VectorLevel::ALL.get(usize::from(FORCED.load(Ordering::Relaxed)));
    forced.and_then(|level| level.token()).unwrap_or_else(Level::new)
}
