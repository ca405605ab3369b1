//! P-values from simulated samples.

use super::result::{Method, TestResult};
use crate::error::Result;
use crate::input::condition::Condition;
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use rayon::prelude::*;

/// A number of samples to simulate, each with a key of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Simulation {
    key: Key,
    draws: u32,
}

impl Simulation {
    /// Checks the key and the number of samples, which must be at least 1 and below 2³².
    pub(crate) fn new(key: impl IntoKey, draws: usize) -> Result<Self> {
        let key = key.into_key()?;
        let holds = |draws| (1.0..=f64::from(u32::MAX)).contains(&draws);
        Condition::new("draws", "at least 1 and below 2³²", holds).check(draws as f64)?;
        Ok(Self { key, draws: draws as u32 })
    }

    /// Tests a statistic: p = (1 + number of simulated statistics at least as large) / (1 + draws).
    ///
    /// `is_at_least` simulates one sample with the given key and compares its statistic. Sample b has the key
    /// `fold_in(b)`, so the result does not depend on the number of threads.
    pub(crate) fn test(&self, statistic: f64, is_at_least: impl Fn(Key) -> Result<bool> + Sync) -> Result<TestResult> {
        let at_least = (0..self.draws)
            .into_par_iter()
            .map(|number| is_at_least(self.key.fold_in(number)).map(usize::from))
            .sum::<Result<usize>>()?;
        let p_value = (1.0 + at_least as f64) / (1.0 + f64::from(self.draws));
        Ok(TestResult { statistic, p_value, method: Method::Simulated { draws: self.draws as usize } })
    }
}
