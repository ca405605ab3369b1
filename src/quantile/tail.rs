//! The tail that a random word or a probability stands for.
//!
//! Feeds a sample's bytes: only `+ - *`, exact conversions and integer operations.

use crate::scalar::float::Float;
use num_traits::{One, Zero};

/// The smaller tail probability p, and 1 − 2p with the sign of the side on which the quantile lies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tail<F> {
    pub(crate) probability: F,
    pub(crate) signed_middle: F,
}

impl<F: Float> Tail<F> {
    /// Returns the tail of u = (word + 1/2) / 2^W; p and 1 − 2p are each within an ulp.
    #[inline(always)]
    pub(crate) fn from_word(word: F::Word) -> Self {
        Self::converted(word, F::from_integer)
    }

    /// Returns the same tail, to the bit, where no loop becomes vector instructions.
    #[inline(always)]
    pub(crate) fn from_single_word(word: F::Word) -> Self {
        Self::converted(word, F::from_single_integer)
    }

    #[inline(always)]
    fn converted(word: F::Word, from_integer: impl Fn(F::Word) -> F) -> Self {
        let half = F::from_f64(0.5);
        let lower_half = !F::Word::zero() >> 1;
        let small = word.min(!word);
        let probability = (from_integer(small) + half) * F::from_f64(power_of_two(-i64::from(F::WORD_BITS)));
        let middle = (from_integer(lower_half - small) + half) * F::from_f64(power_of_two(1 - i64::from(F::WORD_BITS)));
        let sign = !word & !lower_half;
        Self { probability, signed_middle: F::from_word(middle.to_word() | sign) }
    }

    /// Returns the tail of the probability p; both parts are rounded once at most.
    #[inline(always)]
    pub(crate) fn from_probability(p: F) -> Self {
        let (one, two) = (F::one(), F::from_f64(2.0));
        let probability = if p < F::from_f64(0.5) { p } else { one - p };
        Self { probability, signed_middle: two * p - one }
    }
}

const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// Returns a mask of the significand's fraction.
#[inline(always)]
pub(crate) fn fraction_mask<F: Float>() -> F::Word {
    (F::Word::one() << F::FRACTION_BITS as usize) - F::Word::one()
}
