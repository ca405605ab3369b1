//! The sealed float trait: `f32` and `f64`, with the constants and conversions that differ by type.

use std::fmt::{Debug, Display};

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}

/// The element types of this crate: `f32` and `f64`.
///
/// Sealed: the samplers, kernels and tables exist for exactly these two.
pub trait Float:
    sealed::Sealed + num_traits::Float + num_traits::FloatConst + Debug + Display + Default + Send + Sync + 'static
{
    /// Bits of the random word that one sample consumes: 32 or 64.
    const WORD_BITS: u32;

    /// The value as `f64`, exactly.
    #[must_use]
    fn to_f64(self) -> f64;

    /// The nearest value of this type.
    #[must_use]
    fn from_f64(value: f64) -> Self;
}

impl Float for f32 {
    const WORD_BITS: u32 = 32;

    #[inline]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation)] // rounding to nearest is the contract
    fn from_f64(value: f64) -> Self {
        value as f32
    }
}

impl Float for f64 {
    const WORD_BITS: u32 = 64;

    #[inline]
    fn to_f64(self) -> f64 {
        self
    }

    #[inline]
    fn from_f64(value: f64) -> Self {
        value
    }
}
