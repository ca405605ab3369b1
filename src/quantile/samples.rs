//! Samples: one random word, one quantile, one wrap for each.
//!
//! Feeds a sample's bytes.

use super::batch::Batch;
use super::table::Table;
use super::tail::Tail;
use super::task::Task;
use crate::key::words::Words;
use crate::scalar::float::Float;
use crate::scalar::word::Word;
use crate::simd::aligned::Aligned;
use crate::special::angle::wrap;

/// One location for all samples, or one for each of the block. All have gone through
/// [`centre`](crate::special::angle::centre).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Locations<'a, F> {
    One(F),
    Each(&'a [F]),
}

/// The words of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) enum BlockWords<'a, W> {
    /// Consecutive ones, from that of this index on, which are made batch by batch.
    From(Words<'a>, usize),
    /// They are made already.
    Made(&'a [W]),
}

impl<W: Word> BlockWords<'_, W> {
    /// Sets the words of a batch of elements from `first` on; those past the end of the block are any.
    #[inline(always)]
    fn fill<const N: usize>(self, first: usize, words: &mut [W; N]) {
        match self {
            Self::From(all, start) => all.fill(start + first, words, W::from_block),
            Self::Made(all) => words.iter_mut().zip(&all[first..]).for_each(|(word, &made)| *word = made),
        }
    }
}

/// The samples of a block.
#[derive(Clone, Copy)]
pub(crate) struct Samples<'a, F: Float> {
    pub(crate) words: BlockWords<'a, F::Word>,
    pub(crate) locs: Locations<'a, F>,
}

impl<F: Float> Task<F> for Samples<'_, F> {
    #[inline(always)]
    fn set_tails<const N: usize>(self, first: usize, batch: &mut Batch<F, N>) {
        let mut words = Aligned([F::Word::default(); N]);
        self.words.fill(first, &mut words.0);
        batch.set(|i| Tail::from_word(words.0[i]));
    }

    #[inline(always)]
    fn finish<const N: usize>(self, first: usize, deviations: &[F; N], samples: &mut [F]) {
        let pairs = samples.iter_mut().zip(deviations);
        match self.locs {
            Locations::One(loc) => pairs.for_each(|(sample, &deviation)| *sample = wrap(loc, deviation)),
            Locations::Each(locs) => {
                pairs.zip(&locs[first..]).for_each(|((sample, &deviation), &loc)| *sample = wrap(loc, deviation));
            }
        }
    }
}

/// Returns the sample of one word, from a table of its concentration; `centre` is a centred location.
#[inline]
pub(crate) fn sample<F: Float>(word: F::Word, centre: F, table: &Table<F>) -> F {
    wrap(centre, table.quantile(Tail::from_single_word(word)))
}
