//! The sealed float trait: `f32` and `f64`, with the constants and conversions that differ by type.

use crate::scalar::word::Word;
use std::fmt::{Debug, Display};

mod sealed {
    use super::Word;
    use crate::simd::polynomials::{TOGETHER, polynomials_f32, polynomials_f64};
    use fearless_simd::Simd;

    /// The bits of a type, as kernels that are written once for both need them.
    pub trait Lane: Copy {
        /// The random word of one sample, which is as wide as the type.
        type Word: Word;
        /// Bits of the significand after its first.
        const FRACTION_BITS: u32;
        /// 2π − TAU: what the type's constant leaves out.
        const TAU_REST: Self;

        /// Coefficients that a polynomial of eight needs in this precision.
        const TERMS: usize;

        fn to_word(self) -> Self::Word;
        fn of_word(bits: Self::Word) -> Self;
        /// The number nearest to a word in the lower half of its range.
        fn nearest(small: Self::Word) -> Self;
        /// The values of some polynomials, each by Horner's rule on its first coefficients.
        fn polynomials<S: Simd>(
            simd: S,
            rows: [&[Self; 8]; TOGETHER],
            positions: &[Self; TOGETHER],
        ) -> [Self; TOGETHER];
    }

    impl Lane for f32 {
        type Word = u32;
        const FRACTION_BITS: u32 = 23;
        const TAU_REST: Self = -1.748_455_6e-7;
        const TERMS: usize = 4;

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

        #[inline(always)]
        fn polynomials<S: Simd>(simd: S, rows: [&[Self; 8]; TOGETHER], at: &[Self; TOGETHER]) -> [Self; TOGETHER] {
            polynomials_f32(simd, rows, at)
        }
    }

    impl Lane for f64 {
        type Word = u64;
        const FRACTION_BITS: u32 = 52;
        const TAU_REST: Self = 2.449_293_598_294_706_4e-16;
        const TERMS: usize = 8;

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

        #[inline(always)]
        fn polynomials<S: Simd>(simd: S, rows: [&[Self; 8]; TOGETHER], at: &[Self; TOGETHER]) -> [Self; TOGETHER] {
            polynomials_f64(simd, rows, at)
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
