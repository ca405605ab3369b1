//! From random words to samples: one word, one quantile, one wrap.

pub(crate) use super::kernel::LANES;
use super::kernel::{Places, quantiles, quantiles_each};
use super::place::Place;
use super::table::{Table, quantile_once};
use crate::float::Float;
use crate::key::Key;
use crate::simd::level;
use crate::special::angle::{reduce, wrap};
use crate::word::Word;
use fearless_simd::dispatch;

/// Fills a block whose first element has the flat index `start`, from the table of the one concentration; the locations
/// have gone through [`centre`].
pub(crate) fn fill<F: Float>(key: Key, start: usize, locs: &[F], table: &Table<F>, block: &mut [F]) {
    dispatch!(level(), simd => fill_chunks(key, start, locs, block, #[inline(always)] |_, places| quantiles(simd, table, places)));
}

/// The same samples, to the byte, each with a concentration of its own.
pub(crate) fn fill_each<F: Float>(key: Key, start: usize, locs: &[F], kappas: &[F], block: &mut [F]) {
    let (chunks, rest) = kappas.as_chunks::<LANES>();
    let chunk = |first: usize| chunks.get(first / LANES).map_or(rest, |chunk| chunk);
    dispatch!(level(), simd => fill_chunks(key, start, locs, block, #[inline(always)] |first, places| {
        let kappas = chunk(first);
        let mut wide = [Float::to_f64(kappas[0]); LANES]; // those past the end repeat one whose cell is needed anyway
        wide.iter_mut().zip(kappas).for_each(|(wide, kappa)| *wide = Float::to_f64(*kappa));
        quantiles_each(simd, &wide, places, kappas.len())
    }));
}

/// `deviations(first, places)` gives the centred quantiles of the chunk that begins at `first` in the block.
#[inline(always)]
fn fill_chunks<F: Float>(
    key: Key,
    start: usize,
    locs: &[F],
    block: &mut [F],
    deviations: impl Fn(usize, &Places<F>) -> [F; LANES],
) {
    let chunks = block.chunks_mut(LANES).zip(locs.chunks(LANES));
    for (first, (chunk, locs)) in (0..).step_by(LANES).zip(chunks) {
        let mut words = [F::Word::default(); LANES];
        key.fill((start + first) as u64, &mut words, F::Word::of);
        let deviations = deviations(first, &Places::new(|i| Place::of_word(words[i])));
        for ((slot, &loc), deviation) in chunk.iter_mut().zip(locs).zip(deviations) {
            *slot = wrap(loc, deviation);
        }
    }
}

/// The sample of one word, from a table of its concentration.
pub(crate) fn sample<F: Float>(word: F::Word, centre: F, table: &Table<F>) -> F {
    wrap(centre, table.quantile(Place::of_word(word)))
}

/// The centred quantile of the probability p, in [−π, π].
pub(crate) fn quantile(kappa: f64, p: f64) -> f64 {
    quantile_once(kappa, Place::of_probability(p))
}

/// A location ready for the wrap: inside [−PI, PI) unchanged, otherwise reduced modulo the real 2π.
#[inline(always)]
pub(crate) fn centre<F: Float>(loc: F) -> F {
    if -F::PI() <= loc && loc < F::PI() { loc } else { F::from_f64(reduce(loc.to_f64())) }
}

/// Any finite angle in [−PI, PI) of its type.
pub(crate) fn wrapped<F: Float>(angle: F) -> F {
    wrap(centre(angle), F::zero())
}
