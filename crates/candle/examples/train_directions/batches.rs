//! The order in which a training set is gone through.

use crate::Outcome;
use vonmises::Key;

/// Examples that a step takes.
pub(crate) const BATCH: usize = 256;

/// Batches of a training set. In each epoch it is shuffled anew, and what is left after whole batches is not used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Batches {
    key: Key,
    examples: usize,
}

impl Batches {
    pub(crate) fn new(key: Key, examples: usize) -> Self {
        Self { key, examples }
    }

    /// Returns how many batches an epoch has.
    pub(crate) fn per_epoch(&self) -> usize {
        self.examples / BATCH
    }

    /// Returns the batches of an epoch: the examples in the order of random words.
    pub(crate) fn epoch(&self, epoch: u32) -> Outcome<Vec<Vec<u32>>> {
        let words = self.key.fold_in(epoch).bits::<u64, _>(self.examples)?;
        let mut order: Vec<u32> = (0..u32::try_from(self.examples)?).collect();
        order.sort_by_key(|&example| words[example as usize]); // stable
        Ok(order.chunks_exact(BATCH).map(<[u32]>::to_vec).collect())
    }
}
