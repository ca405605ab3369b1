//! Two-sample tests on the pooled angles: exact or limiting p-values, and those from random divisions.

use super::one_sample::unweighted;
use super::result::{Method, TestResult};
use super::simulation::Simulation;
use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::key::into_key::IntoKey;
use crate::key::key::Key;
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
    pub(crate) fn test(self, samples: &Samples) -> TestResult {
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let exact = match self {
            _ if pooled.m == 1 && !pooled.has_ties() => Some(1.0), // every division is a rotation of this one
            Self::Kuiper => kuiper::exact_p_value(pooled, kuiper::range(pooled.heights(counts))),
            Self::Watson => watson::exact_p_value(pooled, counts),
        };
        let limiting = || match self {
            Self::Kuiper => kuiper::limiting_p_value(pooled, statistic),
            Self::Watson => watson_limit::p_value(pooled, statistic),
        };
        let method = if exact.is_some() { Method::Exact } else { Method::Asymptotic };
        TestResult { statistic, p_value: exact.unwrap_or_else(limiting), method }
    }

    /// Tests two samples by divisions of the pooled angles drawn at random, each with a key of its own.
    pub(crate) fn permutation_test(self, samples: &Samples, key: impl IntoKey, draws: usize) -> Result<TestResult> {
        let simulation = Simulation::new(key, draws)?;
        let Samples { pooled, counts } = samples;
        let statistic = self.statistic(pooled, counts);
        let groups = samples.groups();
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
        let x = x.into().reduce(|lane| Ok(wrapped_angles(unweighted(lane)?)))?;
        let y = y.into().named("y").reduce(|lane| Ok(wrapped_angles(unweighted(lane)?)))?;
        let (smaller, larger) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
        let tagged = |sample: &[f64], is_smaller| sample.iter().map(move |&angle| (angle, is_smaller)).collect();
        let mut angles: Vec<(f64, bool)> = tagged(smaller, true);
        angles.extend(tagged(larger, false));
        angles.par_sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let groups = || angles.chunk_by(|a, b| a.0 == b.0);
        let counts = groups().map(|group| group.iter().filter(|angle| angle.1).count()).collect();
        let sizes = groups().map(<[_]>::len).collect();
        Ok(Self { pooled: Pooled::new(sizes, smaller.len(), larger.len()), counts })
    }

    /// Returns the index of the group of each pooled angle.
    fn groups(&self) -> Vec<usize> {
        (0..).zip(&self.pooled.sizes).flat_map(|(group, &size)| std::iter::repeat_n(group, size)).collect()
    }
}

/// Returns the angles wrapped to [−PI, PI) of their type, without negative zeros, so that the same point of the circle
/// is the same number.
fn wrapped_angles<F: Float>(angles: &[F]) -> Vec<f64> {
    angles.iter().map(|&angle| wrapped(angle).to_f64() + 0.0).collect()
}

/// Renames the argument of an error: the second sample is y to the caller.
/// Draws a random division and returns how many of each group it gives to the smaller sample.
///
/// These are the first m steps of the Fisher-Yates shuffle.
fn draw_division(groups: &[usize], pooled: &Pooled, key: Key) -> Result<Vec<usize>> {
    let words: Array1<u64> = key.bits(pooled.m)?;
    let (mut groups, mut counts) = (groups.to_vec(), vec![0; pooled.sizes.len()]);
    for (done, &word) in (0..).zip(&words) {
        let left = (groups.len() - done) as u128;
        groups.swap(done, done + ((u128::from(word) * left) >> 64) as usize);
        counts[groups[done]] += 1;
    }
    Ok(counts)
}
