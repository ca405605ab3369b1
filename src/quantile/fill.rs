//! From random words to samples, one word, one quantile, one wrap; and from probabilities to angles.

pub(crate) use super::batch::{BATCH, Batch};
use super::per_element::RowBatch;
use super::table::{Table, quantile_without_table};
use super::tail::Tail;
use crate::key::key::Key;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::aligned::Aligned;
use crate::simd::level;
use crate::special::angle::wrap;
use fearless_simd::dispatch;
use std::f64::consts::PI;

/// What a block of results is made from: a place for each element, and what becomes of its centred quantile.
pub(crate) trait Task<F>: Copy {
    /// Sets the places of the elements from `first` on, as many as there are batch.
    fn set_tails(self, first: usize, batch: &mut Batch<F>);

    /// The results of the elements from `first` on.
    fn finish(self, first: usize, deviations: &[F; BATCH], results: &mut [F]);
}

/// Samples: random words, and locations that have gone through [`centre`].
#[derive(Clone, Copy)]
pub(crate) struct Samples<'a, F> {
    pub(crate) key: Key,
    /// Flat index of the block's first element.
    pub(crate) start: usize,
    pub(crate) locs: &'a [F],
}

impl<F: Float> Task<F> for Samples<'_, F> {
    #[inline(always)]
    fn set_tails(self, first: usize, batch: &mut Batch<F>) {
        let mut words = Aligned([F::Word::default(); BATCH]);
        self.key.fill((self.start + first) as u64, &mut words.0, F::Word::from_block);
        batch.set(|i| Tail::from_word(words.0[i]));
    }

    #[inline(always)]
    fn finish(self, first: usize, deviations: &[F; BATCH], samples: &mut [F]) {
        for ((sample, &loc), &deviation) in samples.iter_mut().zip(&self.locs[first..]).zip(deviations) {
            *sample = wrap(loc, deviation);
        }
    }
}

/// Quantiles of probabilities, which are added to or, for an upper tail, taken from their locations.
#[derive(Clone, Copy)]
pub(crate) struct Quantiles<'a> {
    pub(crate) probabilities: &'a [f64],
    pub(crate) locs: &'a [f64],
    pub(crate) upper: bool,
}

impl Task<f64> for Quantiles<'_> {
    #[inline(always)]
    fn set_tails(self, first: usize, batch: &mut Batch<f64>) {
        let mut probabilities = [0.5; BATCH];
        probabilities.iter_mut().zip(&self.probabilities[first..]).for_each(|(slot, &p)| *slot = p);
        batch.set(|i| Tail::from_probability(probabilities[i]));
    }

    #[inline(always)]
    fn finish(self, first: usize, deviations: &[f64; BATCH], angles: &mut [f64]) {
        let inputs = self.probabilities[first..].iter().zip(&self.locs[first..]).zip(deviations);
        for (angle, ((&p, &loc), &deviation)) in angles.iter_mut().zip(inputs) {
            let quantile = at_the_ends(p, deviation);
            *angle = if self.upper { loc - quantile } else { loc + quantile };
        }
    }
}

/// π from the location for the probabilities 0 and 1, and nowhere further.
#[inline(always)]
fn at_the_ends(p: f64, deviation: f64) -> f64 {
    let inside = deviation.clamp(-PI, PI);
    if p == 0.0 {
        -PI
    } else if p == 1.0 {
        PI
    } else {
        inside
    }
}

/// Fills the results of a block from index `first` on, from the table of the one concentration.
pub(crate) fn fill<F: Float>(task: impl Task<F>, first: usize, table: &Table<F>, results: &mut [F]) {
    let mut batch = Batch::new();
    dispatch!(level::current(), simd => {
        for (offset, chunk) in (0..).step_by(BATCH).zip(results.chunks_mut(BATCH)) {
            task.set_tails(first + offset, &mut batch);
            batch.solve(simd, table, chunk.len());
            task.finish(first + offset, &batch.quantiles, chunk);
        }
    });
}

/// The same results, to the byte, each with a concentration of its own.
pub(crate) fn fill_each<F: Float>(task: impl Task<F>, first: usize, kappas: &[F], results: &mut [F]) {
    if results.is_empty() {
        return;
    }
    let (mut batch, mut concentrations) = (Batch::new(), RowBatch::new());
    dispatch!(level::current(), simd => {
        for (offset, chunk) in (0..).step_by(BATCH).zip(results.chunks_mut(BATCH)) {
            task.set_tails(first + offset, &mut batch);
            concentrations.solve(simd, &kappas[offset..offset + chunk.len()], &mut batch);
            task.finish(first + offset, &batch.quantiles, chunk);
        }
    });
}

/// The sample of one word, from a table of its concentration.
pub(crate) fn sample<F: Float>(word: F::Word, centre: F, table: &Table<F>) -> F {
    wrap(centre, table.quantile(Tail::from_word(word)))
}

/// The centred quantile of the probability p, in [−π, π].
pub(crate) fn quantile(kappa: f64, p: f64) -> f64 {
    at_the_ends(p, quantile_without_table(kappa, Tail::from_probability(p)))
}
