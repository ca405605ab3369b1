//! The sealed float trait: `f32` and `f64`, with the constants and conversions that differ by type.

use crate::word::Word;
use std::fmt::{Debug, Display};

mod sealed {
    use super::Word;
    use fearless_simd::{Simd, SimdFloat, SimdFloatElement, f32x8, f64x8};

    /// The bits of a type, as kernels that are written once for both need them.
    pub trait Lane: SimdFloatElement {
        /// The random word of one sample, which is as wide as the type.
        type Word: Word;
        /// Eight numbers in vectors.
        type Eight<S: Simd>: SimdFloat<S, Element = Self>;
        /// Bits of the significand after its first.
        const FRACTION_BITS: u32;
        /// 2π − TAU: what the type's constant leaves out.
        const TAU_REST: Self;

        fn to_word(self) -> Self::Word;
        fn of_word(bits: Self::Word) -> Self;
        /// The number nearest to a word in the lower half of its range.
        fn nearest(small: Self::Word) -> Self;
    }

    impl Lane for f32 {
        type Word = u32;
        type Eight<S: Simd> = f32x8<S>;
        const FRACTION_BITS: u32 = 23;
        const TAU_REST: Self = -1.748_455_6e-7;

        #[inline(always)]
        fn to_word(self) -> u32 {
            self.to_bits()
        }

        #[inline(always)]
        fn of_word(bits: u32) -> Self {
            Self::from_bits(bits)
        }

        #[inline(always)]
        fn nearest(small: u32) -> Self {
            small as i32 as Self // signed numbers are what processors convert fastest
        }
    }

    impl Lane for f64 {
        type Word = u64;
        type Eight<S: Simd> = f64x8<S>;
        const FRACTION_BITS: u32 = 52;
        const TAU_REST: Self = 2.449_293_598_294_706_4e-16;

        #[inline(always)]
        fn to_word(self) -> u64 {
            self.to_bits()
        }

        #[inline(always)]
        fn of_word(bits: u64) -> Self {
            Self::from_bits(bits)
        }

        #[inline(always)]
        fn nearest(small: u64) -> Self {
            small as i64 as Self
        }
    }
}

/// The element types of this crate: `f32` and `f64`.
///
/// Sealed: the samplers, kernels and tables exist for exactly these two.
pub trait Float:
    sealed::Lane + num_traits::Float + num_traits::FloatConst + Debug + Display + Default + Send + Sync + 'static
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

    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)] // rounding to nearest is the contract
    fn from_f64(value: f64) -> Self {
        value as f32
    }
}

impl Float for f64 {
    const WORD_BITS: u32 = 64;

    #[inline(always)]
    fn to_f64(self) -> f64 {
        self
    }

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }
}
