//! From random words to samples: one word, one quantile, one wrap.

use super::rows::{Place, Table, quantile_once};
use crate::float::Float;
use crate::key::{Key, word32, word64};
use crate::special::angle::{reduce, wrap};

/// Words `start` and on of the key at the width of `F`, as many as the buffer holds.
pub(crate) fn words<F: Float>(key: Key, start: usize, buffer: &mut [u64]) -> &[u64] {
    match F::WORD_BITS {
        32 => key.fill(start as u64, buffer, |block| word32(block).into()),
        _ => key.fill(start as u64, buffer, word64),
    }
    buffer
}

/// The sample of a word at the width of `F`, from a table of its concentration.
#[inline(always)]
pub(crate) fn sample<F: Float>(word: u64, centre: f64, table: &Table) -> F {
    finish(centre, table.quantile(place::<F>(word)))
}

/// The same sample, to the byte, without a table.
pub(crate) fn sample_once<F: Float>(word: u64, centre: f64, kappa: f64) -> F {
    finish(centre, quantile_once(kappa, place::<F>(word)))
}

/// A location ready for the wrap: inside [−PI, PI) unchanged, otherwise reduced modulo the real 2π.
#[inline(always)]
pub(crate) fn centre<F: Float>(loc: F) -> f64 {
    if -F::PI() <= loc && loc < F::PI() { loc.to_f64() } else { reduce(loc.to_f64()) }
}

/// Any finite angle in [−PI, PI) of its type.
pub(crate) fn wrapped<F: Float>(angle: F) -> F {
    finish(centre(angle), 0.0)
}

#[inline(always)]
fn place<F: Float>(word: u64) -> Place {
    match F::WORD_BITS {
        32 => Place::of_word32(word as u32),
        _ => Place::of_word64(word),
    }
}

/// The sample in [−PI, PI) of its type, rounded once.
#[inline(always)]
fn finish<F: Float>(centre: f64, deviation: f64) -> F {
    let sample = F::from_f64(wrap(centre, deviation, F::PI().to_f64()));
    if sample >= F::PI() { -F::PI() } else { sample }
}
