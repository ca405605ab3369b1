//! From random words to samples: one word, one quantile, one wrap.

pub(crate) use super::kernel::LANES;
use super::kernel::{Concentrations, Lanes};
use super::place::Place;
use super::table::{Table, quantile_once};
use crate::float::Float;
use crate::key::Key;
use crate::simd::level;
use crate::special::angle::{reduce, wrap};
use crate::word::Word;
use fearless_simd::dispatch;
use std::f64::consts::PI;

/// Fills a block whose first element has the flat index `start`, from the table of the one concentration; the locations
/// have gone through [`centre`].
pub(crate) fn fill<F: Float>(key: Key, start: usize, locs: &[F], table: &Table<F>, block: &mut [F]) {
    let mut lanes = Lanes::new();
    dispatch!(level(), simd => {
        for (first, chunk) in (0..).step_by(LANES).zip(block.chunks_mut(LANES)) {
            lanes.set_words(key, start + first);
            lanes.solve(simd, table, chunk.len());
            wrap_all(&locs[first..], &lanes.quantiles, chunk);
        }
    });
}

/// The same samples, to the byte, each with a concentration of its own.
pub(crate) fn fill_each<F: Float>(key: Key, start: usize, locs: &[F], kappas: &[F], block: &mut [F]) {
    if block.is_empty() {
        return;
    }
    let (mut lanes, mut concentrations) = (Lanes::new(), Concentrations::new());
    dispatch!(level(), simd => {
        for (first, chunk) in (0..).step_by(LANES).zip(block.chunks_mut(LANES)) {
            lanes.set_words(key, start + first);
            concentrations.solve(simd, &kappas[first..first + chunk.len()], &mut lanes);
            wrap_all(&locs[first..], &lanes.quantiles, chunk);
        }
    });
}

impl<F: Float> Lanes<F> {
    /// The places of the key's words from `start` on.
    #[inline(always)]
    fn set_words(&mut self, key: Key, start: usize) {
        let mut words = [F::Word::default(); LANES];
        key.fill(start as u64, &mut words, F::Word::of);
        self.set(|i| Place::of_word(words[i]));
    }
}

#[inline(always)]
fn wrap_all<F: Float>(locs: &[F], deviations: &[F; LANES], samples: &mut [F]) {
    for ((sample, &loc), &deviation) in samples.iter_mut().zip(locs).zip(deviations) {
        *sample = wrap(loc, deviation);
    }
}

/// The sample of one word, from a table of its concentration.
pub(crate) fn sample<F: Float>(word: F::Word, centre: F, table: &Table<F>) -> F {
    wrap(centre, table.quantile(Place::of_word(word)))
}

/// The centred quantile of the probability p, in [−π, π].
pub(crate) fn quantile(kappa: f64, p: f64) -> f64 {
    let place = Place::of_probability(p);
    if place.tail == 0.0 { PI.copysign(place.signed_middle) } else { quantile_once(kappa, place).clamp(-PI, PI) }
}

/// A location ready for the wrap: inside [−PI, PI) unchanged, otherwise reduced modulo the real 2π.
#[inline(always)]
pub(crate) fn centre<F: Float>(loc: F) -> F {
    if is_centred(loc) { loc } else { F::from_f64(reduce(loc.to_f64())) }
}

/// Inside [−PI, PI).
#[inline(always)]
pub(crate) fn is_centred<F: Float>(loc: F) -> bool {
    -F::PI() <= loc && loc < F::PI()
}

/// Any finite angle in [−PI, PI) of its type.
pub(crate) fn wrapped<F: Float>(angle: F) -> F {
    wrap(centre(angle), F::zero())
}
