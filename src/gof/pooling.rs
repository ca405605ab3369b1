//! Two-sample tests on the pooled angles: exact or limiting p-values, and those from random divisions.

use super::one_sample::unweighted;
use super::result::{Method, TestResult};
use super::simulation::Simulation;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
use crate::memory::alloc::listed;
use crate::pvalues::two_sample::pooled::Pooled;
use crate::pvalues::two_sample::{kuiper, watson, watson_limit};
use crate::scalar::float::Float;
use crate::special::angle::wrapped;
use ndarray::{Array1, Dimension};
use rayon::prelude::*;

/// A two-sample statistic.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TwoSample {
    /// V, the range of the difference between the two empirical distribution functions.
    Kuiper,
    /// U², the variance of the difference.
    Watson,
}

/// Relative rounding error that statistics of equivalent divisions may differ by.
const SLACK: f64 = 1e-12;

impl TwoSample {
    /// Tests two samples, by the exact null distribution if that is fast enough, and by the limiting one otherwise.
    ///
    /// # Errors
    /// If memory cannot hold what the limiting distribution of tied angles needs.
    pub(crate) fn test(self, samples: &Samples) -> Result<TestResult> {
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let exact = match self {
            _ if pooled.m == 1 && !pooled.has_ties() => Some(1.0), // every division is a rotation of this one
            Self::Kuiper => kuiper::exact_p_value(pooled, kuiper::range(pooled.heights(counts))),
            Self::Watson => watson::exact_p_value(pooled, counts),
        };
        let (p_value, method) = match (exact, self) {
            (Some(p), _) => (p, Method::Exact),
            (None, Self::Kuiper) => (kuiper::limiting_p_value(pooled, statistic), Method::Asymptotic),
            (None, Self::Watson) => (watson_limit::p_value(pooled, statistic)?, Method::Asymptotic),
        };
        Ok(TestResult { statistic, p_value, method })
    }

    /// Tests two samples by divisions of the pooled angles drawn at random, each with a key of its own.
    pub(crate) fn permutation_test(self, samples: &Samples, key: impl IntoKey, draws: usize) -> Result<TestResult> {
        let simulation = Simulation::new(key, draws)?;
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let groups = samples.groups()?;
        let is_at_least = |key| {
            let drawn = draw_division(&groups, pooled, key)?;
            Ok(self.statistic(pooled, &drawn) >= statistic * (1.0 - SLACK))
        };
        simulation.test(statistic, is_at_least)
    }

    fn statistic(self, pooled: &Pooled, counts: &[usize]) -> f64 {
        match self {
            Self::Kuiper => kuiper::range(pooled.heights(counts)) / pooled.unit(),
            Self::Watson => watson::statistic(pooled, counts),
        }
    }
}

/// Two samples: the groups of equal pooled angles, and how many of each group are of the smaller sample.
#[derive(Debug)]
pub(crate) struct Samples {
    pooled: Pooled,
    counts: Vec<usize>,
}

impl Samples {
    /// Pools and sorts the angles of two samples.
    ///
    /// # Errors
    /// As the two-sample tests.
    pub(crate) fn new<'a, 'b, F: Float, D: Dimension, E: Dimension>(
        x: impl Into<Observations<'a, F, D>>,
        y: impl Into<Observations<'b, F, E>>,
    ) -> Result<Self> {
        let x = x.into().reduce(|lane| wrapped_angles(unweighted(lane)?))?;
        let y = y.into().named("y").reduce(|lane| wrapped_angles(unweighted(lane)?))?;
        let (smaller, larger) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
        let tagged = |sample, is_smaller| <[f64]>::iter(sample).map(move |&angle| (angle, is_smaller));
        let mut angles = listed(x.len() + y.len(), tagged(smaller, true).chain(tagged(larger, false)))?;
        angles.par_sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let groups = || angles.chunk_by(|a, b| a.0 == b.0);
        let number = groups().count();
        let counts = listed(number, groups().map(|group| group.iter().filter(|angle| angle.1).count()))?;
        let sizes = listed(number, groups().map(<[_]>::len))?;
        Ok(Self { pooled: Pooled::new(sizes, smaller.len(), larger.len()), counts })
    }

    /// Returns the index of the group of each pooled angle.
    fn groups(&self) -> Result<Vec<usize>> {
        let groups = (0..).zip(&self.pooled.sizes);
        listed(self.pooled.total(), groups.flat_map(|(group, &size)| std::iter::repeat_n(group, size)))
    }
}

/// Returns the angles wrapped to [−PI, PI) of their type, without negative zeros, so that the same point of the circle
/// is the same number.
fn wrapped_angles<F: Float>(angles: &[F]) -> Result<Vec<f64>> {
    listed(angles.len(), angles.iter().map(|&angle| wrapped(angle).to_f64() + 0.0))
}

/// Draws a random division and returns how many of each group it gives to the smaller sample.
///
/// These are the first m steps of the Fisher-Yates shuffle.
fn draw_division(groups: &[usize], pooled: &Pooled, key: Key) -> Result<Vec<usize>> {
    let words: Array1<u64> = key.bits(pooled.m)?;
    let mut groups = listed(groups.len(), groups.iter().copied())?;
    let mut counts = listed(pooled.sizes.len(), std::iter::repeat(0))?;
    for (done, &word) in (0..).zip(&words) {
        let left = (groups.len() - done) as u128;
        groups.swap(done, done + ((u128::from(word) * left) >> 64) as usize);
        counts[groups[done]] += 1;
    }
    Ok(counts)
}
