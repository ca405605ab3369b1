//! The vector level: how wide the vectors are, chosen when the program runs.

use fearless_simd::{Level, Simd};
use std::sync::atomic::{AtomicU8, Ordering};

/// The width of the vectors that this crate computes with.
///
/// By default the crate uses the widest vectors of the processor. The level changes only the time that a call takes:
/// samples are the same to the byte at every level. This type lets tests verify that and benchmarks compare levels.
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
    /// The target that the program was compiled for; on x86-64, SSE2 unless compiler flags say otherwise.
    Baseline,
    /// x86-64-v2: SSE4.2.
    Sse42,
    /// x86-64-v3: AVX2.
    Avx2,
    /// AVX-512 as in Ice Lake and Zen 4.
    Avx512,
}

/// The error of forcing a vector level that this processor does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this processor has no {level:?} vectors")]
pub struct UnavailableLevel {
    /// The requested level.
    pub level: VectorLevel,
}

/// The forced level, or `u8::MAX` where none is forced.
static FORCED: AtomicU8 = AtomicU8::new(u8::MAX);

impl VectorLevel {
    const ALL: [Self; 4] = [Self::Baseline, Self::Sse42, Self::Avx2, Self::Avx512];

    /// Returns the levels of this processor, narrowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|level| level.token().is_some())
    }

    /// Makes all later calls, in every thread, use this level.
    ///
    /// # Errors
    /// [`UnavailableLevel`] if this processor does not have the level; the current level then stays.
    pub fn force(self) -> Result<(), UnavailableLevel> {
        self.token().ok_or(UnavailableLevel { level: self })?;
        FORCED.store(self as u8, Ordering::Relaxed);
        Ok(())
    }

    /// Returns to the widest vectors of the processor, undoing [`force`](Self::force).
    pub fn choose_widest() {
        FORCED.store(u8::MAX, Ordering::Relaxed);
    }

    /// Returns `fearless_simd`'s proof that the processor has this level, or `None` if it does not.
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

/// Returns the level to dispatch on.
#[inline]
pub(crate) fn current() -> Level {
    let forced = VectorLevel::ALL.get(usize::from(FORCED.load(Ordering::Relaxed)));
    forced.and_then(|level| level.token()).unwrap_or_else(Level::new)
}
