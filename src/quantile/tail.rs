//! Where a word or a probability lies: on which side of the centre, and how far out.

use crate::scalar::float::Float;
use num_traits::{One, Zero};

/// The smaller tail p, and 1 − 2p with the sign of the side.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tail<F> {
    pub(crate) tail: F,
    pub(crate) signed_middle: F,
}

impl<F: Float> Tail<F> {
    /// u = (word + 1/2) / 2^W; p and 1 − 2p are each within an ulp.
    #[inline(always)]
    pub(crate) fn from_word(word: F::Word) -> Self {
        let half = F::from_f64(0.5);
        let lower_half = !F::Word::zero() >> 1;
        let small = word.min(!word);
        let tail = (F::from_integer(small) + half) * F::from_f64(power_of_two(-i64::from(F::WORD_BITS)));
        let middle =
            (F::from_integer(lower_half - small) + half) * F::from_f64(power_of_two(1 - i64::from(F::WORD_BITS)));
        let sign = !word & !lower_half;
        Self { tail, signed_middle: F::from_word(middle.to_word() | sign) }
    }

    /// Both within rounding of what the probability p says; 1 − p and 2p − 1 are exact where they are used.
    #[inline(always)]
    pub(crate) fn from_probability(p: F) -> Self {
        let (one, two) = (F::one(), F::from_f64(2.0));
        let tail = if p < F::from_f64(0.5) { p } else { one - p };
        Self { tail, signed_middle: two * p - one }
    }
}

const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// The significand's fraction, all ones.
#[inline(always)]
pub(crate) fn fraction_mask<F: Float>() -> F::Word {
    (F::Word::one() << F::FRACTION_BITS as usize) - F::Word::one()
}
