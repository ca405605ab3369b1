//! Where every training starts: the data, and what one key decides.

use crate::Outcome;
use crate::batches::Batches;
use crate::data::Sets;
use crate::examples::Example;
use crate::network::Network;
use vonmises::Key;

/// The key that everything random follows from.
const KEY: Key = Key::new_u32(2013);

/// The sets, and the keys of weights, batches and samples.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) sets: Sets,
    weights: Key,
    pub(crate) batches: Batches,
    pub(crate) samples: Key,
}

impl Start {
    pub(crate) fn new(examples: &[Example]) -> Outcome<Self> {
        let sets = Sets::new(examples)?;
        let [weights, batches, samples] = KEY.split_n();
        let batches = Batches::new(batches, sets.training.len());
        Ok(Self { sets, weights, batches, samples })
    }

    /// Returns a network that has learnt nothing yet, always the same.
    pub(crate) fn network(&self) -> Outcome<Network> {
        Network::new(self.weights)
    }
}
