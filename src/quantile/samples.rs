//! Samples: one random word, one quantile, one wrap for each.
//!
//! Feeds a sample's bytes.

use super::batch::{BATCH, Batch};
use super::table::Table;
use super::tail::Tail;
use super::task::Task;
use crate::key::key::Key;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::aligned::Aligned;
use crate::special::angle::wrap;

/// The samples of a block: random words of a key, and locations that have gone through
/// [`centre`](crate::special::angle::centre).
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

/// Returns the sample of one word, from a table of its concentration; `centre` is a centred location.
pub(crate) fn sample<F: Float>(word: F::Word, centre: F, table: &Table<F>) -> F {
    wrap(centre, table.quantile(Tail::from_word(word)))
}
